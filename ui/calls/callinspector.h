// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/calls/callactions.h"
#include "ui/log/logsentences.h"

#include <QWidget>

#include <map>

class QGridLayout;
class QLabel;
class QVBoxLayout;

namespace callboard {

class Badge;
class Button;
class CallsController;
class EmptyState;
class FigureLabel;
class NameBook;
class Note;
class PromiseBar;
class Section;

/// The chosen call: who, its promise, the frozen policy against today's (C036), attempts and history, and at the foot
/// what can be done to it. What cannot work is disabled and says why.
class CallInspector : public QWidget
{
    Q_OBJECT

public:
    CallInspector(CallsController &controller, NameBook &names, QWidget *parent = nullptr);

    Button *button(CallAction action) const { return m_buttons.at(action); }
    /// Opens the chain of reasons beside the panel.
    void explain();

signals:
    void moveWanted();
    void cancelWanted();
    void openLogWanted();
    void openBatchWanted();
    void openPersonWanted();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    class SignLabel;
    struct PolicyRow
    {
        QLabel *name;
        QLabel *frozen;
        QLabel *today;
    };
    QWidget *makeHead();
    Section *makePromise();
    Section *makePolicy();
    Section *makeAttempts();
    Section *makeHistory();
    QWidget *makeFoot();
    void refresh();
    void refreshTimes();
    void refreshPolicy();
    void refreshAttempts();
    void refreshHistory();
    void refreshActions();
    void refreshNote();
    void arrangeButtons();
    void setPolicy(PolicyRow &row, const QString &frozen, const QString &today, bool differs);

    CallsController &m_controller;
    NameBook &m_names;
    EmptyState *m_empty;
    QWidget *m_content;
    QLabel *m_name;
    Badge *m_test;
    SignLabel *m_state;
    QLabel *m_phone;
    QLabel *m_about;
    QLabel *m_told;
    Button *m_batch;
    Note *m_note;
    PromiseBar *m_promise;
    FigureLabel *m_slack;
    Badge *m_policyBadge;
    QLabel *m_policyHint;
    std::map<QString, PolicyRow> m_policy;
    Section *m_policySection;
    Section *m_attemptsSection;
    QGridLayout *m_attempts;
    QVBoxLayout *m_history;
    QWidget *m_foot;
    QGridLayout *m_grid;
    int m_columns = 0;
    std::map<CallAction, Button *> m_buttons;
    QLabel *m_reason;
    bool m_restyling = false;
    QString m_historyShown; ///< what the rows were made of
};

} // namespace callboard
