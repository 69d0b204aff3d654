// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/heatmap/heatsentences.h"

#include "ui/common/timetext.h"

#include <QStringList>

namespace callboard {

namespace {

using Kind = HeatValue::Kind;

} // namespace

QString HeatSentences::cell(const Moment &moment)
{
    QStringList parts;
    QString when = moment.second && !(*moment.second == moment.own)
                       ? TimeText::inBoth(moment.span.start, moment.own, *moment.second)
                       : TimeText::momentIn(moment.span.start, moment.own);
    if (moment.showing == 1)
        when = tr("%1, the first time").arg(when);
    else if (moment.showing == 2)
        when = tr("%1, the second time").arg(when);
    parts << tr("%1.").arg(when);

    switch (moment.value.kind) {
    case Kind::Unknown:
        parts << tr("Not known yet.");
        break;
    case Kind::Never:
        parts << tr("This time does not exist on that day.");
        break;
    case Kind::Past:
        parts << tr("Over.");
        break;
    case Kind::Closed:
        parts << (moment.people > 0 ? tr("Nobody can be called then.") : tr("Outside calling hours."));
        break;
    case Kind::Open: {
        const int minutes = static_cast<int>(moment.estimate / kMinute);
        const int free = moment.value.shown(moment.after);
        if (free == 0)
            parts << tr("Full: no line is free for %n minute(s).", nullptr, minutes);
        else
            parts << tr("%1 of %2 lines free for %n minute(s).", nullptr, minutes).arg(free).arg(moment.cap);
        if (moment.people > 0)
            parts << tr("%1 of %n people callable.", nullptr, moment.people).arg(moment.value.callable);
        if (moment.after && moment.value.planned > 0)
            parts << tr("The plan starts %n call(s) here.", nullptr, moment.value.planned);
        break;
    }
    }
    if (!moment.window.isEmpty())
        parts << (moment.window.overlaps(moment.span) ? tr("In the window.") : tr("Not in the window."));
    return parts.join(QLatin1Char(' '));
}

QString HeatSentences::never(QDate date, const Zone &own)
{
    //: %1 is a day such as "Sun 29 Mar", %2 a city
    return tr("%1: this time does not exist in %2 on that day.").arg(TimeText::day(date), own.city());
}

QString HeatSentences::window(InstantRange window, const Zone &own)
{
    if (window.isEmpty())
        return tr("No window chosen.");
    //: %1 and %2 are moments such as "Tue 17 Nov 14:00", %3 a length such as "12 h"
    return tr("Window %1 to %2, %3.")
        .arg(TimeText::moment(window.start, own), TimeText::momentIn(window.end, own),
             TimeText::length(window.length()));
}

QString HeatSentences::windowNote(InstantRange window, const Zone &own)
{
    const QDate first = own.civilOf(window.start).date;
    const QDate last = own.civilOf(window.end - milliseconds(1)).date;
    const QString length = TimeText::length(window.length());
    if (first == last)
        return tr("%1. %2 time.").arg(length, own.city());
    return tr("%1, over midnight. %2 time.").arg(length, own.city());
}

} // namespace callboard
