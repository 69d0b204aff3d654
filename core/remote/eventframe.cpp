// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/remote/eventframe.h"

#include "core/rpc/codec.h"

namespace callboard {

namespace {

template <typename Id> std::vector<Id> idsOf(const QVariant &list)
{
    std::vector<Id> ids;
    for (const QVariant &one : list.toList()) {
        if (isWellFormedId(one.toString()))
            ids.emplace_back(one.toString());
    }
    return ids;
}

void readChanged(const QVariantMap &changed, EventFrame &frame)
{
    const auto yes = [&changed](const char *name) { return changed.value(QLatin1String(name)).toBool(); };
    Changes &changes = frame.changes;
    changes.reservations = idsOf<ReservationId>(changed.value(QStringLiteral("reservations")));
    changes.candidates = idsOf<CandidateId>(changed.value(QStringLiteral("candidates")));
    changes.batches = idsOf<BatchId>(changed.value(QStringLiteral("batches")));
    changes.numbers = yes("numbers");
    changes.hours = yes("hours");
    changes.positions = yes("positions");
    changes.clock = yes("clock") || yes("company");
    changes.capacity = yes("capacity");
    frame.companyChanged = yes("company") || yes("hours") || yes("keys");
}

} // namespace

std::optional<EventFrame> readEventFrame(const QByteArray &text, const CompanyId &company)
{
    const auto read = readStrictJson(text);
    const auto *json = std::get_if<JsonValue>(&read);
    if (!json)
        return std::nullopt;
    const QVariantMap map = rpc::variantOf(*json).toMap();
    const QString type = map.value(QStringLiteral("type")).toString();
    bool isNumber = false;
    EventFrame frame;
    frame.sequence = map.value(QStringLiteral("seq")).toULongLong(&isNumber);
    if (!isNumber)
        return std::nullopt;
    frame.changes.company = company;
    if (const QVariant now = map.value(QStringLiteral("nowMs")); now.isValid())
        frame.now = fromEpochMs(now.toLongLong());
    if (type == QLatin1String("hello")) {
        frame.kind = EventFrame::Kind::Hello;
    } else if (type == QLatin1String("resync")) {
        frame.changes.everything = frame.companyChanged = true;
    } else if (type == QLatin1String("changes")) {
        readChanged(map.value(QStringLiteral("changed")).toMap(), frame);
        frame.changes.log = !map.value(QStringLiteral("events")).toList().isEmpty();
    } else {
        return std::nullopt;
    }
    return frame;
}

} // namespace callboard
