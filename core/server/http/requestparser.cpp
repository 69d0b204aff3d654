// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/server/http/requestparser.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace callboard {

namespace {

constexpr int kChunkDigits = 8;
constexpr qsizetype kKeptCapacity = 4 * 1024; // of a buffer that waits for the next request

bool isTokenChar(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (c != '\0' && QByteArrayView("!#$%&'*+-.^_`|~").contains(c));
}

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isTokenChar);
}

bool isVisible(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7F; });
}

/// Visible, space and tab; bytes above ASCII are left to who reads the field.
bool isFieldValue(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte >= 0x20 && byte != 0x7F) || byte == '\t';
    });
}

bool isDigits(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// host[:port] in any spelling that cannot be taken for something else.
bool isHost(QByteArrayView text)
{
    return isVisible(text) &&
           std::none_of(text.begin(), text.end(), [](char c) { return QByteArrayView("/?#@\\,\"<>").contains(c); });
}

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

} // namespace

bool RequestParser::fail(int status, const char *code, const QByteArray &message)
{
    m_fault = HttpFault{status, code, message};
    m_buffer = {};
    m_request = {};
    return false;
}

void RequestParser::feed(QByteArrayView bytes)
{
    if (!m_fault)
        m_buffer.append(bytes);
}

bool RequestParser::takeContinue()
{
    return std::exchange(m_wantsContinue, false);
}

std::optional<HttpRequest> RequestParser::take()
{
    bool goesOn = !m_fault;
    while (goesOn && !m_isWhole) {
        switch (m_phase) {
        case Phase::Head:
            goesOn = readHead();
            break;
        case Phase::Body:
            goesOn = readBody();
            break;
        case Phase::ChunkSize:
            goesOn = readChunkSize();
            break;
        case Phase::ChunkData:
            goesOn = readChunkData();
            break;
        case Phase::ChunkEnd:
            goesOn = readLineEnd(Phase::ChunkSize);
            break;
        case Phase::LastChunk:
            goesOn = readLineEnd(Phase::Head);
            break;
        }
    }
    if (!m_isWhole)
        return std::nullopt;
    m_isWhole = false;
    m_wantsContinue = false;
    m_phase = Phase::Head;
    if (m_buffer.isEmpty() && m_buffer.capacity() > kKeptCapacity)
        m_buffer = {}; // an idle connection must not keep the room of its largest request
    return std::exchange(m_request, HttpRequest{});
}

bool RequestParser::readHead()
{
    while (m_buffer.startsWith("\r\n")) { // RFC 9112 2.2: before a request line, all of them
        m_buffer.remove(0, 2);
        m_skipped += 2;
    }
    const qsizetype room = m_limits.headBytes - m_skipped;
    const qsizetype end = m_buffer.indexOf("\r\n\r\n", m_scanned);
    if (end < 0 ? m_buffer.size() > room : end + 4 > room)
        return fail(431, "HEADER_TOO_LARGE", "The head of the request is longer than 16 KiB.");
    if (end < 0) {
        m_scanned =
            std::max<qsizetype>(0, m_buffer.size() - 3); // a head in single bytes is not searched anew each time
        return false;
    }
    const QByteArray head = m_buffer.first(end + 2);
    m_buffer.remove(0, end + 4);
    m_skipped = 0;
    m_scanned = 0;

    const qsizetype lineEnd = head.indexOf("\r\n");
    const QByteArrayView line = QByteArrayView(head).first(lineEnd);
    const qsizetype first = line.indexOf(' ');
    const qsizetype last = line.lastIndexOf(' ');
    if (first <= 0 || last <= first || !isToken(line.first(first)))
        return malformed("The request line is not METHOD /target HTTP/1.1.");
    const QByteArrayView target = line.sliced(first + 1, last - first - 1);
    const QByteArrayView version = line.sliced(last + 1);
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return malformed("Only HTTP/1.0 and HTTP/1.1 are spoken here.");
    if (target.size() > m_limits.targetBytes)
        return fail(431, "HEADER_TOO_LARGE", "The target of the request is longer than 4 KiB.");
    if (!target.startsWith('/') || !isVisible(target) || target.contains('#'))
        return malformed("The target of the request must be a path.");
    m_request.method = line.first(first).toByteArray();
    m_request.target = target.toByteArray();
    m_request.minor = version.back() == '1' ? 1 : 0;
    return readFields(QByteArrayView(head).sliced(lineEnd + 2)) && checkFields() && decideBody();
}

bool RequestParser::readFields(QByteArrayView lines)
{
    while (!lines.isEmpty()) {
        const qsizetype end = lines.indexOf("\r\n");
        if (!readField(lines.first(end)))
            return false;
        lines = lines.sliced(end + 2);
    }
    return true;
}

bool RequestParser::readField(QByteArrayView line)
{
    if (m_request.fields.size() >= static_cast<size_t>(m_limits.fields))
        return fail(431, "HEADER_TOO_LARGE", "The request has more than 64 header fields.");
    const qsizetype colon = line.indexOf(':');
    if (colon < 0 || !isToken(line.first(colon))) // also a folded line, and a space before the colon
        return malformed("A header field is malformed.");
    const QByteArrayView value = line.sliced(colon + 1);
    if (!isFieldValue(value)) // also a bare CR or LF, and NUL
        return malformed("A header field holds a control character.");
    m_request.fields.emplace_back(line.first(colon).toByteArray().toLower(), value.trimmed().toByteArray());
    return true;
}

bool RequestParser::checkFields()
{
    const int hosts = m_request.count("host");
    if (hosts > 1 || (hosts == 0 && m_request.minor == 1))
        return malformed("An HTTP/1.1 request needs exactly one Host.");
    if (hosts == 1 && !isHost(m_request.value("host")))
        return malformed("The Host of the request is malformed.");
    static constexpr const char *kOnce[] = {"content-length", "transfer-encoding", "content-type", "x-api-key",
                                            "authorization",  "idempotency-key",   "expect",       "content-encoding"};
    for (const char *name : kOnce) {
        if (m_request.count(name) > 1)
            return malformed("A header field that may be there once is there twice.");
    }
    return true;
}

bool RequestParser::tooLarge()
{
    constexpr qsizetype kMebibyte = 1024 * 1024;
    const bool isWhole = m_mostBody % kMebibyte == 0;
    return fail(413, "BODY_TOO_LARGE",
                "The body is larger than " + QByteArray::number(isWhole ? m_mostBody / kMebibyte : m_mostBody) +
                    (isWhole ? " MiB." : " bytes."));
}

bool RequestParser::decideBody()
{
    const bool hasBody = m_request.count("transfer-encoding") > 0 || m_request.count("content-length") > 0;
    m_mostBody = hasBody && m_bodyLimit ? m_bodyLimit(m_request) : m_limits.bodyBytes;
    const bool expects = m_request.count("expect") > 0;
    if (expects && m_request.value("expect").compare("100-continue", Qt::CaseInsensitive) != 0)
        return fail(417, "EXPECTATION_FAILED", "The only expectation known here is 100-continue.");
    const bool mayContinue = expects && m_request.minor >= 1; // HTTP/1.0 knows no interim answer
    if (m_request.count("transfer-encoding") > 0) {
        if (m_request.count("content-length") > 0 || m_request.minor == 0 ||
            m_request.value("transfer-encoding") != "chunked")
            return malformed("Transfer-Encoding must be chunked, on HTTP/1.1, without Content-Length.");
        m_wantsContinue = mayContinue;
        m_phase = Phase::ChunkSize;
        return true;
    }
    if (m_request.count("content-length") > 0 && !readLength(m_request.value("content-length")))
        return false;
    m_wantsContinue = mayContinue && m_left > 0;
    m_phase = Phase::Body;
    return true;
}

bool RequestParser::readLength(const QByteArray &length)
{
    if (!isDigits(length))
        return malformed("Content-Length must be digits only.");
    qsizetype bytes = 0;
    const auto [end, problem] = std::from_chars(length.data(), length.data() + length.size(), bytes);
    if (problem != std::errc() || bytes > m_mostBody)
        return tooLarge();
    m_left = bytes;
    return true;
}

bool RequestParser::readBody()
{
    if (m_buffer.size() < m_left)
        return false;
    if (m_buffer.size() == m_left) {
        m_request.body = std::exchange(m_buffer, {});
    } else {
        m_request.body = m_buffer.first(m_left);
        m_buffer.remove(0, m_left);
    }
    m_left = 0;
    m_isWhole = true;
    return true;
}

bool RequestParser::readChunkSize()
{
    qsizetype size = 0;
    qsizetype digits = 0;
    while (digits < m_buffer.size() && hexValue(m_buffer[digits]) >= 0) {
        if (digits == kChunkDigits)
            return malformed("A chunk size is malformed.");
        size = size * 16 + hexValue(m_buffer[digits]);
        ++digits;
    }
    if (digits == m_buffer.size())
        return false;
    // Exactly CRLF behind the digits: no extension, no space, no bare LF.
    if (digits == 0 || m_buffer[digits] != '\r')
        return malformed("A chunk size is malformed.");
    if (digits + 1 == m_buffer.size())
        return false;
    if (m_buffer[digits + 1] != '\n')
        return malformed("A chunk size is malformed.");
    if (m_request.body.size() + size > m_mostBody)
        return tooLarge();
    m_buffer.remove(0, digits + 2);
    m_left = size;
    m_phase = size == 0 ? Phase::LastChunk : Phase::ChunkData;
    return true;
}

bool RequestParser::readChunkData()
{
    const qsizetype taken = std::min(m_left, m_buffer.size());
    m_request.body.append(QByteArrayView(m_buffer).first(taken));
    m_buffer.remove(0, taken);
    m_left -= taken;
    if (m_left > 0)
        return false;
    m_phase = Phase::ChunkEnd;
    return true;
}

/// The CRLF behind a chunk, or behind the last one (where a trailer would begin: refused).
bool RequestParser::readLineEnd(Phase next)
{
    if (!m_buffer.isEmpty() && m_buffer[0] != '\r')
        return malformed("A chunk does not end where it should.");
    if (m_buffer.size() < 2)
        return false;
    if (m_buffer[1] != '\n')
        return malformed("A chunk does not end where it should.");
    m_buffer.remove(0, 2);
    m_phase = next;
    m_isWhole = next == Phase::Head;
    return true;
}

} // namespace callboard
