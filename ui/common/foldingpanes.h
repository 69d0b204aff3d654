// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSet>
#include <QWidget>

namespace callboard {

class PaneSplitter;
class SegmentedControl;

/// A page's panes side by side while each has the room it asks for; else one at a time, chosen by a row of names above
/// (200 % on a small screen). The names are the panes' accessible names. What the page itself hides stays hidden.
class FoldingPanes : public QWidget
{
    Q_OBJECT

public:
    /// Takes the splitter with its panes in it. `first` is shown when there is room for one only.
    FoldingPanes(PaneSplitter *splitter, int first, QWidget *parent);

    bool isFolded() const { return m_folded; }
    /// Shows the pane that contains the widget; nothing while all are shown.
    void reveal(QWidget *inside);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// Panes that the page wants to show, in order.
    QList<QWidget *> wanted() const;
    void fit();
    void showChosen();

    PaneSplitter *m_splitter;
    QWidget *m_strip;
    SegmentedControl *m_choice = nullptr;
    QWidget *m_chosen;
    QSet<QWidget *> m_hidden; ///< by us
    QList<QWidget *> m_named; ///< in m_choice
    bool m_folded = false;
    bool m_fitting = false;
};

} // namespace callboard
