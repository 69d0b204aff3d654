// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// The field of D-IDEM: a bare token or the draft's quoted String (RFC 8941 3.3.3), 1-255 visible ASCII.
#include "core/server/servercore.h"
#include "tests/support/testregistry.h"

#include <QtTest>

using namespace callboard;

namespace {

class TstIdempotencyKey final : public QObject
{
    Q_OBJECT
private slots:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QString>("key"); // null: refused
        const QByteArray uuid = "8e03978e-40d5-43e8-bc93-6894a57f9324";
        const auto good = [](const char *name, const QByteArray &field, const QByteArray &key) {
            QTest::newRow(name) << field << QString::fromLatin1(key);
        };
        const auto bad = [](const char *name, const QByteArray &field) { QTest::newRow(name) << field << QString(); };
        good("bare", uuid, uuid);
        good("quoted, the same key", '"' + uuid + '"', uuid);
        good("one character", "k", "k");
        good("one character, quoted", "\"k\"", "k");
        good("all that is visible", "!#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", "!#$%&'()*+,-./:;<=>?@[\\]^_`{|}~");
        good("255", QByteArray(255, 'k'), QByteArray(255, 'k'));
        good("255, quoted", '"' + QByteArray(255, 'k') + '"', QByteArray(255, 'k'));
        good("255 escaped", '"' + QByteArray("\\\"").repeated(255) + '"', QByteArray(255, '"'));
        good("an escaped quote", R"("a\"b")", R"(a"b)");
        good("an escaped backslash", R"("a\\b")", R"(a\b)");
        good("an escaped backslash at the end", R"("a\\")", R"(a\)");
        bad("empty", "");
        bad("empty, quoted", "\"\"");
        bad("256", QByteArray(256, 'k'));
        bad("256, quoted", '"' + QByteArray(256, 'k') + '"');
        bad("one quote", "\"");
        bad("no end", "\"abc");
        bad("no begin", "abc\"");
        bad("a quote inside", "a\"b");
        bad("a bare quote in quotes", "\"a\"b\"");
        bad("the end is escaped", R"("abc\")");
        bad("another escape", R"("a\nb")");
        bad("a parameter", "\"abc\";p=1");
        bad("a list", "\"a\", \"b\"");
        bad("a space", "a b");
        bad("a space in quotes", "\"a b\"");
        bad("a tab", "a\tb");
        bad("8 bits", "a\xC3\xA4");
        bad("8 bits in quotes", "\"a\xC3\xA4\"");
        bad("DEL", "a\x7F");
        bad("NUL", QByteArray("a\0", 2));
    }

    /// proves: D-IDEM C015
    void reads()
    {
        QFETCH(QByteArray, field);
        QFETCH(QString, key);
        const auto read = readIdempotencyKey(field);
        QCOMPARE(read.value_or(QString()), key);
        QCOMPARE(read.has_value(), !key.isNull());
    }
};

} // namespace

CB_TEST(TstIdempotencyKey)
#include "tst_idempotencykey.moc"
