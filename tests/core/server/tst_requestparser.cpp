// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// The framing rules of SERVER.md ("Robustness matrix", "More framing cases to refuse", trap 1) and RELIABILITY.md
// section 4. Every case is fed whole, byte by byte and in random pieces, and must come out the same.
#include "core/server/http/requestparser.h"
#include "tests/core/server/requestcases.h"
#include "tests/support/property.h"
#include "tests/support/testregistry.h"

#include <QtTest>

#include <algorithm>

using namespace callboard;
using namespace callboard::test::requests;

namespace {

/// What came out of a stream of bytes.
struct Outcome
{
    std::vector<HttpRequest> requests;
    std::optional<HttpFault> fault;
    bool isInside = false;
};

QByteArray textOf(const HttpRequest &request)
{
    QByteArray text = request.method + ' ' + request.target + " 1." + QByteArray::number(request.minor) + '\n';
    for (const auto &[name, value] : request.fields)
        text += name + '=' + value + '\n';
    return text + '\n' + request.body;
}

bool isSame(const Outcome &a, const Outcome &b)
{
    const auto isSameRequest = [](const HttpRequest &x, const HttpRequest &y) { return textOf(x) == textOf(y); };
    return std::equal(a.requests.begin(), a.requests.end(), b.requests.begin(), b.requests.end(), isSameRequest) &&
           a.fault == b.fault && a.isInside == b.isInside;
}

void takeAll(RequestParser &parser, Outcome &outcome)
{
    while (auto request = parser.take())
        outcome.requests.push_back(std::move(*request));
}

/// `cuts` are the lengths of the pieces, used in turn.
Outcome fed(const QByteArray &bytes, const std::vector<int> &cuts, HttpLimits limits = {})
{
    RequestParser parser(limits);
    Outcome outcome;
    size_t next = 0;
    for (qsizetype at = 0; at < bytes.size();) {
        const qsizetype length = std::min<qsizetype>(cuts[next++ % cuts.size()], bytes.size() - at);
        parser.feed(QByteArrayView(bytes).sliced(at, length));
        takeAll(parser, outcome);
        at += length;
    }
    takeAll(parser, outcome);
    outcome.fault = parser.fault();
    outcome.isInside = !outcome.fault && parser.isInside();
    return outcome;
}

constexpr int kWhole = 1 << 30;

/// Fails the running test when the pieces change what comes out.
Outcome fedEveryWay(const QByteArray &bytes)
{
    const Outcome whole = fed(bytes, {kWhole});
    if (!isSame(whole, fed(bytes, {1})))
        QTest::qFail("byte by byte came out differently", __FILE__, __LINE__);
    const bool same = rc::check("in random pieces it comes out the same", [&] {
        const int longest = *rc::gen::element(3, 40, 5'000, 70'000);
        const auto cuts = *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(1, longest)));
        RC_ASSERT(isSame(whole, fed(bytes, cuts)));
    });
    if (!same)
        QTest::qFail("random pieces came out differently", __FILE__, __LINE__);
    return whole;
}

class TstRequestParser final : public QObject
{
    Q_OBJECT
private slots:
    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        addRefusedLengths();
        addRefusedEncodings();
        addRefusedChunks();
        addRefusedFields();
        addRefusedLines();
    }

    /// proves: D-CODES
    void refuses()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        const bool isLong = bytes.size() > 200'000;
        const Outcome outcome = isLong ? fed(bytes, {kWhole}) : fedEveryWay(bytes);
        if (isLong)
            QVERIFY(isSame(outcome, fed(bytes, {1})) && isSame(outcome, fed(bytes, {977, 3, 16'384})));
        QCOMPARE(outcome.requests.size(), size_t(0));
        QVERIFY2(outcome.fault, "not refused");
        QCOMPARE(outcome.fault->status, status);
        const QByteArray code = status == 400   ? "VALIDATION_ERROR"
                                : status == 413 ? "BODY_TOO_LARGE"
                                : status == 417 ? "EXPECTATION_FAILED"
                                                : "HEADER_TOO_LARGE";
        QCOMPARE(outcome.fault->code, code);
        QVERIFY(!outcome.fault->message.isEmpty());
    }

    void nothingIsReadAfterAFault_data() { refuses_data(); }

    /// What follows a refused request never runs, nor does what stood before it get lost.
    void nothingIsReadAfterAFault()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        const QByteArray stream = get({}, "/first") + bytes + smuggled();
        for (const std::vector<int> &cuts : {std::vector<int>{kWhole}, {1}, {7, 1, 300}}) {
            const Outcome outcome = fed(stream, cuts);
            QCOMPARE(outcome.requests.size(), size_t(1));
            QCOMPARE(outcome.requests[0].target, QByteArray("/first"));
            QVERIFY(outcome.fault);
            QCOMPARE(outcome.fault->status, status);
        }
    }

    void waits_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing but one CR") << QByteArray("\r");
        QTest::newRow("a line") << QByteArray("GET / HTTP/1.1\r\n");
        QTest::newRow("a head in bare LF") << QByteArray("GET / HTTP/1.1\nHost: a\n\n");
        QTest::newRow("a head that ends in CRLF LF") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\n\n");
        QTest::newRow("garbage") << QByteArray(1'000, '\x01');
        QTest::newRow("a head of 16 KiB that has no end") << headOf(16 * 1024 + 1).chopped(1);
        QTest::newRow("a body that is short by one") << post("Content-Length: 3\r\n", "{}");
        QTest::newRow("a chunk that is short by one") << post("Transfer-Encoding: chunked\r\n", "3\r\n{}");
        QTest::newRow("chunks without the last") << post("Transfer-Encoding: chunked\r\n", "2\r\n{}\r\n");
        QTest::newRow("the last chunk without its line") << post("Transfer-Encoding: chunked\r\n", "0\r\n");
    }

    /// Until the deadline: no guess is made from a part (SERVER trap 1).
    void waits()
    {
        QFETCH(QByteArray, bytes);
        const Outcome outcome = fedEveryWay(bytes);
        QVERIFY(outcome.requests.empty() && !outcome.fault);
        QVERIFY(outcome.isInside);
    }

    void accepts_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("expected"); // as textOf writes it
        const auto good = [](const char *name, const QByteArray &bytes, const QByteArray &expected) {
            QTest::newRow(name) << bytes << expected;
        };
        good("plain", get(), "GET /healthz 1.1\nhost=a\n\n");
        good("HTTP/1.0 without a host", "GET / HTTP/1.0\r\n\r\n", "GET / 1.0\n\n");
        good("a method that we do not know", "FOO / HTTP/1.1\r\nHost: a\r\n\r\n", "FOO / 1.1\nhost=a\n\n");
        good("a method in small letters is another", "get / HTTP/1.1\r\nHost: a\r\n\r\n", "get / 1.1\nhost=a\n\n");
        good("names in small letters, values trimmed", get("X-Odd!#$%&'*+-.^_`|~: \t a \t b \t\r\nEmpty:\r\n"),
             "GET /healthz 1.1\nhost=a\nx-odd!#$%&'*+-.^_`|~=a \t b\nempty=\n\n");
        good("a value of 8 bits", get("X: \xC3\xA4\r\n"), "GET /healthz 1.1\nhost=a\nx=\xC3\xA4\n\n");
        good("a field may come twice", get("X: 1\r\nX: 2\r\n"), "GET /healthz 1.1\nhost=a\nx=1\nx=2\n\n");
        good("host with a port", "GET / HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n", "GET / 1.1\nhost=[::1]:8080\n\n");
        good("a target is not decoded", get({}, "/a%20b//..?x=%00&&y"), "GET /a%20b//..?x=%00&&y 1.1\nhost=a\n\n");
        good("a body", post("Content-Length: 2\r\n", "{}"), "POST /x 1.1\nhost=a\ncontent-length=2\n\n{}");
        good("a body with zeros before its length", post("Content-Length: 0002\r\n", "{}"),
             "POST /x 1.1\nhost=a\ncontent-length=0002\n\n{}");
        good("a body on HTTP/1.0", post("Content-Length: 2\r\n", "{}", "1.0"),
             "POST /x 1.0\nhost=a\ncontent-length=2\n\n{}");
        good("a body of no bytes", post("Content-Length: 0\r\n", {}), "POST /x 1.1\nhost=a\ncontent-length=0\n\n");
        good("a body that looks like a request", post("Content-Length: 40\r\n", smuggled().leftJustified(40)),
             "POST /x 1.1\nhost=a\ncontent-length=40\n\n" + smuggled().leftJustified(40));
        good("chunks", post("Transfer-Encoding: chunked\r\n", "1\r\n{\r\n00000001\r\n}\r\n0\r\n\r\n"),
             "POST /x 1.1\nhost=a\ntransfer-encoding=chunked\n\n{}");
        good("chunk sizes in both cases",
             post("Transfer-Encoding: chunked\r\n", "a\r\n0123456789\r\nB\r\n0123456789a\r\n0\r\n\r\n"),
             "POST /x 1.1\nhost=a\ntransfer-encoding=chunked\n\n01234567890123456789a");
        good("a chunk that holds line ends", post("Transfer-Encoding: chunked\r\n", "7\r\n0\r\n\r\n\r\n\r\n0\r\n\r\n"),
             "POST /x 1.1\nhost=a\ntransfer-encoding=chunked\n\n0\r\n\r\n\r\n");
        good("no chunk at all", post("Transfer-Encoding: chunked\r\n", "0\r\n\r\n"),
             "POST /x 1.1\nhost=a\ntransfer-encoding=chunked\n\n");
        good("empty lines before", "\r\n\r\n\r\n" + get(), "GET /healthz 1.1\nhost=a\n\n");
        good("an expectation", post("Expect: 100-Continue\r\nContent-Length: 2\r\n", "{}"),
             "POST /x 1.1\nhost=a\nexpect=100-Continue\ncontent-length=2\n\n{}");
    }

    void accepts()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, expected);
        const Outcome outcome = fedEveryWay(bytes);
        QVERIFY2(!outcome.fault, outcome.fault ? outcome.fault->message.constData() : "");
        QCOMPARE(outcome.requests.size(), size_t(1));
        QCOMPARE(textOf(outcome.requests[0]), expected);
        QVERIFY(!outcome.isInside);
    }

    void acceptsWhatIsExactlyAtALimit()
    {
        QCOMPARE(fedEveryWay(headOf(16 * 1024)).requests.size(), size_t(1));
        QCOMPARE(fedEveryWay(get(lines(63))).requests.size(), size_t(1));
        QCOMPARE(fedEveryWay(get({}, '/' + QByteArray(4 * 1024 - 1, 'a'))).requests.size(), size_t(1));
        const QByteArray most(1 << 20, 'b');
        const QByteArray plain = post("Content-Length: 1048576\r\n", most);
        const QByteArray chunked =
            post("Transfer-Encoding: chunked\r\n",
                 "80000\r\n" + most.first(1 << 19) + "\r\n80000\r\n" + most.first(1 << 19) + "\r\n0\r\n\r\n");
        for (const QByteArray &bytes : {plain, chunked}) {
            for (const std::vector<int> &cuts : {std::vector<int>{kWhole}, {1}, {65'536}, {3, 4'096}}) {
                const Outcome outcome = fed(bytes, cuts);
                QCOMPARE(outcome.requests.size(), size_t(1));
                QVERIFY(outcome.requests[0].body == most);
            }
        }
    }

    void theHeadDecidesHowMuchMayFollow_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<bool>("isTaken");
        const auto row = [](const char *name, const char *target, qsizetype size, bool isTaken) {
            const QByteArray start = QByteArray("POST ") + target + " HTTP/1.1\r\nHost: a\r\n";
            QTest::addRow("%s, by its length", name)
                << start + "Content-Length: " + QByteArray::number(size) + "\r\n\r\n"
                << isTaken;
            QTest::addRow("%s, by its chunk", name)
                << start + "Transfer-Encoding: chunked\r\n\r\n" + QByteArray::number(size, 16) + "\r\n"
                << isTaken;
        };
        row("the most of the roomy one", "/roomy", 3 << 20, true);
        row("a byte over it", "/roomy", (3 << 20) + 1, false);
        row("the most of the others", "/x", 1 << 20, true);
        row("a byte over that", "/x", (1 << 20) + 1, false);
    }

    void theHeadDecidesHowMuchMayFollow()
    {
        QFETCH(QByteArray, head);
        QFETCH(bool, isTaken);
        int asked = 0;
        RequestParser parser({}, [&asked](const HttpRequest &request) {
            ++asked;
            return request.target == "/roomy" ? 3 << 20 : 1 << 20;
        });
        parser.feed("GET /roomy HTTP/1.1\r\nHost: a\r\n\r\n");
        QVERIFY(parser.take());
        QCOMPARE(asked, 0); // no body, nothing to decide
        parser.feed(head);
        QVERIFY(!parser.take());
        QCOMPARE(asked, 1);
        QCOMPARE(parser.fault().has_value(), !isTaken);
        if (!isTaken) {
            QCOMPARE(parser.fault()->status, 413);
            const bool isRoomy = head.startsWith("POST /roomy");
            QCOMPARE(parser.fault()->message, QByteArray("The body is larger than ") + (isRoomy ? "3" : "1") + " MiB.");
        }
    }

    void readsOneRequestAfterTheOther()
    {
        const QByteArray stream = get({}, "/1") + post("Content-Length: 2\r\n", "{}") + "\r\n" +
                                  post("Transfer-Encoding: chunked\r\n", "2\r\n[]\r\n0\r\n\r\n") + get({}, "/4") +
                                  "GET /5 HT";
        const Outcome outcome = fedEveryWay(stream);
        QVERIFY(!outcome.fault);
        QVERIFY(outcome.isInside);
        QByteArrayList seen;
        for (const HttpRequest &request : outcome.requests)
            seen << request.target + request.body;
        QCOMPARE(seen, (QByteArrayList{"/1", "/x{}", "/x[]", "/4"}));
    }

    void asksForTheBodyOnceAndOnlyWhenItIsMissing()
    {
        const auto askedFor = [](const QByteArray &head) {
            RequestParser parser;
            parser.feed(head);
            const bool isWhole = parser.take().has_value();
            return !isWhole && parser.takeContinue() && !parser.takeContinue();
        };
        QVERIFY(askedFor(post("Expect: 100-continue\r\nContent-Length: 2\r\n", {})));
        QVERIFY(askedFor(post("Expect: 100-continue\r\nTransfer-Encoding: chunked\r\n", {})));
        QVERIFY(!askedFor(post("Content-Length: 2\r\n", {})));
        QVERIFY(!askedFor(post("Expect: 100-continue\r\nContent-Length: 0\r\n", {})));
        QVERIFY(!askedFor(post("Expect: 100-continue\r\nContent-Length: 2\r\n", {}, "1.0"))); // RFC 9110 10.1.1
        RequestParser parser;
        parser.feed(post("Expect: 100-continue\r\nContent-Length: 2\r\n", "{}"));
        QVERIFY(parser.take());
        QVERIFY(!parser.takeContinue());
    }

    /// Damaged requests, from a small alphabet that frames things: the pieces never matter (SERVER.md, "Fuzz").
    void damageComesOutTheSameInAnyPieces()
    {
        const std::vector<QByteArray> seeds{get("X-API-Key: k\r\n"), post("Content-Length: 5\r\n", "{\"a\"}") + get(),
                                            post("Transfer-Encoding: chunked\r\n", "2\r\n{}\r\n0\r\n\r\n") + get(),
                                            "\r\n\r\n" + post("Expect: 100-continue\r\nContent-Length: 1\r\n", "1")};
        static constexpr char kAlphabet[] = "\r\n\r\n :;,0123456789abcdefGETHTTP/1.1\t\0\x7F\xFF";
        const QByteArray alphabet(kAlphabet, sizeof kAlphabet - 1);
        CB_CHECK("whole, in bytes and in pieces are the same", [&] {
            QByteArray bytes = *rc::gen::elementOf(seeds);
            const int edits = *rc::gen::inRange(0, 4);
            for (int i = 0; i < edits; ++i) {
                const int at = *rc::gen::inRange(0, static_cast<int>(bytes.size()));
                const char c = alphabet[*rc::gen::inRange(0, static_cast<int>(alphabet.size()))];
                switch (*rc::gen::inRange(0, 3)) {
                case 0:
                    bytes[at] = c;
                    break;
                case 1:
                    bytes.insert(at, c);
                    break;
                default:
                    bytes.remove(at, *rc::gen::inRange(1, 5));
                }
                if (bytes.isEmpty())
                    break;
            }
            // Small limits, so that damage reaches them too.
            const HttpLimits limits{80, 3, 20, 6};
            const auto cuts = *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(1, 30)));
            const Outcome whole = fed(bytes, {kWhole}, limits);
            RC_ASSERT(isSame(whole, fed(bytes, {1}, limits)));
            RC_ASSERT(isSame(whole, fed(bytes, cuts, limits)));
            RC_ASSERT(isSame(fed(bytes, {kWhole}), fed(bytes, cuts)));
        });
    }
};

} // namespace

CB_TEST(TstRequestParser)
#include "tst_requestparser.moc"
