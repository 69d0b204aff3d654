// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTest>

/// Requests as bytes, and the tables of those that must be refused: SERVER.md, "Robustness matrix" and "More framing
/// cases to refuse". A row is the bytes and the status.
namespace callboard::test::requests {

inline QByteArray get(const QByteArray &fields = {}, const QByteArray &target = "/healthz")
{
    return "GET " + target + " HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n";
}

inline QByteArray post(const QByteArray &fields, const QByteArray &body, const QByteArray &version = "1.1")
{
    return "POST /x HTTP/" + version + "\r\nHost: a\r\n" + fields + "\r\n" + body;
}

/// What an attacker hopes to have run as the next request.
inline QByteArray smuggled()
{
    return "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n";
}

inline QByteArray lines(int count)
{
    QByteArray text;
    for (int i = 0; i < count; ++i)
        text += "X-" + QByteArray::number(i) + ": v\r\n";
    return text;
}

/// A head of exactly `size` bytes.
inline QByteArray headOf(qsizetype size)
{
    const QByteArray empty = get("X: \r\n");
    return get("X: " + QByteArray(size - empty.size(), 'v') + "\r\n");
}

inline void row(const char *name, int status, const QByteArray &bytes)
{
    QTest::newRow(name) << bytes << status;
}

inline void addRefusedLengths()
{
    row("CL and chunked", 400, post("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"));
    row("chunked and CL", 400, post("Transfer-Encoding: chunked\r\nContent-Length: 4\r\n", "0\r\n\r\n"));
    row("two CL, 2 and 3", 400, post("Content-Length: 2\r\nContent-Length: 3\r\n", "{}"));
    row("two CL, equal", 400, post("Content-Length: 2\r\nContent-Length: 2\r\n", "{}"));
    row("two CL, 0 and 60", 400, post("Content-Length: 0\r\nContent-Length: 60\r\n", {}));
    row("CL +2", 400, post("Content-Length: +2\r\n", "{}"));
    row("CL -1", 400, post("Content-Length: -1\r\n", "{}"));
    row("CL abc", 400, post("Content-Length: abc\r\n", "{}"));
    row("CL 0x2", 400, post("Content-Length: 0x2\r\n", "{}"));
    row("CL 2, 2", 400, post("Content-Length: 2, 2\r\n", "{}"));
    row("CL 2 2", 400, post("Content-Length: 2 2\r\n", "{}"));
    row("CL empty", 400, post("Content-Length:\r\n", {}));
    row("CL 2.0", 400, post("Content-Length: 2.0\r\n", "{}"));
    row("CL in full-width digits", 400, post("Content-Length: \xEF\xBC\x92\r\n", "{}"));
    row("CL 2^64-1", 413, post("Content-Length: 18446744073709551615\r\n", {}));
    row("CL 2^64+2", 413, post("Content-Length: 18446744073709551618\r\n", "{}"));
    row("CL 9e18", 413, post("Content-Length: 9000000000000000000\r\n", {}));
    row("CL of a hundred digits", 413, post("Content-Length: " + QByteArray(100, '9') + "\r\n", {}));
    row("CL of 1 GiB", 413, post("Content-Length: 1073741824\r\n", {}));
    row("CL of one byte over 1 MiB", 413, post("Content-Length: 1048577\r\n", {}));
}

inline void addRefusedEncodings()
{
    row("TE gzip then CL", 400, post("Transfer-Encoding: gzip\r\nContent-Length: 2\r\n", "{}"));
    row("TE gzip", 400, post("Transfer-Encoding: gzip\r\n", "{}"));
    row("TE chunked, gzip", 400, post("Transfer-Encoding: chunked, gzip\r\n", "0\r\n\r\n"));
    row("TE gzip, chunked", 400, post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"));
    row("TE xchunked", 400, post("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n"));
    row("TE identity", 400, post("Transfer-Encoding: identity\r\n", {}));
    row("TE Chunked in another case", 400, post("Transfer-Encoding: Chunked\r\n", "0\r\n\r\n"));
    row("TE quoted", 400, post("Transfer-Encoding: \"chunked\"\r\n", "0\r\n\r\n"));
    row("TE with a parameter", 400, post("Transfer-Encoding: chunked;q=1\r\n", "0\r\n\r\n"));
    row("TE empty", 400, post("Transfer-Encoding:\r\n", "0\r\n\r\n"));
    row("two TE", 400, post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"));
    row("chunked on HTTP/1.0", 400, post("Transfer-Encoding: chunked\r\n", "0\r\n\r\n", "1.0"));
    row("space before the colon of TE", 400, post("Transfer-Encoding : chunked\r\n", "0\r\n\r\n"));
    row("expects the unknown", 417, post("Expect: 200-ok\r\nContent-Length: 2\r\n", "{}"));
    row("expects nothing in particular", 417, post("Expect:\r\nContent-Length: 2\r\n", "{}"));
}

inline void addRefusedChunks()
{
    const auto chunked = [](const QByteArray &body) { return post("Transfer-Encoding: chunked\r\n", body); };
    row("chunk size not hex", 400, chunked("z\r\n"));
    row("chunk size negative", 400, chunked("-1\r\n"));
    row("chunk size with a plus", 400, chunked("+2\r\n{}\r\n0\r\n\r\n"));
    row("chunk size 0x2", 400, chunked("0x2\r\n{}\r\n0\r\n\r\n"));
    row("chunk size empty", 400, chunked("\r\n{}\r\n0\r\n\r\n"));
    row("chunk size with a space before", 400, chunked(" 2\r\n{}\r\n0\r\n\r\n"));
    row("chunk size with a space behind", 400, chunked("2 \r\n{}\r\n0\r\n\r\n"));
    row("chunk size of nine digits", 400, chunked("000000002\r\n{}\r\n0\r\n\r\n"));
    row("chunk size of seventeen digits", 400, chunked("10000000000000002\r\n{}\r\n0\r\n\r\n"));
    row("chunk size ends with a bare LF", 400, chunked("2\n{}\r\n0\r\n\r\n"));
    row("chunk size ends with a bare CR", 400, chunked("2\r{}\r\n0\r\n\r\n"));
    row("chunk of 1 GiB", 413, chunked("40000000\r\n"));
    row("chunk of 4 GiB less one", 413, chunked("ffffffff\r\n"));
    row("chunks over 1 MiB together", 413,
        chunked("100000\r\n" + QByteArray(1 << 20, 'a') + "\r\n1\r\na\r\n0\r\n\r\n"));
    row("chunk extension", 400, chunked("2;a=b\r\n{}\r\n0\r\n\r\n"));
    row("chunk extension of 1 MB", 400, chunked("2;" + QByteArray(1 << 20, 'a') + "\r\n{}\r\n0\r\n\r\n"));
    row("trailer", 400, chunked("2\r\n{}\r\n0\r\nX-Y: z\r\n\r\n"));
    row("trailer over 64 KiB", 400, chunked("0\r\nX-Y: " + QByteArray(70'000, 'z') + "\r\n\r\n"));
    row("trailer of 1 MB", 400, chunked("0\r\nX-Y: " + QByteArray(1 << 20, 'z') + "\r\n\r\n"));
    row("chunk longer than it says", 400, chunked("2\r\n{}}\r\n0\r\n\r\n"));
    row("chunk ends with a bare LF", 400, chunked("2\r\n{}\n0\r\n\r\n"));
    row("chunk ends with CR and no LF", 400, chunked("2\r\n{}\rX0\r\n\r\n"));
}

inline void addRefusedFields()
{
    row("space before a colon", 400, get("X-A : b\r\n"));
    row("tab before a colon", 400, get("X-A\t: b\r\n"));
    row("empty name", 400, get(": b\r\n"));
    row("no colon", 400, get("X-A\r\n"));
    row("odd name (", 400, get("X(A): b\r\n"));
    row("odd name of 8 bits", 400, get("X\xC3\xA4: b\r\n"));
    row("NUL in a name", 400, get(QByteArray("X\0A: b\r\n", 8)));
    row("NUL in a value", 400, get(QByteArray("X-A: k\0junk\r\n", 13)));
    row("NUL in a length", 400,
        post(QByteArray("Content-Length: 2\0"
                        "0\r\n",
                        21),
             "{}"));
    row("bell in a value", 400, get("X-A: \a\r\n"));
    row("DEL in a value", 400, get("X-A: \x7F\r\n"));
    row("bare CR in a value", 400, get("X-A: a\rb\r\n"));
    row("bare LF in a value", 400, get("X-A: a\nX-B: b\r\n"));
    row("folded with a space", 400, get("X-A: a\r\n b\r\n"));
    row("folded with a tab", 400, get("X-A: a\r\n\tb\r\n"));
    row("folded length", 400, post("Content-Length: 50\r\n x\r\n", smuggled()));
    row("first field folded", 400, "GET / HTTP/1.1\r\n Host: a\r\n\r\n");
    row("two hosts", 400, get("Host: b\r\n"));
    row("no host", 400, "GET / HTTP/1.1\r\n\r\n");
    row("host with a path", 400, "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n");
    row("host with a user", 400, "GET / HTTP/1.1\r\nHost: u@a\r\n\r\n");
    row("host is a list", 400, "GET / HTTP/1.1\r\nHost: a, b\r\n\r\n");
    row("two X-API-Key", 400, get("X-API-Key: a\r\nx-api-key: a\r\n"));
    row("two Idempotency-Key", 400, get("Idempotency-Key: a\r\nIdempotency-Key: a\r\n"));
    row("two Content-Type", 400, get("Content-Type: a\r\nContent-Type: b\r\n"));
    row("two Expect", 400, get("Expect: 100-continue\r\nExpect: 100-continue\r\n"));
    row("65 fields", 431, get(lines(64)));
    row("10,000 fields", 431, get(lines(10'000)));
    row("a field of 1 MB", 431, get("X-A: " + QByteArray(1 << 20, 'a') + "\r\n"));
    row("a name without end", 431, "GET / HTTP/1.1\r\n" + QByteArray(100'000, 'a'));
    row("a head of 16 KiB and one byte", 431, headOf(16 * 1024 + 1));
    row("empty lines without end", 431, QByteArray("\r\n").repeated(10'000) + get());
}

inline void addRefusedLines()
{
    const auto line = [](const QByteArray &text) { return text + "\r\nHost: a\r\n\r\n"; };
    row("HTTP/1.2", 400, line("GET / HTTP/1.2"));
    row("HTTP/2.0", 400, line("GET / HTTP/2.0"));
    row("HTTP/1.10", 400, line("GET / HTTP/1.10"));
    row("HTTP/1", 400, line("GET / HTTP/1"));
    row("http/1.1", 400, line("GET / http/1.1"));
    row("HTTP/0.9", 400, line("GET /"));
    row("the preface of HTTP/2", 400, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    row("two spaces behind the method", 400, line("GET  / HTTP/1.1"));
    row("two spaces behind the target", 400, line("GET /  HTTP/1.1"));
    row("space behind the version", 400, line("GET / HTTP/1.1 "));
    row("space before the method", 400, line(" GET / HTTP/1.1"));
    row("tab for a space", 400, line("GET\t/ HTTP/1.1"));
    row("no target", 400, line("GET HTTP/1.1"));
    row("space in the target", 400, line("GET /a b HTTP/1.1"));
    row("absolute target", 400, line("GET http://a/ HTTP/1.1"));
    row("authority as target", 400, line("CONNECT a:443 HTTP/1.1"));
    row("asterisk as target", 400, line("OPTIONS * HTTP/1.1"));
    row("fragment in the target", 400, line("GET /a#b HTTP/1.1"));
    row("8 bits in the target", 400, line("GET /\xC3\xA4 HTTP/1.1"));
    row("NUL in the target", 400, line(QByteArray("GET /a\0b HTTP/1.1", 17)));
    row("NUL in the method", 400, line(QByteArray("GE\0T / HTTP/1.1", 15)));
    row("DEL in the target", 400, line("GET /\x7F HTTP/1.1"));
    row("odd method", 400, line("G@T / HTTP/1.1"));
    row("bare CR in the line", 400, line("GET / HTTP/1.1\rX: y"));
    row("bare LF behind the line", 400, line("GET / HTTP/1.1\nX: y"));
    row("a TLS hello", 400, QByteArray("\x16\x03\x01\x02\x00\x01", 6) + "\r\n\r\n");
    row("a target of 4 KiB and one byte", 431, get({}, '/' + QByteArray(4 * 1024, 'a')));
    row("a target of 1 MB", 431, get({}, '/' + QByteArray(1 << 20, 'a')));
}

} // namespace callboard::test::requests
