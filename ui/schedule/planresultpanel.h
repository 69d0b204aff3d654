// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/common/panels.h"
#include "ui/schedule/plancommit.h"
#include "ui/schedule/plancontroller.h"

class QGridLayout;
class QLabel;
class QStackedWidget;
class QVBoxLayout;

namespace callboard {

class Badge;
class Button;
class EmptyState;
class FigureLabel;
class Note;
class Section;

/// "187 of 200": placed solid, could work at another time hatched, needs you open.
class PlacedBar : public QWidget
{
    Q_OBJECT

public:
    explicit PlacedBar(QWidget *parent = nullptr);
    void setCounts(int placed, int notPossibleNow, int needYou);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *) override;

private:
    int m_placed = 0;
    int m_notPossible = 0;
    int m_needYou = 0;
};

/// Right panel of the Plan page: what the plan means, who is left out and what would help, and the one primary button.
class PlanResultPanel : public SidePanel
{
    Q_OBJECT

public:
    PlanResultPanel(PlanController &controller, PlanCommit &commit, QWidget *parent = nullptr);

    /// The S rules: without the per-number grid, one line a reason.
    void setCompact(bool compact);
    /// Empty = calls may be booked; else why not (read-only, telephony off, no right).
    void setBookReason(const QString &reason);
    void setTableShown(bool shown);
    Button *bookButton() const { return m_book; }
    /// "187 of 200 placed. No schedule can place more. 13 not placed, 5 reasons."
    QString spoken() const;

Q_SIGNALS:
    void bookRequested();
    void reviewRequested();
    void exportRequested();
    void showNotPlacedRequested();
    void stepRequested(int group);
    void choosePeopleRequested();

private:
    void buildFacts();
    void buildFoot();
    void refresh();
    void refreshFacts();
    void refreshGroups();
    QWidget *makeGroup(int index);
    QString emptyReason() const;
    QString promise() const;

    PlanController &m_controller;
    PlanCommit &m_commit;
    bool m_compact = false;
    bool m_tableShown = false;
    QString m_bookReason;
    Section *m_head;
    Badge *m_draft;
    FigureLabel *m_placed;
    QLabel *m_of;
    PlacedBar *m_bar;
    QLabel *m_counts;
    Note *m_bound;
    EmptyState *m_empty;
    Section *m_facts;
    QGridLayout *m_factGrid;
    QWidget *m_perNumber;
    QGridLayout *m_numberGrid;
    Section *m_left;
    QVBoxLayout *m_groups;
    Button *m_show;
    Button *m_book;
    Button *m_review;
    Button *m_export;
    QLabel *m_promise;
};

} // namespace callboard
