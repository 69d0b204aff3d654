// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/common/thememanager.h"
#include "ui/shell/notifications.h"
#include "ui/shell/page.h"
#include "ui/shell/palettemodel.h"

#include <QWidget>

#include <map>
#include <memory>

class QMenu;
class QStackedWidget;

namespace callboard {

class CommandPalette;
class ConnectionBar;
class Header;
class KeysSheet;
class PaletteSources;
class Rail;
class StatusBar;

/// One open workspace: header, rail, pages, status bar, palette, sheet of keys. Made when a workspace opens, gone when
/// it is closed; the backend outlives it by the shared pointer it holds.
class WorkspaceView : public QWidget
{
    Q_OBJECT

public:
    WorkspaceView(std::shared_ptr<Backend> backend, Settings &settings, Questions &questions,
                  const std::vector<PageEntry> &pages, QWidget *parent = nullptr, ServerBook *servers = nullptr);
    ~WorkspaceView() override;

    Session &session() { return m_session; }
    Registry &registry() { return m_registry; }
    Notifications &notifications() { return m_notifications; }
    Header &header() { return *m_header; }
    CommandPalette &palette() { return *m_palette; }
    using QWidget::palette;
    const PaletteModel &paletteModel() const { return m_paletteModel; }
    KeysSheet &keysSheet() { return *m_keys; }

    void showPage(PageId id);
    Page *currentPage() const;
    /// Made on the first show, or when the window has nothing else to do; null when there is no such page.
    Page *page(PageId id);
    void makeAllPages();

    void openPalette(const QString &query = {});
    void toggleKeys();
    void openMenu();
    /// F6 and Shift+F6.
    void focusPane(bool forward);

Q_SIGNALS:
    void themeChosen(callboard::ThemeChoice choice);
    void textSizeChosen(int percent);
    void openRequested();
    void closeRequested();
    void quitRequested();
    /// Company or workspace changed: the window's title follows.
    void titleChanged();
    /// The workspace is a file of its own from now on.
    void kept(const QString &path);

protected:
    void paintEvent(QPaintEvent *) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;

private:
    // workspacecommands.cpp
    void addCommands();
    void addGoCommands();
    void addEditCommands();
    void addWorkspaceCommands();
    void addViewCommands();
    void addPassedOn(const QString &fallback, const QList<QKeySequence> &keys, Icon icon, const QString &reason);
    void refreshCommands();
    void keepWorkspace();
    void exportSetup();
    void setTelephony(bool on);
    void fillWorkspaceMenu();
    void chooseOwnZone();

    void jump(const Jump &jump);
    void placeKeys();
    void makeNextPage();
    QList<QWidget *> panes() const;

    std::shared_ptr<Backend> m_backend;
    JobList m_jobs;
    Notifications m_notifications;
    Registry m_registry;
    Session m_session;
    PaletteModel m_paletteModel;
    std::map<PageId, PageEntry> m_entries;
    std::map<PageId, Page *> m_pages;
    PageId m_current = PageId::Plan;

    Header *m_header;
    Rail *m_rail;
    QStackedWidget *m_stack;
    StatusBar *m_status;
    ConnectionBar *m_bar = nullptr;
    CommandPalette *m_palette;
    PaletteSources *m_sources;
    KeysSheet *m_keys;
    QMenu *m_workspaceMenu;

    struct PassedOn
    {
        Command *command = nullptr;
        QString fallback;
        QString reason;
    };
    std::vector<PassedOn> m_passedOn;
    Command *m_undo = nullptr;
    Command *m_redo = nullptr;
    Command *m_needsYou = nullptr;
    Command *m_needsYouBefore = nullptr;
    Command *m_telephony = nullptr;
    Command *m_hold = nullptr;
    Command *m_keep = nullptr;
    Command *m_export = nullptr;
    bool m_refreshing = false;
    bool m_refreshWanted = false;
    bool m_altAlone = false;
};

} // namespace callboard
