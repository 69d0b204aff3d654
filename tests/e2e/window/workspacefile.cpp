// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/window/workspacefile.h"

#include "core/carrier/simulated/simulatedcarrier.h"
#include "core/local/demo.h"
#include "core/store/sqlitestore.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QFile>
#include <QTest>

#include <map>
#include <set>

namespace callboard::test {

namespace {

/// The demo has many of each name.
Candidate onlyOne(const CompanyId &company)
{
    Candidate person;
    person.company = company;
    person.id = CandidateId(kOnlyOneId);
    person.name = kOnlyOne;
    person.phone = E164::parse(QStringLiteral("+37060000099")).value();
    person.position = PositionId(QStringLiteral("pos_warehouse"));
    return person;
}

/// A second's work, done once for all stories of one moment.
const WriteGroup &demoAt(const QString &now)
{
    static std::map<QString, WriteGroup> made;
    if (const auto found = made.find(now); found != made.end())
        return found->second;
    QFile file(QStringLiteral(CALLBOARD_SOURCE_DIR "/resources/demo/demo.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("resources/demo/demo.json is missing");
    DemoRequest request;
    request.setup = readSetupFile(file.readAll()).value();
    request.now = fromEpochMs(QDateTime::fromString(now, Qt::ISODate).toMSecsSinceEpoch());
    auto content = makeDemo(request, [](const TimeSource &time) { return std::make_unique<SimulatedCarrier>(time); });
    if (!content)
        qFatal("the demo: %s", qPrintable(content.error().detail));
    content->candidates.push_back(onlyOne(content->companies.front().id));
    return made.emplace(now, std::move(*content)).first->second;
}

WriteGroup nothing()
{
    WriteGroup content;
    Company company;
    company.id = CompanyId(QStringLiteral("comp_acme"));
    company.name = QStringLiteral("acme");
    company.telephonyEnabled = true;
    content.companies = {company};
    return content;
}

void writeFile(const QString &path, WriteGroup content)
{
    ApiKey key;
    key.company = content.companies.front().id;
    key.name = QStringLiteral("Ieva");
    key.kind = KeyKind::AdminSession;
    key.scopes = Scopes::all();
    key.sha256 = QCryptographicHash::hash(kStoryKey, QCryptographicHash::Sha256);
    content.keys.push_back(key);
    auto store = SqliteStore::create(path);
    if (!store || !(*store)->commit(content) || !(*store)->close())
        qFatal("cannot make %s", qPrintable(path));
}

} // namespace

void writeDemo(const QString &path, const QString &now)
{
    writeFile(path, demoAt(now));
}

void writeNothing(const QString &path)
{
    writeFile(path, nothing());
}

WorkspaceImage imageOf(const QString &path)
{
    auto store = SqliteStore::open(path);
    if (!store)
        qFatal("reopen: %s", qPrintable(store.error().detail));
    if (const auto sound = (*store)->checkIntegrity(); !sound)
        qFatal("integrity: %s", qPrintable(sound.error().detail));
    return (*store)->load().value();
}

InstantRange holdOf(const QString &path)
{
    auto store = SqliteStore::open(path);
    if (!store)
        qFatal("reopen: %s", qPrintable(store.error().detail));
    LogQuery query;
    query.company = (*store)->load().value().companies.front().id;
    query.limit = 10'000;
    const Result<std::vector<LogEntry>> entries = (*store)->log(query); // newest first
    if (!entries)
        qFatal("log: %s", qPrintable(entries.error().detail));
    InstantRange hold;
    for (const LogEntry &entry : *entries) {
        if (entry.type == EventType::DiallingReleased && hold.isEmpty())
            hold = {entry.at, entry.at + milliseconds{1}};
        if (entry.type == EventType::DiallingHeld)
            return {entry.at, hold.start};
    }
    return {};
}

void checkNobodyIsDialledWrongly(const WorkspaceImage &image)
{
    std::set<QString> attempts;
    std::map<QString, int> liveOf;
    for (const Reservation &call : image.reservations) {
        const QByteArray id = call.id.text().toUtf8();
        QVERIFY2(int(call.attempts.size()) <= (call.retry == RetryMode::Off ? 1 : 2), id);
        for (const Attempt &attempt : call.attempts) {
            QVERIFY2(attempts.insert(attempt.id.text()).second, "an attempt twice");
            QVERIFY2(call.isTest || callableAt(attempt.dispatchedAt, call.hours, call.zone), id);
            QVERIFY2(attempt.dispatchedAt >= attempt.plannedAt, id);
        }
        if (isLive(call.state))
            QVERIFY2(++liveOf[call.candidate.text()] <= 1, id);
    }
}

} // namespace callboard::test
