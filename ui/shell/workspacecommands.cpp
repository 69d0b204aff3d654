// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// The commands that work on every page. Split from workspaceview.cpp, which lays out and moves between pages.
#include "core/base/whendone.h"
#include "ui/common/switch.h"
#include "ui/common/zonecombo.h"
#include "ui/shell/exportfile.h"
#include "ui/shell/header.h"
#include "ui/shell/headerparts.h"
#include "ui/shell/workspaceview.h"

#include <QBoxLayout>
#include <QMenu>
#include <QTimer>

namespace callboard {

namespace {

const QString kEverywhere = QStringLiteral("everywhere");
const QString kGo = QStringLiteral("go");
const QString kWorkspace = QStringLiteral("workspace");
const QString kView = QStringLiteral("view");

QString workspaceFilter()
{
    return WorkspaceView::tr("Workspaces (*.callboard)");
}

} // namespace

void WorkspaceView::addCommands()
{
    m_registry.addGroup(kEverywhere, tr("Everywhere"));
    m_registry.addGroup(kGo, tr("Pages"));
    m_registry.leaveOutOfSheet(kGo);
    m_registry.addGroup(kWorkspace, tr("Workspace"));
    m_registry.addGroup(kView, tr("View"));
    addGoCommands();
    addEditCommands();
    addWorkspaceCommands();
    addViewCommands();
}

void WorkspaceView::addGoCommands()
{
    CommandSpec pages;
    pages.text = tr("Plan to Connections");
    pages.shownKeys = tr("Ctrl 1–9", "keys of the nine pages");
    pages.sheetOnly = true;
    m_registry.add(kEverywhere, pages, this);
    for (int i = 0; i < kPageCount; ++i) {
        const auto id = static_cast<PageId>(i);
        CommandSpec spec;
        spec.text = tr("Go to %1").arg(Page::titleOf(id));
        spec.keys = {QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + i))};
        spec.icon = Page::iconOf(id);
        spec.run = [this, id] { showPage(id); };
        m_registry.add(kGo, spec, this);
    }
}

void WorkspaceView::addEditCommands()
{
    const auto add = [this](const QString &text, const QList<QKeySequence> &keys, Icon icon,
                            std::function<void()> run) {
        CommandSpec spec;
        spec.text = text;
        spec.keys = keys;
        spec.icon = icon;
        spec.run = std::move(run);
        return m_registry.add(kEverywhere, spec, this);
    };
    add(tr("Search or run a command"),
        {QKeySequence(Qt::CTRL | Qt::Key_K), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P)}, Icon::Search,
        [this] { openPalette(); })
        ->setOpensPalette();
    add(tr("Next pane"), {QKeySequence(Qt::Key_F6)}, Icon::ArrowRight, [this] { focusPane(true); });
    add(tr("Previous pane"), {QKeySequence(Qt::SHIFT | Qt::Key_F6)}, Icon::ArrowLeft, [this] { focusPane(false); });
    m_needsYou = add(tr("Next row that needs you"), {QKeySequence(Qt::Key_F8)}, Icon::ChevronDown, [this] {
        if (Page *shown = currentPage())
            shown->goToNextNeedingYou(true);
    });
    m_needsYouBefore =
        add(tr("Previous row that needs you"), {QKeySequence(Qt::SHIFT | Qt::Key_F8)}, Icon::ChevronUp, [this] {
            if (Page *shown = currentPage())
                shown->goToNextNeedingYou(false);
        });
    addPassedOn(tr("The page's main action"),
                {QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)}, Icon::Check,
                tr("none now"));
    const auto jumpTo = [this](PageId page, const QString &view) {
        return [this, page, view] {
            Jump there;
            there.page = page;
            there.view = view;
            jump(there);
        };
    };
    add(tr("New batch"), {QKeySequence(Qt::CTRL | Qt::Key_N)}, Icon::Batches,
        jumpTo(PageId::Plan, QStringLiteral("new-batch")));
    add(tr("Import a file"), {QKeySequence(Qt::CTRL | Qt::Key_O)}, Icon::Import,
        jumpTo(PageId::People, QStringLiteral("import")));
    add(tr("Paste people"), {QKeySequence(Qt::CTRL | Qt::Key_V)}, Icon::Clipboard,
        jumpTo(PageId::People, QStringLiteral("paste")));
    addPassedOn(tr("Filter"), {QKeySequence(Qt::CTRL | Qt::Key_F)}, Icon::Filter, tr("nothing to filter"));
    addPassedOn(tr("Save"), {QKeySequence(Qt::CTRL | Qt::Key_S)}, Icon::Save, tr("nothing to save"));
    addPassedOn(tr("Rename"), {QKeySequence(Qt::Key_F2)}, Icon::Edit, tr("nothing to rename"));
    addPassedOn(tr("Cancel or remove"), {QKeySequence(Qt::Key_Delete)}, Icon::Trash, tr("none chosen"));
    addPassedOn(tr("Refresh"), {QKeySequence(Qt::Key_F5)}, Icon::Refresh, tr("always fresh"));
    // What is being edited on the page comes before what was done and told.
    m_undo = add(tr("Undo"), {QKeySequence(Qt::CTRL | Qt::Key_Z)}, Icon::Undo, [this] {
        Command *own = m_registry.wanting(m_undo->shortcut(), static_cast<int>(m_current));
        own && own->isEnabled() ? own->trigger() : m_notifications.undo();
    });
    m_redo = add(tr("Redo"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z)}, Icon::Redo, [this] {
        Command *own = m_registry.wanting(m_redo->shortcut(), static_cast<int>(m_current));
        own && own->isEnabled() ? own->trigger() : m_notifications.redo();
    });
    add(tr("Keys"), {QKeySequence(Qt::Key_F1), QKeySequence(Qt::Key_Question)}, Icon::Keyboard,
        [this] { toggleKeys(); });
    add(tr("Menu"), {QKeySequence(Qt::Key_F10)}, Icon::Menu, [this] { openMenu(); });
}

void WorkspaceView::addPassedOn(const QString &fallback, const QList<QKeySequence> &keys, Icon icon,
                                const QString &reason)
{
    CommandSpec spec;
    spec.text = fallback;
    spec.keys = keys;
    spec.icon = icon;
    Command *command = m_registry.add(kEverywhere, spec, this);
    connect(command, &QAction::triggered, this, [this, command] {
        Page *shown = currentPage();
        if (!shown)
            return;
        const bool isPrimary = command->shortcut() == QKeySequence(Qt::CTRL | Qt::Key_Return);
        Command *target = isPrimary && shown->primary()
                              ? shown->primary()
                              : m_registry.wanting(command->shortcut(), static_cast<int>(m_current));
        if (target)
            target->trigger();
    });
    m_passedOn.push_back({command, fallback, reason});
}

void WorkspaceView::addWorkspaceCommands()
{
    const auto add = [this](const QString &text, Icon icon, std::function<void()> run,
                            const QList<QKeySequence> &keys = {}) {
        CommandSpec spec;
        spec.text = text;
        spec.icon = icon;
        spec.keys = keys;
        spec.run = std::move(run);
        return m_registry.add(kWorkspace, spec, this);
    };
    m_hold = add(tr("Hold all dialling"), Icon::Hold, [this] { m_header->holdSwitch()->click(); });
    m_telephony =
        add(tr("Switch telephony on"), Icon::Calls, [this] { setTelephony(!m_session.company().telephonyEnabled); });
    m_keep = add(tr("Keep this workspace…"), Icon::Save, [this] { keepWorkspace(); });
    m_export = add(tr("Export the set-up…"), Icon::Export, [this] { exportSetup(); });
    add(tr("Choose your time zone…"), Icon::Globe, [this] { chooseOwnZone(); });
    add(tr("Open a workspace…"), Icon::Folder, [this] { Q_EMIT openRequested(); },
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O)});
    add(tr("Close the workspace"), Icon::Close, [this] { Q_EMIT closeRequested(); },
        {QKeySequence(Qt::CTRL | Qt::Key_W)});
    add(tr("Quit"), Icon::Exit, [this] { Q_EMIT quitRequested(); }, {QKeySequence(Qt::CTRL | Qt::Key_Q)});
}

void WorkspaceView::addViewCommands()
{
    const auto add = [this](const QString &text, Icon icon, std::function<void()> run) {
        CommandSpec spec;
        spec.text = text;
        spec.icon = icon;
        spec.run = std::move(run);
        m_registry.add(kView, spec, this);
    };
    add(tr("Theme: system"), Icon::Contrast, [this] { Q_EMIT themeChosen(ThemeChoice::System); });
    add(tr("Theme: light"), Icon::Sun, [this] { Q_EMIT themeChosen(ThemeChoice::Light); });
    add(tr("Theme: dark"), Icon::Moon, [this] { Q_EMIT themeChosen(ThemeChoice::Dark); });
    add(tr("Theme: high contrast"), Icon::Contrast, [this] { Q_EMIT themeChosen(ThemeChoice::HighContrast); });
    for (const int percent : {100, 125, 150, 200})
        add(tr("Text size: %1 %").arg(percent), Icon::Search, [this, percent] { Q_EMIT textSizeChosen(percent); });
}

void WorkspaceView::refreshCommands()
{
    // Changing a command makes the sheet and this function's callers speak up again.
    if (m_refreshing)
        return;
    m_refreshing = true;
    m_refreshWanted = false;
    Page *shown = currentPage();
    for (const PassedOn &passed : m_passedOn) {
        const bool isPrimary = passed.command->shortcut() == QKeySequence(Qt::CTRL | Qt::Key_Return);
        const Command *target = nullptr;
        if (shown)
            target = isPrimary && shown->primary()
                         ? shown->primary()
                         : m_registry.wanting(passed.command->shortcut(), static_cast<int>(m_current));
        passed.command->setText(target ? target->text() : passed.fallback);
        passed.command->setReason(!target ? passed.reason : target->isEnabled() ? QString() : target->reason());
    }
    const Command *ownUndo = m_registry.wanting(m_undo->shortcut(), static_cast<int>(m_current));
    const Command *ownRedo = m_registry.wanting(m_redo->shortcut(), static_cast<int>(m_current));
    const bool undoesHere = ownUndo && ownUndo->isEnabled();
    const bool redoesHere = ownRedo && ownRedo->isEnabled();
    m_undo->setText(undoesHere                  ? ownUndo->text()
                    : m_notifications.canUndo() ? tr("Undo: %1").arg(m_notifications.undoText())
                                                : tr("Undo"));
    m_undo->setReason(undoesHere || m_notifications.canUndo() ? QString() : tr("nothing to undo"));
    m_redo->setText(redoesHere                  ? ownRedo->text()
                    : m_notifications.canRedo() ? tr("Redo: %1").arg(m_notifications.redoText())
                                                : tr("Redo"));
    m_redo->setReason(redoesHere || m_notifications.canRedo() ? QString() : tr("nothing to redo"));
    const QString nobody = shown && shown->needsYouCount() > 0 ? QString() : tr("none here");
    m_needsYou->setReason(nobody);
    m_needsYouBefore->setReason(nobody);

    const WorkspaceInfo info = m_backend->workspace();
    const Capabilities may = m_backend->capabilities();
    const QString readOnly = may.writable ? QString() : m_session.whyNotManage();
    m_keep->setReason(info.isTemporary ? QString() : tr("It is kept already."));
    m_export->setReason(may.exportSetup ? QString() : tr("This workspace cannot be exported."));
    m_telephony->setText(m_session.company().telephonyEnabled ? tr("Switch telephony off") : tr("Switch telephony on"));
    m_telephony->setReason(m_session.companyId().isEmpty() ? tr("There is no company yet.") : readOnly);
    const bool held = m_header->holdSwitch()->isChecked();
    m_hold->setText(held ? tr("End the hold on dialling") : tr("Hold all dialling"));
    m_hold->setReason(m_header->holdSwitch()->isEnabled() ? QString() : tr("This workspace cannot hold dialling."));
    m_refreshing = false;
}

void WorkspaceView::fillWorkspaceMenu()
{
    m_workspaceMenu->clear();
    const auto companies = m_backend->workspace().companies;
    for (const Company &company : companies) {
        QAction *choice =
            m_workspaceMenu->addAction(company.name, this, [this, id = company.id] { m_session.setCompany(id); });
        choice->setCheckable(true);
        choice->setChecked(company.id == m_session.companyId());
    }
    if (!companies.empty())
        m_workspaceMenu->addSeparator();
    for (const Registry::Group &group : m_registry.groups()) {
        if (group.id != kWorkspace)
            continue;
        for (Command *command : group.commands)
            m_workspaceMenu->addAction(command);
    }
}

void WorkspaceView::keepWorkspace()
{
    const QString path = m_session.questions().saveFile(this, tr("Keep this workspace"),
                                                        QStringLiteral("demo.callboard"), workspaceFilter());
    if (path.isEmpty())
        return;
    whenDone(m_backend->keepAs(path), this, [this, path](const Result<Done> &answer) {
        if (answer) {
            m_notifications.ok(tr("Workspace kept"), path);
            Q_EMIT kept(path);
        } else
            m_notifications.refused(answer.error(), m_session.ownZone());
        refreshCommands();
    });
}

void WorkspaceView::exportSetup()
{
    exportFile(m_session, this, tr("Export the set-up"), QStringLiteral("setup.json"), tr("Set-up files (*.json)"),
               m_backend->exportSetup());
}

void WorkspaceView::setTelephony(bool on)
{
    CompanyPatch patch;
    patch.telephonyEnabled = on;
    const CompanyId company = m_session.companyId();
    whenDone(m_backend->clock().patchCompany(company, patch), this, [this, on, company](const Result<Company> &answer) {
        if (!answer) {
            m_notifications.refused(answer.error(), m_session.ownZone());
            return;
        }
        ToastText text{on ? tr("Telephony is on") : tr("Telephony is off"),
                       on ? tr("Calls can be booked and dialled.")
                          : tr("Nothing is booked or dialled until it is on again."),
                       on ? Tone::Ok : Tone::Warn};
        text.undo = [this, on] { setTelephony(!on); };
        m_notifications.tell(std::move(text));
        m_header->refresh();
    });
}

void WorkspaceView::chooseOwnZone()
{
    auto *popup = new QFrame(this, Qt::Popup);
    popup->setProperty("cbBox", true);
    popup->setAttribute(Qt::WA_DeleteOnClose);
    auto *column = new QVBoxLayout(popup);
    auto *combo = new ZoneCombo(m_session.now(), popup);
    combo->setZone(m_session.ownZone());
    combo->setAccessibleName(tr("Your time zone"));
    combo->setMinimumWidth(theme(this).px(260));
    column->addWidget(combo);
    connect(combo, &ZoneCombo::zoneChosen, this, [this, popup](const std::optional<Zone> &zone) {
        if (zone)
            m_session.setOwnZone(*zone);
        popup->close();
    });
    const QWidget *anchor = m_header->ownClock();
    popup->move(anchor->mapToGlobal(QPoint(0, anchor->height() + 4)));
    popup->show();
    combo->setFocus(Qt::PopupFocusReason);
}

} // namespace callboard
