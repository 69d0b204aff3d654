// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/model/log.h"

#include "core/base/canonicaljson.h"

#include <QCryptographicHash>

namespace callboard {

namespace {

/// The fields of one entry, each with the comma and name before it. The names are plain and come in order, so that the
/// whole is canonical JSON without a map of it being made: the log is hashed with every change and at every start.
class Fields
{
public:
    void add(const char *name, const QVariant &value) { begin(name) += canonicalJson(value); }
    template <typename Tag> void add(const char *name, const std::optional<Id<Tag>> &id)
    {
        begin(name) += id ? canonicalJson(id->text()) : QByteArrayLiteral("null");
    }
    QByteArray whole() && { return std::move(m_text) + '}'; }

private:
    QByteArray &begin(const char *name)
    {
        m_text += m_text.isEmpty() ? "{\"" : ",\"";
        m_text += name;
        m_text += "\":";
        return m_text;
    }
    QByteArray m_text;
};

} // namespace

QByteArray chainHash(const QByteArray &previous, const LogEntry &entry)
{
    // Every field is always there, so that no two entries share one text.
    Fields fields;
    fields.add("actorKind", wireName(entry.actor.kind));
    fields.add("actorName", entry.actor.name);
    fields.add("after", entry.after);
    fields.add("at", toEpochMs(entry.at));
    fields.add("batch", entry.batch);
    fields.add("before", entry.before);
    fields.add("candidate", entry.candidate);
    fields.add("cause", entry.cause);
    fields.add("company", entry.company.text());
    fields.add("number", entry.number);
    fields.add("requestId", entry.requestId);
    fields.add("reservation", entry.reservation);
    fields.add("sequence", QVariant::fromValue(entry.sequence));
    fields.add("type", wireName(entry.type));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(previous);
    hash.addData(std::move(fields).whole());
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
