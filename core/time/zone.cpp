// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/time/zone.h"

#include "core/base/assert.h"
#include "core/time/tzdata.h"

#include <cctz/civil_time.h>
#include <cctz/time_zone.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>

namespace callboard {

namespace {

using CctzInstant = cctz::time_point<cctz::seconds>;

constexpr qint64 kUnixJulianDay = 2'440'588; // QDate's number of 1970-01-01
constexpr qint64 kDayMs = kDay.count();
/// Offsets up to here are looked up in our own table, later ones asked of cctz.
constexpr qint64 kTableEndSeconds = 4'102'444'800; // 2100-01-01T00:00Z

qint64 floorDiv(qint64 a, qint64 b)
{
    return a / b - (a % b < 0 ? 1 : 0);
}

CctzInstant toCctz(qint64 seconds)
{
    return CctzInstant(cctz::seconds(seconds));
}

qint64 secondsOf(CctzInstant t)
{
    return t.time_since_epoch().count();
}

cctz::civil_second toCctz(const CivilMinute &civil)
{
    return cctz::civil_second(civil.date.year(), civil.date.month(), civil.date.day(), civil.time.hour(),
                              civil.time.minute(), civil.time.second());
}

} // namespace

/// A loaded zone, never changed and never freed. A table of its own, because a look-up in cctz costs ten times as much
/// and also makes calendar fields and a name that nobody asked for.
struct Zone::Data
{
    cctz::time_zone zone;
    std::vector<qint64> changesMs; ///< instants where the offset changes, ascending, before kTableEndSeconds
    std::vector<int> offsets;      ///< seconds east; offsets[i] holds before changesMs[i], the last one after all

    explicit Data(const cctz::time_zone &loaded) : zone(loaded)
    {
        offsets.push_back(zone.lookup(CctzInstant::min()).offset);
        walk(CctzInstant::min(), kTableEndSeconds, [this](qint64 seconds, int offset) {
            if (offset == offsets.back())
                return; // only the name or the daylight flag changed
            changesMs.push_back(seconds * 1000);
            offsets.push_back(offset);
        });
    }

    /// Calls fn(seconds, offset from then on) for cctz's transitions after `from` and before `endSeconds`.
    template <typename Fn> void walk(CctzInstant from, qint64 endSeconds, Fn fn) const
    {
        cctz::time_zone::civil_transition change;
        while (zone.next_transition(from, &change)) {
            from = zone.lookup(change.to).trans;
            if (secondsOf(from) >= endSeconds)
                return;
            fn(secondsOf(from), zone.lookup(from).offset);
        }
    }

    int offsetAt(qint64 ms) const
    {
        if (ms >= kTableEndSeconds * 1000)
            return zone.lookup(toCctz(floorDiv(ms, 1000))).offset;
        const auto after = std::upper_bound(changesMs.begin(), changesMs.end(), ms);
        return offsets[static_cast<size_t>(after - changesMs.begin())];
    }

    /// The zone of that name from the process-wide cache; null when cctz cannot read it. The name must be known good.
    static const Data *load(const QString &name);
};

const Zone::Data *Zone::Data::load(const QString &name)
{
    static std::shared_mutex mutex;
    static auto *cache = new std::unordered_map<QString, std::unique_ptr<const Data>>; // outlives every thread
    {
        const std::shared_lock lock(mutex);
        if (const auto found = cache->find(name); found != cache->end())
            return found->second.get();
    }
    cctz::time_zone loaded;
    if (!cctz::load_time_zone(name.toStdString(), &loaded))
        return nullptr;
    auto data = std::make_unique<const Data>(loaded);
    const std::unique_lock lock(mutex);
    return cache->try_emplace(name, std::move(data)).first->second.get();
}

Result<Zone> Zone::parse(const QString &name)
{
    // Only names that tzdata lists go on to cctz: it would open a file of any name, "../../etc/passwd" too.
    if (!TzData::instance().known.contains(name))
        return Error{ErrorCode::ValidationError, QStringLiteral("no time zone named \"%1\"").arg(name.left(64))};
    const Data *data = Data::load(name);
    if (data == nullptr)
        return Error{ErrorCode::ValidationError, QStringLiteral("tzdata has no file for \"%1\"").arg(name)};
    return Zone(name, data);
}

Zone Zone::utc()
{
    const QString name = QStringLiteral("UTC");
    const Data *data = Data::load(name); // cctz knows this one without a file
    CB_ASSERT(data != nullptr);
    return Zone(name, data);
}

QString Zone::city() const
{
    return m_name.mid(m_name.lastIndexOf(QLatin1Char('/')) + 1).replace(QLatin1Char('_'), QLatin1Char(' '));
}

CivilMinute Zone::civilOf(Instant t) const
{
    const qint64 ms = toEpochMs(t);
    const qint64 local = ms + qint64{m_data->offsetAt(ms)} * 1000;
    const qint64 day = floorDiv(local, kDayMs);
    return {QDate::fromJulianDay(day + kUnixJulianDay),
            QTime::fromMSecsSinceStartOfDay(static_cast<int>(local - day * kDayMs))};
}

int Zone::offsetSecondsAt(Instant t) const
{
    return m_data->offsetAt(toEpochMs(t));
}

Zone::Resolved Zone::resolve(const CivilMinute &civil) const
{
    CB_ASSERT(civil.date.isValid() && civil.time.isValid());
    const auto found = m_data->zone.lookup(toCctz(civil));
    const auto at = [&civil](CctzInstant t) { return fromEpochMs(secondsOf(t) * 1000 + civil.time.msec()); };
    switch (found.kind) {
    case cctz::time_zone::civil_lookup::SKIPPED: {
        const Instant jump = fromEpochMs(secondsOf(found.trans) * 1000);
        return {Kind::Skipped, jump, jump};
    }
    case cctz::time_zone::civil_lookup::REPEATED:
        return {Kind::Repeated, at(found.pre), at(found.post)};
    case cctz::time_zone::civil_lookup::UNIQUE:
        break;
    }
    return {Kind::Unique, at(found.pre), at(found.pre)};
}

Instant Zone::startOfDay(QDate date) const
{
    return resolve({date, QTime(0, 0)}).first;
}

std::vector<Instant> Zone::transitions(InstantRange range) const
{
    std::vector<Instant> found;
    const qint64 startMs = toEpochMs(range.start);
    const qint64 endMs = toEpochMs(range.end);
    const auto &changes = m_data->changesMs;
    for (auto it = std::upper_bound(changes.begin(), changes.end(), startMs); it != changes.end() && *it < endMs; ++it)
        found.push_back(fromEpochMs(*it));
    if (endMs <= kTableEndSeconds * 1000)
        return found;
    const qint64 from = std::max(floorDiv(startMs, 1000), kTableEndSeconds - 1);
    int offset = m_data->offsetAt(from * 1000);
    m_data->walk(toCctz(from), floorDiv(endMs - 1, 1000) + 1, [&](qint64 seconds, int next) {
        if (next != offset && seconds * 1000 > startMs)
            found.push_back(fromEpochMs(seconds * 1000));
        offset = next;
    });
    return found;
}

bool Zone::sameClockAs(const Zone &other, InstantRange range) const
{
    if (m_data == other.m_data)
        return true;
    if (offsetSecondsAt(range.start) != other.offsetSecondsAt(range.start))
        return false;
    const std::vector<Instant> mine = transitions(range);
    return mine == other.transitions(range) && std::all_of(mine.begin(), mine.end(), [&](Instant t) {
               return offsetSecondsAt(t) == other.offsetSecondsAt(t);
           });
}

namespace zonedata {

QString version()
{
    return TzData::instance().version;
}

const QStringList &names()
{
    return TzData::instance().names;
}

const std::vector<Zone> &ofCountry(const QString &region)
{
    static const std::vector<Zone> none;
    static std::mutex mutex;
    static auto *loaded = new std::unordered_map<QString, std::vector<Zone>>; // references stay good for ever
    const QStringList zoneNames = TzData::instance().namesByCountry.value(region);
    if (zoneNames.isEmpty())
        return none;
    const std::lock_guard lock(mutex);
    const auto [place, isNew] = loaded->try_emplace(region);
    if (isNew) {
        for (const QString &name : zoneNames) {
            if (const Result<Zone> zone = Zone::parse(name))
                place->second.push_back(*zone);
        }
    }
    return place->second;
}

const QStringList &countries()
{
    static const QStringList sorted = [] {
        QStringList all = TzData::instance().namesByCountry.keys();
        all.sort();
        return all;
    }();
    return sorted;
}

QString countryOf(const Zone &zone)
{
    return TzData::instance().countryByName.value(zone.name());
}

} // namespace zonedata

} // namespace callboard
