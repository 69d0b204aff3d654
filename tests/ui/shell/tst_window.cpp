// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: C011 (telephony off is seen), design language sections 8 and 9 (header, rail, keys, panes), the window comes
// back as it was
#include "tests/support/testregistry.h"
#include "tests/ui/shell/shellfixture.h"
#include "ui/common/badge.h"
#include "ui/common/switch.h"
#include "ui/shell/firststart.h"
#include "ui/shell/header.h"
#include "ui/shell/headerparts.h"
#include "ui/shell/keyssheet.h"
#include "ui/shell/palette.h"
#include "ui/shell/rail.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace callboard;
using namespace callboard::test;

class TstWindow : public QObject
{
    Q_OBJECT

    static void activate(ShellFixture &shell)
    {
        shell.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(shell.window.get()));
    }

private slots:
    void ctrlDigitsShowThePages()
    {
        ShellFixture shell;
        WorkspaceView &view = shell.openView();
        activate(shell);
        for (int i = 0; i < kPageCount; ++i) {
            QTest::keyClick(shell.window.get(), static_cast<Qt::Key>(Qt::Key_1 + i), Qt::ControlModifier);
            QCOMPARE(int(view.currentPage()->id()), i);
        }
    }

    void railMovesByArrowKeys()
    {
        ShellFixture shell;
        WorkspaceView &view = shell.openView();
        activate(shell);
        QToolButton *plan = nullptr;
        for (QToolButton *button : view.findChildren<QToolButton *>()) {
            if (button->accessibleName() == QStringLiteral("Plan"))
                plan = button;
        }
        QVERIFY(plan);
        plan->setFocus(Qt::TabFocusReason);
        QTest::keyClick(plan, Qt::Key_Down);
        QCOMPARE(view.currentPage()->id(), PageId::Batches);
    }

    void theKeyOfThePageInViewIsPassedOn()
    {
        ShellFixture shell;
        WorkspaceView &view = shell.openView();
        activate(shell);
        view.makeAllPages();
        QTest::keyClick(shell.window.get(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(shell.page(PageId::Plan).booked, 1);
        view.showPage(PageId::Calls);
        QTest::keyClick(shell.window.get(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(shell.page(PageId::Calls).booked, 1);
        QCOMPARE(shell.page(PageId::Plan).booked, 1);
    }

    /// A key that is passed on follows the page's command at once: another row was chosen, and Delete works.
    void aPassedOnKeyFollowsThePagesCommand()
    {
        ShellFixture shell;
        WorkspaceView &view = shell.openView();
        activate(shell);
        Command *book = shell.page(PageId::Plan).m_book;
        book->setReason(QStringLiteral("Nobody is chosen."));
        QCoreApplication::processEvents();
        QTest::keyClick(shell.window.get(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(shell.page(PageId::Plan).booked, 0);
        book->setReason({});
        QCoreApplication::processEvents();
        QTest::keyClick(shell.window.get(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(shell.page(PageId::Plan).booked, 1);
        Q_UNUSED(view);
    }

    void sheetListsEveryKeyWithWhatItWouldDo()
    {
        ShellFixture shell;
        WorkspaceView &view = shell.openView();
        activate(shell);
        QTest::keyClick(shell.window.get(), Qt::Key_F1);
        QVERIFY(view.keysSheet().isVisible());
        const QStringList lines = view.keysSheet().lines();
        for (const Registry::Group &group : view.registry().groups()) {
            if (!group.inSheet || (group.page >= 0 && group.page != int(PageId::Plan)))
                continue;
            for (const auto *list : {&group.commands, &group.sheetOnly}) {
                for (const Command *command : *list) {
                    const QString line = command->keyText() + QStringLiteral(": ") + command->text();
                    QVERIFY2(command->keyText().isEmpty() || lines.contains(line), qPrintable(line));
                }
            }
        }
        QVERIFY(lines.contains(QStringLiteral("Ctrl Enter: Book 187 calls")));
        QVERIFY(lines.contains(QStringLiteral("Ctrl 1–9: Plan to Connections")));
        QVERIFY(lines.contains(QStringLiteral("← ↑ ↓ →: Slot and day")));
        // It is open while one works: what a key would do now is what stands there.
        shell.page(PageId::Plan).m_book->setText(QStringLiteral("Book 3 calls"));
        QTRY_VERIFY(view.keysSheet().lines().contains(QStringLiteral("Ctrl Enter: Book 3 calls")));
        QTest::keyClick(shell.window.get(), Qt::Key_F1);
        QVERIFY(!view.keysSheet().isVisible());
    }

    void everyCommandIsInThePalette()
    {
        ShellFixture shell;
        WorkspaceView &view = shell.openView();
        view.makeAllPages();
        for (const Registry::Group &group : view.registry().groups()) {
            for (const Command *command : group.commands) {
                if (command->opensPalette())
                    continue; // done already
                view.openPalette(QStringLiteral("> ") + command->text());
                bool found = false;
                for (int row = 0; row < view.paletteModel().rowCount(); ++row) {
                    const PaletteItem *item = view.paletteModel().itemAt(row);
                    found = found || (item && item->text == command->text());
                }
                QVERIFY2(found, qPrintable(command->text()));
            }
        }
    }

    void panesGoRoundByF6()
    {
        ShellFixture shell;
        WorkspaceView &view = shell.openView();
        activate(shell);
        QLineEdit *field = shell.page(PageId::Plan).m_field;
        field->setFocus();
        QSet<QWidget *> seen;
        for (int i = 0; i < 4; ++i) {
            QTest::keyClick(shell.window.get(), Qt::Key_F6);
            seen.insert(QApplication::focusWidget());
        }
        // Header, rail and the page's own pane; the status bar has nothing to focus while no job runs.
        QCOMPARE(seen.size(), 3);
        QTest::keyClick(shell.window.get(), Qt::Key_F6, Qt::ShiftModifier);
        QVERIFY(QApplication::focusWidget());
        Q_UNUSED(view);
    }

    void headerSaysWhoWhereAndHow()
    {
        ShellFixture shell;
        shell.backend->clockFake.onStatus.answer = [](const CompanyId &) {
            ClockStatus status;
            status.health = Health::Degraded;
            status.causes = {HealthCause::BreakerOpen};
            status.telephonyEnabled = true;
            return Result<ClockStatus>(status);
        };
        WorkspaceView &view = shell.openView();
        QCoreApplication::processEvents();
        QCOMPARE(view.header().healthButton()->text(), QStringLiteral("Degraded"));
        QCOMPARE(view.header().healthButton()->accessibleDescription(), QStringLiteral("The breaker is open."));
        QCOMPARE(view.header().ownClock()->time(), QStringLiteral("16:42:18"));
        QVERIFY(view.header().ownClock()->caption().contains(QStringLiteral("Vilnius UTC+2")));
        QVERIFY(view.header().otherClock()->caption().startsWith(QStringLiteral("Company")));
        QCOMPARE(view.header().otherClock()->time(), QStringLiteral("09:42:18"));
        view.session().setSpotlight(
            view.currentPage()->id(),
            Session::Spotlight{Zone::parse(QStringLiteral("Europe/Berlin")).value(), QStringLiteral("Candidate")});
        QCOMPARE(view.header().otherClock()->time(), QStringLiteral("15:42:18"));
        // A page in the background changes what its own clock will show, not the one in view.
        view.session().setSpotlight(
            PageId::Calls,
            Session::Spotlight{Zone::parse(QStringLiteral("Asia/Jakarta")).value(), QStringLiteral("Candidate")});
        QCOMPARE(view.header().otherClock()->time(), QStringLiteral("15:42:18"));
        view.showPage(PageId::Calls);
        QCOMPARE(view.header().otherClock()->time(), QStringLiteral("21:42:18"));
        view.showPage(PageId::Plan);
        QCOMPARE(view.header().otherClock()->time(), QStringLiteral("15:42:18"));
        QVERIFY(shell.window->windowTitle().contains(QStringLiteral("DEMO")));
    }

    void demoBadgeIsNeverHidden()
    {
        ShellFixture shell;
        WorkspaceView &view = shell.openView();
        for (const int width : {2560, 1440, 1280, 1100, 1024}) {
            shell.window->resize(width, 640);
            QCoreApplication::processEvents();
            const Badge *demo = view.header().demoBadge();
            QVERIFY(demo->isVisible());
            QVERIFY2(demo->width() >= demo->sizeHint().width(), qPrintable(QString::number(width)));
            QVERIFY(view.header().rect().contains(demo->geometry()));
            QVERIFY(view.header().rect().contains(view.header().bell()->geometry()));
        }
    }

    void telephonyOffIsSeen()
    {
        ShellFixture shell;
        shell.backend->workspaceValue.companies.front().telephonyEnabled = false;
        shell.backend->clockFake.onStatus.answer = [](const CompanyId &) { return Result<ClockStatus>(ClockStatus{}); };
        WorkspaceView &view = shell.openView();
        QCoreApplication::processEvents();
        bool seen = false;
        for (const Badge *badge : view.header().findChildren<Badge *>())
            seen = seen || (badge->isVisible() && badge->text() == QStringLiteral("Telephony off"));
        QVERIFY(seen);
        QVERIFY(!view.session().whyNotSchedule().isEmpty());
    }

    void holdSwitchAsksTheBackendAndCanBeUndone()
    {
        ShellFixture shell;
        bool held = false;
        shell.backend->clockFake.onStatus.answer = [&](const CompanyId &) {
            ClockStatus status;
            status.telephonyEnabled = true;
            status.diallingHeld = held;
            return Result<ClockStatus>(status);
        };
        shell.backend->clockFake.onHoldDialling.answer = [&](const CompanyId &, bool hold, const QString &reason) {
            if (reason.isEmpty())
                return Result<Done>(Error{ErrorCode::ValidationError, QStringLiteral("reason"), {}});
            held = hold;
            return Result<Done>(Done{});
        };
        WorkspaceView &view = shell.openView();
        QCoreApplication::processEvents();
        view.header().holdSwitch()->click();
        QTRY_VERIFY(held);
        QTRY_COMPARE(view.header().holdSwitch()->text(), QStringLiteral("Dialling on hold"));
        QVERIFY(view.notifications().canUndo());
        view.notifications().undo();
        QTRY_VERIFY(!held);
        QTRY_VERIFY(!view.header().holdSwitch()->isChecked());
        view.notifications().redo();
        QTRY_VERIFY(held);
    }

    void companyIsSwitchedAndRemembered()
    {
        ShellFixture shell;
        Company other = shell.backend->workspaceValue.companies.front();
        other.id = CompanyId(QStringLiteral("globex"));
        other.name = QStringLiteral("Globex");
        shell.backend->workspaceValue.companies.push_back(other);
        WorkspaceView &view = shell.openView();
        QSignalSpy spy(&view.session(), &Session::companyChanged);
        QSignalSpy changes(&view.session(), &Session::changed);
        view.session().setCompany(other.id);
        QCOMPARE(spy.count(), 1);
        QVERIFY(view.header().workspaceButton()->text().contains(QStringLiteral("Globex")));
        Changes elsewhere;
        elsewhere.company = CompanyId(QStringLiteral("acme"));
        shell.backend->tell(elsewhere);
        QCOMPARE(changes.count(), 0);
        shell.makeWindow();
        QCOMPARE(shell.openView().session().companyId(), other.id);
    }

    void theWindowComesBackAsItWas()
    {
        ShellFixture shell;
        {
            WorkspaceView &view = shell.openView();
            shell.window->resize(1180, 700);
            view.showPage(PageId::Numbers);
            emit view.themeChosen(ThemeChoice::Dark);
            emit view.textSizeChosen(125);
            shell.window->close();
        }
        shell.makeWindow();
        WorkspaceView &view = shell.openView();
        QCOMPARE(shell.window->size(), QSize(1180, 700));
        QCOMPARE(view.currentPage()->id(), PageId::Numbers);
        QCOMPARE(theme(&view).kind, ThemeKind::Dark);
        QCOMPARE(theme(&view).px(100), 125);
    }

    void firstStartTakesDigitsAndSaysWhatIsGone()
    {
        ShellFixture shell;
        QFile kept(shell.folder.filePath(QStringLiteral("acme.callboard")));
        QVERIFY(kept.open(QIODevice::WriteOnly));
        kept.close();
        const QString gone = shell.folder.filePath(QStringLiteral("trial.callboard"));
        shell.settings.set(keys::recentWorkspaces, QStringList{kept.fileName(), gone});
        shell.makeWindow();
        shell.window->show();
        activate(shell);
        QStringList said;
        for (const QPushButton *button : shell.window->firstStart()->findChildren<QPushButton *>())
            said << button->accessibleDescription();
        QVERIFY(said.contains(QStringLiteral("trial.callboard was not found")));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_1);
        QCOMPARE(shell.opener.asked.size(), size_t(1));
        QCOMPARE(shell.opener.asked.back().kind, OpenRequest::Kind::Demo);
        shell.questions.fileNext(kept.fileName());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_3);
        QCOMPARE(shell.opener.asked.back().kind, OpenRequest::Kind::Open);
        QCOMPARE(shell.opener.asked.back().path, kept.fileName());
        shell.questions.fileNext(QString());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_2);
        QCOMPARE(shell.opener.asked.size(), size_t(2));
    }

    void enterTakesTheDemo()
    {
        ShellFixture shell;
        shell.window->show();
        activate(shell);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(shell.opener.asked.size(), size_t(1));
        QCOMPARE(shell.opener.asked.front().kind, OpenRequest::Kind::Demo);
    }

    void aRefusedFileIsNamedAndLeavesFirstStart()
    {
        ShellFixture shell;
        QSignalSpy opened(shell.window.get(), &MainWindow::opened);
        shell.window->show();
        shell.window->open({OpenRequest::Kind::Open, QStringLiteral("old.callboard"), {}});
        QTRY_COMPARE(opened.count(), 1);
        QVERIFY(!opened.first().first().toBool());
        QVERIFY(!shell.window->view());
        QStringList words;
        for (const QLabel *label : shell.window->firstStart()->findChildren<QLabel *>()) {
            if (label->isVisible())
                words << label->text();
        }
        QVERIFY(words.join(QLatin1Char(' ')).contains(QStringLiteral("old.callboard")));
    }

    void closingAWorkspaceGivesTheBackendBack()
    {
        ShellFixture shell;
        std::weak_ptr<FakeBackend> watched = shell.backend;
        shell.openView();
        shell.backend.reset();
        QVERIFY(!watched.expired());
        shell.window->closeWorkspace();
        QVERIFY(watched.expired());
    }
};

CB_TEST(TstWindow)
#include "tst_window.moc"
