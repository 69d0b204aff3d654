// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/fakebackend.h"
#include "tests/support/uirender.h"
#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/panels.h"
#include "ui/common/section.h"
#include "ui/common/textrole.h"
#include "ui/common/thememanager.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/workspaceview.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QTemporaryDir>

namespace callboard::test {

/// A page with two panes, a primary action and a refused one.
class TestPage : public Page
{
public:
    TestPage(PageId id, Session &session, QWidget *parent) : Page(id, session, parent)
    {
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(0);
        m_left = new SidePanel(QStringLiteral("Left"), this);
        auto *section = new Section(QStringLiteral("Who"), m_left);
        m_field = new QLineEdit(section);
        addFormRow(section->body(), QStringLiteral("Name"), m_field);
        m_left->addSection(section);
        auto *centre = new QWidget(this);
        setFill(centre, Fill::Surface);
        auto *column = new QVBoxLayout(centre);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        column->addWidget(new PageHeader(titleOf(id), centre));
        auto *empty = new EmptyState(centre);
        empty->show(EmptyCause::NothingYet, iconOf(id), QStringLiteral("Nothing yet"), QStringLiteral("A sentence."),
                    QStringLiteral("New"));
        column->addWidget(empty, 1);
        row->addWidget(m_left);
        row->addWidget(centre, 1);
        CommandSpec book;
        book.text = QStringLiteral("Book 187 calls");
        book.keys = {QKeySequence(Qt::CTRL | Qt::Key_Return)};
        book.run = [this] { ++booked; };
        m_book = addCommand(book);
        CommandSpec removal;
        removal.text = QStringLiteral("Remove number Berlin…");
        removal.keys = {QKeySequence(Qt::Key_Delete)};
        addCommand(removal)->setReason(QStringLiteral("449 booked calls use it. Move them first."));
        CommandSpec cursor;
        cursor.text = QStringLiteral("Slot and day");
        cursor.shownKeys = QStringLiteral("← ↑ ↓ →");
        cursor.sheetOnly = true;
        addCommand(cursor);
    }
    Command *primary() const override { return m_book; }
    QList<QWidget *> panes() const override { return {m_left}; }
    void show(const Jump &jump) override { jumps.push_back(jump); }

    QLineEdit *m_field = nullptr;
    SidePanel *m_left = nullptr;
    Command *m_book = nullptr;
    int booked = 0;
    std::vector<Jump> jumps;
};

/// Opens nothing by itself; hands out what the test put in.
class FakeOpener : public WorkspaceOpener
{
public:
    Opened answer = Error{ErrorCode::FileDamaged, QStringLiteral("old.callboard"), {}};
    std::vector<OpenRequest> asked;
    QFuture<Opened> open(const OpenRequest &request) override
    {
        asked.push_back(request);
        return answered<std::shared_ptr<Backend>>(answer);
    }
};

inline std::shared_ptr<FakeBackend> demoBackend()
{
    auto backend = std::make_shared<FakeBackend>();
    Company company;
    company.id = CompanyId(QStringLiteral("acme"));
    company.name = QStringLiteral("Acme hiring");
    company.telephonyEnabled = true;
    company.policy.zone = *Zone::parse(QStringLiteral("America/New_York"));
    backend->workspaceValue.name = QStringLiteral("demo.callboard");
    backend->workspaceValue.isDemo = true;
    backend->workspaceValue.isTemporary = true;
    backend->workspaceValue.carrier = QStringLiteral("simulated");
    backend->workspaceValue.clockRate = 60;
    backend->workspaceValue.tzVersion = QStringLiteral("2025b");
    backend->workspaceValue.savedAt = backend->nowValue - kSecond;
    backend->workspaceValue.companies = {company};
    backend->clockFake.onStatus.answer = [](const CompanyId &) {
        ClockStatus status;
        status.telephonyEnabled = true;
        return Result<ClockStatus>(status);
    };
    return backend;
}

/// A whole window over a fake backend, with settings in a folder of its own.
struct ShellFixture
{
    QTemporaryDir folder;
    ThemeManager themes;
    Settings settings{folder.path()};
    PreparedAnswers questions;
    FakeOpener opener;
    std::shared_ptr<FakeBackend> backend = demoBackend();
    std::unique_ptr<MainWindow> window;

    static std::vector<PageEntry> pages()
    {
        std::vector<PageEntry> all;
        for (int i = 0; i < kPageCount; ++i) {
            const auto id = static_cast<PageId>(i);
            all.push_back(
                {id, [id](Session &session, QWidget *parent) -> Page * { return new TestPage(id, session, parent); }});
        }
        return all;
    }
    explicit ShellFixture(ThemeChoice theme = ThemeChoice::Light)
    {
        settings.set(keys::operatorZone, QStringLiteral("Europe/Vilnius"));
        settings.set(keys::themeChoice, theme == ThemeChoice::Dark           ? QStringLiteral("dark")
                                        : theme == ThemeChoice::HighContrast ? QStringLiteral("high-contrast")
                                                                             : QStringLiteral("light"));
        makeWindow();
    }
    void makeWindow() { window = std::make_unique<MainWindow>(themes, settings, questions, opener, pages()); }
    WorkspaceView &openView()
    {
        window->show(std::static_pointer_cast<Backend>(backend));
        window->show();
        QCoreApplication::processEvents();
        return *window->view();
    }
    TestPage &page(PageId id) { return *static_cast<TestPage *>(window->view()->page(id)); }
};

} // namespace callboard::test
