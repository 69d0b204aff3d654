// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: C004 P6
#include "tests/core/server/servicehouse.h"
#include "tests/support/testregistry.h"

#include <QLoggingCategory>

#include <mutex>

using namespace callboard;
using namespace callboard::test;

namespace {

std::mutex mutex;
QByteArrayList lines;

void keep(QtMsgType, const QMessageLogContext &context, const QString &text)
{
    const std::lock_guard lock(mutex);
    if (QLatin1String(context.category) == QLatin1String("callboard.request"))
        lines << text.toUtf8();
}

/// What was logged since, as the objects that the lines are.
QList<QJsonObject> taken()
{
    const std::lock_guard lock(mutex);
    QList<QJsonObject> objects;
    for (const QByteArray &line : std::exchange(lines, {}))
        objects << QJsonDocument::fromJson(line).object();
    return objects;
}

} // namespace

/// Every request is one line: who, what, how it ended, how long it took; never a key, a query or a body.
class TestRequestLog : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("callboard.request.info=true"));
        m_before = qInstallMessageHandler(keep);
        lines.clear();
    }
    void cleanup()
    {
        qInstallMessageHandler(m_before);
        QLoggingCategory::setFilterRules({});
    }

    void aLineForEachAnswer_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QString>("route");
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("status");
        const QByteArray all = "celp_acme_all";
        QTest::newRow("answered") << QByteArray("GET") << QByteArray("/v1/telephony/clock") << all
                                  << "/v1/telephony/clock"
                                  << "Integration" << 200;
        QTest::newRow("the path has an id") << QByteArray("GET") << QByteArray("/v1/telephony/reservations/res_secret")
                                            << all << "/v1/telephony/reservations/{id}"
                                            << "Integration" << 404;
        QTest::newRow("missing scope") << QByteArray("GET") << QByteArray("/v1/telephony/clock")
                                       << QByteArray("celp_acme_none") << "/v1/telephony/clock"
                                       << "Nobody" << 403;
        QTest::newRow("unknown key") << QByteArray("GET") << QByteArray("/v1/telephony/clock?key=celp_secret")
                                     << QByteArray("celp_secret") << "/v1/telephony/clock" << QString() << 401;
        QTest::newRow("no route") << QByteArray("GET") << QByteArray("/v1/celp_secret") << all << QString() << QString()
                                  << 404;
        QTest::newRow("wrong verb") << QByteArray("PUT") << QByteArray("/v1/telephony/clock") << all << QString()
                                    << QString() << 405;
        QTest::newRow("a method nobody knows")
            << QByteArray(5'000, 'M') << QByteArray("/v1/telephony/clock") << all << QString() << QString() << 501;
    }
    void aLineForEachAnswer()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, key);
        QFETCH(int, status);
        ServiceHouse house;
        const ApiAnswer answer = house.ask(method, target, {}, {key, {}, {}, {}});
        QCOMPARE(answer.status, status);
        const QByteArray text = lines.join('\n');
        const QList<QJsonObject> logged = taken();
        QCOMPARE(logged.size(), 1);
        QCOMPARE(logged[0]["requestId"], answer.json["requestId"]);
        QCOMPARE(logged[0]["method"].toString(), QString::fromLatin1(method.left(16)));
        QCOMPARE(logged[0]["status"].toInt(), status);
        QTEST(logged[0]["route"].toString(), "route");
        QTEST(logged[0]["key"].toString(), "name");
        QVERIFY(logged[0]["ms"].toDouble(-1) >= 0);
        QVERIFY(!text.contains("celp_") && !text.contains("secret"));
    }

    void bodiesAndNewKeysAreNotLogged()
    {
        ServiceHouse house;
        const ApiAnswer made =
            house.post("/v1/callboard/keys", R"({"name":"x","scopes":["telephony:read"]})", "celp_acme_admin");
        QCOMPARE(made.status, 201);
        const QByteArray text = lines.join('\n');
        QVERIFY(!text.contains(made.data()["key"].toString().toLatin1()));
        QVERIFY(!text.contains("telephony:read"));
        QVERIFY(text.contains("\"key\":\"Operator\""));
    }

    void whatCannotBeFramedIsLoggedToo()
    {
        ServiceHouse house;
        house.service().refusalOf({431, "HEADER_TOO_LARGE", "too long"});
        const QList<QJsonObject> logged = taken();
        QCOMPARE(logged.size(), 1);
        QCOMPARE(logged[0]["status"].toInt(), 431);
        QVERIFY(!logged[0]["requestId"].toString().isEmpty());
    }

    void quietUnlessAskedFor()
    {
        QLoggingCategory::setFilterRules({});
        ServiceHouse house;
        QCOMPARE(house.get("/v1/telephony/clock").status, 200);
        QVERIFY(taken().isEmpty());
    }

private:
    QtMessageHandler m_before = nullptr;
};

CB_TEST(TestRequestLog)
#include "tst_requestlog.moc"
