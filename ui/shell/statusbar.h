// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shell/session.h"

#include <QWidget>

class QHBoxLayout;

namespace callboard {

class FigureLabel;

/// 28 px at the foot: jobs and the last message left; when the workspace was saved, carrier and zone data right.
class StatusBar : public QWidget
{
    Q_OBJECT

public:
    StatusBar(Session &session, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void applyMetrics();
    void showWorkspace();
    void adapt();

    Session &m_session;
    JobsArea *m_jobs;
    FigureLabel *m_saved;
    FigureLabel *m_carrier;
    FigureLabel *m_zoneData;
};

} // namespace callboard
