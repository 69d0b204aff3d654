// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// RELIABILITY 4: the classes of the well-known JSON corpus, written from their description: what RFC 8259 forbids, each
// in every place where a value can stand; what it allows, read as a second parser reads it; and what it leaves free,
// fixed by a table.
#include "tests/core/wire/secondjson.h"
#include "tests/support/testregistry.h"

#include <QtTest>

using namespace callboard;
using namespace callboard::test;

namespace {

bool isRead(const QByteArray &text)
{
    return std::holds_alternative<JsonValue>(readStrictJson(text));
}

/// By the second parser; nullopt: refused.
std::optional<std::string> secondReading(const QByteArray &text)
{
    simdjson::dom::parser parser;
    simdjson::dom::element element;
    if (parser.parse(text.constData(), static_cast<size_t>(text.size())).get(element) != simdjson::SUCCESS)
        return std::nullopt;
    std::string printed;
    print(element, printed);
    return printed;
}

struct Place
{
    const char *name;
    const char *before;
    const char *after;
};
constexpr Place kPlaces[] = {
    {"alone", "", ""},
    {"in a list", "[", "]"},
    {"behind another", "[1,", "]"},
    {"in an object", "{\"a\":", "}"},
    {"deep", "[{\"a\":[", "]}]"},
};

struct Case
{
    const char *name;
    QByteArray text;
};

/// No value at all, wherever it stands.
const std::vector<Case> &badValues()
{
    static const std::vector<Case> values{
        // numbers
        {"plus", "+1"},
        {"two signs", "--1"},
        {"minus alone", "-"},
        {"minus and a space", "- 1"},
        {"leading zero", "012"},
        {"negative leading zero", "-012"},
        {"no whole part", ".5"},
        {"negative without a whole part", "-.5"},
        {"no fraction", "1."},
        {"two points", "1.2.3"},
        {"point before the exponent", "1.e3"},
        {"exponent without digits", "1e"},
        {"signed exponent without digits", "1e-"},
        {"two exponents", "1e2e3"},
        {"fraction in the exponent", "1e2.5"},
        {"hexadecimal", "0x1F"},
        {"octal", "0o7"},
        {"separators", "1_000"},
        {"a letter behind", "1a"},
        {"full-width digit", "\xef\xbc\x91"},
        {"Arabic digit", "\xd9\xa1"},
        {"not a number", "NaN"},
        {"negative not a number", "-NaN"},
        {"infinity", "Infinity"},
        {"negative infinity", "-Infinity"},
        {"an expression", "1+1"},
        // words
        {"capital", "True"},
        {"cut", "fals"},
        {"prolonged", "nullx"},
        {"unknown word", "undefined"},
        {"escaped word", "\\u006eull"},
        // strings
        {"single quotes", "'a'"},
        {"no quotes", "abc"},
        {"unknown escape", "\"\\a\""},
        {"hexadecimal escape", "\"\\x41\""},
        {"capital U", "\"\\U0041\""},
        {"escape of three digits", "\"\\u004\""},
        {"escape with a letter beyond f", "\"\\u004g\""},
        {"escape of a line end", "\"\\\n\""},
        {"line feed", "\"a\nb\""},
        {"carriage return", "\"a\rb\""},
        {"tabulator", "\"a\tb\""},
        {"NUL", QByteArray("\"a\0b\"", 5)},
        {"unit separator", "\"\x1f\""},
        {"byte that is never UTF-8", "\"\xff\""},
        {"overlong", "\"\xc0\xaf\""},
        {"overlong of three", "\"\xe0\x80\xaf\""},
        {"surrogate in UTF-8", "\"\xed\xa0\x80\""},
        {"beyond Unicode", "\"\xf4\x90\x80\x80\""},
        {"cut sequence", "\"\xe2\x82\""},
        {"lone continuation", "\"\x80\""},
        {"escaped behind", "\"a\"\\n"},
        // lists
        {"trailing comma in a list", "[1,]"},
        {"only a comma", "[,]"},
        {"leading comma", "[,1]"},
        {"two commas", "[1,,2]"},
        {"no comma", "[1 2]"},
        {"semicolon", "[1;2]"},
        {"colon in a list", "[1:2]"},
        {"closed by a brace", "[1}"},
        // objects
        {"trailing comma in an object", "{\"a\":1,}"},
        {"only a comma in an object", "{,}"},
        {"two commas in an object", "{\"a\":1,,\"b\":2}"},
        {"no comma in an object", "{\"a\":1 \"b\":2}"},
        {"no colon", "{\"a\" 1}"},
        {"two colons", "{\"a\"::1}"},
        {"equals", "{\"a\"=1}"},
        {"no value", "{\"a\":}"},
        {"only a key", "{\"a\"}"},
        {"no key", "{:1}"},
        {"key without quotes", "{a:1}"},
        {"key in single quotes", "{'a':1}"},
        {"number as a key", "{1:1}"},
        {"null as a key", "{null:1}"},
        {"list as a key", "{[]:1}"},
        {"closed by a bracket", "{\"a\":1]"},
        {"broken in a key", "{\"\\x\":1}"},
        // blanks and comments
        {"form feed", "\f1"},
        {"vertical tabulator", "\v1"},
        {"no-break space", "\xc2\xa0"
                           "1"},
        {"word joiner", "\xe2\x81\xa0"
                        "1"},
        {"line comment", "1//x\n"},
        {"block comment", "/*x*/1"},
        {"hash comment", "1#x\n"},
    };
    return values;
}

/// Not whole, or more than one.
const std::vector<Case> &badTexts()
{
    static const std::vector<Case> texts{
        {"nothing", ""},
        {"a blank", " "},
        {"a BOM alone", "\xef\xbb\xbf"},
        {"a NUL behind", QByteArray("1\0", 2)},
        {"a NUL before", QByteArray("\0"
                                    "1",
                                    2)},
        {"UTF-16", QByteArray("[\0]\0", 4)},
        {"open list", "["},
        {"open list with a value", "[1"},
        {"open list with a comma", "[1,"},
        {"open object", "{"},
        {"open object with a key", "{\"a\""},
        {"open object with a colon", "{\"a\":"},
        {"open object with a value", "{\"a\":1"},
        {"open object with a comma", "{\"a\":1,"},
        {"open string", "\"a"},
        {"open string with a backslash", "\"a\\"},
        {"open string with half an escape", "\"\\u00"},
        {"lists without end", QByteArray(100'000, '[')},
        {"objects without end", QByteArray("{\"a\":").repeated(100'000)},
        {"only an end", "]"},
        {"one end too many", "[1]]"},
        {"one brace too many", "{}}"},
        {"two values", "1 2"},
        {"two objects", "{}{}"},
        {"values with a comma", "1,2"},
        {"a comma alone", ","},
        {"a colon alone", ":"},
        {"an asterisk", "*"},
        {"markup", "<html></html>"},
        {"a form", "a=1&b=2"},
        {"a call", "callback({})"},
    };
    return texts;
}

} // namespace

class TstJsonCorpus : public QObject
{
    Q_OBJECT
private slots:
    void forbidden_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const Case &one : badTexts())
            QTest::newRow(one.name) << one.text;
        for (const Place &place : kPlaces) {
            for (const Case &one : badValues())
                QTest::addRow("%s, %s", one.name, place.name) << place.before + one.text + place.after;
        }
    }
    void forbidden()
    {
        QFETCH(QByteArray, text);
        const auto read = readStrictJson(text);
        const auto *problem = std::get_if<JsonProblem>(&read);
        QVERIFY2(problem, "was read");
        QVERIFY(problem->line >= 1 && problem->column >= 1 && !problem->text.isEmpty());
        QVERIFY2(!secondReading(text), "the second parser finds nothing wrong with it");
    }

    void allowed_data()
    {
        QTest::addColumn<QByteArray>("text");
        const std::vector<Case> values{
            {"zero", "0"},
            {"one digit", "7"},
            {"negative", "-12"},
            {"largest exact", "9223372036854775807"},
            {"smallest exact", "-9223372036854775808"},
            {"fraction", "1.5"},
            {"small fraction", "-0.001"},
            {"exponent", "1e2"},
            {"capital exponent", "1E2"},
            {"signed exponents", "[1e+2,1e-2]"},
            {"fraction and exponent", "1.5e3"},
            {"words", "[true,false,null]"},
            {"empty string", "\"\""},
            {"blanks in a string", "\"  \""},
            {"every escape", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\""},
            {"escaped letter", "\"\\u00e9\""},
            {"escape in capitals", "\"\\u00E9\""},
            {"escaped pair", "\"\\ud83d\\ude00\""},
            {"escaped backslash before a u", "\"\\\\u0041\""},
            {"two bytes", "\"\xc5\xbd\""},
            {"three bytes", "\"\xe2\x82\xac\""},
            {"four bytes", "\"\xf0\x9f\x98\x80\""},
            {"last of Unicode", "\"\xf4\x8f\xbf\xbf\""},
            {"no character", "\"\xef\xbf\xbf\""},
            {"delete", "\"\x7f\""},
            {"line separator", "\"\xe2\x80\xa8\""},
            {"slash", "\"a/b\""},
            {"a comment in a string", "\"/*a*/\""},
            {"empty list", "[]"},
            {"lists in lists", "[[],[[]]]"},
            {"mixed list", "[1,\"a\",null,{},[]]"},
            {"empty object", "{}"},
            {"empty key", "{\"\":1}"},
            {"keys in no order", "{\"b\":1,\"a\":2}"},
            {"keys that differ in case", "{\"a\":1,\"A\":2}"},
            {"escaped key", "{\"\\u0062\":1}"},
            {"blanks everywhere", " \t\r\n[ \t1 ,\r\n{ \"x\" : 2 } ] \n"},
        };
        for (const Place &place : kPlaces) {
            for (const Case &one : values)
                QTest::addRow("%s, %s", one.name, place.name) << place.before + one.text + place.after;
        }
    }
    void allowed()
    {
        QFETCH(QByteArray, text);
        const auto read = readStrictJson(text);
        const auto *value = std::get_if<JsonValue>(&read);
        QVERIFY2(value, "was refused");
        std::string printed;
        print(*value, printed);
        const auto second = secondReading(text);
        QVERIFY(second);
        QCOMPARE(QByteArray::fromStdString(printed), QByteArray::fromStdString(*second));
    }

    // What RFC 8259 leaves to the reader. A body must mean one thing to everybody, so what two readers could take for
    // two things is refused; numbers are kept as their text, and who asks for a whole number refuses what is none.
    void free_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("isRead");
        QTest::newRow("BOM") << QByteArray("\xef\xbb\xbf{}") << false;
        QTest::newRow("a key twice") << QByteArray("{\"a\":1,\"a\":1}") << false;
        QTest::newRow("a key twice, once escaped") << QByteArray("{\"a\":1,\"\\u0061\":2}") << false;
        QTest::newRow("a key twice, deep") << QByteArray("[{\"x\":{\"a\":1,\"a\":2}}]") << false;
        QTest::newRow("high surrogate alone") << QByteArray("\"\\ud800\"") << false;
        QTest::newRow("low surrogate alone") << QByteArray("\"\\udc00\"") << false;
        QTest::newRow("surrogates the wrong way round") << QByteArray("\"\\udc00\\ud800\"") << false;
        QTest::newRow("two high surrogates") << QByteArray("\"\\ud800\\ud800\"") << false;
        QTest::newRow("high surrogate and a letter") << QByteArray("\"\\ud800a\"") << false;
        QTest::newRow("high surrogate and an escape") << QByteArray("\"\\ud800\\n\"") << false;
        QTest::newRow("escaped NUL") << QByteArray("\"\\u0000\"") << false;
        QTest::newRow("negative zero") << QByteArray("-0") << true;
        QTest::newRow("larger than 64 bits") << QByteArray("123456789012345678901234567890") << true;
        QTest::newRow("smaller than 64 bits") << QByteArray("-123456789012345678901234567890") << true;
        QTest::newRow("exponent beyond a double") << QByteArray("1e400") << true;
        QTest::newRow("negative, beyond a double") << QByteArray("-1e400") << true;
        QTest::newRow("nearer to zero than a double") << QByteArray("1e-400") << true;
        QTest::newRow("exponent with zeros") << QByteArray("1e0005") << true;
        QTest::newRow("more digits than a double") << QByteArray("0.1234567890123456789012345") << true;
        QTest::newRow("1,000 digits") << QByteArray(1'000, '9') << true;
        QTest::newRow("32 deep") << QByteArray(32, '[') + QByteArray(32, ']') << true;
        QTest::newRow("33 deep") << QByteArray(33, '[') + QByteArray(33, ']') << false;
    }
    void free()
    {
        QFETCH(QByteArray, text);
        QTEST(::isRead(text), "isRead");
    }
};

CB_TEST(TstJsonCorpus)
#include "tst_jsoncorpus.moc"
