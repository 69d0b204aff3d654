// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/server/keyring.h"
#include "tests/support/testregistry.h"

#include <QtTest>

#include <atomic>
#include <thread>

using namespace callboard;

namespace {

ApiKey keyOf(const char *company, const QByteArray &clear, bool manages = false)
{
    ApiKey key{
        CompanyId(QString::fromLatin1(company)), QString::fromLatin1(clear), KeyKind::Api, {}, sha256OfKey(clear)};
    key.scopes.manage = manages;
    return key;
}

WorkspaceState stateWith(const std::vector<ApiKey> &keys)
{
    WorkspaceState state;
    for (const ApiKey &key : keys) {
        Company company;
        company.id = key.company;
        state.put(company);
    }
    for (const ApiKey &key : keys)
        state.put(key);
    return state;
}

Committed emptied(bool everything)
{
    Committed committed;
    committed.snapshot = std::make_shared<Snapshot>();
    committed.everything = everything;
    return committed;
}

class TstKeyRing final : public QObject
{
    Q_OBJECT
private slots:
    /// The value of FIPS 180-2 for "abc", which is the key as it stands in the header.
    void keysAreKnownByTheirSha256()
    {
        QCOMPARE(sha256OfKey("abc").toHex(),
                 QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }

    /// proves: C005
    void findsTheKeyAndItsCompany()
    {
        KeyRing ring;
        ring.load(stateWith({keyOf("comp_a", "celp_a"), keyOf("comp_b", "celp_b", true), keyOf("comp_b", "celp_c")}));
        const auto found = ring.find("celp_b");
        QVERIFY(found);
        QCOMPARE(found->company, CompanyId("comp_b"));
        QVERIFY(found->scopes.manage);
        QCOMPARE(ring.find("celp_a")->company, CompanyId("comp_a"));
        QCOMPARE(ring.find("celp_c")->name, QString("celp_c"));
    }

    void aKeyIsAllOfItsBytes()
    {
        KeyRing ring;
        QVERIFY(!ring.find("celp_a"));
        ring.load(stateWith({keyOf("comp_a", "celp_a")}));
        for (const char *other : {"", "celp_", "celp_a ", " celp_a", "celp_aa", "CELP_A", "celp_b"})
            QVERIFY2(!ring.find(other), other);
        QVERIFY(!ring.find(QByteArray("celp_a\0", 7)));
        QVERIFY(!ring.find(sha256OfKey("celp_a"))); // a stolen hash opens nothing
        QVERIFY(!ring.find(sha256OfKey("celp_a").toHex()));
    }

    void hearsOfKeysOnly()
    {
        KeyRing ring;
        ring.load(stateWith({keyOf("comp_a", "celp_a")}));
        Committed other = emptied(false);
        other.changes.companies[CompanyId("comp_a")].hours = true;
        ring.hear(other);
        QVERIFY(ring.find("celp_a")); // not read anew: nothing was said of keys
        Committed revoked = emptied(false);
        revoked.changes.companies[CompanyId("comp_a")].keys = true;
        ring.hear(revoked);
        QVERIFY(!ring.find("celp_a"));
        ring.load(stateWith({keyOf("comp_a", "celp_a")}));
        ring.hear(emptied(true));
        QVERIFY(!ring.find("celp_a"));
    }

    void isReadWhileItChanges()
    {
        KeyRing ring;
        const WorkspaceState one = stateWith({keyOf("comp_a", "celp_a"), keyOf("comp_a", "celp_x")});
        const WorkspaceState two = stateWith({keyOf("comp_b", "celp_b"), keyOf("comp_b", "celp_x")});
        ring.load(one);
        std::atomic_bool stops = false;
        std::thread writer([&] {
            while (!stops) {
                ring.load(two);
                ring.load(one);
            }
        });
        int found = 0;
        for (int i = 0; i < 5'000; ++i)
            found += ring.find("celp_x") ? 1 : 0; // in both
        stops = true;
        writer.join();
        QCOMPARE(found, 5'000);
    }

    void wellFormed_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<bool>("isGood");
        QTest::newRow("empty") << QByteArray() << false;
        QTest::newRow("one") << QByteArray("k") << true;
        QTest::newRow("255") << QByteArray(255, 'k') << true;
        QTest::newRow("256") << QByteArray(256, 'k') << false;
        QTest::newRow("visible") << QByteArray("!~\"") << true;
        QTest::newRow("space") << QByteArray("a b") << false;
        QTest::newRow("tab") << QByteArray("a\tb") << false;
        QTest::newRow("NUL") << QByteArray("a\0b", 3) << false;
        QTest::newRow("DEL") << QByteArray("a\x7F") << false;
        QTest::newRow("8 bits") << QByteArray("a\xC3\xA4") << false;
    }

    void wellFormed()
    {
        QFETCH(QByteArray, key);
        QFETCH(bool, isGood);
        QCOMPARE(isWellFormedKey(key), isGood);
    }
};

} // namespace

CB_TEST(TstKeyRing)
#include "tst_keyring.moc"
