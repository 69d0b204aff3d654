// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// The real daemon on a real file, killed by SIGKILL at any moment, its first start included. Every booking that a
// client heard of is there with the same answer, none is there twice, and no attempt was handed to the carrier twice.
#include "core/base/random.h"
#include "core/store/sqlitestore.h"
#include "tests/crash/acme.h"
#include "tests/crash/client.h"
#include "tests/crash/report.h"
#include "tests/support/processes.h"

#include <QFile>
#include <QTemporaryDir>

#include <set>

namespace callboard::test {

namespace {

constexpr int kKillsPerFolder = 25; ///< so that the workspace stays small
constexpr int kPeople = 900;
constexpr int kConnections = 4;
const CompanyId kCompany{QStringLiteral("acme")};

/// One folder's life: what its clients were told, over all its daemons.
class Life
{
public:
    Life(int number, std::uint64_t seed) : m_number(number), m_random(seededRandom(seed))
    {
        QFile setup(m_folder.filePath(QStringLiteral("setup.json")));
        if (!m_folder.isValid() || !setup.open(QIODevice::WriteOnly) || setup.write(acmeSetup(kPeople)) < 0)
            qFatal("no folder for a daemon");
    }

    /// Empty when all is well. `kills` of them.
    QString run(int kills)
    {
        for (int i = 0; i < kills && m_wrong.isEmpty(); ++i) {
            if (i == 0 && m_random->next() % 2) {
                DaemonUnderTest young;
                young.spawn(arguments());
                young.killAfter(std::chrono::microseconds(m_random->next() % 150'000));
                ++m_starts;
                continue;
            }
            serveUntilKilled();
        }
        if (m_wrong.isEmpty())
            judgeAll();
        return m_wrong.isEmpty() ? QString()
                                 : QStringLiteral("folder %1, start %2: %3").arg(m_number).arg(m_starts).arg(m_wrong);
    }
    int acknowledged() const { return static_cast<int>(m_answers.size()); }
    int dialled() const { return m_dialled; }

private:
    QStringList arguments() const
    {
        // Each start is later than all that the one before can have lived.
        return acmeArguments(m_folder.path(), m_starts * std::chrono::seconds(kAcmeRate) * 7 / 10);
    }

    void hear(int key, const HttpAnswer &answer)
    {
        if (answer.status == 503)
            return; // refused: it was stopping, or the store was
        if (answer.status != 201) {
            m_wrong = QStringLiteral("key %1 is answered %2 %3")
                          .arg(key)
                          .arg(answer.status)
                          .arg(QString::fromUtf8(answer.data));
            return;
        }
        const auto [known, isNew] = m_answers.emplace(key, answer.data);
        if (!isNew && known->second != answer.data)
            m_wrong = QStringLiteral("key %1 has another answer: %2, was %3")
                          .arg(key)
                          .arg(QString::fromUtf8(answer.data), QString::fromUtf8(known->second));
        m_unsure.erase(key);
    }

    void ask(HttpClient &client, int key)
    {
        const auto answer = client.exchange(acmeBooking(key));
        if (answer)
            hear(key, *answer);
        else
            m_wrong = QStringLiteral("no answer from a daemon that lives");
    }

    void serveUntilKilled()
    {
        DaemonUnderTest daemon;
        ++m_starts;
        if (!daemon.start(arguments())) {
            m_wrong = QStringLiteral("it does not start: ") + daemon.said();
            return;
        }
        HttpClient first(daemon.port());
        // Those who got no answer ask again, and the last ones who did.
        const std::set<int> unsure = m_unsure;
        for (const int key : unsure)
            ask(first, key);
        int again = 0;
        for (auto it = m_answers.rbegin(); it != m_answers.rend() && again < 5; ++it, ++again)
            ask(first, it->first);
        if (!m_wrong.isEmpty())
            return;
        const auto until = std::chrono::steady_clock::now() + std::chrono::microseconds(m_random->next() % 60'000);
        std::vector<std::unique_ptr<HttpClient>> clients;
        std::vector<int> asked;
        for (int i = 0; i < kConnections; ++i) {
            clients.push_back(std::make_unique<HttpClient>(daemon.port()));
            asked.push_back(-1);
        }
        while (m_next < kPeople && m_wrong.isEmpty()) {
            for (size_t i = 0; i < clients.size(); ++i) {
                if (asked[i] < 0 && m_next < kPeople) {
                    asked[i] = m_next++;
                    m_unsure.insert(asked[i]);
                    clients[i]->send(acmeBooking(asked[i]));
                }
            }
            const bool isOver = !waitForAny(clients, until);
            for (size_t i = 0; i < clients.size(); ++i) {
                if (const auto answer = clients[i]->received()) {
                    hear(asked[i], *answer);
                    asked[i] = -1;
                }
            }
            if (isOver)
                break;
        }
        daemon.kill();
        // What had left the daemon before it died was heard.
        for (size_t i = 0; i < clients.size(); ++i) {
            if (asked[i] < 0)
                continue;
            if (const auto answer = clients[i]->exchange({}))
                hear(asked[i], *answer);
        }
    }

    /// From the file's own bytes, and once more over HTTP.
    void judgeAll()
    {
        {
            const auto store = SqliteStore::open(m_folder.filePath(QStringLiteral("data/workspace.callboard")));
            if (!store) {
                m_wrong = store.error().detail;
                return;
            }
            const auto sound = (*store)->checkIntegrity();
            const auto image = (*store)->load();
            if (!sound || !image) {
                m_wrong = sound ? image.error().detail : sound.error().detail;
                return;
            }
            judgeReservations(*image);
            judgeDials(**store);
        }
        DaemonUnderTest daemon;
        ++m_starts;
        if (m_wrong.isEmpty() && !daemon.start(arguments()))
            m_wrong = QStringLiteral("it does not start: ") + daemon.said();
        if (!m_wrong.isEmpty())
            return;
        HttpClient client(daemon.port());
        const auto all = m_answers;
        for (const auto &[key, answer] : all)
            ask(client, key);
        daemon.kill();
    }

    void judgeReservations(const WorkspaceImage &image)
    {
        std::map<QString, int> byPerson;
        for (const Reservation &call : image.reservations)
            ++byPerson[call.candidate.text()];
        for (const auto &[person, count] : byPerson) {
            if (count != 1)
                m_wrong += QStringLiteral("%1 is booked %2 times; ").arg(person).arg(count);
        }
        for (const auto &[key, answer] : m_answers) {
            if (!byPerson.contains(QStringLiteral("c%1").arg(key)))
                m_wrong += QStringLiteral("acknowledged key %1 is gone; ").arg(key);
        }
        if (image.reservations.size() > m_answers.size() + m_unsure.size())
            m_wrong += QStringLiteral("more calls than were asked for; ");
    }

    void judgeDials(SqliteStore &store)
    {
        LogQuery query;
        query.company = kCompany;
        query.newestFirst = false;
        query.limit = 10'000;
        std::map<QString, int> dials;
        for (;;) {
            const auto entries = store.log(query);
            if (!entries) {
                m_wrong += entries.error().detail;
                return;
            }
            if (entries->empty())
                break;
            for (const LogEntry &entry : *entries) {
                query.after = entry.sequence;
                if (entry.type == EventType::AttemptDispatched && entry.reservation)
                    ++dials[entry.reservation->text()];
            }
        }
        m_dialled = static_cast<int>(dials.size());
        for (const auto &[call, count] : dials) {
            if (count != 1) // no retry was asked for
                m_wrong += QStringLiteral("%1 was dialled %2 times; ").arg(call).arg(count);
        }
    }

    int m_number;
    std::unique_ptr<Random> m_random;
    QTemporaryDir m_folder{QStringLiteral(CALLBOARD_BIN_DIR "/crash-XXXXXX")};
    std::map<int, QByteArray> m_answers;
    std::set<int> m_unsure;
    int m_next = 0;
    int m_starts = 0;
    int m_dialled = 0;
    QString m_wrong;
};

} // namespace

int runKills(const Size &size)
{
    Report report(QStringLiteral("crash.kills"), size.command);
    const int folders = std::max(1, (size.count + kKillsPerFolder - 1) / kKillsPerFolder);
    const auto told = inProcesses(
        folders,
        [&](int i) {
            Life life(i, size.seed * 1'000 + static_cast<std::uint64_t>(i));
            const QString wrong = life.run(std::min(kKillsPerFolder, size.count - i * kKillsPerFolder));
            return QByteArray::number(life.acknowledged()) + ' ' + QByteArray::number(life.dialled()) + ' ' +
                   wrong.toUtf8();
        },
        1);
    int acknowledged = 0;
    int dialled = 0;
    for (const QByteArray &line : told) {
        const QList<QByteArray> words = line.split(' ');
        acknowledged += words.value(0).toInt();
        dialled += words.value(1).toInt();
        if (const QByteArray wrong = words.mid(2).join(' '); !wrong.isEmpty())
            report.violation(QString::fromUtf8(wrong));
    }
    report.figure(QStringLiteral("kill -9 of the daemon at a random moment"), size.count);
    report.figure(QStringLiteral("bookings acknowledged over HTTP between the kills"), acknowledged);
    report.figure(QStringLiteral("calls handed to the carrier between the kills"), dialled);
    if (acknowledged == 0)
        report.violation(QStringLiteral("nothing was acknowledged"));
    return report.exitCode();
}

} // namespace callboard::test
