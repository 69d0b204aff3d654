// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSplitter>
#include <QWidget>

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace callboard {

class HeaderLayout;
class Section;
class Settings;

/// The 44 px line on top of a page's centre: title, status sentence, then what the page adds, then right-hand controls.
/// Where they have no room the sentence goes, then a second line begins.
class PageHeader : public QWidget
{
    Q_OBJECT

public:
    explicit PageHeader(const QString &title, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    /// text2, beside the title; empty hides it, and so does want of room.
    void setStatus(const QString &sentence);
    /// After title and status, left.
    void addLeft(QWidget *widget, int stretch = 0);
    /// At the right end, in order of adding.
    void addRight(QWidget *widget);
    /// Draws no line below (the content has one).
    void setLineVisible(bool visible);

protected:
    void paintEvent(QPaintEvent *) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void applyMetrics();
    void fitLines();

    HeaderLayout *m_row;
    QLabel *m_title;
    QLabel *m_status;
    bool m_line = true;
};

/// A left or right side panel: panel fill, sections that scroll when they must, and a foot that does not, where the
/// right panel has its one primary button. At least as wide as its widest part, at most 420 px at scale 1.
class SidePanel : public QWidget
{
    Q_OBJECT

public:
    /// `spokenName` names the pane for F6 and screen readers.
    explicit SidePanel(const QString &spokenName, QWidget *parent = nullptr);

    void addSection(QWidget *section);
    /// Takes the room that is left, such as a list; only one.
    void addStretching(QWidget *widget);
    /// At scale 1, for content that does not say so itself.
    void setLeastWidth(int atScaleOne);
    /// Its sections put up with the width they get (their sentences wrap); only the foot asks for more.
    void setContentWraps(bool wraps);
    /// The foot: 12 px padding, 8 px gaps, a line above; shown once something is in it.
    QVBoxLayout *foot();
    /// 0 while nothing is in it.
    int footHeight() const;

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void applyMetrics();
    void fitWidth();
    void placeFoot();

    QScrollArea *m_scroll;
    QWidget *m_content;
    QVBoxLayout *m_sections;
    int m_ends = 0; ///< where the next section goes
    bool m_everFit = false;
    bool m_wraps = false;
    int m_least = 200;
    int m_needed = 0; ///< minimum width so far, at the text size in force
    QWidget *m_foot;
    QVBoxLayout *m_footLayout;
};

/// Panes side by side with 1 px handles (5 px to grab), sizes remembered under "panes/name".
class PaneSplitter : public QSplitter
{
    Q_OBJECT

public:
    explicit PaneSplitter(Qt::Orientation orientation, QWidget *parent = nullptr);
    /// Call after the panes are in. `sizes` at scale 1 are used when nothing is remembered.
    void remember(Settings &settings, const QString &name, const QList<int> &sizes);

protected:
    QSplitterHandle *createHandle() override;
};

} // namespace callboard
