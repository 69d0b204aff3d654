// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/common/settings.h"

#include <QWidget>

class QVBoxLayout;

namespace callboard {

class Note;

/// Three choices by 1, 2, 3 or Tab and Enter, nothing else to decide; the demo is the default. What was opened before
/// is listed, and a file that is gone says so and stays.
class FirstStart : public QWidget
{
    Q_OBJECT

public:
    explicit FirstStart(const Settings &settings, QWidget *parent = nullptr);

    /// Reads the list again.
    void refresh();
    /// Shows that something is being opened; empty = no longer. The choices stay usable.
    void setBusy(const QString &sentence);
    /// A refusal: lead and sentence.
    void showProblem(const QString &lead, const QString &sentence);

Q_SIGNALS:
    void demoChosen();
    void startChosen();
    void openChosen();
    void recentChosen(const QString &path);

protected:
    void paintEvent(QPaintEvent *) override;
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    const Settings &m_settings;
    QWidget *m_box;
    QWidget *m_demo;
    QVBoxLayout *m_recent;
    Note *m_note;
};

} // namespace callboard
