// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: C002 P6
#include "core/base/secret.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace callboard;

namespace {

/// Is this text in memory as a secret?
bool lives(QByteArrayView text)
{
    bool found = false;
    forEachSecret([&](QByteArrayView one) { found = found || one == text; });
    return found;
}

} // namespace

/// What a Secret refuses at compile time is in tests/secrets/compile.
class TestSecret : public QObject
{
    Q_OBJECT

private slots:
    void isReadInOneWay()
    {
        const Secret secret(QByteArray("celp_top_secret"));
        QCOMPARE(secret.reveal().toByteArray(), "celp_top_secret");
        QVERIFY(secret.isUsable());
        QVERIFY(!secret.isEmpty());
        QVERIFY(!Secret(QByteArray("two words")).isUsable());
        QVERIFY(!Secret(QByteArray("line\n")).isUsable());
        QVERIFY(!Secret().isUsable());
        QVERIFY(Secret().isEmpty());
        QVERIFY(Secret(QByteArray()).isEmpty());
        QVERIFY(Secret().reveal().isEmpty());
    }

    void whatItWasMadeOfIsOverwritten()
    {
        QByteArray text("celp_top_secret");
        text.detach();
        text.reserve(64);
        const char *place = text.constData();
        const Secret secret(std::move(text));
        QVERIFY(text.isEmpty()); // NOLINT(bugprone-use-after-move): that is what is promised
        QVERIFY(secret.reveal().data() != place);

        QString typed = QStringLiteral("celp_typed");
        typed.detach();
        QCOMPARE(Secret::fromText(std::move(typed)).reveal().toByteArray(), "celp_typed");
        QVERIFY(typed.isEmpty()); // NOLINT(bugprone-use-after-move)
    }

    void wipingOverwritesWhatNobodyShares()
    {
        // Inside a longer array that stays, so that looking afterwards is allowed.
        char memory[] = "celp_key";
        QByteArray raw = QByteArray::fromRawData(memory, 8); // belongs to somebody else
        wipe(raw);
        QVERIFY(raw.isEmpty());
        QCOMPARE(memory, "celp_key");

        QByteArray bytes("celp_other");
        bytes.detach();
        const QByteArray sharer = bytes;
        wipe(bytes);
        QCOMPARE(sharer, "celp_other");
        QVERIFY(bytes.isEmpty());
    }

    void copiesShareOnePlaceUntilTheLastIsGone()
    {
        auto first = std::make_unique<Secret>(QByteArray("celp_shared_place"));
        auto second = std::make_unique<Secret>(*first);
        QCOMPARE(second->reveal().data(), first->reveal().data());
        first.reset();
        QVERIFY(lives("celp_shared_place"));
        QCOMPARE(second->reveal().toByteArray(), "celp_shared_place");
        second.reset();
        QVERIFY(!lives("celp_shared_place"));
    }

    void whatWasMovedFromIsEmpty()
    {
        Secret one(QByteArray("celp_moved"));
        const Secret other = std::move(one);
        QVERIFY(one.isEmpty()); // NOLINT(bugprone-use-after-move): that is what is promised
        QCOMPARE(other.reveal().toByteArray(), "celp_moved");
        Secret third(QByteArray("celp_replaced"));
        third = Secret(QByteArray("celp_new"));
        QVERIFY(!lives("celp_replaced"));
    }

    void equality_data()
    {
        QTest::addColumn<QByteArray>("one");
        QTest::addColumn<QByteArray>("other");
        QTest::addColumn<bool>("same");
        QTest::newRow("same") << QByteArray("celp_a") << QByteArray("celp_a") << true;
        QTest::newRow("first byte") << QByteArray("Celp_a") << QByteArray("celp_a") << false;
        QTest::newRow("last byte") << QByteArray("celp_a") << QByteArray("celp_b") << false;
        QTest::newRow("high bit") << QByteArray("celp_\x61") << QByteArray("celp_\xE1") << false;
        QTest::newRow("shorter") << QByteArray("celp_a") << QByteArray("celp_") << false;
        QTest::newRow("empty") << QByteArray() << QByteArray() << true;
        QTest::newRow("one empty") << QByteArray("a") << QByteArray() << false;
        QTest::newRow("NUL inside") << QByteArray("a\0b", 3) << QByteArray("a\0c", 3) << false;
    }
    void equality()
    {
        QFETCH(QByteArray, one);
        QFETCH(QByteArray, other);
        QFETCH(bool, same);
        QCOMPARE(isSameInConstantTime(one, other), same);
        QCOMPARE(Secret(QByteArray(one)).equals(Secret(QByteArray(other))), same);
    }
};

CB_TEST(TestSecret)
#include "tst_secret.moc"
