// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/calls/callviews.h"

#include <QListWidget>

namespace callboard {

/// The views of Calls with their counts, ours first, then "Saved by you". One Tab stop, arrow keys move, Del removes a
/// saved one.
class ViewList : public QListWidget
{
    Q_OBJECT

public:
    explicit ViewList(QWidget *parent = nullptr);

    void setViews(const std::vector<CallView> &views);
    /// Index into the views; -1 = the filter is none of them.
    void setCurrentView(int index);
    int currentView() const;

signals:
    void viewChosen(int index);
    void removeWanted(int index);
    void renameWanted(int index, const QString &name);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    QListWidgetItem *itemOf(int view) const;
    int viewOf(const QListWidgetItem *item) const;
    bool isSaved(int view) const;
    std::vector<CallView> m_views;
};

} // namespace callboard
