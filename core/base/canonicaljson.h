// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>
#include <QVariant>

#include <array>
#include <optional>

namespace callboard {

/// One spelling per value, as RFC 8785: no white space, keys in order of their UTF-16 units, the shortest escapes,
/// integers exact, other numbers in the shortest form that reads back. For fingerprints (D-IDEM), the log's chain and
/// the texts in the store.
/// Knows null (also an invalid QVariant, and numbers that are not finite), bool, integers, double, QString,
/// QStringList, QVariantList, QVariantMap; anything else is written as its toString().
QByteArray canonicalJson(const QVariant &value);

/// SHA-256 of canonicalJson, 32 bytes (D-IDEM).
QByteArray fingerprintOf(const QVariant &value);

/// Reads what canonicalJson wrote, and nothing else: no white space, no duplicate or unsorted keys, at most 32 levels.
/// Integers come back as qint64, lists as QVariantList. nullopt for anything else. Not for text from outside: that is
/// core/wire's strict reader.
std::optional<QVariant> readCanonicalJson(QByteArrayView text);

/// The same, piece by piece, for who reads very many texts of a known shape: a text that was read lately is shared
/// instead of made again. `begin`, then take what is expected; after a failure nothing more may be taken.
class CanonicalJsonReader
{
public:
    void begin(QByteArrayView text);
    bool atEnd() const { return m_at == m_end; }
    /// The next bytes, if they are these.
    bool take(QByteArrayView bytes);
    /// A text without escapes, as it stands between its quotation marks; valid while the text given to begin lives.
    std::optional<QByteArrayView> plainText();
    std::optional<QVariant> value() { return value(0); }
    std::optional<QVariantMap> map() { return map(0); }

private:
    std::optional<QVariant> value(int depth);
    std::optional<QVariant> number();
    std::optional<QString> text();
    std::optional<QString> escapedText(const char *start);
    std::optional<char> escape();
    std::optional<QVariant> list(int depth);
    std::optional<QVariantMap> map(int depth);
    QString shared(QByteArrayView bytes);

    const char *m_at = nullptr;
    const char *m_end = nullptr;
    struct Shared
    {
        QByteArray bytes;
        QString text;
    };
    std::array<Shared, 512> m_shared;
};

} // namespace callboard
