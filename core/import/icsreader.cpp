// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/import/icsreader.h"

#include <libical/ical.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>

namespace callboard {

namespace {

constexpr qsizetype kMostBytes = 4 * 1024 * 1024;
constexpr int kMostLabel = 120;
/// Steps of a rule that is looked at; a daily one of two years has 731.
constexpr int kMostSteps = 5'000;
constexpr int kYearsWrittenOut = 2;

struct FreeComponent
{
    void operator()(icalcomponent *component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, FreeComponent>;
struct FreeIterator
{
    void operator()(icalrecur_iterator *iterator) const { icalrecur_iterator_free(iterator); }
};
using RuleSteps = std::unique_ptr<icalrecur_iterator, FreeIterator>;

QDate dateOf(const icaltimetype &time)
{
    return {time.year, time.month, time.day};
}

/// What people read: one line, not too long, never empty.
QString labelOf(icalcomponent *event)
{
    const char *summary = icalcomponent_get_summary(event);
    QString label = QString::fromUtf8(summary ? summary : "");
    for (QChar &c : label) {
        if (c.category() == QChar::Other_Control)
            c = QLatin1Char(' ');
    }
    const auto points = label.simplified().toUcs4();
    label = QString::fromUcs4(reinterpret_cast<const char32_t *>(points.constData()),
                              std::min<qsizetype>(points.size(), kMostLabel));
    return label.isEmpty() ? QStringLiteral("Closed") : label;
}

QString uidOf(icalcomponent *event)
{
    const char *uid = icalcomponent_get_uid(event);
    return QString::fromUtf8(uid ? uid : "");
}

icalproperty *first(icalcomponent *event, icalproperty_kind kind)
{
    return icalcomponent_get_first_property(event, kind);
}

/// The last day of an event that begins on `start`; a null date when its end is before it (RFC 5545 section 3.6.1).
QDate lastDayOf(icalcomponent *event, QDate start)
{
    if (icalproperty *end = first(event, ICAL_DTEND_PROPERTY))
        return dateOf(icalproperty_get_dtend(end)).addDays(-1);
    if (icalproperty *length = first(event, ICAL_DURATION_PROPERTY)) {
        const icaldurationtype duration = icalproperty_get_duration(length);
        const qint64 days = duration.is_neg ? -1 : qint64(duration.weeks) * 7 + duration.days;
        return start.addDays(std::max<qint64>(days, 1) - 1);
    }
    return start;
}

/// Every year on the same days, for ever: no other condition, or only those that say the start again.
bool isPlainlyYearly(const icalrecurrencetype &rule, QDate start)
{
    const auto has = [](const short *values) { return values[0] != ICAL_RECURRENCE_ARRAY_MAX; };
    const auto isOnly = [&](const short *values, int value) {
        return !has(values) || (values[0] == value && values[1] == ICAL_RECURRENCE_ARRAY_MAX);
    };
    return rule.freq == ICAL_YEARLY_RECURRENCE && rule.interval <= 1 && rule.count == 0 &&
           icaltime_is_null_time(rule.until) && !has(rule.by_day) && !has(rule.by_week_no) && !has(rule.by_year_day) &&
           !has(rule.by_set_pos) && isOnly(rule.by_month, start.month()) && isOnly(rule.by_month_day, start.day());
}

/// Everything that begins ends: a file that was cut is refused, not read in part.
bool isWhole(const QByteArray &text)
{
    QByteArrayList open;
    for (const QByteArray &raw : text.split('\n')) {
        const QByteArray line = raw.trimmed().toUpper();
        if (line.startsWith("BEGIN:"))
            open << line.mid(6);
        else if (line.startsWith("END:") && (open.isEmpty() || open.takeLast() != line.mid(4)))
            return false;
    }
    return open.isEmpty();
}

/// Collects the closed days of one file.
class Reader
{
public:
    explicit Reader(QDate today) : m_today(today), m_until(today.addYears(kYearsWrittenOut)) {}

    void readAll(icalcomponent *calendar);
    CalendarReading taken();

private:
    void noteReplaced(icalcomponent *event);
    void readEvent(icalcomponent *event);
    void readRule(icalcomponent *event, const icalrecurrencetype &rule, const DateException &one);
    std::set<QDate> leftOut(icalcomponent *event) const;
    void take(const DateException &exception);
    void skip(const QString &label, CalendarSkip why) { m_reading.skipped.push_back({label, why}); }

    QDate m_today;
    QDate m_until;
    std::map<QString, std::set<QDate>> m_replaced; ///< days of a repeated event that another one stands for
    CalendarReading m_reading;
};

void Reader::noteReplaced(icalcomponent *event)
{
    if (icalproperty *id = first(event, ICAL_RECURRENCEID_PROPERTY))
        m_replaced[uidOf(event)].insert(dateOf(icalproperty_get_recurrenceid(id)));
}

void Reader::readAll(icalcomponent *calendar)
{
    const auto each = [calendar](auto act) {
        for (icalcomponent *event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT); event;
             event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT))
            act(event);
    };
    each([this](icalcomponent *event) { noteReplaced(event); });
    std::vector<icalcomponent *> events; // reading one moves the calendar's own place
    each([&events](icalcomponent *event) { events.push_back(event); });
    for (icalcomponent *event : events)
        readEvent(event);
}

void Reader::readEvent(icalcomponent *event)
{
    const QString label = labelOf(event);
    if (icalcomponent_get_status(event) == ICAL_STATUS_CANCELLED)
        return skip(label, CalendarSkip::IsCancelled);
    icalproperty *startsAt = first(event, ICAL_DTSTART_PROPERTY);
    if (!startsAt)
        return skip(label, CalendarSkip::HasNoDate);
    const icaltimetype start = icalproperty_get_dtstart(startsAt);
    if (!start.is_date)
        return skip(label, CalendarSkip::HasATime);
    DateException one;
    one.first = dateOf(start);
    one.last = lastDayOf(event, one.first);
    one.label = label;
    if (!one.first.isValid() || !one.last.isValid() || one.last < one.first)
        return skip(label, CalendarSkip::HasNoDate);
    if (one.last >= one.first.addYears(1))
        return skip(label, CalendarSkip::TooLong);
    icalproperty *repeats = first(event, ICAL_RRULE_PROPERTY);
    if (repeats)
        return readRule(event, icalproperty_get_rrule(repeats), one);
    if (one.last < m_today)
        return skip(label, CalendarSkip::IsOver);
    take(one);
}

/// Days that a repeated event does not take place on.
std::set<QDate> Reader::leftOut(icalcomponent *event) const
{
    std::set<QDate> days;
    for (icalproperty *left = first(event, ICAL_EXDATE_PROPERTY); left;
         left = icalcomponent_get_next_property(event, ICAL_EXDATE_PROPERTY))
        days.insert(dateOf(icalproperty_get_exdate(left)));
    if (const auto replaced = m_replaced.find(uidOf(event)); replaced != m_replaced.end())
        days.insert(replaced->second.begin(), replaced->second.end());
    return days;
}

void Reader::readRule(icalcomponent *event, const icalrecurrencetype &rule, const DateException &one)
{
    const std::set<QDate> without = leftOut(event);
    if (without.empty() && isPlainlyYearly(rule, one.first)) {
        DateException yearly = one;
        yearly.yearly = true;
        return take(yearly);
    }
    if (rule.freq == ICAL_NO_RECURRENCE || rule.freq < ICAL_DAILY_RECURRENCE)
        return skip(one.label, CalendarSkip::RuleUnknown);
    icalproperty *startsAt = first(event, ICAL_DTSTART_PROPERTY);
    const RuleSteps steps(icalrecur_iterator_new(rule, icalproperty_get_dtstart(startsAt)));
    if (!steps)
        return skip(one.label, CalendarSkip::RuleUnknown);
    const qint64 days = one.first.daysTo(one.last);
    bool hasAny = false;
    for (int i = 0; i < kMostSteps; ++i) {
        const icaltimetype next = icalrecur_iterator_next(steps.get());
        if (icaltime_is_null_time(next) || dateOf(next) > m_until)
            break;
        DateException again = one;
        again.first = dateOf(next);
        again.last = again.first.addDays(days);
        if (again.last < m_today || without.count(again.first) > 0)
            continue;
        take(again);
        hasAny = true;
    }
    if (!hasAny)
        skip(one.label, CalendarSkip::IsOver);
}

void Reader::take(const DateException &exception)
{
    auto &all = m_reading.exceptions;
    if (std::find(all.begin(), all.end(), exception) != all.end())
        return;
    if (all.size() >= kMostCalendarDays)
        return skip(exception.label, CalendarSkip::TooMany);
    all.push_back(exception);
}

CalendarReading Reader::taken()
{
    std::stable_sort(m_reading.exceptions.begin(), m_reading.exceptions.end(),
                     [](const DateException &a, const DateException &b) { return a.first < b.first; });
    return std::move(m_reading);
}

} // namespace

Result<CalendarReading> readCalendar(QByteArrayView text, QDate today)
{
    const Error noCalendar{ErrorCode::FileUnreadable, QStringLiteral("no calendar (iCalendar)"), {}};
    if (text.size() > kMostBytes || text.contains('\0'))
        return noCalendar;
    const QByteArray copy = text.toByteArray(); // ended by a zero
    if (!isWhole(copy))
        return noCalendar;
    const Component root(icalparser_parse_string(copy.constData()));
    if (!root)
        return noCalendar;
    Reader reader(today);
    bool hasCalendar = false;
    const auto readIf = [&](icalcomponent *component) {
        if (icalcomponent_isa(component) != ICAL_VCALENDAR_COMPONENT)
            return;
        hasCalendar = true;
        reader.readAll(component);
    };
    readIf(root.get());
    for (icalcomponent *inner = icalcomponent_get_first_component(root.get(), ICAL_VCALENDAR_COMPONENT); inner;
         inner = icalcomponent_get_next_component(root.get(), ICAL_VCALENDAR_COMPONENT))
        readIf(inner); // several calendars in one file
    if (!hasCalendar)
        return noCalendar;
    return reader.taken();
}

} // namespace callboard
