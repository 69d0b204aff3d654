// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/http/clientmessage.h"

#include <optional>

namespace callboard {

/// Reads one HTTP/1.x answer from a stream of bytes; bounded, and never repairs: what is not framed as RFC 9112 says is
/// a fault. What it makes of the bytes does not depend on how they were cut into pieces.
class ResponseParser
{
public:
    explicit ResponseParser(qsizetype bodyLimit) : m_bodyLimit(bodyLimit) {}

    enum class State { More, Whole, Faulty };
    /// Bytes after a whole answer are counted in extraBytes(), nobody asked for them.
    State feed(QByteArrayView bytes);
    /// The connection has ended: a body without a length is whole now, all else is a fault.
    State end();

    State state() const { return m_state; }
    bool hasBegun() const { return m_begun; }
    qsizetype extraBytes() const { return m_buffer.size(); }
    /// The connection may carry another exchange. Valid when whole.
    bool keepsAlive() const { return m_keepsAlive; }
    /// For the log. Valid when faulty.
    const QString &fault() const { return m_fault; }
    HttpResponse &response() { return m_response; }

private:
    enum class Phase { Head, Body, UntilClose, ChunkSize, ChunkData, ChunkEnd, Trailer };

    State step();
    bool readHead();
    bool readStatus(QByteArrayView line);
    bool readField(QByteArrayView line);
    bool decideBody();
    bool readSized();
    bool readUntilClose();
    bool readChunkSize();
    bool readChunkEnd();
    bool readTrailer();
    std::optional<QByteArray> takeLine(qsizetype most);
    bool fail(const char *why);
    bool whole();

    qsizetype m_bodyLimit;
    State m_state = State::More;
    Phase m_phase = Phase::Head;
    QByteArray m_buffer;
    HttpResponse m_response;
    QString m_fault;
    qsizetype m_left = 0;        // of the body or chunk
    qsizetype m_headScanned = 0; // no end of the head begins before
    int m_interim = 0;           // 1xx answers before this one
    bool m_begun = false;
    bool m_isOneOne = false;
    bool m_keepsAlive = false;
};

} // namespace callboard
