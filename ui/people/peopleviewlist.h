// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/people/peoplecontroller.h"

#include <QListWidget>

namespace callboard {

/// The views of People with their counts; one Tab stop, arrow keys move.
class PeopleViewList : public QListWidget
{
    Q_OBJECT

public:
    explicit PeopleViewList(QWidget *parent = nullptr);
    void setViews(const PeopleController &controller);
    PeopleView view() const;
    void setView(const PeopleView &view);

Q_SIGNALS:
    void viewChosen(const callboard::PeopleView &view);

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyMetrics();
    std::vector<PeopleView> m_views;
};

} // namespace callboard

Q_DECLARE_METATYPE(callboard::PeopleView)
