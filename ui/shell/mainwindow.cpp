// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/mainwindow.h"

#include "core/base/whendone.h"
#include "ui/common/icons.h"
#include "ui/common/sentences.h"
#include "ui/shell/firststart.h"
#include "ui/shell/workspaceview.h"

#include <QApplication>
#include <QCloseEvent>
#include <QFileInfo>
#include <QStackedWidget>
#include <QTimer>

namespace callboard {

namespace {

const QString kGeometry = QStringLiteral("window/geometry");
constexpr int kRecentKept = 8;

QString settingOf(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::System:
        return QStringLiteral("system");
    case ThemeChoice::Light:
        return QStringLiteral("light");
    case ThemeChoice::Dark:
        return QStringLiteral("dark");
    case ThemeChoice::HighContrast:
        return QStringLiteral("high-contrast");
    }
    return {};
}

} // namespace

ThemeChoice MainWindow::themeOf(const QString &setting)
{
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::HighContrast}) {
        if (settingOf(choice) == setting)
            return choice;
    }
    return ThemeChoice::System;
}

MainWindow::MainWindow(ThemeManager &themes, Settings &settings, Questions &questions, WorkspaceOpener &opener,
                       std::vector<PageEntry> pages)
    : m_themes(themes), m_settings(settings), m_questions(questions), m_opener(opener), m_pages(std::move(pages)),
      m_stack(new QStackedWidget(this)), m_firstStart(new FirstStart(settings, m_stack))
{
    applyAppearance();
    setWindowIcon(applicationIcon());
    setMinimumSize(1024, 640);
    m_stack->addWidget(m_firstStart);
    setCentralWidget(m_stack);
    connect(m_firstStart, &FirstStart::demoChosen, this, [this] { open({OpenRequest::Kind::Demo, {}, {}}); });
    connect(m_firstStart, &FirstStart::startChosen, this, &MainWindow::startNew);
    connect(m_firstStart, &FirstStart::openChosen, this, &MainWindow::askForFile);
    connect(m_firstStart, &FirstStart::recentChosen, this, [this](const QString &path) {
        open({OpenRequest::Kind::Open, path, {}});
    });
    resize(1440, 900);
    if (const QByteArray geometry = m_settings.state(kGeometry); !geometry.isEmpty())
        restoreGeometry(geometry);
    updateTitle();
}

MainWindow::~MainWindow() = default;

void MainWindow::applyAppearance()
{
    m_themes.setChoice(themeOf(m_settings.get(keys::themeChoice)));
    m_themes.setScale(m_settings.get(keys::textSizePercent) / 100.0);
}

void MainWindow::open(const OpenRequest &request)
{
    const bool isServer = request.kind == OpenRequest::Kind::Server;
    const QString name = isServer ? serverName(request.path) : QFileInfo(request.path).fileName();
    const QString sentence = request.kind == OpenRequest::Kind::Demo ? tr("Making the demo…")
                             : isServer                              ? tr("Connecting to %1…").arg(name)
                                                                     : tr("Opening %1…").arg(name);
    if (m_view)
        m_view->session().say(sentence);
    m_firstStart->setBusy(sentence);
    whenDone(m_opener.open(request), this,
             [this, request](const WorkspaceOpener::Opened &answer) { openAnswered(request, answer); });
}

void MainWindow::openAnswered(const OpenRequest &request, const WorkspaceOpener::Opened &answer)
{
    m_firstStart->setBusy({});
    if (!answer) {
        const RefusalText words = Sentences::refusal(answer.error(), Zone::utc());
        // A refusal while another workspace is open stays in view there.
        if (m_view)
            m_view->notifications().tell({words.lead, words.sentence, Tone::Error});
        else
            m_firstStart->showProblem(words.lead, words.sentence);
        m_firstStart->refresh();
        Q_EMIT opened(false);
        return;
    }
    if (request.kind == OpenRequest::Kind::Server)
        rememberServer(m_settings, {request.path, request.setup});
    else if (request.kind != OpenRequest::Kind::Demo)
        remember(request.path);
    show(*answer);
    Q_EMIT opened(true);
}

void MainWindow::show(std::shared_ptr<Backend> backend)
{
    m_view.reset();
    m_view = std::make_unique<WorkspaceView>(std::move(backend), m_settings, m_questions, m_pages, m_stack,
                                             m_opener.servers());
    m_stack->addWidget(m_view.get());
    m_stack->setCurrentWidget(m_view.get());
    connect(m_view.get(), &WorkspaceView::themeChosen, this, [this](ThemeChoice choice) {
        m_settings.set(keys::themeChoice, settingOf(choice));
        applyAppearance();
    });
    connect(m_view.get(), &WorkspaceView::textSizeChosen, this, [this](int percent) {
        m_settings.set(keys::textSizePercent, percent);
        applyAppearance();
    });
    connect(m_view.get(), &WorkspaceView::openRequested, this, &MainWindow::askForFile);
    // Not inside the view's own signal: it dies by it.
    connect(m_view.get(), &WorkspaceView::closeRequested, this, &MainWindow::closeWorkspace, Qt::QueuedConnection);
    connect(m_view.get(), &WorkspaceView::quitRequested, this, &QWidget::close, Qt::QueuedConnection);
    connect(&m_view->session(), &Session::openAsked, this, &MainWindow::open, Qt::QueuedConnection);
    connect(m_view.get(), &WorkspaceView::kept, this, &MainWindow::remember);
    connect(m_view.get(), &WorkspaceView::titleChanged, this, &MainWindow::updateTitle);
    updateTitle();
}

void MainWindow::closeWorkspace()
{
    m_stack->setCurrentWidget(m_firstStart);
    m_view.reset();
    m_firstStart->refresh();
    updateTitle();
}

void MainWindow::askForFile()
{
    const QString path = m_questions.openFile(this, tr("Open a workspace"),
                                              tr("Workspaces and set-up files (*.callboard *.json);;All files (*)"));
    if (path.isEmpty())
        return;
    if (!path.endsWith(QLatin1String(".json"), Qt::CaseInsensitive)) {
        open({OpenRequest::Kind::Open, path, {}});
        return;
    }
    const QString suggestion = QFileInfo(path).completeBaseName() + QStringLiteral(".callboard");
    const QString target =
        m_questions.saveFile(this, tr("Keep the new workspace as"), suggestion, tr("Workspaces (*.callboard)"));
    if (!target.isEmpty())
        open({OpenRequest::Kind::Import, target, path});
}

void MainWindow::startNew()
{
    QString path = m_questions.saveFile(this, tr("Start a workspace"), QStringLiteral("my-workspace.callboard"),
                                        tr("Workspaces (*.callboard)"));
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += QStringLiteral(".callboard");
    open({OpenRequest::Kind::Create, path, {}});
}

void MainWindow::remember(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    QStringList recent = m_settings.get(keys::recentWorkspaces);
    recent.removeAll(absolute);
    recent.prepend(absolute);
    while (recent.size() > kRecentKept)
        recent.removeLast();
    m_settings.set(keys::recentWorkspaces, recent);
}

void MainWindow::updateTitle()
{
    if (!m_view) {
        setWindowTitle(QStringLiteral("Callboard"));
        return;
    }
    const WorkspaceInfo info = m_view->session().backend().workspace();
    const QString company = m_view->session().company().name;
    const QString what = company.isEmpty() ? info.name : company;
    setWindowTitle(info.isDemo ? tr("%1 – DEMO: no real calls – Callboard").arg(what) : tr("%1 – Callboard").arg(what));
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_settings.setState(kGeometry, saveGeometry());
    m_settings.sync();
    QMainWindow::closeEvent(event);
}

} // namespace callboard
