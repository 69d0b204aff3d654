// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// Quit in the middle of anything, start again: nothing half done, all that was answered is there, and the window is as
// it was. The real window on a real file, with the engine behind it.
// proves: D-ATOMIC
#include "app/console/localopener.h"
#include "core/store/sqlitestore.h"
#include "tests/support/testregistry.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/workspaceview.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace callboard;

namespace {

/// Settings and one workspace file; each Run is one start of the console on them.
struct Desk
{
    QTemporaryDir folder;
    QString path = folder.filePath(QStringLiteral("desk.callboard"));
    QString setup = QStringLiteral(CALLBOARD_SOURCE_DIR "/resources/demo/demo.json");
};

class Run
{
public:
    explicit Run(const Desk &desk) : m_settings(desk.folder.filePath(QStringLiteral("settings")))
    {
        m_window = std::make_unique<MainWindow>(m_themes, m_settings, m_questions, m_opener, allPages());
        m_window->show();
        QSignalSpy opened(m_window.get(), &MainWindow::opened);
        if (QFile::exists(desk.path))
            m_window->open({OpenRequest::Kind::Open, desk.path, {}});
        else
            m_window->open({OpenRequest::Kind::Import, desk.path, desk.setup});
        if (!opened.wait(60'000) || !m_window->view())
            qFatal("the workspace does not open");
    }
    /// As a person quits: the close button, then the end of the program. Milliseconds until it is over.
    qint64 quit()
    {
        QElapsedTimer timer;
        timer.start();
        m_window->close();
        m_window.reset();
        return timer.elapsed();
    }
    MainWindow &window() { return *m_window; }
    WorkspaceView &view() { return *m_window->view(); }
    Backend &backend() { return view().session().backend(); }
    CompanyId company() { return backend().workspace().companies.front().id; }
    BatchRequest everybody()
    {
        const auto people = backend().people().load(company()).result().value();
        BatchRequest request;
        request.company = company();
        request.position = people.positions.front().id;
        request.window = Preset::Within48Hours;
        for (const PersonRow &row : people.people) {
            if (!row.blocked && request.candidates.size() < 200)
                request.candidates.push_back(row.candidate.id);
        }
        return request;
    }

private:
    ThemeManager m_themes;
    Settings m_settings;
    PreparedAnswers m_questions;
    LocalOpener m_opener{ClockChoice{fromEpochMs(1'794'897'000'000), 0.0}}; // Tue 17 Nov 2026 08:30 Vilnius, frozen
    std::unique_ptr<MainWindow> m_window;
};

WorkspaceImage imageOf(const Desk &desk)
{
    auto store = SqliteStore::open(desk.path);
    if (!store)
        qFatal("reopen: %s", qPrintable(store.error().detail));
    if (const auto sound = (*store)->checkIntegrity(); !sound)
        qFatal("integrity: %s", qPrintable(sound.error().detail));
    return (*store)->load().value();
}

ImportSource sheet(int rows)
{
    QByteArray text = "phone,name\n";
    for (int i = 0; i < rows; ++i)
        text += "+3706" + QByteArray::number(1'000'000 + i) + ",Rasa Balsys\n";
    return {{}, text, QStringLiteral("pasted")};
}

/// More than a person waits for a program to go.
constexpr qint64 kPatienceMs = 5'000;

} // namespace

class TstQuit : public QObject
{
    Q_OBJECT
private slots:
    // Reading 100,000 rows goes on for seconds: the quit does not wait for it, and nothing of it is there.
    void whileAnImportIsRead()
    {
        Desk desk;
        size_t before = 0;
        {
            Run run(desk);
            before = run.backend().people().load(run.company()).result()->people.size();
            QFuture<Result<ImportPreviewPtr>> preview =
                run.backend().people().previewImport(run.company(), sheet(100'000), {});
            QTRY_VERIFY_WITH_TIMEOUT(preview.progressValue() > 0 || preview.isFinished(), 60'000);
            const bool wasReading = !preview.isFinished();
            const qint64 took = run.quit();
            QVERIFY(preview.isFinished());
            QCOMPARE(preview.isCanceled(), wasReading);
            QVERIFY2(took < kPatienceMs, qPrintable(QString::number(took)));
        }
        QCOMPARE(imageOf(desk).candidates.size(), before);
    }

    // The transaction of an import: all of them or nobody, and all when it was answered.
    void whileAnImportIsWritten()
    {
        Desk desk;
        constexpr int kRows = 3'000;
        size_t before = 0;
        QFuture<Result<ImportOutcome>> importing;
        {
            Run run(desk);
            before = run.backend().people().load(run.company()).result()->people.size();
            const auto preview = run.backend().people().previewImport(run.company(), sheet(kRows), {}).result();
            QVERIFY(preview.has_value());
            QCOMPARE((*preview)->ready, kRows);
            importing = run.backend().people().import(*preview);
            run.quit();
        }
        importing.waitForFinished();
        const size_t after = imageOf(desk).candidates.size();
        QVERIFY(after == before || after == before + kRows);
        const bool answered = importing.resultCount() > 0 && importing.result().has_value();
        if (answered)
            QCOMPARE(after, before + kRows);
    }

    void whileAPlanIsMade()
    {
        Desk desk;
        {
            Run run(desk);
            QFuture<Result<Plan>> plan = run.backend().plans().plan(run.everybody());
            QVERIFY(run.quit() < kPatienceMs);
            QVERIFY(plan.isFinished());
        }
        QVERIFY(imageOf(desk).reservations.empty()); // a plan books nobody
    }

    void whileABatchIsCommitted()
    {
        Desk desk;
        QFuture<Result<CommitOutcome>> commit;
        int placed = 0;
        {
            Run run(desk);
            const auto plan = run.backend().plans().plan(run.everybody()).result();
            QVERIFY(plan.has_value());
            placed = plan->placed();
            QVERIFY2(placed > 20, qPrintable(QString::number(placed)));
            commit = run.backend().plans().commit(*plan, QStringLiteral("quit-in-the-middle"));
            run.quit();
        }
        commit.waitForFinished();
        const WorkspaceImage image = imageOf(desk);
        QVERIFY(image.reservations.empty() || int(image.reservations.size()) == placed);
        QCOMPARE(image.batches.size(), size_t(image.reservations.empty() ? 0 : 1));
        if (commit.resultCount() > 0 && commit.result().has_value())
            QCOMPARE(int(image.reservations.size()), placed);
    }

    void whileSomethingIsExported()
    {
        Desk desk;
        Run run(desk);
        LogFilter filter;
        filter.company = run.company();
        QFuture<Result<QByteArray>> log = run.backend().log().exportCsv(filter);
        QFuture<Result<QByteArray>> setup = run.backend().exportSetup();
        QVERIFY(run.quit() < kPatienceMs);
        QVERIFY(log.isFinished() && setup.isFinished());
        QVERIFY(!imageOf(desk).candidates.empty());
    }

    // The button is down and the window goes: on the heatmap, on the week grid.
    void whileADragIsOn_data()
    {
        QTest::addColumn<int>("page");
        QTest::addColumn<QByteArray>("view");
        QTest::newRow("heatmap") << int(PageId::Plan) << QByteArray("callboard::HeatmapView");
        QTest::newRow("week grid") << int(PageId::Hours) << QByteArray("callboard::WeekView");
        QTest::newRow("lanes") << int(PageId::Calls) << QByteArray("callboard::LanesView");
    }
    void whileADragIsOn()
    {
        QFETCH(int, page);
        QFETCH(QByteArray, view);
        Desk desk;
        {
            Run run(desk);
            run.view().showPage(static_cast<PageId>(page));
            Page *shown = run.view().page(static_cast<PageId>(page));
            QTRY_VERIFY_WITH_TIMEOUT(shown->isSettled(), 20'000);
            QAbstractScrollArea *area = nullptr;
            for (auto *one : shown->findChildren<QAbstractScrollArea *>()) {
                if (one->inherits(view.constData()))
                    area = one;
            }
            QVERIFY(area);
            const QPoint middle = area->viewport()->rect().center();
            QTest::mousePress(area->viewport(), Qt::LeftButton, {}, middle);
            QTest::mouseMove(area->viewport(), middle + QPoint(60, 30));
            QTest::mouseMove(area->viewport(), middle + QPoint(90, 30));
            QVERIFY(run.quit() < kPatienceMs);
        }
        const WorkspaceImage image = imageOf(desk);
        QVERIFY(image.reservations.empty());
    }

    // What was answered is there; page, picture and filter are as they were left.
    void theWindowComesBackAsItWas()
    {
        Desk desk;
        QSize size;
        int booked = 0;
        {
            Run run(desk);
            const auto plan = run.backend().plans().plan(run.everybody()).result();
            const auto outcome = run.backend().plans().commit(*plan, {}).result();
            QVERIFY(outcome.has_value());
            for (const auto &entry : outcome->entries)
                booked += entry.reservation ? 1 : 0;
            run.window().resize(1210, 777);
            run.view().showPage(PageId::Plan);
            run.view().showPage(PageId::Calls);
            QTRY_VERIFY(run.view().page(PageId::Calls)->isSettled());
            size = run.window().size();
            run.quit();
        }
        Run again(desk);
        QCOMPARE(again.window().size(), size);
        QCOMPARE(int(again.view().currentPage()->id()), int(PageId::Calls));
        ReservationQuery all;
        all.company = again.company();
        QCOMPARE(int(again.backend().reservations().list(all).result()->size()), booked);
        again.quit();
    }
};

CB_TEST(TstQuit)
#include "tst_quit.moc"
