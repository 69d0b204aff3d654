// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// The gate "authorise" as a truth table: a request goes on when its key is well formed, is one that is known, and has
// the scope of the route (C003-C008); no scope stands for another. `force` needs an admin session besides (D-FORCE,
// C101). proves: D-ORDER D-FORCE C101
#include "core/server/routes.h"
#include "tests/core/server/servicehouse.h"
#include "tests/support/testregistry.h"

using namespace callboard;
using namespace callboard::test;

namespace {

constexpr Scope kScopes[]{Scope::None, Scope::Read, Scope::Schedule, Scope::Manage};

const char *const kBody = R"({"jobPositionId":"pos_abc123","windowPreset":"complete-within-4h"})";

} // namespace

class TstAuthoriseTruth : public QObject
{
    Q_OBJECT
private slots:
    /// 8 sets of scopes x 4 needs.
    void everySetOfScopes()
    {
        for (int bits = 0; bits < 8; ++bits) {
            const Scopes scopes{(bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0};
            const bool expected[]{true, scopes.read, scopes.schedule, scopes.manage};
            for (size_t i = 0; i < std::size(kScopes); ++i)
                QCOMPARE(holds(scopes, kScopes[i]), expected[i]);
        }
    }

    /// Each scope decides alone, and no other in its place.
    void everyScopeDecidesAlone()
    {
        for (int needed = 1; needed <= 3; ++needed) {
            for (int bit = 0; bit < 3; ++bit) {
                const Scopes only{bit == 0, bit == 1, bit == 2};
                const Scopes allBut{bit != 0, bit != 1, bit != 2};
                QCOMPARE(holds(only, kScopes[needed]), bit == needed - 1);
                QCOMPARE(holds(allBut, kScopes[needed]), bit != needed - 1);
            }
        }
    }

    /// Names as in the reference's error texts; a scope that there is not has none, and nobody holds it.
    void scopesByName()
    {
        QCOMPARE(wireName(Scope::None), QString());
        QCOMPARE(wireName(Scope::Read), QStringLiteral("telephony:read"));
        QCOMPARE(wireName(Scope::Schedule), QStringLiteral("telephony:schedule"));
        QCOMPARE(wireName(Scope::Manage), QStringLiteral("telephony:manage"));
        const auto none = static_cast<Scope>(9);
        QCOMPARE(wireName(none), QString());
        QVERIFY(!holds(Scopes::all(), none));
    }

    /// Every route that needs a scope, with keys that have all scopes, one of them, or none; and with no key at all.
    void everyRoute()
    {
        ServiceHouse house;
        const std::pair<const char *, Scopes> keys[]{{"celp_acme_all", Scopes::all()},
                                                     {"celp_acme_read", {true, false, false}},
                                                     {"celp_acme_schedule", {false, true, false}},
                                                     {"celp_acme_manage", {false, false, true}}};
        int asked = 0;
        for (const Route &route : allRoutes()) {
            if (!route.needsKey)
                continue;
            const QByteArray target = QByteArray(route.path).replace("{id}", "x");
            for (const auto &[key, scopes] : keys) {
                const int status = house.ask(route.method, target, {}, {key, {}, {}, {}}).status;
                QVERIFY2(status != 401, key);
                // What is behind the gate may refuse too, with 403 only for want of an admin session.
                if (!holds(scopes, route.scope))
                    QVERIFY2(status == 403, target.constData());
                ++asked;
            }
            for (const QByteArray &key : {QByteArray(), QByteArray("celp_unknown"), QByteArray("celp_acme_all "),
                                          QByteArray("celp_acme_al"), QByteArray(256, 'a')})
                QCOMPARE(house.ask(route.method, target, {}, {key, {}, {}, {}}).status, 401);
        }
        QVERIFY(asked > 100);
    }

    void wellFormedKeys_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<bool>("expected");
        QTest::newRow("empty") << QByteArray() << false;
        QTest::newRow("one") << QByteArray("a") << true;
        QTest::newRow("the longest") << QByteArray(255, 'a') << true;
        QTest::newRow("longer") << QByteArray(256, 'a') << false;
        QTest::newRow("the lowest") << QByteArray("!") << true;
        QTest::newRow("a space") << QByteArray("a b") << false;
        QTest::newRow("the highest") << QByteArray("~") << true;
        QTest::newRow("delete") << QByteArray("\x7f") << false;
        QTest::newRow("beyond ASCII") << QByteArray("\xc3\xa4") << false;
    }
    void wellFormedKeys()
    {
        QFETCH(QByteArray, key);
        QFETCH(bool, expected);
        QCOMPARE(isWellFormedKey(key), expected);
    }

    /// force x kind of key: only an admin session may, and nothing else of the request matters then.
    void force()
    {
        ServiceHouse house;
        for (const bool isAdmin : {false, true}) {
            for (const bool isForced : {false, true}) {
                QByteArray body = kBody;
                if (isForced)
                    body.replace("}", R"(,"force":true,"forceReason":"asked for it"})");
                const auto answer = house.post("/v1/candidates/cand_xyz789/schedule-call", body,
                                               isAdmin ? "celp_acme_admin" : "celp_acme_all");
                const bool isRefused = answer.status == 403 && answer.error() == QLatin1String("ADMIN_ONLY_PARAMETER");
                QCOMPARE(isRefused, isForced && !isAdmin);
            }
        }
    }
};

CB_TEST(TstAuthoriseTruth)
#include "tst_authorisetruth.moc"
