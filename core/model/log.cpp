// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/model/log.h"

#include "core/base/canonicaljson.h"

#include <QCryptographicHash>

namespace callboard {

namespace {

template <typename Tag> QVariant textOrNull(const std::optional<Id<Tag>> &id)
{
    return id ? QVariant(id->text()) : QVariant();
}

} // namespace

QByteArray chainHash(const QByteArray &previous, const LogEntry &entry)
{
    // Every field is always there, so that no two entries share one text.
    const QVariantMap fields{
        {QStringLiteral("company"), entry.company.text()},
        {QStringLiteral("sequence"), QVariant::fromValue(entry.sequence)},
        {QStringLiteral("at"), toEpochMs(entry.at)},
        {QStringLiteral("actorKind"), wireName(entry.actor.kind)},
        {QStringLiteral("actorName"), entry.actor.name},
        {QStringLiteral("type"), wireName(entry.type)},
        {QStringLiteral("reservation"), textOrNull(entry.reservation)},
        {QStringLiteral("candidate"), textOrNull(entry.candidate)},
        {QStringLiteral("batch"), textOrNull(entry.batch)},
        {QStringLiteral("number"), textOrNull(entry.number)},
        {QStringLiteral("before"), entry.before},
        {QStringLiteral("after"), entry.after},
        {QStringLiteral("cause"), entry.cause},
        {QStringLiteral("requestId"), entry.requestId},
    };
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(previous);
    hash.addData(canonicalJson(fields));
    return hash.result();
}

std::optional<quint64> firstBrokenLink(const QByteArray &previous, const std::vector<LogEntry> &entries)
{
    QByteArray last = previous;
    for (const LogEntry &entry : entries) {
        if (entry.hash != chainHash(last, entry))
            return entry.sequence;
        last = entry.hash;
    }
    return std::nullopt;
}

} // namespace callboard
