// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/desk/logsearch.h"

#include <algorithm>

namespace callboard::desk {
namespace {

QString wordsOf(const World &world, const LogEntry &entry)
{
    QStringList words{wireName(entry.type), entry.actor.name, entry.cause, entry.requestId};
    if (entry.reservation)
        words << entry.reservation->text();
    if (entry.candidate) {
        words << entry.candidate->text();
        if (const Candidate *candidate = world.candidate(entry.company, *entry.candidate))
            words << candidate->name << candidate->phone.text();
    }
    if (entry.batch)
        words << entry.batch->text();
    if (entry.number)
        words << entry.number->text();
    for (const QVariantMap &values : {entry.before, entry.after}) {
        for (auto it = values.begin(); it != values.end(); ++it)
            words << it.key() << it.value().toString();
    }
    return words.join(QLatin1Char('\n'));
}

} // namespace

bool matches(const World &world, const LogEntry &entry, const LogFilter &filter)
{
    if ((filter.range && !filter.range->contains(entry.at)) || (filter.actor && entry.actor.kind != *filter.actor) ||
        (filter.reservation && entry.reservation != filter.reservation) ||
        (filter.candidate && entry.candidate != filter.candidate) || (filter.batch && entry.batch != filter.batch))
        return false;
    if (!filter.types.empty() && std::find(filter.types.begin(), filter.types.end(), entry.type) == filter.types.end())
        return false;
    const QStringList asked = filter.text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (asked.isEmpty())
        return true;
    const QString words = wordsOf(world, entry);
    return std::all_of(asked.begin(), asked.end(),
                       [&words](const QString &word) { return words.contains(word, Qt::CaseInsensitive); });
}

} // namespace callboard::desk
