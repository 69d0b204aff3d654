// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/common/thememanager.h"
#include "ui/shell/page.h"
#include "ui/shell/workspaceopener.h"

#include <QMainWindow>

#include <memory>

class QStackedWidget;

namespace callboard {

class FirstStart;
class WorkspaceView;

/// The window: first start until a workspace is open, then its view. Comes back as it was: geometry, page, company,
/// theme, text size.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// All references must outlive it.
    MainWindow(ThemeManager &themes, Settings &settings, Questions &questions, WorkspaceOpener &opener,
               std::vector<PageEntry> pages);
    ~MainWindow() override;

    void open(const OpenRequest &request);
    /// Shows a backend that is open already (tests).
    void show(std::shared_ptr<Backend> backend);
    using QMainWindow::show;
    /// Back to first start.
    void closeWorkspace();
    /// Null while first start is shown.
    WorkspaceView *view() const { return m_view.get(); }
    FirstStart *firstStart() const { return m_firstStart; }

    static ThemeChoice themeOf(const QString &setting);

Q_SIGNALS:
    /// The last open() was answered: well, or with a refusal that first start shows.
    void opened(bool well);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void applyAppearance();
    void updateTitle();
    void askForFile();
    void startNew();
    void remember(const QString &path);
    void openAnswered(const OpenRequest &request, const WorkspaceOpener::Opened &answer);

    ThemeManager &m_themes;
    Settings &m_settings;
    Questions &m_questions;
    WorkspaceOpener &m_opener;
    std::vector<PageEntry> m_pages;
    QStackedWidget *m_stack;
    FirstStart *m_firstStart;
    std::unique_ptr<WorkspaceView> m_view;
};

} // namespace callboard
