// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/dst/zonescan.h"

#include <cstdio>

namespace callboard::test {

namespace {

constexpr qint64 kMostReported = 20;

/// Where an instant is looked for in ascending spans; asked with rising instants.
class SpanFinger
{
public:
    explicit SpanFinger(const std::vector<InstantRange> &spans) : m_spans(spans) {}
    bool contains(Instant t)
    {
        while (m_at < m_spans.size() && m_spans[m_at].end <= t)
            ++m_at;
        return m_at < m_spans.size() && m_spans[m_at].contains(t);
    }

private:
    const std::vector<InstantRange> &m_spans;
    size_t m_at = 0;
};

Instant instantOf(qint64 seconds)
{
    return fromEpochMs(seconds * 1000);
}

/// Hours by converting the two end points of the day, which D-DST forbids.
bool byEndPoints(Instant t, const HoursRule &rule, const Zone &zone)
{
    const CivilMinute civil = zone.civilOf(t);
    if (!rule.hours)
        return rule.contains(civil);
    const Instant day = zone.startOfDay(civil.date);
    return t >= day + rule.hours->opens * kMinute && t < day + rule.hours->closes * kMinute &&
           (!rule.days || rule.days->contains(civil.date.dayOfWeek()));
}

} // namespace

const char *nameOf(Planted planted)
{
    switch (planted) {
    case Planted::Nothing:
        return "nothing";
    case Planted::EndInclusive:
        return "end-inclusive";
    case Planted::EndPoints:
        return "end-points";
    case Planted::WinterTime:
        return "winter-time";
    case Planted::UtcWeekday:
        return "utc-weekday";
    }
    return "";
}

ScanCount &ScanCount::operator+=(const ScanCount &other)
{
    instants += other.instants;
    decisions += other.decisions;
    differences += other.differences;
    return *this;
}

ZoneScan::ZoneScan(Zone zone, Planted planted) : m_zone(std::move(zone)), m_planted(planted), m_libc(m_zone.name())
{
    for (WallRule &rule : wallRules()) {
        const CoreRule core = coreRuleOf(rule);
        m_asked.push_back({std::move(rule), core});
    }
}

bool ZoneScan::decides(Instant t, const Asked &asked) const
{
    const HoursRule &rule = asked.core.hours;
    switch (m_planted) {
    case Planted::Nothing:
        break;
    case Planted::EndInclusive:
        return callableAt(t, rule, asked.core.extras, m_zone) ||
               callableAt(t - kMinute, rule, asked.core.extras, m_zone);
    case Planted::EndPoints:
        return byEndPoints(t, rule, m_zone);
    case Planted::WinterTime:
        return rule.contains(Zone::utc().civilOf(t + std::chrono::seconds(m_zone.offsetSecondsAt(instantOf(0)))));
    case Planted::UtcWeekday: {
        CivilMinute civil = m_zone.civilOf(t);
        civil.date = Zone::utc().civilOf(t).date;
        return rule.contains(civil);
    }
    }
    return callableAt(t, rule, asked.core.extras, m_zone);
}

void ZoneScan::compare(bool expected, bool got, const Asked &asked, const char *way, qint64 atMs)
{
    ++m_count.decisions;
    if (expected == got)
        return;
    if (++m_count.differences <= kMostReported && m_planted == Planted::Nothing)
        std::fprintf(stderr, "%s, %s, %s at %lld ms: C library %s, core %s\n", qPrintable(m_zone.name()),
                     asked.wall.name.c_str(), way, static_cast<long long>(atMs), expected ? "open" : "closed",
                     got ? "open" : "closed");
}

void ZoneScan::compareChanges(Seconds span, const std::vector<qint64> &expected)
{
    std::vector<Instant> instants;
    for (const qint64 at : expected)
        instants.push_back(instantOf(at));
    ++m_count.decisions;
    if (m_zone.transitions({instantOf(span.from), instantOf(span.to)}) == instants)
        return;
    ++m_count.differences;
    std::fprintf(stderr, "%s: core and the C library know other changes\n", qPrintable(m_zone.name()));
}

void ZoneScan::everyWay(Seconds span, int step)
{
    std::vector<std::tm> walls;
    walls.reserve(static_cast<size_t>((span.to - span.from) / step) + 1);
    for (qint64 at = span.from; at < span.to; at += step)
        walls.push_back(m_libc.at(at));
    m_count.instants += static_cast<qint64>(walls.size());
    for (const Asked &asked : m_asked)
        everyWay(asked, span, step, walls);
}

void ZoneScan::everyWay(const Asked &asked, Seconds span, int step, const std::vector<std::tm> &walls)
{
    const auto &[rule, extras] = asked.core;
    const Instant end = instantOf(span.to);
    const auto spans = callableSpans({instantOf(span.from), end}, rule, extras, m_zone);
    SpanFinger finger(spans);
    std::vector<char> open(walls.size());
    for (size_t i = 0; i < walls.size(); ++i) {
        const qint64 seconds = span.from + static_cast<qint64>(i) * step;
        const Instant t = instantOf(seconds);
        const bool expected = asked.wall.allows(walls[i]);
        open[i] = expected ? 1 : 0;
        compare(expected, decides(t, asked), asked, "predicate", seconds * 1000);
        compare(expected, finger.contains(t), asked, "spans", seconds * 1000);
        if (extras.isEmpty())
            compare(expected, rule.contains(m_zone.civilOf(t)), asked, "wall clock", seconds * 1000);
        // The last millisecond of the step before belongs to what the clock showed there: steps are whole seconds or
        // minutes, and nothing opens, closes or changes inside one.
        if (i > 0)
            compare(open[i - 1] != 0, decides(t - milliseconds(1), asked), asked, "the millisecond before",
                    seconds * 1000 - 1);
    }
    // Wherever it closes, the next start is where it opens again.
    size_t next = walls.size();
    for (size_t i = walls.size(); i-- > 0;) {
        if (open[i])
            next = i;
        const bool isEdge = i == 0 || open[i] != open[i - 1];
        if (!isEdge && i % 61 != 0)
            continue;
        const qint64 seconds = span.from + static_cast<qint64>(i) * step;
        const auto found = nextCallable(instantOf(seconds), end, rule, extras, m_zone);
        const auto expected = next == walls.size()
                                  ? std::nullopt
                                  : std::optional(instantOf(span.from + static_cast<qint64>(next) * step));
        compare(true, found == expected, asked, "next start", seconds * 1000);
    }
    if (step == 60)
        compareWholeCalls(asked, span, step, open);
}

void ZoneScan::compareWholeCalls(const Asked &asked, Seconds span, int step, const std::vector<char> &open)
{
    constexpr size_t kCallMinutes = 20;
    const StartRule whole{asked.core.hours, false, true, kMinute * static_cast<int>(kCallMinutes), &asked.core.extras};
    size_t run = 0; // open minutes from i on
    for (size_t i = open.size(); i-- > 0;) {
        run = open[i] ? run + 1 : 0;
        if (i + kCallMinutes > open.size() || i % 7 != 0)
            continue;
        const qint64 seconds = span.from + static_cast<qint64>(i) * step;
        compare(run >= kCallMinutes, mayStartAt(instantOf(seconds), whole, m_zone), asked, "whole call",
                seconds * 1000);
    }
}

void ZoneScan::everyMinute(Seconds span)
{
    std::vector<std::vector<InstantRange>> spans;
    std::vector<SpanFinger> fingers;
    spans.reserve(m_asked.size());
    for (const Asked &asked : m_asked) {
        spans.push_back(
            callableSpans({instantOf(span.from), instantOf(span.to)}, asked.core.hours, asked.core.extras, m_zone));
        fingers.emplace_back(spans.back());
    }
    for (qint64 at = span.from; at < span.to; at += 60) {
        const std::tm wall = m_libc.at(at);
        const Instant t = instantOf(at);
        for (size_t i = 0; i < m_asked.size(); ++i) {
            const bool expected = m_asked[i].wall.allows(wall);
            compare(expected, decides(t, m_asked[i]), m_asked[i], "predicate", at * 1000);
            compare(expected, fingers[i].contains(t), m_asked[i], "spans", at * 1000);
        }
    }
    m_count.instants += (span.to - span.from) / 60;
}

} // namespace callboard::test
