// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"
#include "core/base/result.h"

#include <QDate>
#include <QString>
#include <QTime>

#include <optional>
#include <vector>

namespace callboard {

/// What a wall clock shows, without a zone. Whole seconds and below are kept in `time`.
struct CivilMinute
{
    QDate date;
    QTime time;
    friend bool operator==(const CivilMinute &, const CivilMinute &) = default;
};

/// The name of a zone that tzdata knows, exact spelling; aliases are kept as given (D-TZ). Only `parse` makes one, so
/// nothing else ever reaches cctz (which would open files named by a client). Cheap to copy; thread-safe.
class Zone
{
public:
    /// Errors: ValidationError when tzdata.zi has no such Zone or Link.
    static Result<Zone> parse(const QString &name);
    static Zone utc();
    const QString &name() const { return m_name; }
    /// The city for people: "New York" for "America/New_York".
    QString city() const;
    friend bool operator==(const Zone &a, const Zone &b) { return a.m_name == b.m_name; }
    friend bool operator<(const Zone &a, const Zone &b) { return a.m_name < b.m_name; }

    /// What the clock on the wall in this zone shows at t.
    CivilMinute civilOf(Instant t) const;
    /// Seconds east of Greenwich at t.
    int offsetSecondsAt(Instant t) const;

    enum class Kind { Unique, Skipped, Repeated };
    struct Resolved
    {
        Kind kind = Kind::Unique;
        /// Unique: the instant. Repeated: the first of the two. Skipped: the instant of the jump.
        Instant first;
        /// Repeated: the second of the two; else equal to `first`.
        Instant second;
    };
    /// What a person typed, as instants, saying which case it was.
    Resolved resolve(const CivilMinute &civil) const;
    /// Start of that local date: its first instant (a date may start at 01:00, or have been skipped: then the jump).
    Instant startOfDay(QDate date) const;
    /// Instants in (range.start, range.end) where the offset changes, ascending.
    std::vector<Instant> transitions(InstantRange range) const;
    /// True when both clocks show the same time during all of the range.
    bool sameClockAs(const Zone &other, InstantRange range) const;

private:
    struct Data;
    Zone(QString name, const Data *data) : m_name(std::move(name)), m_data(data) {}
    QString m_name;
    const Data *m_data; // lives for ever in the process-wide cache
};

/// What tzdata on this machine offers. Read once per process; thread-safe afterwards.
namespace zonedata {

/// First line of tzdata.zi, such as "2025b".
QString version();
/// All Zone and Link names, sorted.
const QStringList &names();
/// Zones of an ISO 3166 country as zone.tab lists them, in its order; empty for an unknown country.
const std::vector<Zone> &ofCountry(const QString &region);
/// All countries in zone.tab, sorted.
const QStringList &countries();
/// The country a zone is listed under in zone.tab; empty for aliases and for zones of no country.
QString countryOf(const Zone &zone);

} // namespace zonedata

} // namespace callboard
