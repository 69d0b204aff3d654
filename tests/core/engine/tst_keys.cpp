// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: P6
#include "core/model/apikey.h"
#include "tests/core/engine/enginehouse.h"
#include "tests/support/testregistry.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QTest>

using namespace callboard;
using namespace callboard::test;

namespace {

ApiKey keyNamed(const QString &name, const QByteArray &clear = "celp_one")
{
    ApiKey key;
    key.name = name;
    key.scopes.read = true;
    key.sha256 = sha256OfKey(clear);
    return key;
}

std::vector<const ApiKey *> keysOf(const WorkspaceState &state, const House &house)
{
    return state.keysOf(house.acme);
}

} // namespace

class TstKeys : public QObject
{
    Q_OBJECT
private slots:
    void createdRevokedAndThereAfterARestart()
    {
        House house;
        house.start();
        house.get<Done>(command::CreateKey{house.header(), keyNamed(QStringLiteral("  Careers site "))});
        house.get<Done>(command::CreateKey{house.header(), keyNamed(QStringLiteral("Other"), "celp_two")});
        house.restart();
        {
            const WorkspaceState state = house.engine->snapshot()->state();
            QCOMPARE(keysOf(state, house).size(), size_t(2));
        }
        const QString id = idOfKey(sha256OfKey("celp_one"));
        house.get<Done>(command::RevokeKey{house.header(), id, sha256OfKey("celp_two")});
        QCOMPARE(house.refusal(command::RevokeKey{house.header(), id, {}}), QStringLiteral("NOT_FOUND"));
        house.restart();
        const WorkspaceState state = house.engine->snapshot()->state();
        QCOMPARE(keysOf(state, house).size(), size_t(1));
        QCOMPARE(keysOf(state, house).front()->name, QStringLiteral("Other"));
        QCOMPARE(keysOf(state, house).front()->company, house.acme);
    }

    void refusals_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("reads");
        QTest::addColumn<QString>("code");
        QTest::newRow("no name") << QString() << true << "VALIDATION_ERROR";
        QTest::newRow("blank") << "  " << true << "VALIDATION_ERROR";
        QTest::newRow("120 code points beyond the first plane")
            << QStringLiteral("\U0001F4DE").repeated(120) << true << "";
        QTest::newRow("121") << QStringLiteral("x").repeated(121) << true << "VALIDATION_ERROR";
        QTest::newRow("taken") << "There" << true << "VALIDATION_ERROR";
        QTest::newRow("taken, but for the blanks") << " There " << true << "VALIDATION_ERROR";
        QTest::newRow("no scope") << "Other" << false << "VALIDATION_ERROR";
    }
    void refusals()
    {
        QFETCH(QString, name);
        QFETCH(bool, reads);
        House house;
        house.start();
        house.get<Done>(command::CreateKey{house.header(), keyNamed(QStringLiteral("There"))});
        ApiKey key = keyNamed(name, "celp_two");
        key.scopes.read = reads;
        QTEST(house.refusal(command::CreateKey{house.header(), key}), "code");
    }

    void theKeyThatAsksStays()
    {
        House house;
        house.start();
        const ApiKey own = keyNamed(QStringLiteral("Operator"));
        house.get<Done>(command::CreateKey{house.header(), own});
        QCOMPARE(house.refusal(command::RevokeKey{house.header(), idOfKey(own.sha256), own.sha256}),
                 QStringLiteral("VALIDATION_ERROR"));
        house.get<Done>(command::RevokeKey{house.header(), idOfKey(own.sha256), {}}); // the embedded console has none
    }

    void anotherCompanysKeyIsNotThere()
    {
        House house;
        Company other = house.company();
        other.id = CompanyId(QStringLiteral("beta"));
        house.disk().companies.push_back(other);
        house.start();
        CommandHeader header = house.header();
        header.company = other.id;
        house.get<Done>(command::CreateKey{header, keyNamed(QStringLiteral("Theirs"))});
        house.get<Done>(command::CreateKey{house.header(), keyNamed(QStringLiteral("Theirs"), "celp_two")});
        QCOMPARE(house.refusal(command::RevokeKey{house.header(), idOfKey(sha256OfKey("celp_one")), {}}),
                 QStringLiteral("NOT_FOUND"));
    }

    void theLogNamesTheKeyAndTellsNothingOfIt()
    {
        House house;
        house.start();
        const NewKey made = makeApiKey();
        ApiKey key = keyNamed(QStringLiteral("Careers site"));
        key.sha256 = made.sha256;
        house.get<Done>(command::CreateKey{house.header(), key});
        house.get<Done>(command::RevokeKey{house.header(), idOfKey(key.sha256), {}});
        const std::vector<LogEntry> log = house.logOf();
        const LogEntry &created = log[log.size() - 2];
        const LogEntry &revoked = log.back();
        QCOMPARE(created.type, EventType::KeyCreated);
        QCOMPARE(revoked.type, EventType::KeyRevoked);
        const QVariantMap told{{"key", idOfKey(made.sha256)},
                               {"name", "Careers site"},
                               {"kind", "api"},
                               {"scopes", QStringList{"telephony:read"}}};
        QCOMPARE(created.after, told);
        QCOMPARE(revoked.before, told);
    }

    // "celp_" and 32 hex digits, never the same twice (WORKSPACE.md section 1).
    void newKeysAreOpaqueAndDifferent()
    {
        const NewKey one = makeApiKey();
        const NewKey two = makeApiKey();
        static const QRegularExpression shape(QStringLiteral("^celp_[0-9a-f]{32}$"));
        QVERIFY(shape.match(QString::fromLatin1(one.clear.reveal())).hasMatch());
        QVERIFY(!one.clear.equals(two.clear));
        QCOMPARE(one.sha256, QCryptographicHash::hash(one.clear.reveal(), QCryptographicHash::Sha256));
        QCOMPARE(idOfKey(one.sha256), "key_" + QString::fromLatin1(one.sha256.toHex().left(16)));
    }
};

CB_TEST(TstKeys)
#include "tst_keys.moc"
