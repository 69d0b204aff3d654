// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QMetaType>
#include <QString>

#include <functional>
#include <memory>

namespace callboard {

/// A key or another text that must stand nowhere but in memory (P6). Copies share one place, which is overwritten when
/// the last of them is gone; what was moved from is empty. It can be read in one way only, `reveal`, so that a search
/// for that word finds every place: it has no stream, no QVariant, no JSON, no conversion, and no ==, which would tell
/// by its time how much of it was right. Everything of that list is refused by the compiler (tests/secrets/compile).
///
/// While one lives, the log masks its text wherever it turns up (logsink.h). Any thread.
class Secret
{
public:
    Secret() = default;
    /// Overwrites `text` when no one else holds it.
    explicit Secret(QByteArray &&text);
    /// The same for what was typed; as UTF-8.
    static Secret fromText(QString &&text);

    bool isEmpty() const;
    /// Visible ASCII only: it can stand in the head of a request.
    bool isUsable() const;
    /// Valid while a copy of this lives. Never log it, and wipe what it is copied to.
    QByteArrayView reveal() const;
    /// Takes as long for a wrong one as for the right one of that length.
    bool equals(const Secret &other) const;

    friend bool operator==(const Secret &, const Secret &) = delete;

private:
    struct Bytes;
    std::shared_ptr<const Bytes> m_bytes;
};

/// Calls `each` with the text of every Secret that lives, none of which can go meanwhile.
void forEachSecret(const std::function<void(QByteArrayView)> &each);

/// Looks at every byte whatever it finds; lengths are no secret.
bool isSameInConstantTime(QByteArrayView a, QByteArrayView b);

/// Overwrites the bytes when no one shares them, then empties.
void wipe(QByteArray &bytes);
void wipe(QString &text);

} // namespace callboard

/// Declared and never defined: a QVariant, a queued signal or a property of it does not compile.
template <> struct QMetaTypeId<callboard::Secret>;
