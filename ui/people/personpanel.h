// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/people/peoplecontroller.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace callboard {

class Button;
class CallableStrip;
class EmptyState;
class Section;
class SidePanel;

/// One person: what allows a call now, their zone with its reason and hours, their calls, and what can be done.
class PersonPanel : public QWidget
{
    Q_OBJECT

public:
    PersonPanel(Session &session, PeopleController &controller, QWidget *parent = nullptr);

    /// An empty id shows nobody.
    void showPerson(const CandidateId &id);
    const CandidateId &person() const { return m_id; }
    SidePanel *panel() const { return m_panel; }

    Button *planButton() const { return m_plan; }
    Button *bookButton() const { return m_book; }
    Button *editButton() const { return m_edit; }
    Button *revokeButton() const { return m_revoke; }
    Button *removeButton() const { return m_remove; }

Q_SIGNALS:
    void changeZoneRequested();
    void openInLogRequested();

private:
    void refresh();
    void refreshStanding(const PersonRow &row);
    void refreshZone(const PersonRow &row);
    void showHistory(const CandidateId &id, const std::vector<ReservationRow> &calls);

    Session &m_session;
    PeopleController &m_controller;
    CandidateId m_id;
    SidePanel *m_panel;
    QLabel *m_name = nullptr;
    QLabel *m_place = nullptr;
    QLabel *m_job = nullptr;
    Section *m_standing = nullptr;
    QVBoxLayout *m_checks = nullptr;
    Section *m_zoneSection = nullptr;
    QLabel *m_zone = nullptr;
    QLabel *m_zoneWhy = nullptr;
    QLabel *m_stripTitle = nullptr;
    CallableStrip *m_strip = nullptr;
    Section *m_historySection = nullptr;
    QVBoxLayout *m_history = nullptr;
    Button *m_plan = nullptr;
    Button *m_book = nullptr;
    Button *m_edit = nullptr;
    Button *m_revoke = nullptr;
    Button *m_remove = nullptr;
    QLabel *m_revokeReason = nullptr;
};

} // namespace callboard
