// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: C015 D-IDEM D-CANCEL D-ORDER
#include "core/base/canonicaljson.h"
#include "tests/core/engine/enginehouse.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace callboard;
using namespace callboard::test;

namespace {

CommandHeader keyed(const House &house, const QString &key, const QVariant &body,
                    const QString &route = QStringLiteral("POST book"))
{
    CommandHeader header = house.header();
    header.idempotency = Idempotency{route, key, fingerprintOf(body), [](const answer::Any &any) {
                                         if (const auto *call = std::get_if<answer::Call>(&any))
                                             return StoredAnswer{201, call->reservation.id.text().toUtf8()};
                                         return StoredAnswer{200, "ok"};
                                     }};
    return header;
}

} // namespace

class TstIdempotency : public QObject
{
    Q_OBJECT
private slots:
    void sameKeySameBody_replays()
    {
        House house;
        house.start();
        const command::Book book{keyed(house, QStringLiteral("k1"), 1), house.request("c1")};
        const CommandAnswer first = house.ask(book);
        QVERIFY(first.result && !first.replay);
        const auto commits = house.store->commits();
        const CommandAnswer again = house.ask(book);
        QVERIFY(again.result && again.replay);
        QCOMPARE(again.replay->status, 201);
        QCOMPARE(again.replay->data, std::get<answer::Call>(*first.result).reservation.id.text().toUtf8());
        QCOMPARE(house.store->commits(), commits);
        QCOMPARE(house.engine->snapshot()->state().reservationCount(), 1);
    }

    void sameKeyOtherBody_isAConflict()
    {
        House house;
        house.start();
        house.ask(command::Book{keyed(house, QStringLiteral("k1"), 1), house.request("c1")});
        QCOMPARE(house.refusal(command::Book{keyed(house, QStringLiteral("k1"), 2), house.request("c2")}),
                 QStringLiteral("IDEMPOTENCY_CONFLICT"));
        QCOMPARE(house.engine->snapshot()->state().reservationCount(), 1);
    }

    void otherRouteOrCompany_isAnotherKey()
    {
        House house;
        Company other = house.company();
        other.id = CompanyId(QStringLiteral("other"));
        house.disk().companies.push_back(other);
        house.start();
        house.ask(command::Book{keyed(house, QStringLiteral("k1"), 1), house.request("c1")});
        QCOMPARE(house.refusal(command::Book{keyed(house, QStringLiteral("k1"), 2, QStringLiteral("POST other")),
                                             house.request("c2")}),
                 QString());
        CommandHeader foreign = keyed(house, QStringLiteral("k1"), 3);
        foreign.company = other.id;
        QCOMPARE(house.refusal(command::Book{foreign, house.request("c3")}), QStringLiteral("NOT_FOUND"));
    }

    // A refusal changed nothing and is decided anew.
    void refusals_areNotRemembered()
    {
        House house;
        house.disk().numbers[0].maxOutboundConcurrent = 0;
        house.start();
        const command::Book book{keyed(house, QStringLiteral("k1"), 1), house.request("c1")};
        QCOMPARE(house.refusal(book), QStringLiteral("NUMBER_AT_CAP"));
        PhoneNumber number = House::number(house.acme, "pn_lt", "+37052071234", 1, true);
        house.get<answer::NumberSaved>(command::SaveNumber{house.header(), number});
        const CommandAnswer answer = house.ask(book);
        QVERIFY(answer.result && !answer.replay);
    }

    // Replay comes before the state checks: a retry after success never fails for a newer reason.
    void replay_beforeStateChecks()
    {
        House house;
        house.start();
        const command::Book book{keyed(house, QStringLiteral("k1"), 1), house.request("c1")};
        house.ask(book);
        command::PatchCompany off;
        off.header = house.header();
        off.telephonyEnabled = false;
        house.get<answer::CompanySaved>(off);
        QVERIFY(house.ask(book).replay);
    }

    // D-CANCEL: a repeat on a cancelled call replays with its key and is refused without.
    void cancelTwice()
    {
        House house;
        house.start();
        const Reservation booked = house.book("c1");
        const command::Cancel cancel{keyed(house, QStringLiteral("k2"), 1, QStringLiteral("POST cancel r")), booked.id};
        QVERIFY(house.ask(cancel).result);
        const CommandAnswer again = house.ask(cancel);
        QVERIFY(again.result && again.replay);
        QCOMPARE(again.replay->status, 200);
        QCOMPARE(house.refusal(command::Cancel{house.header(), booked.id}),
                 QStringLiteral("INVALID_STATUS_TRANSITION"));
    }

    // The row is in the booking's own transaction.
    void row_isWrittenWithTheBooking()
    {
        House house;
        house.start();
        int groups = 0;
        house.store->onCommit([&](const WriteGroup &group) {
            if (group.reservations.empty())
                return;
            ++groups;
            QCOMPARE(group.idempotency.size(), size_t(1));
            QCOMPARE(group.idempotency[0].keptUntil,
                     std::max(house.clock.now() + kDay, group.reservations[0].expiresAt + kDay));
        });
        house.ask(command::Book{keyed(house, QStringLiteral("k1"), 1), house.request("c1")});
        QCOMPARE(groups, 1);
    }

    void keptAfterRestart_untilItsTime()
    {
        House house;
        house.start();
        const command::Book book{keyed(house, QStringLiteral("k1"), 1), house.request("c1")};
        const Reservation booked = std::get<answer::Call>(*house.ask(book).result).reservation;
        house.restart(kHour);
        QVERIFY(house.ask(book).replay);
        house.engine->runUntil(house.clock, booked.expiresAt + kDay);
        const CommandAnswer later = house.ask(book);
        QVERIFY(!later.replay);
    }

    // While the first is not answered, a second one hears so; with another body, that too.
    void inFlight()
    {
        House house;
        house.start();
        QStringList codes;
        const auto note = [&codes](const CommandAnswer &answer) {
            codes << (answer.result ? QStringLiteral("ok") : wireName(answer.result.error().code));
        };
        house.engine->post(command::Book{keyed(house, QStringLiteral("k1"), 1), house.request("c1")}, note);
        house.engine->post(command::Book{keyed(house, QStringLiteral("k1"), 1), house.request("c1")}, note);
        house.engine->post(command::Book{keyed(house, QStringLiteral("k1"), 2), house.request("c2")}, note);
        while (house.engine->runGroup()) {
        }
        QCOMPARE(codes, QStringList({QStringLiteral("ok"), QStringLiteral("IDEMPOTENCY_IN_PROGRESS"),
                                     QStringLiteral("IDEMPOTENCY_CONFLICT")}));
        QVERIFY(house.ask(command::Book{keyed(house, QStringLiteral("k1"), 1), house.request("c1")}).replay);
    }

    // The commit is on disk though it failed towards us: the client hears 503, and its retry replays the booking.
    void fiveHundredAfterCommit_replays()
    {
        House house;
        house.start();
        house.store->failCommit(1, MemoryStore::Fault::AfterApplying);
        const command::Book book{keyed(house, QStringLiteral("k1"), 1), house.request("c1")};
        QCOMPARE(house.refusal(book), QStringLiteral("STORE_UNAVAILABLE"));
        QVERIFY(house.ask(book).replay);
        QCOMPARE(house.engine->snapshot()->state().reservationCount(), 1);
    }
};

CB_TEST(TstIdempotency)
#include "tst_idempotency.moc"
