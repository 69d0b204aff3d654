// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/common/icons.h"

#include <QWidget>

class QLabel;

namespace callboard {

class Button;

/// Why a place is empty, and the one step that helps. Causes are kept apart and have icons of their own where it helps.
enum class EmptyCause { NothingYet, FilterHidesAll, NotSetUp, NotAllowed, NotConnected };

/// Centre of an empty table, map or panel: 32 px icon, a lead, one sentence, one button.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);

    /// `action` empty = no button. NothingYet makes the button primary, the others plain.
    void show(EmptyCause cause, Icon picture, const QString &lead, const QString &sentence, const QString &action = {},
              const QKeySequence &keys = {});
    EmptyCause cause() const { return m_cause; }
    QString lead() const;

Q_SIGNALS:
    void actionTriggered();

protected:
    void paintEvent(QPaintEvent *) override;
    void changeEvent(QEvent *event) override;

private:
    void applyMetrics();
    void fitSentence();

    EmptyCause m_cause = EmptyCause::NothingYet;
    Icon m_picture = Icon::Info;
    QWidget *m_iconPlace;
    QLabel *m_lead;
    QLabel *m_sentence;
    Button *m_button;
};

} // namespace callboard
