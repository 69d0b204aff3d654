// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// A row that asks which clock is theirs.
#include "ui/people/importfixpanel.h"

#include "ui/common/button.h"
#include "ui/common/panels.h"
#include "ui/common/section.h"
#include "ui/common/sentences.h"
#include "ui/common/timetext.h"
#include "ui/common/zonecombo.h"
#include "ui/people/callablestrip.h"
#include "ui/people/importsentences.h"
#include "ui/shell/session.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QRadioButton>

#include <algorithm>

namespace callboard {

namespace {

/// As many as one looks over; the rest is behind "Another zone".
constexpr size_t kMostChoices = 4;
/// Clocks drawn; the safe window is of all of them.
constexpr size_t kMostRows = 8;

} // namespace

void ImportFixPanel::refreshZone(const ImportRow &row)
{
    const QString region = regionOf(row.candidate.phone);
    m_zoneSentence->setText(ImportSentences::clocks(row, region));
    std::vector<Zone> zones;
    const size_t offered = row.narrowedChoices > 0 ? static_cast<size_t>(row.narrowedChoices) : row.zoneChoices.size();
    for (size_t i = 0; i < std::min({offered, row.zoneChoices.size(), kMostChoices}); ++i)
        zones.push_back(row.zoneChoices[i]);
    if (row.candidate.zone && std::find(zones.begin(), zones.end(), *row.candidate.zone) == zones.end())
        zones.insert(zones.begin(), *row.candidate.zone);
    // "All of them" is every clock that fits, not only those with a button.
    m_clocks.assign(row.zoneChoices.begin(),
                    row.zoneChoices.begin() + static_cast<ptrdiff_t>(std::min(offered, row.zoneChoices.size())));
    if (row.candidate.zone && std::find(m_clocks.begin(), m_clocks.end(), *row.candidate.zone) == m_clocks.end())
        m_clocks.insert(m_clocks.begin(), *row.candidate.zone);
    const Instant now = m_session.now();
    showZones({m_line, std::move(zones), row.candidate.zone});
    m_otherZone->setNow(now);
    m_otherZone->setSuggestions(row.zoneChoices);
    m_otherZone->lineEdit()->setPlaceholderText(tr("Another zone…"));
    refreshStrip(row);
    refreshScopes(row);
    refreshFoot(&row);
}

/// One button each. The same question asked again keeps the answer that somebody is about to give.
void ImportFixPanel::showZones(Question question)
{
    const bool isNew = m_question != question;
    m_question = std::move(question);
    if (isNew)
        makeZoneButtons();
    const Instant now = m_session.now();
    for (size_t i = 0; i < m_question.zones.size(); ++i) {
        const Zone &zone = m_question.zones[i];
        m_zoneGroup
            ->button(static_cast<int>(i))
            //: a city, its offset and the time there now
            ->setText(tr("%1  %2   %3 now").arg(zone.city(), TimeText::offset(now, zone), TimeText::time(now, zone)));
    }
}

void ImportFixPanel::makeZoneButtons()
{
    while (QLayoutItem *item = m_zoneList->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (size_t i = 0; i < m_question.zones.size(); ++i) {
        auto *button = new QRadioButton(m_zoneSection);
        m_zoneGroup->addButton(button, static_cast<int>(i));
        m_zoneList->addWidget(button);
        const bool isChosen = m_question.decided ? m_question.zones[i] == *m_question.decided : i == 0;
        button->setChecked(isChosen && !m_otherZone->zone());
        connect(button, &QAbstractButton::clicked, this, [this] {
            m_otherZone->setZone(std::nullopt);
            refreshFoot(m_controller.row(m_line));
        });
    }
}

void ImportFixPanel::refreshStrip(const ImportRow &)
{
    const Instant start = floorTo(m_session.now(), kHour);
    const InstantRange range{start, start + 24 * kHour};
    const HoursRule rule = m_session.company().policy.rule();
    m_stripTitle->setText(
        //: %1 is the operator's city
        tr("Callable hours in %1 time").arg(m_session.ownZone().city()));
    std::vector<CallableStrip::Row> rows;
    std::vector<std::vector<InstantRange>> all;
    for (const Zone &zone : m_clocks) {
        all.push_back(callableSpans(range, rule, m_session.company().extras, zone));
        if (rows.size() < kMostRows)
            rows.push_back({zone.city(), all.back(), false});
    }
    const bool hasHours = rule.hours.has_value() || rule.days.has_value();
    const bool shows = hasHours && m_clocks.size() > 1;
    m_stripTitle->setVisible(shows);
    m_strip->setVisible(shows);
    m_safeSentence->setVisible(shows);
    m_useSafe->setVisible(shows);
    if (!shows)
        return;
    const std::vector<InstantRange> safe = commonSpans(all);
    rows.push_back({tr("Safe window"), safe, true});
    m_strip->setAxis(range, m_session.ownZone());
    m_strip->setRows(std::move(rows));
    QStringList parts;
    for (const InstantRange &span : safe)
        parts << TimeText::range(span, m_session.ownZone());
    const QString times = QLocale().createSeparatedList(parts);
    m_safeSentence->setText(safe.empty() ? tr("No hour of the next day is open on all of these clocks: somebody has to "
                                              "say which is theirs.")
                            //: %1 is one or more ranges of times
                            : m_clocks.size() == 2
                                ? tr("%1 works for both. Choose “Safe window” to call only then.").arg(times)
                                : tr("%1 works for all of them. Choose “Safe window” to call only then.").arg(times));
    m_useSafe->setReason(!safe.empty() ? QString() : tr("No hour is open on all of these clocks."));
    m_strip->setAccessibleName(m_safeSentence->text());
}

void ImportFixPanel::refreshScopes(const ImportRow &row)
{
    const int prefix = static_cast<int>(m_controller.linesAsking(row, ZoneScope::Prefix).size());
    const int country = static_cast<int>(m_controller.linesAsking(row, ZoneScope::Country).size());
    const QString region = regionOf(row.candidate.phone);
    m_scopeGroup->button(0)->setText(tr("This person"));
    //: %1 is the beginning of a phone number
    m_scopeGroup->button(1)->setText(tr("%n people with %1", nullptr, prefix).arg(ImportController::prefixOf(row)));
    //: %1 is a country
    m_scopeGroup->button(2)->setText(
        tr("All %n row(s) of %1 that ask", nullptr, country).arg(Sentences::country(region)));
    m_scopeGroup->button(1)->setVisible(prefix > 1);
    m_scopeGroup->button(2)->setVisible(country > prefix);
    m_scopeSection->setVisible(prefix > 1 || country > prefix);
}

std::optional<Zone> ImportFixPanel::chosenZone() const
{
    if (m_otherZone->zone())
        return m_otherZone->zone();
    const int index = m_zoneGroup->checkedId();
    return index >= 0 && index < static_cast<int>(m_question.zones.size())
               ? std::optional(m_question.zones[static_cast<size_t>(index)])
               : std::nullopt;
}

ZoneScope ImportFixPanel::scope() const
{
    return static_cast<ZoneScope>(std::max(0, m_scopeGroup->checkedId()));
}

void ImportFixPanel::useZone()
{
    const ImportRow *row = m_controller.row(m_line);
    const auto zone = chosenZone();
    if (!row || !zone)
        return;
    m_controller.chooseZone(m_controller.linesAsking(*row, scope()), *zone);
    Q_EMIT fixed();
}

void ImportFixPanel::useSafeWindow()
{
    const ImportRow *row = m_controller.row(m_line);
    if (!row || !m_useSafe->isEnabled())
        return;
    m_controller.chooseZone(m_controller.linesAsking(*row, scope()), std::nullopt);
    Q_EMIT fixed();
}

} // namespace callboard
