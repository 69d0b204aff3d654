// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: C122 C123 C137 C138 C139 C140 N06 D-REASON D-CANCEL
#include "tests/support/testregistry.h"
#include "tests/ui/calls/callspagefixture.h"
#include "ui/batches/batchdiffmodel.h"
#include "ui/batches/batchespage.h"
#include "ui/batches/batchgroupbox.h"
#include "ui/batches/batchlist.h"
#include "ui/common/button.h"
#include "ui/common/emptystate.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace callboard;
using namespace callboard::test;

namespace {

CommitOutcome::Entry leftEntry(const char *id, ErrorCode code)
{
    CommitOutcome::Entry entry;
    entry.candidate = CandidateId(QString::fromLatin1(id));
    entry.code = code;
    return entry;
}

BatchSummary batchOf(const char *id, int firm, int completed, int active, int cancelled = 0)
{
    BatchSummary batch;
    batch.id = BatchId(QString::fromLatin1(id));
    batch.company = CompanyId(QStringLiteral("acme"));
    batch.name = QStringLiteral("Warehouse leads, November");
    batch.position = PositionId(QStringLiteral("pos_driver"));
    batch.createdAt = kNow - kHour;
    batch.createdBy = {Actor::Kind::Operator, QStringLiteral("you")};
    batch.byState[static_cast<size_t>(ReservationState::Firm)] = firm;
    batch.byState[static_cast<size_t>(ReservationState::Completed)] = completed;
    batch.byState[static_cast<size_t>(ReservationState::Active)] = active;
    batch.byState[static_cast<size_t>(ReservationState::Cancelled)] = cancelled;
    batch.leftOver = {leftEntry("c_a", ErrorCode::NumberAtCap), leftEntry("c_b", ErrorCode::NumberAtCap),
                      leftEntry("c_c", ErrorCode::CandidateHasActiveReservation),
                      leftEntry("c_d", ErrorCode::TimezoneSelectionRequired)};
    batch.asked = firm + completed + active + cancelled + 4;
    return batch;
}

Button *buttonNamed(const BatchesPage &page, const char *text)
{
    for (Button *button : page.findChildren<Button *>()) {
        if (button->text() == QString::fromUtf8(text))
            return button;
    }
    return nullptr;
}

/// The page over the world of Calls, with batches.
struct BatchesFixture
{
    CallsWorld world;
    std::vector<BatchSummary> batches;
    QTemporaryDir folder;
    ThemeManager themes;
    Settings settings{folder.path()};
    PreparedAnswers questions;
    JobList jobs;
    Notifications notifications{[this] { return world.backend->now(); }};
    Registry registry;
    std::unique_ptr<Session> session;
    std::unique_ptr<BatchesPage> page;

    explicit BatchesFixture(ThemeChoice theme = ThemeChoice::Light)
    {
        themes.setChoice(theme);
        world.backend->reservationsFake.onBatches.answer = [this](const CompanyId &) {
            return Result<std::vector<BatchSummary>>(batches);
        };
        world.backend->peopleFake.onLoad.answer = [](const CompanyId &) {
            return Result<PeopleSnapshot>(PeopleSnapshot{});
        };
    }
    BatchesPage &open(QSize size = {1368, 824})
    {
        settings.set(keys::operatorZone, QStringLiteral("Europe/Vilnius"));
        session = std::make_unique<Session>(*world.backend, settings, questions, jobs, notifications, registry);
        page = std::make_unique<BatchesPage>(*session, nullptr);
        page->resize(size);
        page->QWidget::show();
        page->arrived();
        CallsPageFixture::settle();
        return *page;
    }
    Plan restPlan()
    {
        Plan plan;
        plan.request.company = CompanyId(QStringLiteral("acme"));
        PlannedCall call;
        call.candidate = CandidateId(QStringLiteral("c_a"));
        call.number = PhoneNumberId(QStringLiteral("pn_berlin"));
        call.times.plannedAttemptAt = at(60);
        NotPlaced left;
        left.candidate = CandidateId(QStringLiteral("c_b"));
        left.code = ErrorCode::NumberAtCap;
        PlannedCall moved = call;
        moved.candidate = CandidateId(QStringLiteral("c_c"));
        moved.replacesPlannedAt = at(30);
        plan.entries = {left, call, moved};
        plan.bound.calls = 2;
        return plan;
    }
};

} // namespace

class TstBatches : public QObject
{
    Q_OBJECT

private slots:
    void phases_data()
    {
        QTest::addColumn<int>("firm");
        QTest::addColumn<int>("completed");
        QTest::addColumn<int>("active");
        QTest::addColumn<int>("cancelled");
        QTest::addColumn<QString>("word");
        QTest::newRow("waiting") << 187 << 0 << 0 << 0 << "Waiting";
        QTest::newRow("waiting, some cancelled") << 10 << 0 << 0 << 3 << "Waiting";
        QTest::newRow("on the line") << 10 << 0 << 1 << 0 << "Running";
        QTest::newRow("some done") << 10 << 5 << 0 << 0 << "Running";
        QTest::newRow("finished") << 0 << 5 << 0 << 1 << "Finished";
        QTest::newRow("cancelled") << 0 << 0 << 0 << 9 << "Cancelled";
        QTest::newRow("nothing") << 0 << 0 << 0 << 0 << "Nothing booked";
    }
    void phases()
    {
        QFETCH(int, firm);
        QFETCH(int, completed);
        QFETCH(int, active);
        QFETCH(int, cancelled);
        QFETCH(QString, word);
        const BatchSummary batch = batchOf("b", firm, completed, active, cancelled);
        QCOMPARE(BatchWords::phase(BatchWords::phaseOf(batch)), word);
        int sum = 0;
        for (const BatchShare &share : BatchWords::sharesOf(batch))
            sum += share.count;
        QCOMPARE(sum, batch.asked); // the bar is everybody
    }

    /// C122, D-REASON: conflicts could work later, the rest needs a decision.
    void threeGroups()
    {
        const BatchSummary batch = batchOf("b", 187, 0, 0);
        const auto conflicts = BatchWords::leftOf(batch, true);
        QCOMPARE(conflicts.size(), 2U);
        QCOMPARE(conflicts.front().code, ErrorCode::NumberAtCap);
        QCOMPARE(conflicts.front().people.size(), 2U);
        const auto failed = BatchWords::leftOf(batch, false);
        QCOMPARE(failed.size(), 1U);
        QCOMPARE(failed.front().code, ErrorCode::TimezoneSelectionRequired);
        QCOMPARE(BatchWords::spoken(batch),
                 QStringLiteral("Warehouse leads, November. Waiting. 187 firm, 4 left over."));
    }

    /// C140: the exact form is read, any other is shown as it came.
    void skippedReasons()
    {
        QCOMPARE(BatchesController::skippedWords(QStringLiteral("state=active_not_cancellable")),
                 QStringLiteral("Active"));
        QCOMPARE(BatchesController::skippedWords(QStringLiteral("state=no_answer_not_cancellable")),
                 QStringLiteral("No answer"));
        QCOMPARE(BatchesController::skippedWords(QStringLiteral("locked")), QStringLiteral("locked"));
    }

    void theDiffIsAModel()
    {
        BatchesFixture f;
        BatchDiffModel model(
            {[](const CandidateId &id) { return id.text(); }, [](const PhoneNumberId &id) { return id.text(); }});
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setPlan(std::make_shared<const Plan>(f.restPlan()), 185, zoneNamed("Europe/Vilnius"));
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(model.index(0, BatchDiffModel::Change).data().toString(), QStringLiteral("Added"));
        QCOMPARE(model.index(0, BatchDiffModel::NewPlan).data().toString(), QStringLiteral("Mon 16 Nov 17:42"));
        QCOMPARE(model.index(1, BatchDiffModel::Change).data().toString(), QStringLiteral("Moved"));
        QCOMPARE(model.index(1, BatchDiffModel::BookedNow).data().toString(), QStringLiteral("Mon 16 Nov 17:12"));
        QCOMPARE(model.index(2, BatchDiffModel::Change).data().toString(), QStringLiteral("Left over"));
        QCOMPARE(model.index(3, BatchDiffModel::Change).data().toString(), QStringLiteral("Unchanged"));
        QCOMPARE(model.count(PlanDiff::Row::Kind::Unchanged), 185);
    }

    void looks_data()
    {
        QTest::addColumn<int>("theme");
        QTest::addColumn<QSize>("size");
        QTest::newRow("batches") << static_cast<int>(ThemeChoice::Light) << QSize(1368, 824);
        QTest::newRow("batches-dark") << static_cast<int>(ThemeChoice::Dark) << QSize(1368, 824);
        QTest::newRow("batches-1024") << static_cast<int>(ThemeChoice::Light) << QSize(952, 564);
    }
    void looks()
    {
        QFETCH(int, theme);
        QFETCH(QSize, size);
        BatchesFixture f(static_cast<ThemeChoice>(theme));
        f.world.fill();
        f.batches = {batchOf("b1", 187, 0, 0), batchOf("b2", 49, 41, 4), batchOf("b3", 0, 0, 0, 12)};
        f.world.backend->plansFake.onPlan.answer = [&f](const BatchRequest &) { return Result<Plan>(f.restPlan()); };
        BatchesPage &page = f.open(size);
        render(page, QString::fromLatin1(QTest::currentDataTag()));
        QCOMPARE(page.width(), size.width());
        page.controller().planRest();
        CallsPageFixture::settle();
        render(page, QString::fromLatin1(QTest::currentDataTag()) + QStringLiteral("-draft"));
        QCOMPARE(page.primary()->text(), QStringLiteral("Book 1, move 1"));
        QVERIFY(page.isNarrow() == (size.width() < 1250));
        QVERIFY(page.isNarrow() || (page.scheduled()->isVisible() && page.failed()->isVisible()));
    }

    /// The question names count and first rows; no is the safe answer; yes sends a key and tells what was skipped.
    void cancelAsksNamingCountAndRows()
    {
        BatchesFixture f;
        f.world.rows = {callRow("a", 3, "Caleb Brooks"), callRow("b", 9, "Ethan Hayes"),
                        callRow("c", 20, "Ieva Butkus")};
        f.batches = {batchOf("b1", 3, 0, 2)};
        auto &fake = f.world.backend->reservationsFake;
        fake.onCancelBatch.answer = [](const CompanyId &, const BatchId &, const QString &) {
            BatchCancelled result;
            result.cancelled = {ReservationId(QStringLiteral("a")), ReservationId(QStringLiteral("b"))};
            result.skipped = {{ReservationId(QStringLiteral("d")), QStringLiteral("state=active_not_cancellable")}};
            return Result<BatchCancelled>(result);
        };
        BatchesPage &page = f.open();
        f.questions.answerNext({false, {}});
        page.controller().cancel(&page);
        QCOMPARE(fake.onCancelBatch.count(), 0);
        const Question &question = f.questions.asked().back();
        QCOMPARE(question.title, QStringLiteral("Cancel a batch that is dialling?"));
        QVERIFY2(question.sentence.contains(QStringLiteral("Caleb Brooks 16:45, Ethan Hayes 16:51 and 1 more")),
                 qPrintable(question.sentence));
        QCOMPARE(question.safe, QStringLiteral("Keep batch"));
        f.questions.answerNext({true, {}});
        page.controller().cancel(&page);
        QTRY_COMPARE(fake.onCancelBatch.count(), 1);
        QVERIFY(!fake.onCancelBatch.last<2>().isEmpty());
        QTRY_VERIFY(!f.notifications.entries().empty());
        QVERIFY(f.notifications.entries().front().sentence.contains(QStringLiteral("active")));
    }

    void pauseAsksForAReason()
    {
        BatchesFixture f;
        f.batches = {batchOf("b1", 10, 0, 1)};
        auto &fake = f.world.backend->reservationsFake;
        fake.onPauseBatch.answer = [&f](const CompanyId &, const BatchId &, bool pause, const QString &reason) {
            f.batches.front().isPaused = pause;
            f.batches.front().pauseReason = pause ? reason : QString();
            return Result<Done>(Done{});
        };
        BatchesPage &page = f.open();
        QCOMPARE(page.controller().whyNotPause(), QString());
        f.questions.answerNext({false, {}});
        page.controller().pauseOrResume(&page);
        QCOMPARE(fake.onPauseBatch.count(), 0);
        QCOMPARE(f.questions.asked().back().sentence,
                 QStringLiteral("10 call(s) are not dialled until it goes on. 1 call(s) on the line go on."));
        QVERIFY(!f.questions.asked().back().textLabel.isEmpty());
        f.questions.answerNext({true, QStringLiteral(" noisy line ")});
        page.controller().pauseOrResume(&page);
        QTRY_COMPARE(fake.onPauseBatch.count(), 1);
        QCOMPARE(fake.onPauseBatch.last<2>(), true);
        QCOMPARE(fake.onPauseBatch.last<3>(), QStringLiteral("noisy line"));
        QTRY_VERIFY(page.controller().current()->isPaused);
        QCOMPARE(BatchWords::phase(BatchWords::phaseOf(*page.controller().current())), QStringLiteral("Paused"));
        QVERIFY(buttonNamed(page, "Resume batch"));
        page.controller().pauseOrResume(&page); // going on asks nothing
        QTRY_COMPARE(fake.onPauseBatch.count(), 2);
        QCOMPARE(fake.onPauseBatch.last<2>(), false);
        QTRY_VERIFY(!page.controller().current()->isPaused);
        QVERIFY(buttonNamed(page, "Pause batch…"));
    }

    // "resume re-plans the rest, shows diff": nothing goes out before the new times were seen.
    // proves: P23
    void resumingPlansWhatIsOverdueAnew()
    {
        BatchesFixture f;
        f.batches = {batchOf("b1", 3, 0, 0)};
        f.world.rows = {callRow("a", -40, "Caleb Brooks"), callRow("b", 9, "Ethan Hayes")};
        for (ReservationRow &row : f.world.rows)
            row.reservation.batch = f.batches.front().id;
        f.batches.front().isPaused = true;
        f.batches.front().pauseReason = QStringLiteral("noisy line");
        auto &fake = f.world.backend->reservationsFake;
        fake.onPauseBatch.answer = [&f](const CompanyId &, const BatchId &, bool pause, const QString &) {
            f.batches.front().isPaused = pause;
            return Result<Done>(Done{});
        };
        BatchesPage &page = f.open();
        QTRY_VERIFY(page.controller().calls().total() > 0);
        const std::vector<ReservationId> late = page.controller().overdue();
        QCOMPARE(late, std::vector<ReservationId>{ReservationId(QStringLiteral("a"))}); // 40 minutes ago
        const Instant now = f.world.backend->nowValue;
        f.world.backend->hoursFake.onPlanMoves.answer = [&](const CompanyId &,
                                                            const std::vector<ReservationId> &calls) {
            Plan plan;
            for (const ReservationId &id : calls) {
                PlannedCall call;
                call.candidate = CandidateId(QStringLiteral("cand_of_") + id.text());
                call.replaces = id;
                call.replacesPlannedAt = now - kHour;
                call.times.plannedAttemptAt = now + kHour;
                plan.entries.emplace_back(call);
            }
            return std::vector<Plan>{plan};
        };
        page.controller().pauseOrResume(&page);
        QTRY_VERIFY(page.controller().draft());
        QCOMPARE(fake.onPauseBatch.count(), 0); // it is paused still
        QCOMPARE(f.world.backend->hoursFake.onPlanMoves.last<1>(), late);
        QVERIFY(page.controller().draft()->request.name.endsWith(QStringLiteral(", resumed")));
        QVERIFY(buttonNamed(page, QStringLiteral("Move %1 and resume").arg(late.size()).toUtf8().constData()));
        page.controller().discardDraft(); // thought better of it
        QVERIFY(page.controller().current()->isPaused);

        page.controller().pauseOrResume(&page);
        QTRY_VERIFY(page.controller().draft());
        f.world.backend->plansFake.onCommit.answer = [&](const Plan &plan, const QString &) {
            CommitOutcome outcome;
            outcome.batch = BatchId(QStringLiteral("b2"));
            outcome.entries.resize(plan.entries.size());
            return outcome;
        };
        page.controller().bookDraft();
        QTRY_COMPARE(fake.onPauseBatch.count(), 1);
        QCOMPARE(fake.onPauseBatch.last<2>(), false);
    }

    void whatIsOverdueMayGoOutAtOnce()
    {
        BatchesFixture f;
        f.batches = {batchOf("b1", 3, 0, 0)};
        f.world.rows = {callRow("a", -40, "Caleb Brooks")};
        f.world.rows.front().reservation.batch = f.batches.front().id;
        f.batches.front().isPaused = true;
        f.world.backend->hoursFake.onPlanMoves.answer = [](const CompanyId &, const std::vector<ReservationId> &calls) {
            Plan plan;
            plan.entries.resize(calls.size());
            return std::vector<Plan>{plan};
        };
        BatchesPage &page = f.open();
        QTRY_VERIFY(!page.controller().overdue().empty());
        page.controller().pauseOrResume(&page);
        QTRY_VERIFY(page.controller().draft());
        QTest::mouseClick(buttonNamed(page, "Resume without new times"), Qt::LeftButton);
        QTRY_COMPARE(f.world.backend->reservationsFake.onPauseBatch.count(), 1);
        QVERIFY(!page.controller().draft());
    }

    void whatCannotBePausedSaysWhy()
    {
        BatchesFixture f;
        f.batches = {batchOf("b1", 0, 3, 0)};
        BatchesPage &page = f.open();
        QCOMPARE(page.controller().whyNotPause(), QStringLiteral("No call of this batch is left to dial."));
        QCOMPARE(buttonNamed(page, "Pause batch…")->reason(), page.controller().whyNotPause());
        f.world.backend->capabilitiesValue.pauseBatches = false;
        QCOMPARE(page.controller().whyNotPause(), QStringLiteral("This server cannot pause a batch."));
    }

    void nothingToCancelSaysWhy()
    {
        BatchesFixture f;
        f.batches = {batchOf("b1", 0, 5, 0)};
        BatchesPage &page = f.open();
        QCOMPARE(page.controller().whyNotCancel(), QStringLiteral("No call of this batch is firm or being dialled."));
    }

    /// The rest is planned in place: only the conflicts, in what is left of the window; nothing is booked by that.
    void theRestIsADraft()
    {
        BatchesFixture f;
        f.world.rows = {callRow("a", 30)};
        f.batches = {batchOf("b1", 1, 0, 0)};
        auto &plans = f.world.backend->plansFake;
        plans.onPlan.answer = [&f](const BatchRequest &) { return Result<Plan>(f.restPlan()); };
        BatchesPage &page = f.open();
        QCOMPARE(page.conflict()->count(), 3);
        QTest::mouseClick(page.conflict()->action(), Qt::LeftButton);
        QTRY_COMPARE(plans.onPlan.count(), 1);
        const BatchRequest &request = plans.onPlan.last<0>();
        QCOMPARE(request.candidates.size(), 3U);
        QVERIFY(std::get<InstantRange>(request.window).start == kNow);
        QVERIFY(std::get<InstantRange>(request.window).end == f.world.rows.front().reservation.times.targetEnd);
        QTRY_VERIFY(page.controller().draft() != nullptr);
        QCOMPARE(plans.onCommit.count(), 0);
        page.controller().discardDraft();
        QVERIFY(page.primary()->text().startsWith(QStringLiteral("New batch")));
    }

    void failedPeopleGoToPlan()
    {
        BatchesFixture f;
        f.batches = {batchOf("b1", 1, 0, 0)};
        BatchesPage &page = f.open();
        const QSignalSpy jumps(f.session.get(), &Session::jumpRequested);
        QTest::mouseClick(page.failed()->action(), Qt::LeftButton);
        QCOMPARE(jumps.count(), 1);
        const auto jump = jumps.at(0).at(0).value<Jump>();
        QVERIFY(jump.page == PageId::Plan);
        QCOMPARE(jump.people.size(), 1U);
    }

    void withoutBatchesTheStepIsANewOne()
    {
        BatchesFixture f;
        BatchesPage &page = f.open();
        const QSignalSpy jumps(f.session.get(), &Session::jumpRequested);
        auto *empty = page.findChild<EmptyState *>();
        QCOMPARE(empty->lead(), QStringLiteral("No batches yet"));
        emit empty->actionTriggered();
        QCOMPARE(jumps.count(), 1);
    }
};

CB_TEST(TstBatches)
#include "tst_batches.moc"
