// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// Two real windows on one real callboardd, with a proxy between that misbehaves and a daemon that is killed.
// proves: C162 C160 C015
#include "app/console/consoleopener.h"
#include "tests/support/daemonprocess.h"
#include "tests/support/faultproxy.h"
#include "tests/support/testregistry.h"
#include "tests/support/uirender.h"
#include "ui/common/badge.h"
#include "ui/shell/connectionbar.h"
#include "ui/shell/header.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/workspaceview.h"

#include <QAbstractItemView>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace callboard;
using namespace callboard::test;

namespace {

const QString kNow = QStringLiteral("2025-06-04T12:00:00Z"); // 15:00 in Vilnius, a Wednesday

QStringList daemonArguments(const QString &data, quint16 port)
{
    return {"--listen",     QStringLiteral("127.0.0.1:%1").arg(port),
            "--data",       data,
            "--workspace",  QStringLiteral(CALLBOARD_SOURCE_DIR "/tests/core/server/acme.json"),
            "--carrier",    "simulated",
            "--now",        kNow,
            "--clock-rate", "0",
            "--rate-limit", "0/60"};
}

/// One console, as a person has it.
class Console
{
public:
    Console(ThemeManager &themes, const QString &url, const QByteArray &key) : m_settings(m_folder.path())
    {
        m_opener.useKey(url, Secret(QByteArray(key)));
        m_window = std::make_unique<MainWindow>(themes, m_settings, m_questions, m_opener, allPages());
        m_window->show();
        QSignalSpy opened(m_window.get(), &MainWindow::opened);
        m_window->open({OpenRequest::Kind::Server, url, {}});
        if (!opened.wait(20'000) || !m_window->view())
            qFatal("the server's workspace does not open");
    }
    MainWindow &window() { return *m_window; }
    WorkspaceView &view() { return *m_window->view(); }
    Backend &backend() { return view().session().backend(); }
    Connection::State state() { return backend().connection().state; }
    QString place() { return view().header().placeBadge()->text(); }
    QString bar() { return view().findChild<ConnectionBar *>()->sentence(); }

    QFuture<Result<Reservation>> book(const char *candidate, const QString &key)
    {
        CallRequest request;
        request.company = view().session().companyId();
        request.candidate = CandidateId(QString::fromLatin1(candidate));
        request.position = PositionId(QStringLiteral("pos_abc123"));
        request.window = Preset::Within24Hours;
        return backend().reservations().book(request, key);
    }
    /// Does a table of the page show this text?
    bool shows(PageId page, const QString &text)
    {
        view().showPage(page);
        for (const auto *table : view().currentPage()->findChildren<QAbstractItemView *>()) {
            const QAbstractItemModel *model = table->model();
            for (int row = 0; model && row < model->rowCount(); ++row) {
                for (int column = 0; column < model->columnCount(); ++column) {
                    if (model->index(row, column).data().toString().contains(text))
                        return true;
                }
            }
        }
        return false;
    }

private:
    QTemporaryDir m_folder;
    Settings m_settings;
    PreparedAnswers m_questions;
    ConsoleOpener m_opener{ClockChoice{}};
    std::unique_ptr<MainWindow> m_window;
};

} // namespace

class TstTwoConsoles : public QObject
{
    Q_OBJECT

private slots:
    void seeEachOtherThroughTroubleAndAKill()
    {
        QTemporaryDir folder;
        const QString data = folder.filePath(QStringLiteral("data"));
        DaemonProcess daemon;
        QVERIFY2(daemon.start(daemonArguments(data, 0)), qPrintable(daemon.errors()));
        const quint16 port = daemon.port();
        FaultProxy proxy(port);
        ThemeManager themes; // one in a program
        Console ieva(themes, proxy.url(), "celp_acme_admin");
        Console jonas(themes, QStringLiteral("http://127.0.0.1:%1").arg(port), "celp_acme_all");
        QTRY_COMPARE(ieva.state(), Connection::State::Online);
        QTRY_COMPARE(jonas.state(), Connection::State::Online);
        QVERIFY(ieva.place().contains(QStringLiteral("127.0.0.1")));
        QVERIFY(ieva.bar().isEmpty());

        // Jonas books; Ieva's open page shows the call by itself.
        ieva.shows(PageId::Calls, {});
        auto first = jonas.book("cand_xyz789", QStringLiteral("first"));
        QTRY_VERIFY(first.isFinished());
        QVERIFY(first.result());
        QTRY_VERIFY_WITH_TIMEOUT(ieva.shows(PageId::Calls, QStringLiteral("Ona Example")), 5'000);

        // The answer to Ieva's booking is lost on the way: shown as such, asked again, booked once.
        proxy.set(NetworkFault::LoseAnswer);
        auto second = ieva.book("cand_def456", QStringLiteral("second"));
        QTRY_VERIFY(ieva.bar().contains(QStringLiteral("wait")));
        render(ieva.window(), QStringLiteral("console-waiting"));
        proxy.set(NetworkFault::None);
        QTRY_VERIFY_WITH_TIMEOUT(second.isFinished(), 20'000);
        QVERIFY(second.result());
        QTRY_VERIFY_WITH_TIMEOUT(jonas.shows(PageId::Calls, QStringLiteral("Jonas")), 5'000);

        // The daemon is killed: both windows keep their picture and say so.
        daemon.kill();
        QTRY_COMPARE_WITH_TIMEOUT(jonas.state(), Connection::State::Offline, 10'000);
        QTRY_COMPARE_WITH_TIMEOUT(ieva.state(), Connection::State::Offline, 10'000);
        QVERIFY(ieva.shows(PageId::Calls, QStringLiteral("Ona Example")));
        QTRY_VERIFY(!ieva.bar().isEmpty());
        QVERIFY2(ieva.place().contains(QStringLiteral("no answer")), qPrintable(ieva.place()));
        render(ieva.window(), QStringLiteral("console-offline"));

        // It comes back on the same data: both find it alone, and work goes on.
        QVERIFY2(daemon.start(daemonArguments(data, port)), qPrintable(daemon.errors()));
        QTRY_COMPARE_WITH_TIMEOUT(ieva.state(), Connection::State::Online, 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(jonas.state(), Connection::State::Online, 20'000);
        // The state is what the network's thread heard last; the bar is told of it by an event that comes after.
        QTRY_VERIFY(ieva.bar().isEmpty());
        auto third = ieva.book("cand_ghi012", QStringLiteral("third"));
        QTRY_VERIFY(third.isFinished());
        QVERIFY(third.result());
        // Its minute is later than the view's next hour; the views count it.
        QTRY_VERIFY_WITH_TIMEOUT(jonas.shows(PageId::Calls, QStringLiteral("All (3)")), 5'000);

        // Each was booked once, and nothing was lost.
        ReservationQuery all;
        all.company = ieva.view().session().companyId();
        auto listed = ieva.backend().reservations().list(all);
        QTRY_VERIFY(listed.isFinished());
        QCOMPARE(listed.result()->size(), 3U);
        QCOMPARE(daemon.terminate(), 0);
    }

    /// A server with the reference's routes only: found by its 404, and every page comes up all the same.
    void everyPageOnAPlainServer()
    {
        QTemporaryDir folder;
        QStandardPaths::setTestModeEnabled(true);
        DaemonProcess daemon;
        QStringList arguments = daemonArguments(folder.filePath(QStringLiteral("data")), 0);
        arguments << QStringLiteral("--reference-only");
        QVERIFY2(daemon.start(arguments), qPrintable(daemon.errors()));
        ThemeManager themes;
        Console console(themes, QStringLiteral("http://127.0.0.1:%1").arg(daemon.port()), "celp_acme_all");
        QVERIFY(console.backend().connection().isPlain);
        QVERIFY(console.backend().capabilities().estimates);
        QVERIFY(console.backend().connection().budget > 0);
        for (int i = 0; i < kPageCount; ++i) {
            console.view().showPage(static_cast<PageId>(i));
            QTRY_VERIFY(console.view().currentPage()->isSettled());
            render(console.window(), QStringLiteral("plain-%1").arg(i));
        }
        QCOMPARE(daemon.terminate(), 0);
    }

    /// Every page comes up against a server for a key that may only look.
    void everyPageForAReader()
    {
        QTemporaryDir folder;
        DaemonProcess daemon;
        QVERIFY2(daemon.start(daemonArguments(folder.filePath(QStringLiteral("data")), 0)),
                 qPrintable(daemon.errors()));
        ThemeManager themes;
        Console reader(themes, QStringLiteral("http://127.0.0.1:%1").arg(daemon.port()), "celp_acme_read");
        for (int i = 0; i < kPageCount; ++i) {
            reader.view().showPage(static_cast<PageId>(i));
            QTRY_VERIFY(reader.view().currentPage()->isSettled());
            render(reader.window(), QStringLiteral("reader-%1").arg(i));
        }
        QVERIFY(!reader.view().session().whyNotSchedule().isEmpty());
        QVERIFY(!reader.view().session().whyNotManage().isEmpty());
        QCOMPARE(daemon.terminate(), 0);
    }
};

CB_TEST(TstTwoConsoles)
#include "tst_twoconsoles.moc"
