// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// One spelling per value. Expected texts are those of RFC 8785, its appendix B for numbers.
// proves: D-IDEM
#include "core/base/canonicaljson.h"
#include "tests/support/testregistry.h"

#include <QtTest>

#include <bit>
#include <cstdint>
#include <limits>

using namespace callboard;

class TstCanonicalJson : public QObject
{
    Q_OBJECT
private slots:
    void numbersOfAppendixB_data()
    {
        QTest::addColumn<quint64>("bits");
        QTest::addColumn<QByteArray>("text");
        const std::pair<std::uint64_t, const char *> rows[] = {
            {0x0000000000000000, "0"},
            {0x8000000000000000, "0"},
            {0x0000000000000001, "5e-324"},
            {0x8000000000000001, "-5e-324"},
            {0x7fefffffffffffff, "1.7976931348623157e+308"},
            {0xffefffffffffffff, "-1.7976931348623157e+308"},
            {0x4340000000000000, "9007199254740992"},
            {0xc340000000000000, "-9007199254740992"},
            {0x4430000000000000, "295147905179352830000"},
            {0x44b52d02c7e14af5, "9.999999999999997e+22"},
            {0x44b52d02c7e14af6, "1e+23"},
            {0x44b52d02c7e14af7, "1.0000000000000001e+23"},
            {0x444b1ae4d6e2ef4e, "999999999999999700000"},
            {0x444b1ae4d6e2ef4f, "999999999999999900000"},
            {0x444b1ae4d6e2ef50, "1e+21"},
            {0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7"},
            {0x3eb0c6f7a0b5ed8d, "0.000001"},
            {0x41b3de4355555553, "333333333.3333332"},
            {0x41b3de4355555554, "333333333.33333325"},
            {0x41b3de4355555555, "333333333.3333333"},
            {0x41b3de4355555556, "333333333.3333334"},
            {0x41b3de4355555557, "333333333.33333343"},
            {0xbecbf647612f3696, "-0.0000033333333333333333"},
            {0x43143ff3c1cb0959, "1424953923781206.2"},
        };
        for (const auto &[bits, text] : rows)
            QTest::newRow(text) << quint64(bits) << QByteArray(text);
    }
    void numbersOfAppendixB()
    {
        QFETCH(quint64, bits);
        QFETCH(QByteArray, text);
        const auto value = std::bit_cast<double>(bits);
        QCOMPARE(canonicalJson(value), text);
        const auto back = readCanonicalJson(text);
        QVERIFY(back);
        QCOMPARE(back->toDouble(), value);
    }

    void keysAreInOrderOfTheirUtf16Units() // the example of section 3.2.3
    {
        const QVariantMap map{{QStringLiteral("\u20ac"), 1},
                              {QStringLiteral("\r"), 2},
                              {QStringLiteral("\ufb33"), 3},
                              {QStringLiteral("1"), 4},
                              {QString::fromUtf8("\xF0\x9F\x98\x80"), 5},
                              {QStringLiteral("\u0080"), 6},
                              {QStringLiteral("\u00f6"), 7}};
        QCOMPARE(canonicalJson(map), QByteArray("{\"\\r\":2,\"1\":4,\"\xC2\x80\":6,\"\xC3\xB6\":7,\"\xE2\x82\xAC\":1,"
                                                "\"\xF0\x9F\x98\x80\":5,\"\xEF\xAC\xB3\":3}"));
    }

    void texts_data()
    {
        QTest::addColumn<QVariant>("value");
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const QVariant &value, const char *text) {
            QTest::newRow(text) << value << QByteArray(text);
        };
        row(QVariant(), "null");
        row(std::numeric_limits<double>::infinity(), "null");
        row(true, "true");
        row(false, "false");
        row(std::numeric_limits<qint64>::min(), "-9223372036854775808");
        row(QVariant::fromValue(std::numeric_limits<quint64>::max()), "18446744073709551615");
        row(QString(), "\"\"");
        row(QStringLiteral("\u20ac$\u000f\nA'B\"\\/"), "\"\xE2\x82\xAC$\\u000f\\nA'B\\\"\\\\/\"");
        row(QStringList{QStringLiteral("b"), QStringLiteral("a")}, "[\"b\",\"a\"]");
        row(QVariantList{1, QVariantMap(), QVariantList()}, "[1,{},[]]");
        row(QVariantMap{{QStringLiteral("b"), 1}, {QStringLiteral("a"), QVariant()}}, "{\"a\":null,\"b\":1}");
    }
    void texts()
    {
        QFETCH(QVariant, value);
        QFETCH(QByteArray, text);
        QCOMPARE(canonicalJson(value), text);
        const auto back = readCanonicalJson(text);
        QVERIFY(back);
        QCOMPARE(canonicalJson(*back), text);
    }

    void readsOnlyWhatItWrites()
    {
        for (const char *text : {"", " 1", "1 ", "[1, 2]", "{\"b\":1,\"a\":2}", "{\"a\":1,\"a\":2}", "[1", "{\"a\"}",
                                 "tru", "\"", "\"\\x\"", "\"\\u0041\"", "nul", "+1", "1,", "]", "--1", "1e"})
            QVERIFY2(!readCanonicalJson(text), text);
        QVERIFY(!readCanonicalJson(QByteArray(1000, '[') + QByteArray(1000, ']')));
    }

    void fingerprintIsTheSha256OfTheText()
    {
        // printf '{"a":1}' | sha256sum
        QCOMPARE(fingerprintOf(QVariantMap{{QStringLiteral("a"), 1}}).toHex(),
                 QByteArray("015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862"));
        QVERIFY(fingerprintOf(QVariantMap{{QStringLiteral("a"), 1}}) ==
                fingerprintOf(QVariantMap{{QStringLiteral("a"), 1.0}}));
        QVERIFY(fingerprintOf(QVariantMap{{QStringLiteral("a"), 1}}) !=
                fingerprintOf(QVariantMap{{QStringLiteral("a"), QStringLiteral("1")}}));
    }
};

CB_TEST(TstCanonicalJson)
#include "tst_canonicaljson.moc"
