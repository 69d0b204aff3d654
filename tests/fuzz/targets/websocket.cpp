// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// Frames of a console after its handshake, over a socket in memory, with the bounds that the event hub sets. The frames
// are Qt's to read; what must hold is ours: bounds, no message after a fault, the same however the bytes were cut.
#include "tests/fuzz/target.h"

#include <QCoreApplication>
#include <QPointer>
#include <QTcpSocket>
#include <QWebSocket>
#include <QWebSocketServer>

#include <memory>

namespace callboard::fuzz {

namespace {

constexpr quint64 kLongest = 4 * 1024; // as core/server/eventhub.cpp

/// A connected socket without a network.
class MemorySocket final : public QTcpSocket
{
public:
    MemorySocket()
    {
        setSocketState(ConnectedState);
        setOpenMode(ReadWrite | Unbuffered);
    }
    void arrive(QByteArrayView bytes)
    {
        m_in.append(bytes.data(), bytes.size());
        emit readyRead();
        QCoreApplication::sendPostedEvents(); // the server looks at a handshake a turn later
    }
    qint64 bytesAvailable() const override { return m_in.size() + QIODevice::bytesAvailable(); }
    bool canReadLine() const override { return m_in.contains('\n') || QIODevice::canReadLine(); }
    void disconnectFromHost() override
    {
        if (state() == UnconnectedState)
            return;
        m_in.clear();
        setSocketState(UnconnectedState);
        emit disconnected();
    }
    void close() override { disconnectFromHost(); }
    const QByteArray &sent() const { return m_out; }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        const qint64 length = std::min<qint64>(most, m_in.size());
        std::copy_n(m_in.constData(), length, data);
        m_in.remove(0, length);
        return length;
    }
    qint64 readLineData(char *data, qint64 most) override
    {
        const qsizetype end = m_in.indexOf('\n');
        return readData(data, end < 0 ? most : std::min<qint64>(most, end + 1));
    }
    qint64 writeData(const char *data, qint64 length) override
    {
        m_out.append(data, length);
        return length;
    }

private:
    QByteArray m_in;
    QByteArray m_out;
};

/// What a console said, and how it ended.
struct Heard
{
    QList<QByteArray> messages;
    bool isFaulty = false; ///< by which code is left open: a second fault behind the first changes it
    bool isOpen = true;
    /// After a fault Qt may still come to a closing frame behind it, or not: by where the bytes were cut.
    bool isAs(const Heard &other) const
    {
        return messages == other.messages && isFaulty == other.isFaulty && (isFaulty || isOpen == other.isOpen);
    }
};

Heard fed(QByteArrayView bytes, const std::vector<qsizetype> &cuts)
{
    Heard heard;
    QWebSocketServer server(QStringLiteral("callboard"), QWebSocketServer::NonSecureMode);
    auto *wire = new MemorySocket; // the server's, then the WebSocket's
    server.handleConnection(wire);
    wire->arrive("GET /v1/events HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                 "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    const std::unique_ptr<QWebSocket> socket(server.nextPendingConnection());
    require(socket != nullptr, "the handshake works");
    socket->setMaxAllowedIncomingMessageSize(kLongest);
    socket->setMaxAllowedIncomingFrameSize(kLongest);
    // Qt reads on after a fault until the other end closes too, and where it goes on depends on what had come by then.
    // Behind a closing frame it may tell the last message once more. The event hub listens to no message, so that
    // nobody hears of either.
    bool isClosing = false;
    QObject::connect(socket.get(), &QWebSocket::aboutToClose, socket.get(), [&] { isClosing = true; });
    const auto hear = [&](const QByteArray &message) {
        require(heard.isOpen, "nothing is heard after the end");
        if (!isClosing && socket->closeCode() == QWebSocketProtocol::CloseCodeNormal)
            heard.messages << message;
    };
    QObject::connect(socket.get(), &QWebSocket::textMessageReceived, socket.get(),
                     [&](const QString &text) { hear('t' + text.toUtf8()); });
    QObject::connect(socket.get(), &QWebSocket::binaryMessageReceived, socket.get(),
                     [&](const QByteArray &message) { hear('b' + message); });
    QObject::connect(socket.get(), &QWebSocket::disconnected, socket.get(), [&] { heard.isOpen = false; });
    const QPointer<MemorySocket> alive(wire);
    size_t next = 0;
    for (qsizetype at = 0; at < bytes.size() && alive && heard.isOpen;) {
        const qsizetype length = std::min(cuts[next++ % cuts.size()], bytes.size() - at);
        wire->arrive(bytes.sliced(at, length));
        at += length;
    }
    heard.isFaulty = socket->closeCode() != QWebSocketProtocol::CloseCodeNormal;
    for (const QByteArray &message : heard.messages)
        require(message.size() <= static_cast<qsizetype>(kLongest) + 1, "no message is longer than allowed");
    return heard;
}

/// Frames with the length, mask and bits that belong to them, from less: first byte and length as they come.
QByteArray framed(Bytes &input)
{
    QByteArray bytes;
    while (!input.atEnd()) {
        const uint8_t head = input.next();
        const QByteArrayView payload = input.take(input.next());
        bytes += static_cast<char>(head);
        if (payload.size() < 126) {
            bytes += static_cast<char>(0x80 | payload.size());
        } else {
            bytes += static_cast<char>(0x80 | 126);
            bytes += '\0';
            bytes += static_cast<char>(payload.size());
        }
        bytes += QByteArray(4, '\0'); // a mask that changes nothing
        bytes += payload.toByteArray();
    }
    return bytes;
}

void run(QByteArrayView bytes)
{
    Bytes input(bytes);
    const QByteArray stream = input.next() % 2 == 0 ? input.rest().toByteArray() : framed(input);
    const Heard whole = fed(stream, {stream.size() + 1});
    require(whole.isAs(fed(stream, cutsFor(stream))), "in pieces it comes out the same");
}

const Registration registration({"websocket", run, nullptr});

} // namespace

} // namespace callboard::fuzz
