// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/common/icons.h"

#include <QWidget>

class QSplitter;
class QVBoxLayout;

namespace callboard {

class IconButton;

/// A side panel that folds to a strip of 40 px when the window is narrow, and opens over the map from there (the S
/// rules). The panel is one widget all the time: it moves between splitter and drawer and keeps what was typed in it.
class PaneFold : public QWidget
{
    Q_OBJECT

public:
    enum class Side { Left, Right };
    /// `panel` is in `splitter` at `index`; the fold itself is the strip and goes beside the splitter.
    PaneFold(Side side, QWidget *panel, QSplitter *splitter, int index, const QString &spokenName, QWidget *parent);

    void setFolded(bool folded);
    bool isFolded() const { return m_folded; }
    bool isDrawerOpen() const { return m_drawer; }
    /// Opens the panel over the page, its first field focused; does nothing while it is not folded.
    void openDrawer();
    void closeDrawer();
    /// Where it lies while it is open; call when the page is resized.
    void placeDrawer();

    /// One summary in the strip: icon, word, and lines below it; opens the drawer. `warn` keeps a sign with its count
    /// visible while the panel is folded.
    struct Summary
    {
        Icon icon = Icon::Plan;
        QString word;
        QStringList lines;
        int warn = 0;
        QWidget *target = nullptr; ///< gets the focus
    };
    void setSummaries(const std::vector<Summary> &summaries);

Q_SIGNALS:
    void drawerChanged(bool open);

protected:
    void paintEvent(QPaintEvent *) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    Side m_side;
    QWidget *m_panel;
    QSplitter *m_splitter;
    int m_index;
    bool m_folded = false;
    bool m_drawer = false;
    IconButton *m_toggle;
    QVBoxLayout *m_layout;
    std::vector<QWidget *> m_buttons;
};

} // namespace callboard
