// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QThread>

#include <algorithm>
#include <cstdint>
#include <vector>

#include <sys/wait.h>
#include <unistd.h>

#ifdef CALLBOARD_COVERAGE
extern "C" void __gcov_dump(void);
#endif

namespace callboard::test {

namespace processes {

inline bool writeAll(int fd, const char *bytes, size_t length)
{
    while (length > 0) {
        const ssize_t done = ::write(fd, bytes, length);
        if (done <= 0)
            return false;
        bytes += done;
        length -= static_cast<size_t>(done);
    }
    return true;
}

inline QByteArray readAll(int fd)
{
    QByteArray all;
    char buffer[4096];
    for (ssize_t got = 0; (got = ::read(fd, buffer, sizeof buffer)) > 0;)
        all.append(buffer, static_cast<qsizetype>(got));
    return all;
}

/// A child ends without the parent's destructors; what it reached is counted all the same.
[[noreturn]] inline void leave()
{
#ifdef CALLBOARD_COVERAGE
    __gcov_dump();
#endif
    _exit(0);
}

} // namespace processes

/// Calls finding(0) ... finding(count - 1), shared among as many child processes as there are cores, and answers what
/// is not empty, in order of the index. A child that dies is a finding too. No thread may run beside the caller's.
/// `atLeast`: so many calls are worth a process of their own.
template <typename Fn> std::vector<QByteArray> inProcesses(int count, Fn finding, int atLeast = 16)
{
    struct Worker
    {
        pid_t pid;
        int fd;
    };
    const int wanted = std::clamp(QThread::idealThreadCount(), 1, std::max(1, count / atLeast));
    std::vector<Worker> workers;
    for (int w = 0; w < wanted; ++w) {
        int ends[2];
        if (pipe(ends) != 0)
            qFatal("no pipe");
        const pid_t pid = fork();
        if (pid == 0) {
            ::close(ends[0]);
            for (int i = w; i < count; i += wanted) {
                const QByteArray found = finding(i);
                const std::int32_t head[2] = {i, static_cast<std::int32_t>(found.size())};
                if (!found.isEmpty() &&
                    !(processes::writeAll(ends[1], reinterpret_cast<const char *>(head), sizeof head) &&
                      processes::writeAll(ends[1], found.constData(), static_cast<size_t>(found.size()))))
                    _exit(1);
            }
            processes::leave();
        }
        ::close(ends[1]);
        workers.push_back({pid, ends[0]});
    }
    std::vector<std::pair<int, QByteArray>> found;
    for (const Worker &worker : workers) { // a full pipe only makes the others wait
        const QByteArray said = processes::readAll(worker.fd);
        ::close(worker.fd);
        for (qsizetype at = 0; at + 8 <= said.size();) {
            std::int32_t head[2];
            memcpy(head, said.constData() + at, sizeof head);
            found.emplace_back(head[0], said.mid(at + 8, head[1]));
            at += 8 + head[1];
        }
        int status = 0;
        if (waitpid(worker.pid, &status, 0) != worker.pid || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
            found.emplace_back(count, QByteArray("a process of the test died"));
    }
    std::sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    std::vector<QByteArray> findings;
    for (auto &[index, text] : found)
        findings.push_back(std::move(text));
    return findings;
}

} // namespace callboard::test
