// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: N06 P15 D-BATCHPLAN D-IDEM
#include "core/server/planshelf.h"
#include "tests/core/server/servicehouse.h"
#include "tests/support/testregistry.h"

#include <QJsonArray>

using namespace callboard;
using namespace callboard::test;

namespace {

const QByteArray kPlan = R"({"candidateIds":["cand_xyz789","cand_us","cand_def456","cand_xyz789"],
    "jobPositionId":"pos_abc123","preset":"complete-within-48h"})";

} // namespace

/// A plan is a value: made, looked at, committed with a re-check.
class TestPlanRoutes : public QObject
{
    Q_OBJECT
private slots:
    void aPlanBooksNothing();
    void aCommitBooksWhatStillFits();
    void aCommitIsRepeatedSafely();
    void aPlanBelongsToItsCompany();
    void theShelfForgets();
};

void TestPlanRoutes::aPlanBooksNothing()
{
    ServiceHouse house;
    const int commits = house.store().commits();
    const ApiAnswer made = house.post("/v1/telephony/plans", kPlan);
    QCOMPARE(made.status, 201);
    QCOMPARE(house.store().commits(), commits);
    const QJsonObject plan = made.data();
    QCOMPARE(plan["placed"].toInt(), 2);
    QCOMPARE(plan["notPlaced"].toInt(), 1);
    QCOMPARE(plan["duplicatesDropped"].toInt(), 1);
    const QJsonArray entries = plan["entries"].toArray();
    QCOMPARE(entries.size(), 3);
    QCOMPARE(entries[0].toObject()["status"], "placed");
    QCOMPARE(entries[0].toObject()["phoneNumberId"], "pn_8f2a");
    QVERIFY(!entries[0].toObject()["why"].toArray().isEmpty());
    QCOMPARE(entries[1].toObject()["reason"], "TIMEZONE_SELECTION_REQUIRED");
    QCOMPARE(plan["diff"].toArray()[0].toObject()["kind"], "added");
    const ApiAnswer again = house.get("/v1/telephony/plans/" + plan["planId"].toString().toLatin1());
    QCOMPARE(again.data(), plan);
    QVERIFY(house.get("/v1/telephony/reservations").data()["reservations"].toArray().isEmpty());
}

void TestPlanRoutes::aCommitBooksWhatStillFits()
{
    ServiceHouse house;
    const QJsonObject plan = house.post("/v1/telephony/plans", kPlan).data();
    // Meanwhile somebody removes one of them.
    QCOMPARE(house.ask("DELETE", "/v1/candidates/cand_def456", {}, {}).status, 200);
    const ApiAnswer committed =
        house.ask("POST", "/v1/telephony/plans/" + plan["planId"].toString().toLatin1() + "/commit", {}, {});
    QCOMPARE(committed.status, 200);
    const QJsonArray rows = committed.data()["reservations"].toArray();
    QCOMPARE(rows[0].toObject()["status"], "scheduled");
    QCOMPARE(rows[2].toObject()["status"], "failed");
    QCOMPARE(rows[2].toObject()["reason"], "NOT_FOUND");
    const QByteArray id = rows[0].toObject()["reservationId"].toString().toLatin1();
    QCOMPARE(house.get("/v1/telephony/reservations/" + id).data()["reservation"].toObject()["plannedAttemptAt"],
             plan["entries"].toArray()[0].toObject()["plannedAttemptAt"]);
}

void TestPlanRoutes::aCommitIsRepeatedSafely()
{
    ServiceHouse house;
    const QByteArray commit = "/v1/telephony/plans/" +
                              house.post("/v1/telephony/plans", kPlan).data()["planId"].toString().toLatin1() +
                              "/commit";
    const ApiAnswer first = house.ask("POST", commit, {}, {"celp_acme_all", "commit-1", {}});
    house.advance(2 * 3'600'000); // the plan is no longer kept
    const ApiAnswer again = house.ask("POST", commit, {}, {"celp_acme_all", "commit-1", {}});
    QCOMPARE(again.status, 200);
    QCOMPARE(again.field("Idempotent-Replayed"), "true");
    QCOMPARE(again.data(), first.data());
    QCOMPARE(house.ask("POST", commit, {}, {}).status, 404);
    QCOMPARE(house.ask("POST", commit, {}, {"celp_acme_all", "commit-2", {}}).status, 404); // a key nobody used
}

void TestPlanRoutes::aPlanBelongsToItsCompany()
{
    ServiceHouse house;
    const QByteArray plan =
        "/v1/telephony/plans/" + house.post("/v1/telephony/plans", kPlan).data()["planId"].toString().toLatin1();
    QCOMPARE(house.get(plan, "celp_new_all").status, 404);
    QCOMPARE(house.ask("POST", plan + "/commit", {}, {"celp_new_all", {}, {}}).status, 404);
}

void TestPlanRoutes::theShelfForgets()
{
    PlanShelf shelf;
    const CompanyId company(QStringLiteral("c"));
    const Instant now = fromEpochMs(1'749'038'400'000);
    const auto plan = std::make_shared<const Plan>();
    const QString first = shelf.put(company, plan, now);
    QVERIFY(shelf.find(company, first, now + PlanShelf::kKept - milliseconds(1)));
    QVERIFY(!shelf.find(company, first, now + PlanShelf::kKept));
    for (size_t i = 0; i < PlanShelf::kMostPerCompany; ++i)
        shelf.put(company, plan, now);
    QVERIFY(!shelf.find(company, first, now)); // the oldest goes
}

CB_TEST(TestPlanRoutes)
#include "tst_planroutes.moc"
