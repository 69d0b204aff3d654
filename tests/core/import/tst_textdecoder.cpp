// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: P21 N17
#include "core/import/textdecoder.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace callboard;
using Problem = ImportRefusal::Problem;

Q_DECLARE_METATYPE(callboard::TextEncoding)

class TestTextDecoder : public QObject
{
    Q_OBJECT
private slots:
    void decides_data();
    void decides();
    void refusesWhatIsNotCertain_data();
    void refusesWhatIsNotCertain();
    void anAskedEncodingIsUsed();
    void byteOffsetsAreThoseOfTheSource();
    void everyRefusalSurvivesItsError();
};

namespace {
QByteArray bytes(const char *hex)
{
    return QByteArray::fromHex(hex);
}
} // namespace

void TestTextDecoder::decides_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QString>("text");
    QTest::addColumn<TextEncoding>("encoding");
    QTest::newRow("empty") << QByteArray() << QString() << TextEncoding::Utf8;
    QTest::newRow("ASCII") << QByteArray("name") << "name" << TextEncoding::Utf8;
    QTest::newRow("UTF-8") << bytes("c5be") << QString(QChar(0x17E)) << TextEncoding::Utf8;
    QTest::newRow("UTF-8 with mark") << bytes("efbbbf61") << "a" << TextEncoding::Utf8;
    QTest::newRow("UTF-8, last code point")
        << bytes("f48fbfbf") << QString::fromUcs4(U"\U0010FFFF", 1) << TextEncoding::Utf8;
    QTest::newRow("UTF-16 LE with mark") << bytes("fffe61007e01") << QString("a") + QChar(0x17E)
                                         << TextEncoding::Utf16Le;
    QTest::newRow("UTF-16 BE with mark") << bytes("feff0061017e") << QString("a") + QChar(0x17E)
                                         << TextEncoding::Utf16Be;
    QTest::newRow("UTF-16 LE without mark") << bytes("61003b0062000a00") << "a;b\n" << TextEncoding::Utf16Le;
    QTest::newRow("UTF-16 BE without mark") << bytes("0061003b0062000a") << "a;b\n" << TextEncoding::Utf16Be;
    QTest::newRow("UTF-16 with a pair of surrogates")
        << bytes("fffe3dd800de") << QString::fromUcs4(U"\U0001F600", 1) << TextEncoding::Utf16Le;
    QTest::newRow("only a mark") << bytes("fffe") << QString() << TextEncoding::Utf16Le;
}

void TestTextDecoder::decides()
{
    QFETCH(QByteArray, source);
    const auto decoded = decodeText(source);
    QVERIFY(decoded.has_value());
    QTEST(decoded->text, "text");
    QTEST(decoded->encoding, "encoding");
}

void TestTextDecoder::refusesWhatIsNotCertain_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<int>("problem");
    QTest::addColumn<qint64>("byte");
    const auto row = [](const char *name, const QByteArray &source, Problem problem, qint64 byte) {
        QTest::newRow(name) << source << static_cast<int>(problem) << byte;
    };
    row("Latin-1", bytes("6d6cfc0a"), Problem::NotText, 2);
    row("cut in the middle of a character", bytes("61c5"), Problem::NotText, 1);
    row("a byte that follows nothing", bytes("6180"), Problem::NotText, 1);
    row("overlong slash", bytes("c0af"), Problem::NotText, 0);
    row("overlong in three bytes", bytes("e080af"), Problem::NotText, 0);
    row("surrogate in UTF-8", bytes("61eda080"), Problem::NotText, 1);
    row("beyond Unicode", bytes("f4908080"), Problem::NotText, 0);
    row("NUL in UTF-8", bytes("610062"), Problem::NulCharacter, 1);
    row("NULs on both sides", bytes("6100006200610062"), Problem::NulCharacter, 1);
    row("NUL character in UTF-16", bytes("fffe61000000"), Problem::NulCharacter, 4);
    row("low surrogate first", bytes("fffe00de"), Problem::NotText, 2);
    row("high surrogate alone", bytes("fffe61003dd86100"), Problem::NotText, 4);
    row("high surrogate at the end", bytes("fffe61003dd8"), Problem::NotText, 4);
    row("half a unit at the end", bytes("fffe610062"), Problem::NotText, 4);
    row("UTF-32 LE", bytes("fffe000061000000"), Problem::NulCharacter, 2);
}

void TestTextDecoder::refusesWhatIsNotCertain()
{
    QFETCH(QByteArray, source);
    const auto decoded = decodeText(source);
    QVERIFY(!decoded.has_value());
    const auto refusal = refusalOf(decoded.error());
    QVERIFY(refusal.has_value());
    QTEST(static_cast<int>(refusal->problem), "problem");
    QTEST(refusal->byte, "byte");
    QCOMPARE(decoded.error().code, ErrorCode::ValidationError);
}

void TestTextDecoder::anAskedEncodingIsUsed()
{
    // Two CJK characters without a mark look like nothing; only a person can know.
    const QByteArray source = bytes("2d4e8765");
    QVERIFY(!decodeText(source).has_value());
    const auto decoded = decodeText(source, TextEncoding::Utf16Le);
    QVERIFY(decoded.has_value());
    QCOMPARE(decoded->text, QString::fromUcs4(U"\u4E2D\u6587", 2));
    // The other mark is a character that Unicode keeps out of texts... and strictly no mark for us.
    QCOMPARE(decodeText(bytes("fffe6100"), TextEncoding::Utf8).error().code, ErrorCode::ValidationError);
}

void TestTextDecoder::byteOffsetsAreThoseOfTheSource()
{
    QCOMPARE(decodeText(bytes("efbbbf61c5be62"))->byteOf(2), 6);
    QCOMPARE(decodeText(bytes("fffe610062006300"))->byteOf(2), 6);
    QCOMPARE(decodeText(bytes("61c5be62"))->byteOf(2), 3);
    QCOMPARE(decodeText(bytes("efbbbfefbbbf61"))->byteOf(2), 7); // only the first mark is one
}

void TestTextDecoder::everyRefusalSurvivesItsError()
{
    for (int i = 0; i <= static_cast<int>(Problem::UnclosedQuote); ++i) {
        const ImportRefusal refusal{static_cast<Problem>(i), 17, 4};
        QCOMPARE(refusalOf(errorOf(refusal)), std::optional(refusal));
    }
    QVERIFY(!refusalOf(Error{ErrorCode::ValidationError, QStringLiteral("columns"), {}}));
}

CB_TEST(TestTextDecoder)
#include "tst_textdecoder.moc"
