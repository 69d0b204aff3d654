// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: D-DST D-HOURS P02 P03
// Properties of callableSpans, nextCallable and callableAt, with random zones, ranges around transitions and rules; the
// brute force asks minute by minute, and the naive predicate reads the wall clock of the C library.
#include "core/time/callinghours.h"
#include "tests/core/time/libcclock.h"
#include "tests/core/time/timefixtures.h"
#include "tests/support/testregistry.h"

#include <rapidcheck.h>

#include <QTest>

#include <algorithm>

using namespace callboard;
using namespace callboard::test;

namespace {

struct Case
{
    QString zoneName;
    InstantRange range;
    HoursRule rule;
};

/// All names that change their clock in 2026, and a few that never do.
const std::vector<QString> &zoneNames()
{
    static const std::vector<QString> names = [] {
        const InstantRange year{utc("2026-01-01T00:00:00"), utc("2027-01-01T00:00:00")};
        std::vector<QString> found{QStringLiteral("UTC"), QStringLiteral("Asia/Kathmandu"),
                                   QStringLiteral("Pacific/Kiritimati"), QStringLiteral("Pacific/Marquesas")};
        for (const QString &name : zonedata::names()) {
            if (!Zone::parse(name)->transitions(year).empty())
                found.push_back(name);
        }
        return found;
    }();
    return names;
}

rc::Gen<HoursRule> anyRule()
{
    return rc::gen::exec([] {
        HoursRule rule;
        if (*rc::gen::inRange(0, 5) > 0) {
            const int opens = *rc::gen::inRange(0, 1440);
            rule.hours = CallingHours{opens, *rc::gen::inRange(opens + 1, 1441)};
        }
        if (*rc::gen::arbitrary<bool>())
            rule.days = *Weekdays::of(*rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(1, 8))));
        return rule;
    });
}

/// One to five days, at whole minutes, mostly over a transition.
Case anyCase()
{
    Case made;
    made.zoneName = *rc::gen::elementOf(zoneNames());
    const Zone where = *Zone::parse(made.zoneName);
    const std::vector<Instant> changes = where.transitions({utc("2025-01-01T00:00:00"), utc("2035-01-01T00:00:00")});
    const Instant centre = changes.empty() || *rc::gen::inRange(0, 5) == 0
                               ? utc("2025-01-01T00:00:00") + *rc::gen::inRange(0, 10 * 365 * 1440) * kMinute
                               : *rc::gen::elementOf(changes);
    made.range.start = centre - *rc::gen::inRange(0, 3 * 1440) * kMinute;
    made.range.end = made.range.start + *rc::gen::inRange(1, 5 * 1440) * kMinute;
    made.rule = *anyRule();
    return made;
}

bool inSpans(const std::vector<InstantRange> &spans, Instant t)
{
    return std::any_of(spans.begin(), spans.end(), [t](const InstantRange &span) { return span.contains(t); });
}

/// D-HOURS as a reader of the sentence would write it.
bool naiveCallable(const HoursRule &rule, const std::tm &wall)
{
    const int minute = wall.tm_hour * 60 + wall.tm_min;
    const int isoDay = wall.tm_wday == 0 ? 7 : wall.tm_wday;
    const std::vector<int> days = rule.days ? rule.days->toList() : std::vector{1, 2, 3, 4, 5, 6, 7};
    const bool dayAllowed = std::find(days.begin(), days.end(), isoDay) != days.end();
    return dayAllowed && (!rule.hours || (minute >= rule.hours->opens && minute < rule.hours->closes));
}

/// Minutes in which people of all the zones may be called on 2026-06-03 local time, 09:00-18:00.
int safeMinutes(const std::vector<const char *> &names)
{
    const HoursRule office{CallingHours{}, {}};
    int minutes = 0;
    for (Instant t = utc("2026-06-03T00:00:00"); t < utc("2026-06-04T00:00:00"); t += kMinute)
        minutes +=
            std::all_of(names.begin(), names.end(), [&](const char *name) { return callableAt(t, office, zone(name)); })
                ? 1
                : 0;
    return minutes;
}

} // namespace

class TstCallableSpans : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        // RapidCheck's own default is 100; a failing run prints the RC_PARAMS that repeats it.
        if (qEnvironmentVariableIsEmpty("RC_PARAMS"))
            qputenv("RC_PARAMS", "max_success=500");
    }

    void spansAreTheCallableMinutes()
    {
        QVERIFY(rc::check("spans == brute force", [] {
            const Case made = anyCase();
            const Zone where = *Zone::parse(made.zoneName);
            const std::vector<InstantRange> spans = callableSpans(made.range, made.rule, where);
            auto span = spans.begin();
            for (Instant t = made.range.start; t < made.range.end; t += kMinute) {
                while (span != spans.end() && span->end <= t)
                    ++span;
                RC_ASSERT((span != spans.end() && span->contains(t)) == callableAt(t, made.rule, where));
            }
        }));
    }

    void spansAreExactToTheMillisecond()
    {
        QVERIFY(rc::check("edges", [] {
            Case made = anyCase();
            made.range.start += milliseconds(*rc::gen::inRange(0, 60'000));
            made.range.end += milliseconds(*rc::gen::inRange(0, 60'000));
            const Zone where = *Zone::parse(made.zoneName);
            const milliseconds one{1};
            Instant last = made.range.start - one;
            for (const InstantRange &span : callableSpans(made.range, made.rule, where)) {
                RC_ASSERT(span.start > last); // ascending, disjoint, not touching
                RC_ASSERT(span.start < span.end);
                RC_ASSERT(span.end <= made.range.end);
                RC_ASSERT(callableAt(span.start, made.rule, where));
                RC_ASSERT(callableAt(span.end - one, made.rule, where));
                RC_ASSERT((span.start == made.range.start || !callableAt(span.start - one, made.rule, where)));
                RC_ASSERT((span.end == made.range.end || !callableAt(span.end, made.rule, where)));
                last = span.end;
            }
        }));
    }

    void nextCallableIsTheFirstOfTheSpans()
    {
        QVERIFY(rc::check("next == front of spans", [] {
            const Case made = anyCase();
            const Zone where = *Zone::parse(made.zoneName);
            const std::vector<InstantRange> spans = callableSpans(made.range, made.rule, where);
            const std::optional<Instant> next = nextCallable(made.range.start, made.range.end, made.rule, where);
            RC_ASSERT(next.has_value() == !spans.empty());
            RC_ASSERT((!next || *next == spans.front().start));
        }));
    }

    void cuttingTheRangeChangesNothing()
    {
        QVERIFY(rc::check("spans of the parts", [] {
            const Case made = anyCase();
            const Zone where = *Zone::parse(made.zoneName);
            const qint64 length = made.range.length().count();
            const Instant cut = made.range.start + milliseconds(*rc::gen::inRange<qint64>(0, length + 1));
            std::vector<InstantRange> parts = callableSpans({made.range.start, cut}, made.rule, where);
            for (const InstantRange &span : callableSpans({cut, made.range.end}, made.rule, where)) {
                if (!parts.empty() && parts.back().end == span.start)
                    parts.back().end = span.end;
                else
                    parts.push_back(span);
            }
            RC_ASSERT(parts == callableSpans(made.range, made.rule, where));
        }));
    }

    void predicateReadsTheWallClock()
    {
        QVERIFY(rc::check("callableAt == C library", [] {
            const Case made = anyCase();
            const Zone where = *Zone::parse(made.zoneName);
            const LibcClock libc(made.zoneName);
            const std::vector<InstantRange> spans = callableSpans(made.range, made.rule, where);
            for (Instant t = made.range.start; t < made.range.end; t += 7 * kMinute) {
                const bool expected = naiveCallable(made.rule, libc.at(toEpochMs(t) / 1000));
                RC_ASSERT(callableAt(t, made.rule, where) == expected);
                RC_ASSERT(made.rule.contains(where.civilOf(t)) == expected);
                RC_ASSERT(inSpans(spans, t) == expected);
            }
        }));
    }

    /// Section 3 of the specification, 09:00-18:00 on 2026-06-03.
    void safeWindowsOfTheSpecification()
    {
        QCOMPARE(safeMinutes({"America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"}), 6 * 60);
        QCOMPARE(safeMinutes({"America/New_York", "Pacific/Honolulu"}), 3 * 60);
        QCOMPARE(safeMinutes({"Europe/Kaliningrad", "Asia/Kamchatka"}), 0);
        QCOMPARE(safeMinutes({"America/Noronha", "America/Rio_Branco"}), 6 * 60);
        QCOMPARE(safeMinutes({"Australia/Perth", "Australia/Sydney"}), 7 * 60);
        QCOMPARE(safeMinutes({"Europe/Madrid", "Atlantic/Canary"}), 8 * 60);
    }
};

CB_TEST(TstCallableSpans)
#include "tst_callablespans.moc"
