// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/common/panels.h"
#include "ui/schedule/plancontroller.h"

class QCheckBox;
class QComboBox;
class QDateTimeEdit;
class QGridLayout;
class QLabel;

namespace callboard {

class Button;
class FigureLabel;
class SegmentedControl;
class ZoneTable;

/// Left panel of the Plan page: who, what, when. Lays out and forwards; the controller decides.
class PlanInputsPanel : public SidePanel
{
    Q_OBJECT

public:
    explicit PlanInputsPanel(PlanController &controller, QWidget *parent = nullptr);

    /// First fields of the three sections, for Alt+1, 2, 3.
    QWidget *who() const;
    QWidget *what() const;
    QWidget *when() const;
    /// "Tue 14:00" and "12 h", for the folded strip.
    QStringList windowSummary() const;
    int missingZones() const;

Q_SIGNALS:
    void choosePeopleRequested();
    void chooseZonesRequested();

private:
    void buildWho();
    void buildWhat();
    void buildWhen();
    void refreshSnapshot();
    void refreshInputs();
    void refreshPresets();
    void refreshRetries();
    void refreshWindow();
    void takeNumber(int index);
    void takeWindow();
    QString reasonOf(const PresetChoice &choice) const;

    PlanController &m_controller;
    bool m_refreshing = false;
    Button *m_people;
    ZoneTable *m_zones;
    QComboBox *m_position;
    FigureLabel *m_length;
    QLabel *m_lengthParts;
    QComboBox *m_number;
    QComboBox *m_retry;
    QLabel *m_retryNote;
    QComboBox *m_days;
    QCheckBox *m_replace;
    SegmentedControl *m_kind;
    QDateTimeEdit *m_from;
    QDateTimeEdit *m_to;
    QLabel *m_windowNote;
    std::vector<Button *> m_presets; ///< in the order of kPresets
    QLabel *m_presetNote;
};

} // namespace callboard
