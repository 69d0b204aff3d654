// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/random.h"
#include "core/http/responseparser.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace callboard;

namespace {

constexpr qsizetype kLimit = 100;

/// What came out of the bytes, as one comparable text.
QByteArray outcomeOf(ResponseParser &parser)
{
    switch (parser.state()) {
    case ResponseParser::State::More:
        return "more";
    case ResponseParser::State::Faulty:
        return "fault";
    case ResponseParser::State::Whole:
        break;
    }
    return QByteArray::number(parser.response().status) + ' ' + parser.response().body +
           (parser.keepsAlive() ? " keep" : " close");
}

enum class Cut { Whole, Bytes, Random };

QByteArray outcomeOf(const QByteArray &bytes, Cut cut, bool ends, Random &random)
{
    ResponseParser parser(kLimit);
    for (qsizetype at = 0; at < bytes.size() && parser.state() == ResponseParser::State::More;) {
        qsizetype length = bytes.size() - at;
        if (cut == Cut::Bytes)
            length = 1;
        else if (cut == Cut::Random)
            length = std::min<qsizetype>(length, 1 + static_cast<qsizetype>(random.next() % 9));
        parser.feed(QByteArrayView(bytes).sliced(at, length));
        at += length;
    }
    if (ends)
        parser.end();
    return outcomeOf(parser);
}

} // namespace

/// RFC 9112 from the client's side: what is framed as it says is read, all else is a fault, however it is cut.
class TestResponseParser : public QObject
{
    Q_OBJECT

private slots:
    void answers_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("open"); // outcome while the connection is open
        QTest::addColumn<QByteArray>("ended");
        const QByteArray ok = "HTTP/1.1 200 OK\r\n";
        const QByteArray full(kLimit, 'x');
        const auto row = [](const char *name, const QByteArray &bytes, const QByteArray &open,
                            const QByteArray &ended = {}) {
            QTest::newRow(name) << bytes << open << (ended.isEmpty() ? open : ended);
        };
        row("nothing", "", "more", "fault");
        row("sized", ok + "Content-Length: 2\r\n\r\n{}", "200 {} keep");
        row("no reason phrase", "HTTP/1.1 404\r\nContent-Length: 0\r\n\r\n", "404  keep");
        row("no body of 204", "HTTP/1.1 204 No Content\r\n\r\n", "204  keep");
        row("closing", ok + "Connection: close\r\nContent-Length: 2\r\n\r\n{}", "200 {} close");
        row("1.0", "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\n{}", "200 {} close");
        row("half head", "HTTP/1.1 200 OK\r\nContent-Le", "more", "fault");
        row("half body", ok + "Content-Length: 9\r\n\r\n{\"a\"", "more", "fault");
        row("until the end", ok + "\r\n{}", "more", "200 {} close");
        row("chunks", ok + "Transfer-Encoding: chunked\r\n\r\n2\r\n{\"\r\nA;x=y\r\n0123456789\r\n0\r\n\r\n",
            "200 {\"0123456789 keep");
        row("chunks with a trailer", ok + "Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\nA: b\r\nC: d\r\n\r\n",
            "200 x keep");
        row("after 100", "HTTP/1.1 100 Continue\r\n\r\n" + ok + "Content-Length: 0\r\n\r\n", "200  keep");
        row("as large as may be", ok + "Content-Length: 100\r\n\r\n" + full, "200 " + full + " keep");
        row("larger", ok + "Content-Length: 101\r\n\r\n", "fault");
        row("larger in chunks", ok + "Transfer-Encoding: chunked\r\n\r\n64\r\n" + full + "\r\n1\r\n", "fault");
        row("larger until the end", ok + "\r\n" + full + 'x', "fault");
        row("a redirect is an answer", "HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n", "302  keep");
        row("not HTTP", "SSH-2.0-OpenSSH_9.2\r\n\r\n", "fault");
        row("HTTP/2", "HTTP/2 200 OK\r\n\r\n", "fault");
        row("status of two digits", "HTTP/1.1 20 OK\r\n\r\n", "fault");
        row("101 unasked", "HTTP/1.1 101 Switching Protocols\r\n\r\n", "fault");
        row("space before the colon", ok + "Content-Length : 2\r\n\r\n{}", "fault");
        row("folded", ok + "A: b\r\n c\r\nContent-Length: 0\r\n\r\n", "fault");
        row("NUL", ok + QByteArray("A: b\0c\r\n", 8) + "Content-Length: 0\r\n\r\n", "fault");
        row("two lengths", ok + "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}", "fault");
        row("length and chunks", ok + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n", "fault");
        row("length with a sign", ok + "Content-Length: +2\r\n\r\n{}", "fault");
        row("length beyond 64 bits", ok + "Content-Length: 99999999999999999999\r\n\r\n", "fault");
        row("gzip nobody asked for", ok + "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}", "fault");
        row("gzip as a transfer", ok + "Transfer-Encoding: gzip, chunked\r\n\r\n", "fault");
        row("chunk longer than it says", ok + "Transfer-Encoding: chunked\r\n\r\n1\r\nxy\r\n0\r\n\r\n", "fault");
        row("chunk of no size", ok + "Transfer-Encoding: chunked\r\n\r\n\r\n", "fault");
        row("chunk of many digits", ok + "Transfer-Encoding: chunked\r\n\r\n000000001\r\nx\r\n", "fault");
        row("endless head", ok + "A: " + QByteArray(70'000, 'a'), "fault");
        row("many fields", ok + QByteArray("A: b\r\n").repeated(129) + "\r\n", "fault");
    }
    // proves: C003 P9
    void answers()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, open);
        QFETCH(QByteArray, ended);
        const auto random = seededRandom(11);
        for (const Cut cut : {Cut::Whole, Cut::Bytes, Cut::Random, Cut::Random, Cut::Random}) {
            QCOMPARE(outcomeOf(bytes, cut, false, *random), open);
            QCOMPARE(outcomeOf(bytes, cut, true, *random), ended);
        }
    }

    void fieldsAreFoundInAnyCase()
    {
        ResponseParser parser(kLimit);
        parser.feed("HTTP/1.1 429 Slow\r\nRETRY-After:  7 \r\ncontent-type: Application/JSON; charset=utf-8\r\n"
                    "Content-Length: 0\r\n\r\nmore");
        QCOMPARE(parser.response().value("retry-after"), "7");
        QCOMPARE(parser.response().contentType(), "application/json");
        QVERIFY(parser.response().value("x-nothing").isNull());
        QCOMPARE(parser.extraBytes(), 4);
    }
};

CB_TEST(TestResponseParser)
#include "tst_responseparser.moc"
