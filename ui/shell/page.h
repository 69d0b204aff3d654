// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shell/registry.h"
#include "ui/shell/session.h"

#include <QWidget>

#include <functional>
#include <vector>

namespace callboard {

/// Base of the nine pages. A page lays out and forwards; its decisions live in a controller (STYLE 10). It is made
/// once, when first shown, and lives as long as the session. Register it in ui/shell/pages.cpp.
class Page : public QWidget
{
    Q_OBJECT

public:
    Page(PageId id, Session &session, QWidget *parent);

    PageId id() const { return m_id; }
    Session &session() const { return m_session; }

    /// What a screen reader hears on arrival and after a change: "Warehouse leads, November. Waiting. 187 firm."
    virtual QString statusSentence() const { return {}; }
    /// The page's primary action (Ctrl+Enter); null when it has none now.
    virtual Command *primary() const { return nullptr; }
    /// Panes in reading order for F6; each gets focus through its first focusable child. Default: the page itself.
    virtual QList<QWidget *> panes() const;
    /// The panel that the sheet of keys may cover while it is open; null = the right edge of the page.
    virtual QWidget *rightPane() const { return nullptr; }
    /// F8 and Shift+F8: the next row that needs the operator (import, not placed, due queue).
    virtual int needsYouCount() const { return 0; }
    virtual void goToNextNeedingYou(bool /*forward*/) {}
    /// False while an answer that belongs in the first picture is still out; the tour waits for it.
    virtual bool isSettled() const { return true; }
    /// Shows what a jump asks for; called after the page has become current.
    virtual void show(const Jump &jump);
    using QWidget::show;
    /// The page became current, or a hidden page that was asked to keep quiet may refresh now.
    virtual void arrived() {}

    static QString titleOf(PageId id);
    static Icon iconOf(PageId id);
    /// "plan", "batches": file names of the tour and settings.
    static QString nameOf(PageId id);

protected:
    /// Adds a command of this page (group "page-NAME"); `owner` null = the page, so the key works anywhere on it.
    Command *addCommand(const CommandSpec &spec, QWidget *owner = nullptr);

Q_SIGNALS:
    /// A count at the page's rail button that asks for a look; 0 removes it.
    void attentionChanged(int count);
    void statusSentenceChanged();
    /// primary() or what it says changed.
    void primaryChanged();

private:
    PageId m_id;
    Session &m_session;
};

/// One line per page in ui/shell/pages.cpp.
struct PageEntry
{
    PageId id;
    std::function<Page *(Session &, QWidget *)> make;
};
/// Every page of the console, in rail order.
std::vector<PageEntry> allPages();

} // namespace callboard
