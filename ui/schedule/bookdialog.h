// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/schedule/bookcontroller.h"

#include <QDialog>

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QDateTimeEdit;
class QLabel;
class QLineEdit;
class QListWidget;
class QVBoxLayout;

namespace callboard {

class Button;
class FigureLabel;
class Note;
class SegmentedControl;
class Session;
class ZoneCombo;

/// Books one person: form at the left, what it would give at the right, live. Used by Plan, People and Calls.
class BookDialog : public QDialog
{
    Q_OBJECT

public:
    struct Start
    {
        std::optional<CandidateId> person;
        std::optional<PositionId> position;
        std::optional<InstantRange> window;
        std::optional<Instant> at; ///< this minute, with a window of a day from it
    };
    /// Opens it over the window of `parent`; deletes itself when closed. Tells the result by a notification.
    static BookDialog *open(Session &session, const Start &start, QWidget *parent);

    BookController &controller() { return m_controller; }
    Button *bookButton() const { return m_book; }

private:
    BookDialog(Session &session, const Start &start, QWidget *parent);
    void buildForm(QVBoxLayout *form);
    void buildWhen(QVBoxLayout *form);
    void buildExtras(QVBoxLayout *form);
    void buildPreview(QVBoxLayout *preview);
    void connectForm();
    void start(const Start &start);
    void refreshLists();
    void listPeople();
    void takeTypedPerson();
    void refresh();
    void refreshPreview();
    void refreshRetries();
    void refreshPresets();
    void refreshSlots();
    QString missingWords() const;
    void takeTimes();
    void explain(bool zoneOnly);

    Session &m_session;
    BookController m_controller;
    bool m_refreshing = false;
    QComboBox *m_person;
    QComboBox *m_position;
    QLabel *m_length;
    SegmentedControl *m_kind;
    QDateTimeEdit *m_from;
    QDateTimeEdit *m_to;
    QComboBox *m_preset;
    ZoneCombo *m_zone;
    QLabel *m_zoneCaption;
    Button *m_zoneWhy;
    QComboBox *m_number;
    QButtonGroup *m_retry;
    QComboBox *m_days;
    Note *m_existing;
    SegmentedControl *m_existingChoice;
    QCheckBox *m_force;
    QLineEdit *m_forceReason;
    QLabel *m_caption;
    FigureLabel *m_time;
    QLabel *m_otherTime;
    QLabel *m_detail;
    Button *m_why;
    Note *m_verdict;
    QListWidget *m_slots;
    QLabel *m_reason;
    Button *m_book;
};

} // namespace callboard
