// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/schedule/plansummary.h"

#include <QWidget>

namespace callboard {

class Button;

/// Whose clock counts: zones of the chosen people, how many, and their calling hours on the operator's clock. The last
/// lines: people whose zone is not chosen, with a link, and the total.
class ZoneTable : public QWidget
{
    Q_OBJECT

public:
    explicit ZoneTable(QWidget *parent = nullptr);

    void setGroups(const std::vector<ZoneGroup> &groups, const Zone &own);
    /// "16–01" on the operator's clock, minutes only where there are any.
    static QString hoursHere(InstantRange hours, const Zone &own);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void chooseRequested();

protected:
    void paintEvent(QPaintEvent *) override;
    void resizeEvent(QResizeEvent *) override;
    void changeEvent(QEvent *event) override;

private:
    struct Row
    {
        QString name;
        QString people;
        QString hours;
        bool isMissing = false;
    };
    int lineHeight() const;
    void place();

    std::vector<Row> m_rows;
    int m_total = 0;
    int m_missingAt = -1;
    Button *m_choose;
};

} // namespace callboard
