// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shell/registry.h"

#include <QWidget>

class QScrollArea;
class QVBoxLayout;

namespace callboard {

class Page;

/// The sheet of all keys (F1 or ?), open while you work: what each key would do now, and why one cannot. Covers the
/// page's right pane above its primary button.
class KeysSheet : public QWidget
{
    Q_OBJECT

public:
    KeysSheet(Registry &registry, QWidget *parent);

    /// Groups of everywhere, of this page and of its views are listed; others' are not.
    void showFor(const Page *page);
    /// All texts of the sheet in order, for tests and screen readers: "Ctrl K: Search or run a command".
    QStringList lines() const { return m_lines; }

Q_SIGNALS:
    void closeRequested();

protected:
    void paintEvent(QPaintEvent *) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void rebuildSoon();
    void rebuild();
    /// Every line with its reason, before any widget is made of it.
    QStringList saying() const;
    std::vector<const Command *> shownOf(const Registry::Group &group) const;
    void addGroup(const Registry::Group &group);
    void addRow(const Command &command);

    Registry &m_registry;
    const Page *m_page = nullptr;
    QWidget *m_content;
    QVBoxLayout *m_rows;
    QStringList m_lines;
    QStringList m_said;
    QScrollArea *m_scroll;
    bool m_stale = false;
};

} // namespace callboard
