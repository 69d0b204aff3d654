// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: P09 P19 P20 N17 C110 C122 D-STATES D-UNKNOWN
#include "core/engine/store.h"
#include "core/store/sqlitestore.h"
#include "core/wire/setupfile.h"
#include "tests/support/testregistry.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <set>

using namespace callboard;

namespace {

// Tue 17 Nov 2026 08:30 Vilnius.
constexpr qint64 kStart = 1794897000000;
constexpr double kRate = 14'400; // two days in twelve seconds
constexpr int kPatienceMs = 60'000;

SetupFile demoSetup()
{
    QFile file(QStringLiteral(CALLBOARD_SOURCE_DIR "/resources/demo/demo.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("resources/demo/demo.json is missing");
    return readSetupFile(file.readAll()).value();
}

void writePeople(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write %s", qPrintable(path));
    file.write("name,phone,time zone\r\n");
    for (const Candidate &person : demoSetup().candidates) {
        const QString row = QStringLiteral("\"%1\",%2,%3\r\n")
                                .arg(person.name, person.phone.text(), person.zone ? person.zone->name() : QString());
        file.write(row.toUtf8());
    }
}

struct Heard
{
    std::set<QString> booked;
    int imported = 0;
    int placed = 0;
    int bound = 0;
    bool committed = false;
    bool done = false;
    qint64 lastMs = kStart;
};

void hear(const QByteArray &line, Heard &heard)
{
    const QList<QByteArray> words = line.trimmed().split(' ');
    if (words.value(0) == "booked")
        heard.booked.insert(QString::fromLatin1(words.value(1)));
    else if (words.value(0) == "imported")
        heard.imported = words.value(1).toInt();
    else if (words.value(0) == "planned") {
        heard.placed = words.value(1).toInt();
        heard.bound = words.value(5).toInt();
    } else if (words.value(0) == "committed")
        heard.committed = true;
    else if (words.value(0) == "open")
        heard.lastMs = words.value(3).toLongLong();
    else if (words.value(0) == "done")
        heard.done = true;
}

/// Runs the operator until `enough` or its end. Kills it with SIGKILL when `kill` is set.
bool runOperator(const QStringList &arguments, Heard &heard, const std::function<bool(const Heard &)> &enough)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QStringLiteral(CALLBOARD_BIN_DIR "/e2e_operator"), arguments);
    if (!process.waitForStarted())
        return false;
    bool killed = false;
    while (process.state() == QProcess::Running || process.canReadLine()) {
        if (!process.canReadLine() && !process.waitForReadyRead(kPatienceMs))
            break;
        while (process.canReadLine())
            hear(process.readLine(), heard);
        if (!killed && enough(heard)) {
            process.kill(); // SIGKILL: no destructor runs
            killed = true;
        }
    }
    process.waitForFinished(kPatienceMs);
    if (!killed && process.exitCode() != 0)
        qWarning("operator ended with %d: %s", process.exitCode(), qPrintable(process.errorString()));
    return killed || (process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0);
}

WorkspaceImage imageOf(const QString &path)
{
    auto store = SqliteStore::open(path);
    if (!store)
        qFatal("reopen: %s %s", qPrintable(wireName(store.error().code)), qPrintable(store.error().detail));
    auto sound = (*store)->checkIntegrity();
    if (!sound)
        qFatal("integrity: %s", qPrintable(sound.error().detail));
    return (*store)->load().value();
}

std::vector<LogEntry> logOf(const QString &path, const CompanyId &company)
{
    auto store = SqliteStore::open(path).value();
    LogQuery query;
    query.company = company;
    query.newestFirst = false;
    query.limit = 10'000;
    return store->log(query).value();
}

/// What must hold of a workspace at any time, checked from its own bytes.
void checkInvariants(const WorkspaceImage &image, const std::vector<LogEntry> &log)
{
    std::set<QString> attempts;
    std::map<QString, int> liveOf;
    std::map<QString, QString> poolOf;
    std::map<QString, int> caps;
    for (const PhoneNumber &number : image.numbers) {
        caps[number.id.text()] = number.outboundCap();
        poolOf[number.id.text()] = number.pool.text();
    }
    for (const Pool &pool : image.pools)
        caps[pool.id.text()] = pool.globalCap;
    std::map<QString, std::vector<std::pair<Instant, int>>> edges;
    for (const Reservation &call : image.reservations) {
        QVERIFY2(int(call.attempts.size()) <= (call.retry == RetryMode::Off ? 1 : 2), qPrintable(call.id.text()));
        for (const Attempt &attempt : call.attempts) {
            QVERIFY2(!attempts.contains(attempt.id.text()), "an attempt id twice");
            attempts.insert(attempt.id.text());
            QVERIFY2(call.isTest || callableAt(attempt.dispatchedAt, call.hours, call.zone), "dialled out of hours");
            QVERIFY2(attempt.dispatchedAt >= attempt.plannedAt, "dialled before its time");
            QVERIFY2(attempt.dispatchedAt <= call.times.latestDispatchBy() + kDispatchGrace, "dialled too late");
            if (call.isTest)
                continue;
            const Instant end = attempt.endedAt.value_or(attempt.dispatchedAt + call.times.estimate);
            for (const QString &scope : {call.number.text(), poolOf[call.number.text()]}) {
                edges[scope].emplace_back(attempt.dispatchedAt, 1);
                edges[scope].emplace_back(end, -1);
            }
        }
        if (isLive(call.state))
            QVERIFY2(++liveOf[call.candidate.text()] <= 1, "two live calls of one person");
    }
    for (auto &[scope, changes] : edges) {
        std::sort(changes.begin(), changes.end());
        int busy = 0;
        for (const auto &[at, change] : changes) {
            busy += change;
            QVERIFY2(busy <= caps[scope], qPrintable(scope + QStringLiteral(" over its cap")));
        }
    }
    QByteArray previous;
    quint64 sequence = 0;
    std::map<QString, ReservationState> stateOf;
    for (const LogEntry &entry : log) {
        QCOMPARE(entry.sequence, ++sequence);
        QCOMPARE(entry.hash, chainHash(previous, entry));
        previous = entry.hash;
        if (entry.type == EventType::AttemptDispatched)
            QVERIFY(entry.reservation);
    }
}

} // namespace

class TestStory : public QObject
{
    Q_OBJECT
private slots:
    void planDialKillReopen();
};

void TestStory::planDialKillReopen()
{
    QTemporaryDir folder;
    const QString workspace = folder.filePath("story.callboard");
    const QString people = folder.filePath("people.csv");
    writePeople(people);
    const CompanyId company = demoSetup().companies.front().id;

    // The recruiter imports, plans 200, commits; then the process dies in the middle of the first morning's calls.
    Heard heard;
    QVERIFY(runOperator({workspace, people, QString::number(kStart), QString::number(kRate)}, heard,
                        [](const Heard &h) { return h.committed && h.lastMs > kStart + 3 * 3'600'000; }));
    QVERIFY2(heard.imported > 290, qPrintable(QString::number(heard.imported)));
    QVERIFY(heard.committed);
    QCOMPARE(int(heard.booked.size()), heard.placed);
    QVERIFY(heard.placed <= heard.bound);
    QVERIFY2(heard.placed >= 190, qPrintable(QString::number(heard.placed)));

    const WorkspaceImage afterKill = imageOf(workspace);
    checkInvariants(afterKill, logOf(workspace, company));
    std::set<QString> present;
    std::set<QString> dialledBefore;
    for (const Reservation &call : afterKill.reservations) {
        present.insert(call.id.text());
        for (const Attempt &attempt : call.attempts)
            dialledBefore.insert(attempt.id.text());
    }
    for (const QString &id : heard.booked)
        QVERIFY2(present.contains(id), "an acknowledged booking is gone");
    QVERIFY2(!dialledBefore.empty(), "nothing was dialled before the kill: the test proves nothing");

    // Killed again, twice, while it recovers and dials on; then it may finish.
    Heard second;
    const qint64 resumed = heard.lastMs + 60'000;
    QVERIFY(runOperator({workspace, people, QString::number(resumed), QString::number(kRate)}, second,
                        [resumed](const Heard &h) { return h.lastMs > resumed + 3'600'000; }));
    checkInvariants(imageOf(workspace), logOf(workspace, company));
    Heard third;
    const qint64 again = std::max(second.lastMs, resumed) + 60'000;
    QVERIFY(runOperator({workspace, people, QString::number(again), QString::number(kRate)}, third,
                        [](const Heard &) { return false; }));
    QVERIFY(third.done);

    const WorkspaceImage end = imageOf(workspace);
    checkInvariants(end, logOf(workspace, company));
    QCOMPARE(end.reservations.size(), afterKill.reservations.size());
    int completed = 0;
    for (const Reservation &call : end.reservations) {
        QVERIFY2(isTerminal(call.state), qPrintable(wireName(call.state)));
        QVERIFY(!call.unknown);
        completed += call.state == ReservationState::Completed ? 1 : 0;
    }
    QVERIFY2(completed > heard.placed / 2, qPrintable(QString::number(completed)));
    // Nobody who was dialled before the kill was dialled again for the same attempt.
    for (const Reservation &call : end.reservations) {
        for (const Attempt &attempt : call.attempts)
            dialledBefore.erase(attempt.id.text());
    }
    QVERIFY2(dialledBefore.empty(), "an attempt that was dialled is forgotten");
}

CB_TEST(TestStory)
#include "tst_story.moc"
