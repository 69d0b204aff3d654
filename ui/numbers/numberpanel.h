// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/common/panels.h"

class QGridLayout;
class QLabel;

namespace callboard {

class Badge;
class Button;
class CapMaps;
class LabelField;
class NumbersController;
class Section;
class Session;
class StepField;

/// The right side of the Numbers page: the selected number or pool, its caps, what another cap would mean, and the one
/// primary button.
class NumberPanel : public SidePanel
{
    Q_OBJECT

public:
    NumberPanel(NumbersController &controller, Session &session, QWidget *parent = nullptr);

    /// Puts the cursor into the label, all of it selected (F2).
    void rename();
    void editCap();
    Button *saveButton() const { return m_save; }
    Button *removeButton() const { return m_remove; }

protected:
private:
    void makeHead();
    void makeForm();
    void makeMaps();
    void makeChanges();
    void makeOverBooked();
    void makeFoot();
    QLabel *addChange(QGridLayout *grid, int row, const QString &text, QLabel *&before, QLabel *&after);

    void refresh();
    void refreshHead();
    void refreshForm();
    void refreshPreview();
    void refreshOverBooked();
    void takeEdits();

    NumbersController &m_controller;
    Session &m_session;

    QLabel *m_title = nullptr;
    Badge *m_pool = nullptr;
    QLabel *m_about = nullptr;

    LabelField *m_label = nullptr;
    QWidget *m_labelRow = nullptr;
    QLabel *m_labelProblem = nullptr;
    StepField *m_outbound = nullptr;
    QLabel *m_outboundName = nullptr;
    QLabel *m_outboundNote = nullptr;
    QWidget *m_inboundRow = nullptr;
    StepField *m_inbound = nullptr;
    QWidget *m_reservedRow = nullptr;
    StepField *m_reserved = nullptr;
    QLabel *m_reservedNote = nullptr;
    QWidget *m_defaultRow = nullptr;
    QLabel *m_defaultText = nullptr;
    Button *m_makeDefault = nullptr;

    Section *m_mapSection = nullptr;
    QLabel *m_mapZone = nullptr;
    CapMaps *m_maps = nullptr;

    Section *m_changes = nullptr;
    QLabel *m_fullBefore = nullptr;
    QLabel *m_fullAfter = nullptr;
    QLabel *m_poolName = nullptr;
    QLabel *m_poolBefore = nullptr;
    QLabel *m_poolAfter = nullptr;
    QLabel *m_overBefore = nullptr;
    QLabel *m_overAfter = nullptr;

    Section *m_overBooked = nullptr;
    QLabel *m_overList = nullptr;
    Button *m_planOver = nullptr;

    QLabel *m_consequence = nullptr;
    Button *m_save = nullptr;
    Button *m_discard = nullptr;
    Button *m_remove = nullptr;
};

} // namespace callboard
