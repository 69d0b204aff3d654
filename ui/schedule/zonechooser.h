// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/schedule/plancontroller.h"

#include <QDialog>

class QCheckBox;

namespace callboard {

class Button;
class ZoneCombo;

/// Chooses the zone of people whose phone fits several clocks (D-TZ): each alone from the narrowed list, or one for all
/// of the rest. Choices count for this plan; remembered ones are written to the person.
class ZoneChooser : public QDialog
{
    Q_OBJECT

public:
    /// `people` are asked about, in this order.
    ZoneChooser(PlanController &controller, std::vector<CandidateId> people, QWidget *parent);

    /// People of the plan whose zone is not known.
    static std::vector<CandidateId> unclear(const PlanController &controller);
    ZoneCombo *comboOf(size_t index) const { return m_combos[index]; }
    ZoneCombo *fallback() const { return m_fallback; }

private:
    void apply();
    void remember(const CandidateId &id, const std::optional<Zone> &zone);

    PlanController &m_controller;
    std::vector<CandidateId> m_people;
    std::vector<ZoneCombo *> m_combos;
    ZoneCombo *m_fallback;
    QCheckBox *m_remember;
};

} // namespace callboard
