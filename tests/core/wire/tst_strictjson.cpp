// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// The strict reader against RFC 8259 and, for what random damage makes, against simdjson as a second implementation.
#include "core/wire/strictjson.h"
#include "tests/core/wire/secondjson.h"
#include "tests/support/testregistry.h"

#include <QtTest>

#include <rapidcheck.h>

#include <algorithm>

using namespace callboard;
using namespace callboard::test;

namespace {

bool accepts(const QByteArray &text, JsonLimits limits = {})
{
    return std::holds_alternative<JsonValue>(readStrictJson(text, limits));
}

JsonProblem problemOf(const QByteArray &text)
{
    const auto read = readStrictJson(text);
    const auto *problem = std::get_if<JsonProblem>(&read);
    return problem ? *problem : JsonProblem{{}, 0, 0, QStringLiteral("accepted")};
}

} // namespace

class TstStrictJson : public QObject
{
    Q_OBJECT
private slots:
    void accepts_data()
    {
        QTest::addColumn<QByteArray>("text");
        const char *const texts[] = {"{}",
                                     "[]",
                                     " [ ] ",
                                     "null",
                                     "true",
                                     "0",
                                     "-1",
                                     "1.5",
                                     "1e5",
                                     "1E+5",
                                     "-0",
                                     "0.1e-9",
                                     "\"\"",
                                     "\"\\u00e9\\n\\/\"",
                                     "\"\\ud83d\\ude00\"",
                                     "[1,[2,{\"a\":null}]]",
                                     "\"\xc5\xbd\xf0\x9f\x98\x80\"",
                                     "9223372036854775807",
                                     "1e400",
                                     "\"\x7f\"",
                                     "{\"\":1}"};
        for (const char *text : texts)
            QTest::newRow(text) << QByteArray(text);
    }
    void accepts()
    {
        QFETCH(QByteArray, text);
        QVERIFY(::accepts(text));
    }

    // After the classes of JSONTestSuite's n_ files, which RFC 8259 forbids.
    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray texts[] = {"",
                                    " ",
                                    "[1,]",
                                    "[,1]",
                                    "[1 2]",
                                    "{\"a\":1,}",
                                    "{a:1}",
                                    "{'a':1}",
                                    "{\"a\" 1}",
                                    "{\"a\":}",
                                    "{1:1}",
                                    "[",
                                    "]",
                                    "{",
                                    "}",
                                    "[1",
                                    "{\"a\":1",
                                    "\"",
                                    "\"abc",
                                    "nul",
                                    "nulL",
                                    "True",
                                    "tru",
                                    "NaN",
                                    "Infinity",
                                    "-Infinity",
                                    "-",
                                    "+1",
                                    ".5",
                                    "2.",
                                    "01",
                                    "-01",
                                    "00",
                                    "1e",
                                    "1e+",
                                    "1.e5",
                                    "0x10",
                                    "1_000",
                                    "1,2",
                                    "[1]]",
                                    "{}{}",
                                    "[] x",
                                    "// c\n1",
                                    "/**/1",
                                    "[1]#",
                                    "\"\\x41\"",
                                    "\"\\'\"",
                                    "\"\\u12\"",
                                    "\"\\u123g\"",
                                    "\"\\ud800\"",
                                    "\"\\udc00\"",
                                    "\"\\ud800\\u0041\"",
                                    "\"\\ud800x\"",
                                    "\"\\u0000\"",
                                    "\"a\nb\"",
                                    "\"a\tb\"",
                                    "\"\\",
                                    "\"\xff\"",
                                    "\"\xc0\xaf\"",
                                    "\"\xed\xa0\x80\"",
                                    "\"\xf4\x90\x80\x80\"",
                                    "\"\xe2\x82\"",
                                    "\"\xf5\x80\x80\x80\"",
                                    "\xef\xbb\xbf{}",
                                    "{\"a\":1,\"a\":2}",
                                    "{\"a\":1,\"\\u0061\":2}",
                                    "[1\x0c]",
                                    "\xc2\xa0[]",
                                    QByteArray("\"\0\"", 3),
                                    QByteArray("[]\0", 3)};
        for (const QByteArray &text : texts)
            QTest::newRow(text.toPercentEncoding().constData()) << text;
    }
    void refuses()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!::accepts(text));
    }

    void numbersAreNeverRounded()
    {
        const auto read = [](const char *text) { return std::get<JsonValue>(readStrictJson(text)); };
        QCOMPARE(*read("9007199254740993").as<qint64>(), Q_INT64_C(9007199254740993));
        QCOMPARE(*read("-9223372036854775808").as<qint64>(), std::numeric_limits<qint64>::min());
        for (const char *other : {"9223372036854775808", "1.0", "1e2", "-0", "0.0"}) {
            const JsonValue value = read(other);
            QVERIFY(value.as<JsonValue::OtherNumber>());
            QCOMPARE(value.as<JsonValue::OtherNumber>()->text, QByteArray(other));
        }
    }

    // U+FEFF in front of a text belongs to it, however it is written (RFC 8259 says so of the whole message only).
    void aMarkInFrontOfATextIsKept()
    {
        const auto raw = readStrictJson("{\"\xEF\xBB\xBF\xEF\xBB\xBF"
                                        "a\":1,\"a\":2}");
        const auto escaped = readStrictJson("{\"\\uFEFF\\uFEFFa\":1,\"a\":2}");
        QVERIFY(std::holds_alternative<JsonValue>(raw) && std::holds_alternative<JsonValue>(escaped));
        QCOMPARE(std::get<JsonValue>(raw).as<JsonValue::Object>()->front().first,
                 std::get<JsonValue>(escaped).as<JsonValue::Object>()->front().first);
    }

    void depthIsLimited()
    {
        const auto nested = [](int depth) { return QByteArray(depth, '[') + QByteArray(depth, ']'); };
        QVERIFY(::accepts(nested(32)));
        QVERIFY(!::accepts(nested(33)));
        QVERIFY(!::accepts(QByteArray(1'000'000, '[')));
        QVERIFY(!::accepts("[[]]", {.depth = 1}));
    }

    void sizeIsLimited()
    {
        QVERIFY(::accepts("[1]", {.bytes = 3}));
        QVERIFY(!::accepts("[1]", {.bytes = 2}));
    }

    void problemsNameTheirPlace()
    {
        const JsonProblem twice = problemOf("{\"companies\": [{}, {\"name\": 1,\n  \"name\": 2}]}");
        QCOMPARE(twice.path, QStringLiteral("companies[1].name"));
        QCOMPARE(twice.line, 2);
        QCOMPARE(twice.column, 3);
        const JsonProblem comma = problemOf("[1,\n2 3]");
        QCOMPARE(comma.line, 2);
        QCOMPARE(comma.column, 3);
        QCOMPARE(problemOf("{\"a\":{\"b\":[[tru]]}}").path, QStringLiteral("a.b[0][0]"));
    }

    void agreesWithSimdjsonOnDamagedTexts()
    {
        const std::string seeds[] = {
            R"({"a":[1,-2,3.5,1e5,true,false,null],"b":{"c":"text \u00e9 \ud83d\ude00 \\ \/ \n","d":[]},"e":{}})",
            R"([0,-1,123456789012345678,0.001,-1.5E-3,"",{"":0},[[[]]]," "])", "{\"\xc5\xbd\":\"\xf0\x9f\x98\x80\"}"};
        const std::string alphabet = "{}[]\",:\\/u0189eE+-.ntfdD \n\t\x01\x7f\xc3\xa9\xed\xa0\xf4";
        int compared = 0;
        const bool holds = rc::check("same texts accepted, same values read", [&] {
            std::string text = seeds[*rc::gen::inRange(0, 3)];
            const int edits = *rc::gen::inRange(0, 5);
            for (int i = 0; i < edits; ++i) {
                const auto at = static_cast<size_t>(*rc::gen::inRange<int>(0, static_cast<int>(text.size())));
                const char c =
                    alphabet[static_cast<size_t>(*rc::gen::inRange<int>(0, static_cast<int>(alphabet.size())))];
                switch (*rc::gen::inRange(0, 4)) {
                case 0:
                    text[at] = c;
                    break;
                case 1:
                    text.insert(at, 1, c);
                    break;
                case 2:
                    text.erase(at, 1);
                    break;
                default:
                    text = text.substr(0, at) + text.substr(at / 2);
                }
                if (text.empty())
                    text = " ";
            }
            const auto ours = readStrictJson(QByteArray::fromStdString(text));
            simdjson::dom::parser parser;
            simdjson::dom::element theirs;
            const bool theyAccept = parser.parse(text).get(theirs) == simdjson::SUCCESS;
            const auto *value = std::get_if<JsonValue>(&ours);
            // We refuse more: duplicate keys and NUL, and numbers beyond a double are kept as text.
            if (!value && theyAccept) {
                const QString why = std::get<JsonProblem>(ours).text;
                RC_ASSERT(hasDuplicateKey(theirs) || why.contains(QLatin1String("NUL")));
            }
            if (value && !theyAccept)
                RC_ASSERT(text.find_first_of("eE0123456789") != std::string::npos);
            if (value && theyAccept) {
                std::string a;
                std::string b;
                print(*value, a);
                print(theirs, b);
                if (a.find("-0") == std::string::npos && b.find("-0") == std::string::npos)
                    RC_ASSERT(a == b);
                ++compared;
            }
        });
        QVERIFY(holds);
        QVERIFY(compared > 5);
    }
};

CB_TEST(TstStrictJson)
#include "tst_strictjson.moc"
