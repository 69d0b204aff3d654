// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// What the panel shows. Split from numberpanel.cpp, which lays it out.
#include "core/phone/e164.h"
#include "ui/common/badge.h"
#include "ui/common/button.h"
#include "ui/common/section.h"
#include "ui/common/sentences.h"
#include "ui/common/stepfield.h"
#include "ui/common/timetext.h"
#include "ui/numbers/capmaps.h"
#include "ui/numbers/labelfield.h"
#include "ui/numbers/numberpanel.h"
#include "ui/numbers/numberscontroller.h"
#include "ui/numbers/numberwords.h"
#include "ui/shell/session.h"

#include <QLabel>
#include <QLocale>

#include <algorithm>

namespace callboard {

namespace {

constexpr size_t kFirstCalls = 5;

} // namespace

void NumberPanel::refresh()
{
    const NumberRow *number = m_controller.number();
    const bool any = number || m_controller.pool();
    m_labelRow->setVisible(number);
    m_inboundRow->setVisible(number);
    m_reservedRow->setVisible(number);
    m_defaultRow->setVisible(number);
    m_mapSection->setVisible(number);
    m_changes->setVisible(number);
    m_remove->setVisible(number);
    m_pool->setVisible(number);
    setEnabled(any);
    refreshHead();
    refreshForm();
    refreshPreview();
}

void NumberPanel::refreshHead()
{
    const NumbersKey &key = m_controller.selected();
    const int row = m_controller.model().rowOf(key);
    if (row < 0) {
        m_title->setText({});
        m_about->setText({});
        return;
    }
    const NumbersTableRow &line = m_controller.model().rowAt(row);
    m_title->setText(line.label);
    m_title->setToolTip(line.label);
    m_pool->setText(Sentences::poolName(key.pool));
    if (const NumberRow *number = m_controller.number()) {
        const QString phone = formatInternational(number->number.e164);
        if (number->number.voice)
            m_about->setText(number->number.sms ? tr("%1, voice and text messages").arg(phone)
                                                : tr("%1, voice, no text messages").arg(phone));
        else
            m_about->setText(tr("%1, no voice: it cannot place calls").arg(phone));
    } else {
        m_about->setText(
            line.numbers == 0
                ? tr("No number takes its lines from this pool.")
                //: %n is the sum of the caps of the pool's numbers, %1 how many numbers
                : tr("%n line(s) of %1 numbers share this pool.", nullptr, line.sumOfCaps).arg(line.numbers));
    }
}

void NumberPanel::refreshForm()
{
    const NumberDraft &draft = m_controller.draft();
    const NumberRow *number = m_controller.number();
    if (m_label->text() != draft.label)
        m_label->setText(draft.label);
    m_outbound->setValue(draft.outbound);
    m_inbound->setValue(draft.inbound);
    m_reserved->setValue(draft.reserved);
    m_outboundName->setText(number ? tr("Outbound") : tr("At once"));
    const QString noCaps = m_controller.whyNotCaps();
    for (StepField *field : {m_outbound, m_inbound, m_reserved})
        field->setReason(noCaps);
    const QString noLabel = m_controller.whyNotLabel();
    m_label->setReadOnly(!noLabel.isEmpty());
    m_label->setToolTip(noLabel);
    const QString problem = number ? m_label->problem() : QString();
    m_labelProblem->setText(problem);
    m_labelProblem->setVisible(!problem.isEmpty());
    m_reservedNote->setText(draft.reserved == 0
                                ? tr("no line is kept")
                                : tr("leaves %n to place", nullptr, std::max(0, draft.outbound - draft.reserved)));

    if (number) {
        const PhoneNumber *now = m_controller.defaultNumber();
        const bool isDefault = number->number.isDefault;
        m_defaultText->setText(isDefault ? tr("%1 is the default.").arg(number->number.displayName)
                               : now     ? tr("%1 is the default.").arg(now->displayName)
                                         : tr("No number is the default."));
        m_makeDefault->setText(isDefault ? tr("Clear") : tr("Make default"));
        m_makeDefault->setAccessibleName(isDefault ? tr("Clear the default number")
                                                   : tr("Make %1 the default").arg(number->number.displayName));
        m_makeDefault->setReason(noLabel);
    }
    m_save->setText(m_controller.saveText());
    m_save->setReason(m_controller.whyNotSave());
    m_discard->setReason(m_controller.isChanged() ? QString() : tr("Nothing is changed."));
    m_remove->setReason(noCaps);
}

void NumberPanel::refreshPreview()
{
    const NumberRow *number = m_controller.number();
    const auto &preview = m_controller.preview();
    const NumberDraft &draft = m_controller.draft();
    if (!number) {
        const Pool *pool = m_controller.pool();
        m_outboundNote->setText(pool && pool->globalCap != draft.outbound ? tr("was %1").arg(pool->globalCap)
                                                                          : QString());
        m_consequence->setText(draft.outbound == 0
                                   ? tr("With cap 0 nothing can be placed on any number of this pool.")
                                   : tr("No booked call moves. Calls beyond the cap wait for a free line."));
        m_overBooked->hide();
        return;
    }
    const int was = number->number.maxOutboundConcurrent;
    const int lowest = m_controller.lowestCap();
    m_outboundNote->setText(was != draft.outbound ? tr("was %1, lowest %2").arg(was).arg(lowest)
                                                  : tr("lowest %1").arg(lowest));
    m_outbound->setWrong(draft.outbound < lowest);
    const int capBefore = number->number.outboundCap();
    const int capAfter = std::max(0, draft.outbound - draft.reserved);
    m_mapSection->setTitle(tr("Lines free for %1").arg(TimeText::length(m_controller.estimate())));
    m_mapZone->setText(tr("%1 only, %2 time").arg(number->number.displayName, m_session.ownZone().city()));
    m_consequence->setText(NumberWords::consequence(number->number.displayName, draft.outbound, lowest,
                                                    preview ? preview->overBooked : 0));
    // Where no cap can be changed there is no before and after to show, and an empty map would say something else.
    m_mapSection->setVisible(preview || m_session.backend().capabilities().administerNumbers);
    if (!preview) {
        m_maps->clear();
        m_changes->hide();
        m_overBooked->hide();
        return;
    }
    const QString pool = Sentences::poolName(number->number.pool);
    const QString held = preview->heldByPool == 0 ? QString()
                                                  //: %1 is "Pool Europe"; follows the title of a small map
                                                  : tr("%1 is full where it stays crossed").arg(pool);
    m_maps->setData(*preview, m_session.ownZone(), tr("Before, cap %1").arg(capBefore),
                    tr("After, cap %1").arg(capAfter), held);
    m_changes->show();
    const QLocale locale;
    m_fullBefore->setText(locale.toString(preview->startsFullBefore));
    m_fullAfter->setText(locale.toString(preview->startsFullAfter));
    m_poolName->setText(tr("because %1 is full", "a pool, below a count of starts").arg(pool));
    m_poolName->setVisible(preview->heldByPool > 0);
    m_poolBefore->setVisible(preview->heldByPool > 0);
    m_poolAfter->setVisible(preview->heldByPool > 0);
    m_poolAfter->setText(locale.toString(preview->heldByPool));
    m_overBefore->setText(locale.toString(0));
    m_overBefore->setVisible(capAfter < capBefore);
    m_overAfter->setText(locale.toString(preview->overBooked));
    refreshOverBooked();
}

void NumberPanel::refreshOverBooked()
{
    const auto &rows = m_controller.overBooked();
    const int all = m_controller.preview() ? static_cast<int>(m_controller.preview()->affected.size()) : 0;
    m_overBooked->setVisible(all > 0);
    if (all == 0)
        return;
    m_overBooked->setTitle(tr("%n booked call(s) may start late", nullptr, all));
    QStringList lines;
    for (size_t i = 0; i < std::min(rows.size(), kFirstCalls); ++i)
        //: %1 a day and time, %2 a name
        lines << tr("%1, %2", "time and name")
                     .arg(TimeText::moment(rows[i].reservation.times.plannedAttemptAt, m_session.ownZone()),
                          rows[i].candidateName);
    if (const int more = all - static_cast<int>(lines.size()); more > 0 && !lines.isEmpty())
        lines << tr("and %n more", nullptr, more);
    m_overList->setText(lines.join(QLatin1Char('\n')));
    m_planOver->setReason(rows.empty() ? tr("The calls are being read.") : m_session.whyNotSchedule());
}

} // namespace callboard
