// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/server/http/httpmessage.h"

#include <functional>
#include <optional>
#include <utility>

namespace callboard {

/// Most of each that one request may have (RELIABILITY 4, SERVER trap 1).
struct HttpLimits
{
    qsizetype headBytes = 16 * 1024; ///< request line and fields, with the empty lines before them
    int fields = 64;
    qsizetype targetBytes = 4 * 1024;
    qsizetype bodyBytes = 1024 * 1024; ///< unless the head of a request says otherwise
};

/// Reads HTTP/1.0 and 1.1 requests from a stream of bytes: rejects, never repairs. What it makes of the bytes does not
/// depend on how they were cut into pieces: a head is judged when it is whole (or longer than it may be), a body byte
/// by byte. After a fault nothing more is read.
class RequestParser
{
public:
    /// Most bytes the body behind this head may have; asked before any of it is read.
    using BodyLimit = std::function<qsizetype(const HttpRequest &head)>;

    /// Without `bodyLimit` every body has that of `limits`.
    explicit RequestParser(HttpLimits limits = {}, BodyLimit bodyLimit = {})
        : m_limits(limits), m_bodyLimit(std::move(bodyLimit))
    {
    }

    /// Takes bytes; they stay here until their request is taken.
    void feed(QByteArrayView bytes);
    /// The next whole request; nullopt while more bytes are needed, and after a fault.
    std::optional<HttpRequest> take();
    /// What is wrong with the bytes after the last request that was taken.
    const std::optional<HttpFault> &fault() const { return m_fault; }

    /// A request has begun and is not whole.
    bool isInside() const { return m_phase != Phase::Head || !m_buffer.isEmpty(); }
    /// Its head is whole and its body is not: the deadline of bodies counts.
    bool isInBody() const { return m_phase != Phase::Head; }
    /// The client waits for "100 Continue" before it sends the body; true once per request.
    bool takeContinue();

private:
    enum class Phase { Head, Body, ChunkSize, ChunkData, ChunkEnd, LastChunk };

    bool readHead();
    bool readFields(QByteArrayView lines);
    bool readField(QByteArrayView line);
    bool checkFields();
    bool decideBody();
    bool readLength(const QByteArray &length);
    bool readBody();
    bool readChunkSize();
    bool readChunkData();
    bool readLineEnd(Phase next);
    bool fail(int status, const char *code, const QByteArray &message);
    bool tooLarge();
    bool malformed(const char *message) { return fail(400, "VALIDATION_ERROR", message); }

    HttpLimits m_limits;
    BodyLimit m_bodyLimit;
    QByteArray m_buffer;
    Phase m_phase = Phase::Head;
    qsizetype m_skipped = 0;  // of the head's bytes: empty lines before it
    qsizetype m_scanned = 0;  // of the head's bytes in m_buffer: no end begins before
    qsizetype m_left = 0;     // of the body or chunk
    qsizetype m_mostBody = 0; // of this request
    bool m_isWhole = false;
    bool m_wantsContinue = false;
    HttpRequest m_request;
    std::optional<HttpFault> m_fault;
};

} // namespace callboard
