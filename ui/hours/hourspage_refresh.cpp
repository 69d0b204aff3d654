// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// What the Hours page says about the hours that are proposed.
#include "ui/hours/hourspage.h"

#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/figurelabel.h"
#include "ui/common/note.h"
#include "ui/common/theme.h"
#include "ui/common/timetext.h"
#include "ui/common/zonecombo.h"
#include "ui/hours/daytoggles.h"
#include "ui/hours/minutefield.h"
#include "ui/shell/notifications.h"

#include <QLabel>
#include <QLocale>
#include <QStackedWidget>

namespace callboard {

void HoursPage::refresh()
{
    const bool isUnset = m_controller.isUnset();
    m_centre->setCurrentIndex(isUnset ? 1 : 0);
    if (isUnset)
        m_empty->show(EmptyCause::NotSetUp, Icon::Hours, tr("Calling hours are not set"),
                      tr("Until they are saved, only test people can be called. A usual start is 09:00–18:00, Monday "
                         "to Friday, on each person's own clock."),
                      tr("Start with 09:00–18:00"));
    refreshPolicy();
    refreshConflicts();
    refreshHint();
    refreshCommands();
    Q_EMIT statusSentenceChanged();
}

void HoursPage::refreshPolicy()
{
    const bool hasHours = m_controller.proposal().hours.has_value();
    for (MinuteField *field : {m_opens, m_closes})
        field->setEnabled(hasHours);
    m_days->setEnabled(hasHours);
    m_zone->setEnabled(hasHours);
    if (hasHours) {
        m_opens->setMinute(m_controller.edge(HoursEdge::Opens));
        m_closes->setMinute(m_controller.edge(HoursEdge::Closes));
    }
    const auto saved = m_controller.saved().hours;
    const auto sayWas = [&](QLabel *label, HoursEdge edge, int was) {
        const bool isChanged = saved && hasHours && m_controller.edge(edge) != was;
        //: %1 is a time: the saved value beside the one that is proposed
        label->setText(isChanged ? tr("was %1").arg(TimeText::minuteOfDay(was)) : QString());
    };
    sayWas(m_opensWas, HoursEdge::Opens, saved ? saved->opens : 0);
    sayWas(m_closesWas, HoursEdge::Closes, saved ? saved->closes : 0);

    int lastDay = 0;
    int daysOn = 0;
    for (int isoDay = 1; isoDay <= 7; ++isoDay) {
        const bool on = m_controller.isDayOn(isoDay);
        m_days->setDay(isoDay, on);
        daysOn += on ? 1 : 0;
        lastDay = on ? isoDay : lastDay;
    }
    m_days->setLastDay(daysOn == 1 ? lastDay : 0);

    if (m_zone->zone() != m_controller.proposal().zone)
        m_zone->setZone(m_controller.proposal().zone);
    QString zoneNote = m_controller.proposal().zone
                           ? tr("For people whose number has no clock of its own. Who has one keeps it.")
                           : tr("Each candidate's own zone");
    if (m_controller.proposal().zone != m_controller.saved().zone) {
        zoneNote += QLatin1Char(' ') + tr("Booked calls keep their zone, so a change of zone moves none of them; "
                                          "a server's preview leaves it out.");
        if (const int outside = m_controller.outsideInProposedZone(); outside > 0)
            zoneNote +=
                QLatin1Char(' ') + tr("Read on that clock, %n booked call(s) would lie outside.", nullptr, outside);
    }
    m_zoneNote->setText(zoneNote);

    const bool isWrong = m_opens->isWrong() || m_closes->isWrong();
    m_fieldError->setText(isWrong ? tr("Not a time of day. Type it as 09:30.") : QString());
    m_fieldError->setVisible(isWrong);
    const QString note = closeNote();
    m_closeNote->setText(note);
    m_closeNote->setVisible(!note.isEmpty());
}

QString HoursPage::closeNote() const
{
    const auto hours = m_controller.proposal().hours;
    if (!hours)
        return {};
    if (hours->closes == 24 * 60)
        return tr("Open until midnight. A server knows 23:59 as the latest close and gets that: there the last minute "
                  "of the day is never called.");
    if (hours->closes == 23 * 60 + 59)
        return tr("A call may start before the close, never at it: 23:59 leaves out the last minute. 24:00 takes it "
                  "in.");
    if (m_closes->hasFocus() && MinuteField::parse(m_closes->text(), true).value_or(hours->closes) != hours->closes)
        return tr("Hours cannot run over midnight: the close stays after %1.").arg(TimeText::minuteOfDay(hours->opens));
    if (m_opens->hasFocus() && MinuteField::parse(m_opens->text(), false).value_or(hours->opens) != hours->opens)
        return tr("Hours cannot run over midnight: the opening stays before %1.")
            .arg(TimeText::minuteOfDay(hours->closes));
    return {};
}

QString HoursPage::rangeText(const HoursPolicy &policy) const
{
    if (!policy.hours)
        return {};
    //: a range of times: "09:00–17:30"
    return tr("%1–%2").arg(TimeText::minuteOfDay(policy.hours->opens), TimeText::minuteOfDay(policy.hours->closes));
}

void HoursPage::refreshConflicts()
{
    const int count = static_cast<int>(m_controller.conflicts().size());
    const QString range = rangeText(m_controller.proposal());
    m_count->setText(QLocale().toString(count));
    m_count->setColour(count > 0 ? +[] { return theme(nullptr).error; } : nullptr);
    m_count->setVisible(count > 0);
    //: %1 is a range of times; the number stands before it as a big figure
    m_countText->setText(count > 0 ? tr("call(s) fall outside %1", nullptr, count).arg(range)
                         : m_controller.isChanged()
                             ? tr("No booked call falls out")
                             : (range.isEmpty() ? tr("No hours, nothing falls out")
                                                //: %1 is a range of times
                                                : tr("All booked calls are inside %1").arg(range)));
    QStringList detail;
    if (count > 0) {
        const int thisWeek = m_controller.conflictsThisWeek();
        const int nextWeek = m_controller.conflictsNextWeek();
        const int later = count - thisWeek - nextWeek;
        QStringList parts;
        if (thisWeek > 0)
            parts << tr("%n this week", nullptr, thisWeek);
        if (nextWeek > 0)
            parts << tr("%n next week", nullptr, nextWeek);
        if (later > 0)
            parts << tr("%n later", nullptr, later);
        detail << QLocale().createSeparatedList(parts) + QLatin1Char('.');
    }
    if (m_controller.isChanged())
        detail << tr("Nothing is saved yet.");
    else if (count > 0)
        detail << tr("They were booked under other hours and keep them.");
    if (!session().backend().capabilities().lists) // C160, C007
        detail << tr("Counted here, among the calls this console booked: the server lists no others.");
    m_countDetail->setText(detail.join(QLatin1Char(' ')));
    m_countDetail->setVisible(!detail.isEmpty());
    m_conflictStack->setCurrentIndex(count > 0 ? 0 : 1);
    if (count == 0)
        m_noConflicts->show(EmptyCause::NothingYet, Icon::Check, tr("Every booked call stays"),
                            tr("Drag the edge of the blue band: what would fall out lights up here before anything "
                               "is saved."));
}

void HoursPage::refreshHint()
{
    m_shownHint = m_controller.hint();
    QSizePolicy keepsPlace = m_hint->parentWidget()->sizePolicy();
    keepsPlace.setRetainSizeWhenHidden(!m_isNarrow &&
                                       height() >= theme(this).px(560)); // the grid must not move under a dragged edge
    m_hint->parentWidget()->setSizePolicy(keepsPlace);
    m_hint->parentWidget()->setVisible(m_shownHint.has_value() && !m_isNarrow);
    if (!m_shownHint)
        return;
    const int count = static_cast<int>(m_controller.conflicts().size());
    const QString time = TimeText::minuteOfDay(m_shownHint->minute);
    if (!m_shownHint->edge) {
        const QString day = QLocale().standaloneDayName(m_shownHint->isoDay);
        //: %1 is a weekday, %2 a count of calls; %n of them
        m_hint->setSentence(tr("Keeping %1 open would keep %2 of these %n call(s).", nullptr, count)
                                .arg(day, QLocale().toString(m_shownHint->kept)));
        m_hint->setLink(tr("Keep %1").arg(day));
        return;
    }
    const int by = std::abs(m_shownHint->minute - m_controller.edge(*m_shownHint->edge));
    //: %1 is a length ("15 min"), %2 a time, %3 a count of calls; %n of them
    const QString sentence = *m_shownHint->edge == HoursEdge::Closes
                                 ? tr("Closing %1 later, at %2, would keep %3 of these %n call(s).", nullptr, count)
                                 : tr("Opening %1 earlier, at %2, would keep %3 of these %n call(s).", nullptr, count);
    m_hint->setSentence(sentence.arg(TimeText::length(by * kMinute), time, QLocale().toString(m_shownHint->kept)));
    m_hint->setLink(tr("Use %1").arg(time));
}

QString HoursPage::whyNotSave() const
{
    if (QString reason = session().whyNotManage(); !reason.isEmpty())
        return reason;
    if (!m_controller.proposal().hours)
        return tr("There are no hours to save yet.");
    if (m_opens->isWrong() || m_closes->isWrong())
        return tr("A time is not readable.");
    if (m_controller.isSaving())
        return tr("Saving…");
    if (!m_controller.isChanged())
        return tr("Nothing is changed.");
    return {};
}

void HoursPage::refreshCommands()
{
    const int count = static_cast<int>(m_controller.conflicts().size());
    const QString whyNot = whyNotSave();
    m_save->setReason(whyNot);
    m_saveButton->setReason(whyNot);
    const QString moveText = count > 0 ? tr("Save and move %n call(s)…", nullptr, count) : tr("Save and move calls…");
    const QString whyNotMove =
        !whyNot.isEmpty() ? whyNot : (count == 0 ? tr("No booked call falls out.") : session().whyNotSchedule());
    m_saveAndMove->setText(moveText);
    m_saveAndMove->setReason(whyNotMove);
    m_moveButton->setText(moveText);
    m_moveButton->setReason(whyNotMove);
    m_discard->setReason(m_controller.isChanged() ? QString() : tr("Nothing is changed."));
    m_discardButton->setReason(m_discard->reason());
    m_undoButton->setReason(m_controller.canUndo() ? QString() : tr("Nothing to undo here."));
    m_undo->setReason(m_undoButton->reason());
    m_redo->setReason(m_controller.canRedo() ? QString() : tr("Nothing to do again here."));
    const QString blocked = session().whyNotManage();
    m_saveReason->setText(blocked);
    m_saveReason->setVisible(!blocked.isEmpty());
    Q_EMIT primaryChanged();
}

void HoursPage::whenSaved(const HoursSaved &result)
{
    const int count = static_cast<int>(result.conflicts.size());
    //: %1 is a range of times
    session().notifications().ok(
        tr("Hours saved: %1").arg(rangeText(result.policy)),
        count > 0 ? tr("%n booked call(s) keep the hours they were booked with.", nullptr, count) : QString());
}

void HoursPage::whenExtrasSaved(const HoursExtrasSaved &result)
{
    const int count = static_cast<int>(result.held.size());
    session().notifications().ok(tr("Holidays and split days saved"),
                                 count > 0 ? tr("%n booked call(s) are held where it is closed.", nullptr, count)
                                           : QString());
}

} // namespace callboard
