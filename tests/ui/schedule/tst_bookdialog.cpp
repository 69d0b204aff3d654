// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: C091 C092 C093 C094 C095 C096 C097 C098 C099 C100 C101 C102 C103 C105 D-REPLACE D-ALONG D-FORCE D-TZSRC N14
#include "tests/support/testregistry.h"
#include "tests/ui/schedule/pagefixture.h"
#include "ui/common/button.h"
#include "ui/common/note.h"
#include "ui/common/segmentedcontrol.h"
#include "ui/schedule/bookdialog.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

using namespace callboard;
using namespace callboard::test;

namespace {

const Instant kTen = at("Europe/Vilnius", 2026, 11, 17, 10);

/// Acme with answers for one person: the minute asked for, else 10:00 on Tuesday.
struct OneCall : Acme
{
    OneCall()
    {
        backend.plansFake.onPlanOne.answer = [](const CallRequest &request) -> Result<PlannedCall> {
            PlannedCall planned = call(1, request.at.value_or(kTen), "Berlin");
            planned.candidate = request.candidate;
            planned.zoneSource = request.zone.source.value_or(ZoneSource::Phone);
            return planned;
        };
        backend.reservationsFake.onBook.answer = [](const CallRequest &request,
                                                    const QString &) -> Result<Reservation> {
            Reservation booked;
            booked.id = ReservationId(QStringLiteral("resv_1"));
            booked.company = request.company;
            booked.candidate = request.candidate;
            booked.times.plannedAttemptAt = request.at.value_or(kTen);
            return booked;
        };
    }
    void withCall(int who, bool live)
    {
        const auto plain = backend.peopleFake.onLoad.answer;
        backend.peopleFake.onLoad.answer = [plain, who, live](const CompanyId &company) -> Result<PeopleSnapshot> {
            PeopleSnapshot snapshot = plain(company).value();
            PersonRow &row = snapshot.people[size_t(who)];
            row.nextCall = ReservationId(QStringLiteral("resv_old"));
            row.nextCallAt = kTen + kDay;
            if (live)
                row.liveCall = ReservationId(QStringLiteral("resv_live"));
            return snapshot;
        };
    }
};

struct Booking : OneCall
{
    BookController controller{backend, kAcme};
    Booking() { controller.setDelay(0); }
    void ready(int who)
    {
        controller.setPerson(person(who));
        controller.setWindow({kTen - kHour, kTen + kDay});
        if (!QTest::qWaitFor(
                [this] { return controller.person() && !controller.isAsking() && !controller.openSlots().empty(); }))
            qFatal("no preview came");
    }
};

} // namespace

class TstBookDialog : public QObject
{
    Q_OBJECT

private slots:
    void the_preview_is_what_a_booking_would_do()
    {
        Booking b;
        b.ready(1);
        QVERIFY(b.controller.preview());
        QCOMPARE(b.controller.preview()->times.plannedAttemptAt, kTen);
        QCOMPARE(b.backend.plansFake.onPlanOne.last().position, kLead);
        QCOMPARE(b.backend.plansFake.onPlanOne.last().minLead, std::optional(5 * kMinute));
        QVERIFY(b.backend.reservationsFake.onBook.asked.empty());
        QTRY_COMPARE(b.controller.retries().size(), size_t(3));
        QVERIFY(!b.controller.missing());
        QSignalSpy booked(&b.controller, &BookController::booked);
        b.controller.book();
        QTRY_COMPARE(booked.count(), 1);
        const auto &[request, key] = b.backend.reservationsFake.onBook.asked.back();
        QCOMPARE(request.candidate, person(1));
        QVERIFY(!key.isEmpty());
        QCOMPARE(request.invitationExpirationDays, 7);
        QVERIFY(!request.replace && !request.forceReason);
    }

    void replace_or_alongside_is_asked_never_assumed()
    {
        Booking b;
        b.withCall(2, false);
        BookController c(b.backend, kAcme);
        c.setDelay(0);
        c.setPerson(person(2));
        c.setWindow({kTen - kHour, kTen + kDay});
        QTRY_VERIFY(c.preview());
        QVERIFY(c.hasFirmCall());
        QCOMPARE(c.missing(), std::optional(BookController::Missing::ExistingChoice));
        c.book();
        QVERIFY(b.backend.reservationsFake.onBook.asked.empty());
        c.setExisting(BookController::Existing::Replace);
        QTRY_VERIFY(c.preview() && !c.missing());
        QVERIFY(b.backend.plansFake.onPlanOne.last().replace);
        c.book();
        QVERIFY(b.backend.reservationsFake.onBook.last().replace);
        c.setExisting(BookController::Existing::Alongside);
        QTRY_VERIFY(!c.isAsking());
        QVERIFY(!b.backend.plansFake.onPlanOne.last().replace);
    }

    void a_live_call_is_followed_not_doubled()
    {
        Booking b;
        b.withCall(2, true);
        BookController c(b.backend, kAcme);
        c.setDelay(0);
        c.setPerson(person(2));
        c.setWindow({kTen - kHour, kTen + kDay});
        QTRY_VERIFY(c.person());
        QCOMPARE(c.missing(), std::optional(BookController::Missing::LiveCall));
        c.book();
        QVERIFY(b.backend.reservationsFake.onBook.asked.empty());
    }

    void a_zone_by_hand_says_so()
    {
        Booking b;
        b.ready(1);
        b.controller.setZone(zoneOf("Europe/Paris"));
        QTRY_VERIFY(!b.controller.isAsking());
        QCOMPARE(b.backend.plansFake.onPlanOne.last().zone, (ZoneChoice{zoneOf("Europe/Paris"), ZoneSource::Manual}));
        QCOMPARE(b.controller.preview()->zoneSource, ZoneSource::Manual);
        b.controller.setZone(std::nullopt);
        QTRY_VERIFY(!b.controller.isAsking());
        QVERIFY(!b.backend.plansFake.onPlanOne.last().zone.zone);
    }

    void a_remembered_zone_is_sent()
    {
        OneCall acme;
        const auto plain = acme.backend.peopleFake.onLoad.answer;
        acme.backend.peopleFake.onLoad.answer = [plain](const CompanyId &company) {
            return withRememberedZone(plain(company), 1, "Australia/Sydney");
        };
        BookController c(acme.backend, kAcme);
        c.setDelay(0);
        c.setPerson(person(1));
        c.setWindow({kTen - kHour, kTen + kDay});
        QTRY_VERIFY(c.preview() && !c.missing());
        const ZoneChoice sydney{zoneOf("Australia/Sydney"), ZoneSource::Manual};
        QCOMPARE(acme.backend.plansFake.onPlanOne.last().zone, sydney);
        c.book();
        QCOMPARE(acme.backend.reservationsFake.onBook.last().zone, sydney);
    }

    void force_needs_an_admin_and_a_reason()
    {
        Booking b;
        b.ready(1);
        b.controller.setForce(true, QStringLiteral("  "));
        QTRY_VERIFY(!b.controller.isAsking());
        QCOMPARE(b.controller.missing(), std::optional(BookController::Missing::ForceReason));
        b.controller.setForce(true, QStringLiteral(" asked for tonight "));
        QTRY_VERIFY(!b.controller.isAsking());
        QVERIFY(!b.controller.missing());
        QCOMPARE(b.backend.plansFake.onPlanOne.last().forceReason, std::optional(QStringLiteral("asked for tonight")));
        b.backend.capabilitiesValue.isAdminSession = false;
        b.controller.setForce(true, QStringLiteral("still"));
        QVERIFY(!b.controller.request().forceReason);
    }

    void a_refusal_stands_beside_the_slots_that_work()
    {
        Booking b;
        b.backend.plansFake.onPlanOne.answer = [](const CallRequest &request) -> Result<PlannedCall> {
            if (request.at)
                return call(1, *request.at, "Berlin");
            return Error{ErrorCode::NumberAtCap, {}, atCap(1, "Berlin", kTen, kTen + kHour).why};
        };
        b.ready(1);
        QCOMPARE(b.controller.missing(), std::optional(BookController::Missing::Refused));
        QCOMPARE(b.controller.refusal()->code, ErrorCode::NumberAtCap);
        const auto &open = b.controller.openSlots();
        QCOMPARE(open.size(), size_t(12));
        const HeatData heat = livedIn(b.backend.plansFake.onHeat.last().range, false);
        for (const Slot &slot : open) {
            const auto i = size_t((slot.start - heat.first) / heat.step);
            QVERIFY(heat.free[i] > 0 && heat.callable[i] > 0);
            QCOMPARE(slot.remaining, int(heat.free[i]));
        }
        QCOMPARE(b.backend.plansFake.onHeat.last().people, std::vector<CandidateId>{person(1)});
        b.controller.setAt(open[3].start);
        QTRY_VERIFY(b.controller.preview());
        QCOMPARE(b.controller.preview()->times.plannedAttemptAt, open[3].start);
        QVERIFY(b.controller.window().contains(open[3].start));
    }

    void a_booking_refused_late_is_not_sent_again_blindly()
    {
        Booking b;
        b.ready(1);
        b.backend.reservationsFake.onBook.answer = [](const CallRequest &, const QString &) -> Result<Reservation> {
            return Error{ErrorCode::PoolAtCap, {}, {}};
        };
        QSignalSpy refused(&b.controller, &BookController::refused);
        b.controller.book();
        QTRY_COMPARE(refused.count(), 1);
        QVERIFY(!refused[0][1].toBool());
        QCOMPARE(b.controller.missing(), std::optional(BookController::Missing::Refused));
        b.controller.book();
        QCOMPARE(b.backend.reservationsFake.onBook.count(), 1);
    }

    void an_unknown_answer_keeps_the_key_until_the_body_changes()
    {
        Booking b;
        b.ready(1);
        b.backend.reservationsFake.onBook.answer = [](const CallRequest &, const QString &) -> Result<Reservation> {
            return Error{ErrorCode::StoreUnavailable, {}, {}};
        };
        QSignalSpy refused(&b.controller, &BookController::refused);
        b.controller.book();
        QTRY_COMPARE(refused.count(), 1);
        QVERIFY(refused[0][1].toBool());
        b.controller.book();
        QTRY_COMPARE(refused.count(), 2);
        auto &asked = b.backend.reservationsFake.onBook.asked;
        QCOMPARE(std::get<1>(asked[0]), std::get<1>(asked[1]));
        b.controller.setInvitationDays(3);
        QTRY_VERIFY(!b.controller.isAsking());
        b.controller.book();
        QTRY_COMPARE(refused.count(), 3);
        QVERIFY(std::get<1>(asked[1]) != std::get<1>(asked[2]));
    }

    void a_late_yes_asks_for_the_call_with_the_same_key()
    {
        Booking b;
        b.ready(1);
        auto &onBook = b.backend.reservationsFake.onBook;
        onBook.answer = [](const CallRequest &, const QString &) -> Result<Reservation> {
            return Error{ErrorCode::AnswerUnknown, {}, {}};
        };
        const QSignalSpy refused(&b.controller, &BookController::refused);
        const QSignalSpy booked(&b.controller, &BookController::booked);
        b.controller.book();
        QTRY_COMPARE(refused.count(), 1);
        onBook.answer = [](const CallRequest &, const QString &) -> Result<Reservation> { return Reservation{}; };
        LateAnswer late;
        late.key = onBook.last<1>();
        late.refusal = Error{ErrorCode::NumberAtCap, {}, {}};
        emit b.backend.answeredLate(late);
        QCOMPARE(onBook.count(), 1); // a late no books nothing
        late.refusal.reset();
        emit b.backend.answeredLate(late);
        QTRY_COMPARE(booked.count(), 1);
        QCOMPARE(std::get<1>(onBook.asked[0]), std::get<1>(onBook.asked[1]));
        QCOMPARE(std::get<0>(onBook.asked[1]).candidate, std::get<0>(onBook.asked[0]).candidate);
    }

    void the_form_says_the_minute_of_each_retry_and_books_by_keys()
    {
        PagedAcme acme;
        OneCall answers;
        acme.backend.plansFake.onPlanOne.answer = answers.backend.plansFake.onPlanOne.answer;
        acme.backend.reservationsFake.onBook.answer = answers.backend.reservationsFake.onBook.answer;
        BookDialog::Start start;
        start.person = person(1);
        start.window = InstantRange{kTen - kHour, kTen + kDay};
        BookDialog *dialog = BookDialog::open(*acme.session, start, acme.page);
        QTRY_VERIFY(dialog->bookButton()->reason().isEmpty());
        auto radios = dialog->findChildren<QRadioButton *>();
        erase_if(radios, [](QRadioButton *radio) { return qobject_cast<SegmentedControl *>(radio->parentWidget()); });
        QCOMPARE(radios.size(), 3);
        QTRY_VERIFY(radios[1]->text().contains(QStringLiteral("11:01")));
        QVERIFY(radios[2]->text().contains(QStringLiteral("18:00")));
        QTest::mouseClick(radios[1], Qt::LeftButton, {}, QPoint(8, radios[1]->height() / 2));
        QCOMPARE(dialog->controller().request().retry, RetryMode::SameDay);
        QTRY_VERIFY(dialog->bookButton()->reason().isEmpty());
        render(*dialog, QStringLiteral("bookdialog"));
        QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(acme.backend.reservationsFake.onBook.count(), 1);
        QCOMPARE(acme.backend.reservationsFake.onBook.last().retry, RetryMode::SameDay);
        QTRY_VERIFY(acme.notifications.canUndo());
        QVERIFY(acme.notifications.entries().back().lead.contains(
            QStringLiteral("Person 01 booked for Tue 17 Nov 10:00 Vilnius")));
    }

    /// Person 10 drives: what the page has chosen would be refused for them.
    void whoever_is_bound_to_a_position_is_called_for_that_one()
    {
        PagedAcme acme;
        BookDialog *dialog =
            BookDialog::open(*acme.session, {person(10), kLead, std::nullopt, std::nullopt}, acme.page);
        QTRY_COMPARE(dialog->controller().request().position, kDriver);
        dialog->reject();
    }

    /// Before the people are there nothing can be typed that would be lost; then a part of a name or phone is enough.
    void enter_takes_the_first_of_whom_a_part_is_typed()
    {
        PagedAcme acme;
        acme.backend.peopleFake.onLoad.hold = true;
        BookDialog *dialog = BookDialog::open(*acme.session, {}, acme.page);
        auto *who = dialog->findChild<QComboBox *>();
        QVERIFY(who && who->isEditable() && !who->isEnabled());
        acme.backend.peopleFake.onLoad.release(acme.backend.peopleFake.onLoad.answer(kAcme));
        QTRY_VERIFY(who->isEnabled());
        who->setFocus();
        who->lineEdit()->selectAll();
        QTest::keyClicks(who->lineEdit(), QStringLiteral("son 0"));
        Q_EMIT dialog->controller().changed(); // an answer meanwhile
        QTest::keyClicks(who->lineEdit(), QStringLiteral("7"));
        QTest::keyClick(who->lineEdit(), Qt::Key_Return);
        QCOMPARE(dialog->controller().request().candidate, person(7));
        QVERIFY(who->currentText().startsWith(QStringLiteral("Person 07")));
        dialog->reject();
    }

    void force_is_hidden_from_who_may_not()
    {
        PagedAcme acme;
        acme.backend.capabilitiesValue.isAdminSession = false;
        BookDialog *dialog = BookDialog::open(*acme.session, {}, acme.page);
        QCOMPARE(dialog->bookButton()->reason(), QStringLiteral("Choose a person first."));
        for (QCheckBox *box : dialog->findChildren<QCheckBox *>())
            QVERIFY(!box->isVisible());
        dialog->reject();
    }
};

CB_TEST(TstBookDialog)
#include "tst_bookdialog.moc"
