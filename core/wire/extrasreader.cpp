// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/wire/extrasreader.h"

#include <algorithm>

namespace callboard {

namespace {

constexpr int kLongestLabel = 120;

/// Collects what the reader finds, so that one problem anywhere makes all of it void.
class Reading
{
public:
    explicit Reading(Problems &problems) : m_problems(problems) {}
    HoursExtras read(Fields &fields);

private:
    template <typename Fn> void each(Fields &fields, const char *key, Fn fn)
    {
        const JsonValue::List *list = fields.list(key);
        for (size_t i = 0; list && i < list->size(); ++i) {
            Fields item((*list)[i], pathOf(fields.pathOfKey(QString::fromLatin1(key)), i), m_problems);
            fn(item);
            item.done();
        }
    }
    DayWindows windows(Fields &fields);
    std::optional<QDate> date(Fields &fields, const char *key);
    void weekday(Fields &fields);
    void exception(Fields &fields);

    Problems &m_problems;
    HoursExtras m_extras;
};

DayWindows Reading::windows(Fields &fields)
{
    DayWindows windows;
    each(fields, "windows", [&](Fields &window) {
        window.require("start");
        window.require("end");
        const auto start = window.text("start");
        const auto end = window.text("end");
        if (!start || !end)
            return;
        const auto hours = CallingHours::parse(*start, *end, true);
        if (hours)
            windows.push_back(*hours);
        else
            m_problems.add(window.path(),
                           QStringLiteral("must be start and end as HH:MM, end after start and at most 24:00"));
    });
    return windows;
}

std::optional<QDate> Reading::date(Fields &fields, const char *key)
{
    const auto text = fields.text(key);
    if (!text)
        return std::nullopt;
    const QDate date = QDate::fromString(*text, Qt::ISODate);
    if (date.isValid() && date.toString(Qt::ISODate) == *text)
        return date;
    fields.note(QString::fromLatin1(key), QStringLiteral("must be a date as YYYY-MM-DD"));
    return std::nullopt;
}

void Reading::weekday(Fields &fields)
{
    fields.require("day");
    fields.require("windows");
    WeekdayWindows day;
    day.isoDay = static_cast<int>(fields.number("day", 1, 7).value_or(1));
    day.windows = windows(fields);
    m_extras.week.push_back(std::move(day));
}

void Reading::exception(Fields &fields)
{
    fields.require("from");
    fields.require("label");
    DateException exception;
    const auto first = date(fields, "from");
    const auto last = fields.find("to") ? date(fields, "to") : first;
    exception.first = first.value_or(QDate());
    exception.last = last.value_or(QDate());
    exception.yearly = fields.yes("yearly").value_or(false);
    exception.label = fields.line("label", kLongestLabel).value_or(QString());
    exception.windows = windows(fields);
    m_extras.exceptions.push_back(std::move(exception));
}

HoursExtras Reading::read(Fields &fields)
{
    const size_t before = m_problems.all().size();
    each(fields, "week", [this](Fields &day) { weekday(day); });
    each(fields, "exceptions", [this](Fields &one) { exception(one); });
    std::sort(m_extras.week.begin(), m_extras.week.end(),
              [](const WeekdayWindows &a, const WeekdayWindows &b) { return a.isoDay < b.isoDay; });
    if (m_problems.all().size() != before)
        return {};
    if (const Result<void> checked = checkExtras(m_extras); !checked) {
        const QString detail = checked.error().detail;
        const qsizetype colon = detail.indexOf(QLatin1String(": "));
        m_problems.add(fields.pathOfKey(detail.left(colon)), detail.mid(colon + 2));
        return {};
    }
    return std::move(m_extras);
}

} // namespace

HoursExtras readHoursExtras(Fields &fields)
{
    return Reading(fields.problems()).read(fields);
}

} // namespace callboard
