// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/people/importcontroller.h"

#include <QWidget>

class QButtonGroup;
class QComboBox;
class QLabel;
class QLineEdit;
class QStackedWidget;
class QVBoxLayout;

namespace callboard {

class Button;
class CallableStrip;
class Section;
class Session;
class SidePanel;
class ZoneCombo;

/// Beside the table: what is the matter with the current row, and the one thing that mends it. Choosing a zone shows
/// the narrowed clocks with their time now, the hours when each may be called and the safe window (N07), and for whom
/// the choice is meant.
class ImportFixPanel : public QWidget
{
    Q_OBJECT

public:
    ImportFixPanel(Session &session, ImportController &controller, QWidget *parent = nullptr);

    /// 0 = none.
    void showLine(int line);
    int line() const { return m_line; }
    /// Moves the focus to what mends the row.
    void focusFix();
    SidePanel *panel() const { return m_panel; }

Q_SIGNALS:
    /// Enter on a fix that was taken: on to the next row that needs somebody.
    void fixed();
    void goToLine(int line);

private:
    enum Kind { Nothing, ZoneKind, PhoneKind, PositionKind, OtherLineKind, TextKind };
    /// Which clocks a row was asked about; the buttons are of it.
    struct Question
    {
        int line = 0;
        std::vector<Zone> zones;
        std::optional<Zone> decided;
        friend bool operator==(const Question &, const Question &) = default;
    };
    Kind kindOf(const ImportRow &row) const;
    void makeHead();
    void makeZone();
    void makePhone();
    void makePosition();
    void makeOther();
    void refresh();
    void refreshZone(const ImportRow &row);
    void showZones(Question question);
    void makeZoneButtons();
    void showPositions();
    void refreshScopes(const ImportRow &row);
    void refreshStrip(const ImportRow &row);
    void refreshPhone(const ImportRow &row);
    void judgePhone();
    std::optional<Zone> chosenZone() const;
    ZoneScope scope() const;
    void useZone();
    void useSafeWindow();
    void usePhone();
    void usePosition(bool all);
    void refreshFoot(const ImportRow *row);

    Session &m_session;
    ImportController &m_controller;
    int m_line = 0;
    Kind m_kind = Nothing;

    SidePanel *m_panel;
    QLabel *m_place = nullptr;
    QLabel *m_name = nullptr;
    QLabel *m_about = nullptr;
    QLabel *m_why = nullptr;

    Section *m_zoneSection = nullptr;
    QLabel *m_zoneSentence = nullptr;
    QVBoxLayout *m_zoneList = nullptr;
    QButtonGroup *m_zoneGroup = nullptr;
    Question m_question;
    std::vector<Zone> m_clocks; ///< all that fit the number
    ZoneCombo *m_otherZone = nullptr;
    QLabel *m_stripTitle = nullptr;
    CallableStrip *m_strip = nullptr;
    QLabel *m_safeSentence = nullptr;
    Button *m_useSafe = nullptr;
    Section *m_scopeSection = nullptr;
    QButtonGroup *m_scopeGroup = nullptr;

    Section *m_phoneSection = nullptr;
    QLineEdit *m_phone = nullptr;
    QLabel *m_phoneVerdict = nullptr;
    Button *m_readAs = nullptr;

    Section *m_positionSection = nullptr;
    QComboBox *m_position = nullptr;
    int m_positionLine = 0; ///< whose choice it shows
    Button *m_positionAll = nullptr;

    Section *m_otherSection = nullptr;
    QLabel *m_otherSentence = nullptr;
    Button *m_goTo = nullptr;

    Button *m_use = nullptr;
    Button *m_leaveOut = nullptr;
};

} // namespace callboard
