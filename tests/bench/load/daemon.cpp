// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/load/daemon.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <sstream>

#include <csignal>
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace callboard::load {

namespace {

[[noreturn]] void fail(const std::string &what)
{
    std::fprintf(stderr, "cb_load: %s\n", what.c_str());
    std::exit(1);
}

std::string isoOf(std::int64_t ms)
{
    const std::time_t seconds = ms / 1'000;
    char text[64];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", std::gmtime(&seconds));
    char whole[80];
    std::snprintf(whole, sizeof whole, "%s.%03dZ", text, static_cast<int>(ms % 1'000));
    return whole;
}

void writeSetup(const std::string &path, int people)
{
    std::ofstream out(path);
    out << R"({"format":"callboard-workspace","version":1,"capacityPools":[{"id":"pool","globalCap":10000}],)"
        << R"("companies":[{"id":"load","name":"Load","telephonyEnabled":true,)"
        << R"("defaultCallingHours":{"start":"00:00","end":"23:59"},"defaultTimezone":"UTC",)"
        << R"("numbers":[{"id":"pn","e164":"+37052071234","isDefault":true,"capacityPoolId":"pool",)"
        << R"("capacity":{"maxInboundConcurrent":0,"maxOutboundConcurrent":10000}}],"apiKeys":[)";
    const char *comma = "";
    for (const char *name : {"many", "honest", "booker"}) {
        out << comma << R"({"key":"celp_)" << name << R"(","name":")" << name
            << R"(","scopes":["telephony:read","telephony:schedule","telephony:manage"]})";
        comma = ",";
    }
    out << R"(],"jobPositions":[{"id":"pos","title":"Clerk","interviewMs":1800000}],"candidates":[)";
    for (int i = 0; i < people; ++i)
        out << (i ? "," : "") << R"({"id":"c)" << i << R"(","phone":"+3706)" << 1'000'000 + i << R"("})";
    out << "]}]}";
}

} // namespace

Daemon::Daemon(std::string program, std::string folder, int people)
    : m_program(std::move(program)), m_folder(std::move(folder))
{
    ::mkdir((m_folder + "/of-a-person").c_str(), 0700);
    writeSetup(m_folder + "/of-a-person/setup.json", people);
}

void Daemon::start(std::int64_t nowMs, const std::string &limit)
{
    const std::string listen = "127.0.0.1:" + std::to_string(m_port);
    const std::string data = m_folder + "/data";
    const std::string setup = m_folder + "/of-a-person/setup.json";
    const std::string now = isoOf(nowMs);
    std::vector<const char *> arguments{m_program.c_str(), "--listen",     listen.c_str(), "--data",
                                        data.c_str(),      "--workspace",  setup.c_str(),  "--carrier",
                                        "simulated",       "--rate-limit", limit.c_str()};
    if (nowMs != kRealClock)
        arguments.insert(arguments.end(), {"--now", now.c_str(), "--clock-rate", "1"});
    arguments.push_back(nullptr);
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        fail("no pipe");
    m_process = ::fork();
    if (m_process == 0) {
        ::dup2(ends[1], STDOUT_FILENO);
        ::execv(m_program.c_str(), const_cast<char *const *>(arguments.data()));
        ::_exit(127);
    }
    ::close(ends[1]);
    std::string said;
    for (char byte = 0; said.find('\n') == std::string::npos && ::read(ends[0], &byte, 1) == 1;)
        said += byte;
    ::close(ends[0]);
    const auto colon = said.rfind(':');
    m_port = colon == std::string::npos ? 0 : static_cast<std::uint16_t>(std::atoi(said.c_str() + colon + 1));
    if (m_port == 0)
        fail("callboardd does not listen: " + said);
}

void Daemon::stop()
{
    if (m_process < 0)
        return;
    ::kill(m_process, SIGTERM);
    int status = 0;
    ::waitpid(m_process, &status, 0);
    m_process = -1;
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        fail("callboardd did not end well");
}

long Daemon::resident() const
{
    std::ifstream status("/proc/" + std::to_string(m_process) + "/status");
    for (std::string line; std::getline(status, line);) {
        if (line.rfind("VmRSS:", 0) == 0)
            return std::atol(line.c_str() + 6);
    }
    return 0;
}

std::vector<std::int64_t> Daemon::lateness() const
{
    std::vector<std::int64_t> all;
    sqlite3 *file = nullptr;
    sqlite3_stmt *query = nullptr;
    if (sqlite3_open_v2((m_folder + "/data/workspace.callboard").c_str(), &file, SQLITE_OPEN_READONLY, nullptr) !=
            SQLITE_OK ||
        sqlite3_prepare_v2(file, "SELECT dispatched_at_ms - planned_at_ms FROM attempt WHERE ordinal = 1", -1, &query,
                           nullptr) != SQLITE_OK)
        fail("the workspace cannot be read");
    while (sqlite3_step(query) == SQLITE_ROW)
        all.push_back(sqlite3_column_int64(query, 0));
    sqlite3_finalize(query);
    sqlite3_close(file);
    std::sort(all.begin(), all.end());
    return all;
}

std::string requestOf(const std::string &target, const std::string &key, const std::string &body)
{
    std::ostringstream out;
    out << (body.empty() ? "GET " : "POST ") << target << " HTTP/1.1\r\nHost: localhost\r\nX-API-Key: " << key
        << "\r\n";
    if (!body.empty())
        out << "Content-Type: application/json\r\nContent-Length: " << body.size() << "\r\n";
    out << "\r\n" << body;
    return out.str();
}

} // namespace callboard::load
