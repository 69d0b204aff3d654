// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDebug>

#include <memory>

namespace callboard {

/// An API key on its way to a server. Copies share one place in memory, which is overwritten when the last of them is
/// gone; no stream prints it, and nothing but the head of a request asks for it (P6).
class Secret
{
public:
    Secret() = default;
    /// Overwrites `text` when no one else holds it.
    explicit Secret(QByteArray &&text);

    bool isEmpty() const { return !m_bytes || m_bytes->text.isEmpty(); }
    /// Visible ASCII only: it can stand in the head of a request.
    bool isUsable() const;
    /// Valid while a copy of this lives. Never log it.
    QByteArrayView reveal() const;

    friend bool operator==(const Secret &a, const Secret &b) { return a.reveal() == b.reveal(); }
    friend QDebug operator<<(QDebug debug, const Secret &) { return debug << "(secret)"; }

private:
    struct Bytes
    {
        explicit Bytes(QByteArrayView from) : text(from.toByteArray()) {}
        ~Bytes();
        Q_DISABLE_COPY_MOVE(Bytes)
        QByteArray text; // never shared with another QByteArray
    };
    std::shared_ptr<Bytes> m_bytes;
};

/// Overwrites the bytes when no one shares them, then empties.
void wipe(QByteArray &bytes);

} // namespace callboard
