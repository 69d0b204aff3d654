// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// The real daemon while somebody moves, deletes or replaces its workspace or its -wal: it says by itself that it cannot
// write, books nobody meanwhile, leaves alone what was put there, goes on when all is in its place again, and has lost
// nothing that it had acknowledged.
#include "tests/crash/acme.h"
#include "tests/crash/client.h"
#include "tests/crash/report.h"

#include <QFile>
#include <QTemporaryDir>

#include <cstdio>
#include <map>

namespace callboard::test {

namespace {

enum class Way { Moved, Deleted, Replaced, WalDeleted, WalReplaced };
constexpr Way kWays[] = {Way::Moved, Way::Deleted, Way::Replaced, Way::WalDeleted, Way::WalReplaced};
const char *nameOf(Way way)
{
    static constexpr const char *names[] = {"moved", "deleted", "replaced", "-wal deleted", "-wal replaced"};
    return names[static_cast<size_t>(way)];
}

bool move(const QString &from, const QString &to)
{
    return std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0;
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

class House
{
public:
    House()
    {
        if (!m_folder.isValid() || !write(m_folder.filePath(QStringLiteral("setup.json")), acmeSetup(60)))
            qFatal("no folder for a daemon");
    }

    /// Empty when all is well.
    QString run(Way way)
    {
        start();
        for (int i = 0; i < 20; ++i)
            book();
        const QByteArray olderWal = bytesOf(m_wal);
        for (int i = 0; i < 20; ++i)
            book();
        displace(way, olderWal);
        if (m_wrong.isEmpty())
            judge(way);
        if (m_wrong.isEmpty() && way != Way::Deleted && way != Way::Replaced)
            everythingIsThereAgain();
        return m_wrong;
    }

private:
    void start()
    {
        m_client.reset();
        if (!m_daemon.start(acmeArguments(m_folder.path(), m_starts++ * std::chrono::hours(1))))
            return wrong(QStringLiteral("it does not start: ") + m_daemon.said());
        m_client = std::make_unique<HttpClient>(m_daemon.port());
    }

    int ask(const QByteArray &request, QByteArray *data = nullptr)
    {
        const auto answer = m_client ? m_client->exchange(request) : std::nullopt;
        if (answer && data)
            *data = answer->data;
        return answer ? answer->status : -1;
    }

    bool isHealthy() { return ask(httpRequest("GET", "/healthz", {}, {})) == 200; }

    void book()
    {
        QByteArray data;
        const int status = ask(acmeBooking(m_next), &data);
        if (status != 201)
            return wrong(QStringLiteral("a booking is answered %1").arg(status));
        m_answers[m_next++] = data;
    }

    void displace(Way way, const QByteArray &olderWal)
    {
        bool done = true;
        switch (way) {
        case Way::Moved:
            done = move(m_file, m_aside);
            break;
        case Way::Deleted:
            done = QFile::remove(m_file);
            break;
        case Way::Replaced:
            done = write(m_aside, "somebody else's") && move(m_aside, m_file);
            break;
        case Way::WalDeleted:
            done = QFile::remove(m_wal);
            break;
        case Way::WalReplaced:
            done = write(m_aside, olderWal) && move(m_aside, m_wal);
            break;
        }
        if (!done)
            wrong(QStringLiteral("not displaced"));
    }

    void judge(Way way)
    {
        if (way == Way::WalDeleted) {       // it moves what is in it into the file and goes on
            (void)ask(acmeBooking(m_next)); // refused when it came first
            book();
            return;
        }
        // Without being asked for anything; a daemon that never says so runs into the test's time limit.
        while (isHealthy()) {
        }
        for (int i = 0; i < 3; ++i) {
            if (const int status = ask(acmeBooking(m_next)); status != 503)
                wrong(QStringLiteral("a booking is answered %1 meanwhile").arg(status));
        }
        if (way == Way::Replaced && bytesOf(m_file) != "somebody else's")
            wrong(QStringLiteral("somebody else's file was changed"));
        if (way == Way::Moved && !move(m_aside, m_file))
            wrong(QStringLiteral("not put back"));
        if (way == Way::WalReplaced && !QFile::remove(m_wal))
            wrong(QStringLiteral("not taken away"));
        if (way == Way::Moved || way == Way::WalReplaced) {
            while (!isHealthy()) {
            }
            book();
        }
    }

    void everythingIsThereAgain()
    {
        m_daemon.kill();
        start();
        for (const auto &[key, known] : m_answers) {
            QByteArray data;
            if (ask(acmeBooking(key), &data) != 201 || data != known)
                return wrong(QStringLiteral("key %1 has another answer: %2").arg(key).arg(QString::fromUtf8(data)));
        }
    }

    void wrong(const QString &what)
    {
        if (m_wrong.isEmpty())
            m_wrong = what;
    }

    QTemporaryDir m_folder{QStringLiteral(CALLBOARD_BIN_DIR "/displaced-XXXXXX")};
    QString m_file = m_folder.filePath(QStringLiteral("data/workspace.callboard"));
    QString m_wal = m_file + QStringLiteral("-wal");
    QString m_aside = m_folder.filePath(QStringLiteral("aside"));
    DaemonUnderTest m_daemon;
    std::unique_ptr<HttpClient> m_client;
    std::map<int, QByteArray> m_answers;
    int m_next = 0;
    int m_starts = 0;
    QString m_wrong;
};

} // namespace

// `size.count`: times that each way is tried.
int runDisplaced(const Size &size)
{
    Report report(QStringLiteral("crash.displaced"), size.command);
    int tried = 0;
    for (int i = 0; i < size.count; ++i) {
        for (const Way way : kWays) {
            const QString wrong = House().run(way);
            ++tried;
            if (!wrong.isEmpty())
                report.violation(QStringLiteral("%1: %2").arg(QLatin1String(nameOf(way)), wrong));
        }
    }
    report.figure(QStringLiteral("times the file or its -wal was moved, deleted or replaced under a daemon"), tried);
    return report.exitCode();
}

} // namespace callboard::test
