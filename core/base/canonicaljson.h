// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QVariant>

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

} // namespace callboard
