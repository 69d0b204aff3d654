// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/sessionfixture.h"
#include "ui/numbers/numberscontroller.h"

namespace callboard::test {

inline NumberRow numberRow(const char *id, const char *e164, const char *label, const char *pool, int outbound,
                           int inbound, int busy)
{
    NumberRow row;
    row.number.id = PhoneNumberId(QString::fromLatin1(id));
    row.number.company = SessionFixture::companyId();
    row.number.e164 = *E164::parse(QString::fromLatin1(e164));
    row.number.displayName = QString::fromUtf8(label);
    row.number.pool = PoolId(QString::fromLatin1(pool));
    row.number.maxOutboundConcurrent = outbound;
    row.number.maxInboundConcurrent = inbound;
    row.busyNow = busy;
    row.week.assign(168, 0);
    return row;
}

/// Lines booked in one hour of the week.
inline void book(NumberRow &row, int hour, int lines)
{
    row.week[static_cast<size_t>(hour)] = static_cast<qint16>(lines);
    row.lowestCap = std::max(row.lowestCap, lines);
}

/// The numbers of the picture: seven in two pools, Leeds with cap 0, Vilnius the default. Mon 17 Nov 2025 16:42 there.
inline NumbersSnapshot mockNumbers(Instant at)
{
    NumbersSnapshot snapshot;
    snapshot.at = at;
    snapshot.pools = {{PoolId(QStringLiteral("pool_americas")), 16}, {PoolId(QStringLiteral("pool_europe")), 24}};
    snapshot.poolBusyNow = {4, 16};
    snapshot.numbers = {numberRow("pn_vilnius", "+37052000134", "Vilnius", "pool_europe", 8, 4, 3),
                        numberRow("pn_kaunas", "+37037200018", "Kaunas", "pool_europe", 4, 2, 2),
                        numberRow("pn_berlin", "+493023125014", "Berlin", "pool_europe", 10, 2, 5),
                        numberRow("pn_london", "+442079460120", "London", "pool_europe", 12, 4, 6),
                        numberRow("pn_leeds", "+441134960107", "Leeds", "pool_europe", 0, 0, 0),
                        numberRow("pn_newyork", "+12125550143", "New York", "pool_americas", 12, 4, 4),
                        numberRow("pn_chicago", "+13125550187", "Chicago", "pool_americas", 8, 2, 0)};
    snapshot.numbers[0].number.isDefault = true;
    // Tue and Wed of the week, 10 to 19 h in Vilnius; hour 0 is Mon 16:00 there.
    const auto hourOf = [](int day, int hour) { return day * 24 + hour - 16; };
    for (NumberRow &row : snapshot.numbers) {
        const int cap = row.number.maxOutboundConcurrent;
        for (int day = 0; day < 5 && cap > 0; ++day) {
            for (int hour = day == 0 ? 17 : 10; hour < 19; ++hour)
                book(row, hourOf(day, hour),
                     std::max(1, cap * (hour == 11 && day < 3 ? 4 : 19 - hour) / (hour == 11 && day < 3 ? 4 : 14)));
        }
        row.shareAtCap = cap > 0 && cap < 12 ? 0.04 : 0;
    }
    return snapshot;
}

/// An answer of two days, 10-12 h in Vilnius, with one start full before and none after, when the cap grows.
inline CapPreview mockPreview(Instant now, int storedCap, int newCap)
{
    CapPreview preview;
    for (HeatData *data : {&preview.before, &preview.after}) {
        const bool after = data == &preview.after;
        data->first = floorTo(now, 5 * kMinute);
        data->estimate = 32 * kMinute;
        data->cap = after ? newCap : storedCap;
        const int starts = 5 * 288;
        const Zone vilnius = zoneOf("Europe/Vilnius");
        for (int i = 0; i < starts; ++i) {
            const CivilMinute civil = vilnius.civilOf(data->first + i * data->step);
            const bool open = civil.time.hour() >= 10 && civil.time.hour() < 19 && civil.date.dayOfWeek() < 6;
            data->callable.push_back(open ? 1 : 0);
            const int load = civil.time.hour() == 10 ? storedCap : storedCap / 2 - civil.time.hour() % 4;
            data->free.push_back(static_cast<qint16>(open ? std::max(0, data->cap - load) : data->cap));
        }
    }
    preview.startsFullBefore = 42;
    preview.startsFullAfter = newCap > storedCap ? 20 : 42;
    preview.heldByPool = newCap > storedCap ? 20 : 0;
    preview.lowestCap = storedCap;
    preview.overBooked = newCap < storedCap ? 36 : 0;
    if (newCap < storedCap)
        preview.affected = {ReservationId(QStringLiteral("r1")), ReservationId(QStringLiteral("r2"))};
    return preview;
}

inline ReservationRow mockCall(const char *id, const char *name, Instant planned)
{
    ReservationRow row;
    row.reservation.id = ReservationId(QString::fromLatin1(id));
    row.reservation.candidate = CandidateId(QStringLiteral("c_") + QString::fromLatin1(id));
    row.reservation.times.plannedAttemptAt = planned;
    row.candidateName = QString::fromUtf8(name);
    return row;
}

/// A session over the numbers of the picture; every question is answered at once.
struct NumbersFixture : SessionFixture
{
    NumbersSnapshot snapshot = mockNumbers(backend.nowValue);

    NumbersFixture()
    {
        backend.numbersFake.onLoad.answer = [this](const CompanyId &) { return Result<NumbersSnapshot>(snapshot); };
        backend.numbersFake.onPreviewCap.answer = [this](const CompanyId &, const PhoneNumberId &id, int cap,
                                                         const InstantRange &, const milliseconds &) {
            return Result<CapPreview>(mockPreview(backend.nowValue, stored(id).maxOutboundConcurrent, cap));
        };
        backend.numbersFake.onSave.answer = [this](const PhoneNumber &number) {
            PhoneNumber saved = number;
            if (saved.id.isEmpty())
                saved.id = PhoneNumberId(QStringLiteral("pn_new"));
            NumberRow *row = find(saved.id);
            if (!row) {
                snapshot.numbers.emplace_back();
                row = &snapshot.numbers.back();
            }
            row->number = saved;
            return Result<PhoneNumber>(saved);
        };
        backend.numbersFake.onPatch.answer = [this](const CompanyId &, const PhoneNumberId &id,
                                                    const NumberPatch &patch) {
            NumberRow *row = find(id);
            if (patch.displayName)
                row->number.displayName = *patch.displayName;
            if (patch.isDefault && *patch.isDefault) {
                for (NumberRow &other : snapshot.numbers)
                    other.number.isDefault = false;
            }
            row->number.isDefault = patch.isDefault.value_or(row->number.isDefault);
            return Result<PhoneNumber>(row->number);
        };
        backend.numbersFake.onSavePool.answer = [this](const CompanyId &, const Pool &pool) {
            for (Pool &known : snapshot.pools) {
                if (known.id == pool.id) {
                    known = pool;
                    return Result<Pool>(pool);
                }
            }
            snapshot.pools.push_back(pool);
            snapshot.poolBusyNow.push_back(0);
            return Result<Pool>(pool);
        };
        backend.numbersFake.onRemove.answer = [this](const CompanyId &, const PhoneNumberId &id) {
            std::erase_if(snapshot.numbers, [&](const NumberRow &row) { return row.number.id == id; });
            return Result<Done>(Done{});
        };
        backend.reservationsFake.onList.answer = [this](const ReservationQuery &) {
            return Result<std::vector<ReservationRow>>({mockCall("r2", "Ieva Butkus", backend.nowValue + 2 * kDay),
                                                        mockCall("r1", "Lena Kuhn", backend.nowValue + kDay)});
        };
    }
    NumberRow *find(const PhoneNumberId &id)
    {
        for (NumberRow &row : snapshot.numbers) {
            if (row.number.id == id)
                return &row;
        }
        return nullptr;
    }
    const PhoneNumber &stored(const PhoneNumberId &id) { return find(id)->number; }
    static NumbersKey key(const char *pool, const char *number)
    {
        return {PoolId(QString::fromLatin1(pool)), PhoneNumberId(QString::fromLatin1(number))};
    }
    static NumbersKey berlin() { return key("pool_europe", "pn_berlin"); }
};

} // namespace callboard::test
