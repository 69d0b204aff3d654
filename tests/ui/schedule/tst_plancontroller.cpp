// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: N03 N04 N14 C093 C113 C116 C118 C119 C120 D-FREEALL D-PRESET
#include "tests/support/testregistry.h"
#include "tests/ui/schedule/planfixture.h"
#include "ui/schedule/plancontroller.h"

#include <QSignalSpy>
#include <QTest>

using namespace callboard;
using namespace callboard::test;

namespace {

const InstantRange kTuesday{at("Europe/Vilnius", 2026, 11, 17, 14), at("Europe/Vilnius", 2026, 11, 18, 2)};

std::vector<CandidateId> everybody()
{
    std::vector<CandidateId> all;
    for (int i = 0; i < 12; ++i)
        all.push_back(person(i));
    return all;
}

struct Ready : Acme
{
    PlanController controller{backend, own};
    Ready()
    {
        controller.setDelays(0, 0);
        controller.setCompany(kAcme);
        if (!QTest::qWaitFor([this] { return controller.isLoaded() && controller.heat().cap > 0; }))
            qFatal("the snapshots did not come");
    }
    bool settle()
    {
        QCoreApplication::processEvents();
        return QTest::qWaitFor([this] { return !controller.isPlanning() && !controller.isHeatLoading(); });
    }
    /// Chooses everybody for the twelve hours from Tuesday 14:00.
    void choose()
    {
        controller.setPosition(kLead);
        controller.setPeople(everybody());
        controller.setWindow(kTuesday);
        QVERIFY(settle());
        QVERIFY(controller.plan());
    }
};

} // namespace

class TstPlanController : public QObject
{
    Q_OBJECT

private slots:
    void nothing_chosen_is_a_map_without_a_plan()
    {
        Ready r;
        QVERIFY(!r.controller.plan());
        QVERIFY(!r.controller.isPlanning());
        QVERIFY(r.backend.plansFake.onPlan.asked.empty());
        const HeatQuery &query = r.backend.plansFake.onHeat.last();
        QVERIFY(query.people.empty());
        QCOMPARE(query.zone, std::optional(r.own)); // hours of the operator's zone decide
        QVERIFY(!query.number);
    }

    void a_plan_appears_as_soon_as_who_what_and_when_are_known()
    {
        Ready r;
        r.choose();
        QCOMPARE(r.controller.plan()->placed(), 9);
        const BatchRequest &request = r.controller.plan()->request;
        QCOMPARE(request.candidates.size(), size_t(12));
        QCOMPARE(request.position, kLead);
        QCOMPARE(request.window, WindowChoice(kTuesday));
        QCOMPARE(request.strategy, NumberStrategy::Autoresolve);
        QCOMPARE(request.minLead, std::optional(5 * kMinute));
        QCOMPARE(request.invitationExpirationDays, 7);
        QVERIFY(r.backend.plansFake.onCommit.asked.empty());
        // The map is asked again with the plan, so that ghosts and the load after it appear.
        QCOMPARE(r.backend.plansFake.onHeat.last().plan, r.controller.plan());
        QCOMPARE(r.backend.plansFake.onHeat.last().estimate, 32 * kMinute);
    }

    void inputs_of_one_moment_are_one_question()
    {
        Ready r;
        r.choose();
        const int before = r.backend.plansFake.onPlan.count();
        r.controller.setRetry(RetryMode::SameDay);
        r.controller.setInvitationDays(3);
        r.controller.setReplace(true);
        QVERIFY(r.controller.isPlanning());
        QVERIFY(r.settle());
        const BatchRequest &request = std::get<0>(r.backend.plansFake.onPlan.asked[size_t(before)]);
        QCOMPARE(request.retry, RetryMode::SameDay);
        QCOMPARE(request.invitationExpirationDays, 3);
        QVERIFY(request.replace);
    }

    void an_answer_to_an_older_question_is_never_shown()
    {
        Ready r;
        r.choose();
        r.backend.plansFake.onPlan.hold = true;
        r.controller.setInvitationDays(2);
        QTRY_COMPARE(r.backend.plansFake.onPlan.heldCount(), 1);
        const Plan older = r.planOf(r.backend.plansFake.onPlan.last());
        r.controller.setInvitationDays(3);
        QTRY_COMPARE(r.backend.plansFake.onPlan.heldCount(), 2);
        const Plan newer = r.planOf(r.backend.plansFake.onPlan.last());
        r.backend.plansFake.onPlan.release(older);
        deliverAnswers();
        QVERIFY(r.controller.isPlanning());
        r.backend.plansFake.onPlan.release(newer);
        QTRY_VERIFY(!r.controller.isPlanning());
        QCOMPARE(r.controller.plan()->request.invitationExpirationDays, 3);
    }

    void dropping_the_window_drops_the_plan()
    {
        Ready r;
        r.choose();
        QSignalSpy changed(&r.controller, &PlanController::planChanged);
        r.controller.clearWindow();
        QVERIFY(!r.controller.plan());
        QVERIFY(!changed.isEmpty());
        QTRY_VERIFY(!r.backend.plansFake.onHeat.last().plan);
    }

    void a_refused_plan_tells_its_error()
    {
        Ready r;
        r.backend.plansFake.onPlan.answer = [](const BatchRequest &) -> Result<Plan> {
            return Error{ErrorCode::ValidationError, QStringLiteral("window"), {}};
        };
        r.controller.setPeople({person(0)});
        r.controller.setWindow(kTuesday);
        QVERIFY(r.settle());
        QVERIFY(!r.controller.plan());
        QCOMPARE(r.controller.planError()->code, ErrorCode::ValidationError);
    }

    void numbers_choose_the_strategy_data()
    {
        QTest::addColumn<int>("numbers");
        QTest::addColumn<int>("strategy");
        QTest::addColumn<QString>("map");
        QTest::newRow("all, resolved") << int(PlanInputs::Numbers::Resolved) << int(NumberStrategy::Autoresolve)
                                       << QString();
        QTest::newRow("default") << int(PlanInputs::Numbers::Default) << int(NumberStrategy::Default)
                                 << QStringLiteral("pn_vilnius");
        QTest::newRow("per person") << int(PlanInputs::Numbers::PerPerson) << int(NumberStrategy::PerCandidate)
                                    << QString();
        QTest::newRow("one") << int(PlanInputs::Numbers::One) << int(NumberStrategy::PerCandidate)
                             << QStringLiteral("pn_berlin");
    }
    void numbers_choose_the_strategy()
    {
        QFETCH(int, numbers);
        QFETCH(int, strategy);
        QFETCH(QString, map);
        Ready r;
        r.choose();
        r.controller.setOverride(person(2), {numberId("Chicago"), zoneOf("Europe/Paris")});
        r.controller.setNumbers(PlanInputs::Numbers(numbers), numberId("Berlin"));
        QVERIFY(r.settle());
        const BatchRequest &request = r.controller.plan()->request;
        QCOMPARE(int(request.strategy), strategy);
        const auto number = r.backend.plansFake.onHeat.last().number;
        QCOMPARE(number ? number->text() : QString(), map);
        const auto own = request.overrides.at(person(2).text());
        QCOMPARE(own.zone, std::optional(zoneOf("Europe/Paris"))); // whatever the numbers are
        if (numbers == int(PlanInputs::Numbers::One)) {
            for (int i = 0; i < 12; ++i)
                QCOMPARE(request.overrides.at(person(i).text()).number, std::optional(numberId("Berlin")));
        } else {
            QCOMPARE(own.number.has_value(), numbers == int(PlanInputs::Numbers::PerPerson));
        }
    }

    /// A zone that somebody chose once for a person is sent as theirs: the planner derives the rest from the phone
    /// alone.
    void a_remembered_zone_goes_with_the_plan()
    {
        Ready r;
        const auto plain = r.backend.peopleFake.onLoad.answer;
        r.backend.peopleFake.onLoad.answer = [plain](const CompanyId &company) {
            return withRememberedZone(plain(company), 3, "Australia/Sydney");
        };
        PlanController controller(r.backend, r.own);
        controller.setDelays(0, 0);
        controller.setCompany(kAcme);
        QTRY_VERIFY(controller.isLoaded());
        controller.setPosition(kLead);
        controller.setPeople(everybody());
        controller.setWindow(kTuesday);
        QTRY_VERIFY(controller.plan());
        const auto &sent = r.backend.plansFake.onPlan.last().overrides;
        QCOMPARE(sent.size(), size_t(1));
        QCOMPARE(sent.at(person(3).text()).zone, std::optional(zoneOf("Australia/Sydney")));
        controller.setOverride(person(3), {std::nullopt, zoneOf("Australia/Perth")}); // what is chosen here comes first
        QTRY_COMPARE(r.backend.plansFake.onPlan.last().overrides.at(person(3).text()).zone,
                     std::optional(zoneOf("Australia/Perth")));
    }

    void a_preset_is_a_window_of_the_backend()
    {
        Ready r;
        r.choose();
        QCOMPARE(r.controller.presets().size(), size_t(6));
        QVERIFY(!r.controller.presets()[0].possible); // a 32 min call cannot finish in 15
        QCOMPARE(r.controller.presets()[0].why[0].code, ReasonCode::WindowShorterThanCall);
        r.controller.setPreset(Preset::Within4Hours);
        QVERIFY(r.settle());
        QCOMPARE(r.controller.window(), (InstantRange{r.backend.nowValue, r.backend.nowValue + 4 * kHour}));
        QCOMPARE(r.controller.plan()->request.window, WindowChoice(Preset::Within4Hours));
    }

    void retry_minutes_belong_to_the_first_call()
    {
        Ready r;
        r.choose();
        QTRY_COMPARE(r.controller.retries().size(), size_t(3));
        QCOMPARE(r.controller.retries()[1].at, std::optional(kTuesday.start + 61 * kMinute));
        QCOMPARE(r.backend.plansFake.onRetryPreview.last<1>().candidate, person(0));
    }

    void summary_groups_those_left_out_with_the_smallest_step()
    {
        Ready r;
        r.choose();
        const PlanSummary &summary = r.controller.summary();
        QCOMPARE(summary.asked, 12);
        QCOMPARE(summary.placed, 9);
        QCOMPARE(summary.notPossibleNow, 2); // at cap, not callable
        QCOMPARE(summary.needYou, 1);        // zone not chosen
        QVERIFY(summary.isBest());
        QCOMPARE(summary.first, std::optional(kTuesday.start));
        QCOMPARE(summary.last, std::optional(kTuesday.start + 100 * kMinute));
        QCOMPARE(summary.groups.size(), size_t(3));
        QCOMPARE(summary.numbers.size(), size_t(3));
        int calls = 0;
        for (const auto &number : summary.numbers)
            calls += number.calls;
        QCOMPARE(calls, 9);
    }

    void a_step_is_checked_by_a_dry_run_and_applied_by_try()
    {
        Ready r;
        r.choose();
        const auto &groups = r.controller.summary().groups;
        const auto late = std::ranges::find(groups, ErrorCode::NoCallableTime, &NotPlacedGroup::code);
        QVERIFY(late != groups.end());
        const int index = int(late - groups.begin());
        QTRY_VERIFY(r.controller.placesBy(index));
        QCOMPARE(*r.controller.placesBy(index), 1);
        const Reason step = *late->step;
        QVERIFY(r.controller.applyStep(step));
        QVERIFY(r.settle());
        QCOMPARE(r.controller.window().end, kTuesday.start + 3 * kDay);
        QCOMPARE(r.controller.summary().placed, 10);
        // Lines are added on the Numbers page, not here.
        QVERIFY(!r.controller.applyStep({ReasonCode::StepAddLines, {}}));
    }

    void duplicates_are_kept_once()
    {
        Ready r;
        r.controller.setPeople({person(3), person(1), person(3), person(1)});
        QCOMPARE(r.controller.inputs().people, (std::vector<CandidateId>{person(3), person(1)}));
    }

    void zones_of_the_chosen_people_with_their_hours_here()
    {
        Ready r;
        r.choose();
        const auto groups = r.controller.zoneGroups();
        QCOMPARE(groups.size(), size_t(4));
        QCOMPARE(groups[0].zone, std::optional(zoneOf("Europe/Vilnius")));
        QCOMPARE(groups[0].people, 5);
        QCOMPARE(*groups[0].hours,
                 (InstantRange{at("Europe/Vilnius", 2026, 11, 17, 9), at("Europe/Vilnius", 2026, 11, 17, 18)}));
        const auto newYork = std::ranges::find(groups, std::optional(zoneOf("America/New_York")), &ZoneGroup::zone);
        // 09-18 in New York is 16-01 in Vilnius.
        QCOMPARE(*newYork->hours,
                 (InstantRange{at("Europe/Vilnius", 2026, 11, 17, 16), at("Europe/Vilnius", 2026, 11, 18, 1)}));
        QVERIFY(!groups.back().zone);
        QCOMPARE(groups.back().people, 1);
        QCOMPARE(r.controller.secondZone(), groups[1].zone); // the largest whose clock is not the operator's
        r.controller.setZoneFallback(zoneOf("America/Chicago"));
        QVERIFY(r.controller.zoneGroups().back().zone);
    }

    void changes_are_read_again()
    {
        Ready r;
        r.choose();
        const int heats = r.backend.plansFake.onHeat.count();
        const int plans = r.backend.plansFake.onPlan.count();
        Changes capacity;
        capacity.company = kAcme;
        capacity.capacity = true;
        r.backend.tell(capacity);
        QTRY_COMPARE(r.backend.plansFake.onHeat.count(), heats + 1);
        QCOMPARE(r.backend.plansFake.onPlan.count(), plans); // a plan is a value: it stays
        Changes other = capacity;
        other.company = CompanyId(QStringLiteral("other"));
        r.backend.tell(other);
        deliverAnswers();
        QCOMPARE(r.backend.plansFake.onHeat.count(), heats + 1);
        // When its first minute has passed the plan is made anew.
        r.backend.nowValue = kTuesday.start + kMinute;
        r.backend.tell(capacity);
        QTRY_VERIFY(r.backend.plansFake.onPlan.count() > plans);
        // People who are gone are no longer chosen.
        r.backend.peopleFake.onLoad.answer = [](const CompanyId &) -> Result<PeopleSnapshot> {
            PeopleSnapshot snapshot;
            snapshot.positions = {{kLead, kAcme, QStringLiteral("Warehouse lead"), 30 * kMinute}};
            snapshot.people = {personRow(1, "Europe/Vilnius")};
            return snapshot;
        };
        Changes people;
        people.company = kAcme;
        people.candidates = {person(0)};
        r.backend.tell(people);
        QTRY_COMPARE(r.controller.inputs().people, std::vector<CandidateId>{person(1)});
    }

    void defaults_choose_the_position_with_most_people()
    {
        Ready r;
        r.controller.chooseDefaults();
        QCOMPARE(r.controller.inputs().position, kLead);
        QCOMPARE(r.controller.inputs().people.size(), size_t(11));
        const InstantRange window = r.controller.window();
        QCOMPARE(window.start, at("Europe/Vilnius", 2026, 11, 16, 17)); // the next half hour after 5 min of notice
        QCOMPARE(window.end,
                 at("Europe/Vilnius", 2026, 11, 17, 18)); // the next workday closes; 25 h, so more than a day
        QVERIFY(r.settle());
        r.controller.setPeople({person(1)});
        r.controller.chooseDefaults(); // somebody is chosen already
        QCOMPARE(r.controller.inputs().people.size(), size_t(1));
    }

    void the_map_follows_a_moment_out_of_range()
    {
        Ready r;
        r.controller.setDays(7);
        r.controller.showInstant(at("Europe/Vilnius", 2026, 12, 10, 12)); // a Thursday
        QCOMPARE(r.controller.view().firstDay, QDate(2026, 12, 7));
        r.controller.showRange(1);
        QCOMPARE(r.controller.view().firstDay, QDate(2026, 12, 14));
        QTRY_COMPARE(r.backend.plansFake.onHeat.last().range.length(), 7 * kDay);
        r.controller.setDays(100);
        QCOMPARE(r.controller.view().days, 62);
    }

    void the_arithmetic_of_the_newest_spot_only()
    {
        Ready r;
        r.choose();
        QSignalSpy ready(&r.controller, &PlanController::cellReady);
        r.backend.plansFake.onHeatCell.hold = true;
        r.controller.askCell(kTuesday.start);
        r.controller.askCell(kTuesday.start + kHour);
        HeatCell first;
        first.at = kTuesday.start;
        HeatCell second;
        second.at = kTuesday.start + kHour;
        r.backend.plansFake.onHeatCell.release(first);
        r.backend.plansFake.onHeatCell.release(second);
        QTRY_COMPARE(ready.count(), 1);
        QCOMPARE(ready[0][0].value<HeatCell>().at, kTuesday.start + kHour);
    }
};

CB_TEST(TstPlanController)
#include "tst_plancontroller.moc"
