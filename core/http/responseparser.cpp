// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/http/responseparser.h"

#include <algorithm>

namespace callboard {
namespace {

constexpr qsizetype kHeadLimit = 64 * 1024;
constexpr size_t kFieldLimit = 128;
constexpr qsizetype kChunkLineLimit = 256;
constexpr qsizetype kTrailerLimit = 8 * 1024;
constexpr int kInterimLimit = 8;

bool isTokenByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
}

bool isDigits(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// A control character that no head may hold; a tab may stand in a value.
bool isControl(char c)
{
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f;
}

} // namespace

ResponseParser::State ResponseParser::feed(QByteArrayView bytes)
{
    m_begun = m_begun || !bytes.isEmpty();
    m_buffer.append(bytes);
    return step();
}

ResponseParser::State ResponseParser::end()
{
    if (m_state != State::More)
        return m_state;
    if (m_phase == Phase::UntilClose)
        whole();
    else
        fail(m_begun ? "the answer ends in the middle" : "the connection was closed without an answer");
    return m_state;
}

ResponseParser::State ResponseParser::step()
{
    bool goesOn = m_state == State::More;
    while (goesOn && m_state == State::More) {
        switch (m_phase) {
        case Phase::Head:
            goesOn = readHead();
            break;
        case Phase::Body:
        case Phase::ChunkData:
            goesOn = readSized();
            break;
        case Phase::UntilClose:
            goesOn = readUntilClose();
            break;
        case Phase::ChunkSize:
            goesOn = readChunkSize();
            break;
        case Phase::ChunkEnd:
            goesOn = readChunkEnd();
            break;
        case Phase::Trailer:
            goesOn = readTrailer();
            break;
        }
    }
    return m_state;
}

// Each reader returns false when it needs more bytes, or when it is over.

bool ResponseParser::readHead()
{
    const qsizetype end = m_buffer.indexOf("\r\n\r\n", std::max<qsizetype>(0, m_headScanned - 3));
    m_headScanned = m_buffer.size();
    // Too long only when no end can begin within the limit any more, however the bytes were cut.
    if (end > kHeadLimit || (end < 0 && m_buffer.size() > kHeadLimit + 3))
        return fail("the head is longer than 64 KiB");
    if (end < 0)
        return false;
    const QByteArray head = m_buffer.first(end);
    m_buffer.remove(0, end + 4);
    m_headScanned = 0;
    m_response = {};
    bool isFirst = true;
    for (qsizetype from = 0; from <= head.size();) {
        qsizetype to = head.indexOf("\r\n", from);
        if (to < 0)
            to = head.size();
        const auto line = QByteArrayView(head).sliced(from, to - from);
        if (!(isFirst ? readStatus(line) : readField(line)))
            return false;
        isFirst = false;
        from = to + 2;
    }
    if (m_response.status >= 200)
        return decideBody();
    if (m_response.status == 101 || ++m_interim > kInterimLimit)
        return fail("an answer that nobody asked for");
    return true; // 100 Continue, 103 Early Hints: the answer comes after them
}

bool ResponseParser::readStatus(QByteArrayView line)
{
    // "HTTP/1.1 200" and "HTTP/1.1 200 reason"
    if (line.size() < 12 || !line.startsWith("HTTP/1.") || (line[7] != '0' && line[7] != '1') || line[8] != ' ' ||
        !isDigits(line.sliced(9, 3)) || line[9] == '0' || (line.size() > 12 && line[12] != ' ') ||
        std::any_of(line.begin(), line.end(), isControl))
        return fail("this is no HTTP/1.1");
    m_isOneOne = line[7] == '1';
    m_response.status = line.sliced(9, 3).toInt();
    return true;
}

bool ResponseParser::readField(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    if (colon <= 0 || !std::all_of(line.begin(), line.begin() + colon, isTokenByte) ||
        std::any_of(line.begin(), line.end(), isControl))
        return fail("a field of the head is malformed");
    if (m_response.fields.size() >= kFieldLimit)
        return fail("the head has more than 128 fields");
    m_response.fields.emplace_back(line.first(colon).toByteArray().toLower(),
                                   line.sliced(colon + 1).toByteArray().trimmed());
    return true;
}

bool ResponseParser::decideBody()
{
    const auto countOf = [this](QByteArrayView name) {
        return std::count_if(m_response.fields.begin(), m_response.fields.end(),
                             [&](const HttpField &field) { return field.first == name; });
    };
    const QByteArray connection = m_response.value("connection").toLower();
    m_keepsAlive = m_isOneOne && !connection.contains("close");
    const QByteArray coding = m_response.value("content-encoding").toLower();
    if (!coding.isEmpty() && coding != "identity")
        return fail("the answer is compressed, which was not asked for");
    const auto lengths = countOf("content-length");
    if (countOf("transfer-encoding") > 0) {
        if (lengths > 0 || countOf("transfer-encoding") > 1 || !m_isOneOne ||
            m_response.value("transfer-encoding").toLower() != "chunked")
            return fail("the length of the answer is told in two ways");
        m_phase = Phase::ChunkSize;
        return true;
    }
    if (m_response.status == 204 || m_response.status == 304)
        return whole();
    if (lengths == 0) {
        m_phase = Phase::UntilClose;
        m_keepsAlive = false;
        return true;
    }
    const QByteArray length = m_response.value("content-length");
    if (lengths > 1 || !isDigits(length) || length.size() > 15)
        return fail("the length of the answer is malformed");
    m_left = length.toLongLong();
    if (m_left > m_bodyLimit)
        return fail("the answer is too large");
    m_phase = Phase::Body;
    return m_left == 0 ? whole() : true;
}

bool ResponseParser::readSized()
{
    const qsizetype taken = std::min(m_left, m_buffer.size());
    m_response.body.append(m_buffer.constData(), taken);
    m_buffer.remove(0, taken);
    m_left -= taken;
    if (m_left > 0)
        return false;
    if (m_phase == Phase::Body)
        return whole();
    m_phase = Phase::ChunkEnd;
    return true;
}

bool ResponseParser::readUntilClose()
{
    if (m_response.body.size() + m_buffer.size() > m_bodyLimit)
        return fail("the answer is too large");
    m_response.body += m_buffer;
    m_buffer.clear();
    return false;
}

bool ResponseParser::readChunkSize()
{
    const std::optional<QByteArray> line = takeLine(kChunkLineLimit);
    if (!line)
        return false;
    const qsizetype semicolon = line->indexOf(';'); // extensions are allowed, and mean nothing
    const QByteArray digits = (semicolon < 0 ? *line : line->first(semicolon)).trimmed();
    bool isHex = !digits.isEmpty() && digits.size() <= 8;
    for (const char c : digits)
        isHex = isHex && QByteArrayView("0123456789abcdefABCDEF").contains(c);
    if (!isHex)
        return fail("the size of a chunk is malformed");
    m_left = digits.toLongLong(nullptr, 16);
    if (m_left > m_bodyLimit - m_response.body.size())
        return fail("the answer is too large");
    m_phase = m_left == 0 ? Phase::Trailer : Phase::ChunkData;
    return true;
}

bool ResponseParser::readChunkEnd()
{
    if (m_buffer.size() < 2)
        return false;
    if (!m_buffer.startsWith("\r\n"))
        return fail("a chunk is longer than its size");
    m_buffer.remove(0, 2);
    m_phase = Phase::ChunkSize;
    return true;
}

bool ResponseParser::readTrailer()
{
    const std::optional<QByteArray> line = takeLine(kTrailerLimit);
    if (!line)
        return false;
    m_left += line->size() + 2; // bytes of all its lines
    if (m_left > kTrailerLimit)
        return fail("the trailer is longer than 8 KiB");
    return line->isEmpty() ? whole() : true;
}

std::optional<QByteArray> ResponseParser::takeLine(qsizetype most)
{
    const qsizetype end = m_buffer.indexOf("\r\n");
    if (end > most || (end < 0 && m_buffer.size() > most + 1)) { // its CR may have come and its LF not
        fail("a line of the answer is too long");
        return std::nullopt;
    }
    if (end < 0)
        return std::nullopt;
    QByteArray line = m_buffer.first(end);
    m_buffer.remove(0, end + 2);
    return line;
}

bool ResponseParser::fail(const char *why)
{
    m_state = State::Faulty;
    m_fault = QString::fromLatin1(why);
    return false;
}

bool ResponseParser::whole()
{
    m_state = State::Whole;
    return false;
}

} // namespace callboard
