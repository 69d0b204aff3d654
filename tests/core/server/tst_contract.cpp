// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: C003 C004 C018
#include "core/server/routes.h"
#include "tests/core/server/contract.h"
#include "tests/core/server/servicehouse.h"
#include "tests/support/testregistry.h"

using namespace callboard;
using namespace callboard::test;

/// The contract's own request examples against this server; its answers against the contract's schemas. Every other
/// test that asks a ServiceHouse is judged by the same schemas.
class TestContract : public QObject
{
    Q_OBJECT
private slots:
    void examplesAreAnswered_data();
    void examplesAreAnswered();
    void theJudgeFindsWhatIsWrong();
    void everyRouteIsDescribedAndEveryDescriptionIsARoute();
};

void TestContract::examplesAreAnswered_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    for (const ContractExample &example : contractRequests()) {
        QByteArray path = example.path;
        path.replace("{candidateId}", "cand_xyz789").replace("{id}", "pn_8f2a").replace("{batchId}", "batch_91af");
        QTest::newRow(qPrintable(QString::fromLatin1(example.method + ' ' + example.path + ' ') + example.name))
            << example.method << path << QJsonDocument(example.body).toJson(QJsonDocument::Compact);
    }
}

void TestContract::examplesAreAnswered()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    ServiceHouse house;
    if (path.endsWith("revoke-call"))
        house.post("/v1/candidates/cand_xyz789/schedule-call",
                   R"({"jobPositionId":"pos_abc123","preset":"complete-within-24h"})");
    // As an admin session, so that the example with force is answered too.
    const ApiAnswer answer = house.ask(method, path, body, {"celp_acme_admin", {}, {}});
    QVERIFY2(answer.status == 200 || answer.status == 201, answer.text);
}

void TestContract::theJudgeFindsWhatIsWrong()
{
    ServiceHouse house;
    QJsonObject clock = house.get("/v1/telephony/clock").json;
    QCOMPARE(contractProblem("GET", "/v1/telephony/clock", 200, clock), QString());
    QJsonObject data = clock["data"].toObject();
    data["health"] = "fine";
    clock["data"] = data;
    QVERIFY(!contractProblem("GET", "/v1/telephony/clock", 200, clock).isEmpty());
    QVERIFY(!contractProblem("GET", "/v1/telephony/clock", 201, clock).isEmpty());
}

void TestContract::everyRouteIsDescribedAndEveryDescriptionIsARoute()
{
    QStringList routes{QStringLiteral("GET /v1/events")}; // an upgrade, not a route of the table
    for (const Route &route : allRoutes())
        routes << QString::fromLatin1(route.method) + QLatin1Char(' ') + QString::fromLatin1(route.path);
    routes.sort();
    QCOMPARE(describedRoutes(), routes);
}

CB_TEST(TestContract)
#include "tst_contract.moc"
