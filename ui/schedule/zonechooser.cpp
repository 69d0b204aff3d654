// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/schedule/zonechooser.h"

#include "ui/common/button.h"
#include "ui/common/growingdialog.h"
#include "ui/common/section.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"
#include "ui/common/zonecombo.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QScrollArea>

namespace callboard {

std::vector<CandidateId> ZoneChooser::unclear(const PlanController &controller)
{
    std::vector<CandidateId> people;
    for (const CandidateId &id : controller.inputs().people) {
        const PersonRow *row = controller.person(id);
        if (row && !row->zone)
            people.push_back(id);
    }
    return people;
}

ZoneChooser::ZoneChooser(PlanController &controller, std::vector<CandidateId> people, QWidget *parent)
    : QDialog(parent), m_controller(controller), m_people(std::move(people)),
      m_fallback(new ZoneCombo(controller.backend().now(), this)),
      m_remember(new QCheckBox(tr("Remember the choice for each person"), this))
{
    const Theme &t = theme(this);
    setWindowTitle(tr("Choose time zones"));
    setMinimumWidth(t.px(460));
    growWithContent(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(t.px(16), t.px(16), t.px(16), t.px(16));
    layout->setSpacing(t.px(8));
    layout->addWidget(makeLabel(tr("Choose time zones"), TextRole::Title, this));
    layout->addWidget(makeSentence(
        tr("These phone numbers fit several clocks. Suggested zones come first in each list."), TextRole::Body2, this));
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto *list = new QWidget(scroll);
    auto *rows = new QVBoxLayout(list);
    rows->setContentsMargins(0, 0, t.px(8), 0);
    rows->setSpacing(t.px(6));
    for (const CandidateId &id : m_people) {
        const PersonRow *row = m_controller.person(id);
        auto *combo = new ZoneCombo(m_controller.backend().now(), list);
        combo->setAutomatic(tr("Not chosen"));
        combo->setSafeWindow(tr("Safe window"));
        combo->setToolTip(tr("Safe window: calls go out only while every clock that fits the number is open."));
        if (row)
            combo->setSuggestions(row->zoneChoices);
        if (const auto found = m_controller.inputs().overrides.find(id.text());
            found != m_controller.inputs().overrides.end())
            combo->setZone(found->second.zone);
        addFormRow(rows, row ? row->candidate.name : id.text(), combo, 150);
        m_combos.push_back(combo);
    }
    rows->addStretch(1);
    scroll->setWidget(list);
    scroll->setMaximumHeight(t.px(300));
    layout->addWidget(scroll);
    m_fallback->setAutomatic(tr("Leave them out"));
    m_fallback->setZone(m_controller.inputs().zoneFallback);
    auto *rest = new QVBoxLayout;
    addFormRow(rest, tr("All others whose zone is unclear"), m_fallback, 150);
    layout->addLayout(rest);
    m_remember->setChecked(true);
    layout->addWidget(m_remember);
    auto *foot = new QHBoxLayout;
    auto *cancel = new Button(tr("Cancel"), ButtonKind::Plain, this);
    auto *use = new Button(tr("Use these zones"), ButtonKind::Primary, this);
    foot->addStretch(1);
    foot->addWidget(cancel);
    foot->addWidget(use);
    layout->addLayout(foot);
    use->setDefault(true);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(use, &QPushButton::clicked, this, [this] {
        apply();
        accept();
    });
}

void ZoneChooser::apply()
{
    for (size_t i = 0; i < m_people.size(); ++i) {
        if (m_combos[i]->isSafeWindow()) {
            remember(m_people[i], std::nullopt);
            continue;
        }
        const auto zone = m_combos[i]->zone();
        BatchRequest::Override choice;
        if (const auto found = m_controller.inputs().overrides.find(m_people[i].text());
            found != m_controller.inputs().overrides.end())
            choice = found->second;
        if (choice.zone == zone)
            continue;
        choice.zone = zone;
        m_controller.setOverride(m_people[i], choice);
        if (zone && m_remember->isChecked())
            remember(m_people[i], zone);
    }
    m_controller.setZoneFallback(m_fallback->zone());
}

/// nullopt = the safe window: it is a way to call this person, not a zone, so it is always remembered.
void ZoneChooser::remember(const CandidateId &id, const std::optional<Zone> &zone)
{
    const PersonRow *row = m_controller.person(id);
    if (!row || !m_controller.backend().capabilities().editPeople)
        return;
    Candidate changed = row->candidate;
    changed.zone = zone;
    changed.zoneProvenance = zone ? ZoneProvenance::You : ZoneProvenance::SafeWindow;
    whenDone(m_controller.backend().people().save(changed), &m_controller,
             [controller = &m_controller](const Result<Candidate> &answer) {
                 if (!answer)
                     Q_EMIT controller->failed(answer.error());
             });
}

} // namespace callboard
