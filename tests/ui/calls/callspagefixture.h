// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/fakebackend.h"
#include "tests/support/uirender.h"
#include "tests/ui/calls/callfixtures.h"
#include "ui/calls/callspage.h"
#include "ui/calls/lanesview.h"
#include "ui/common/thememanager.h"
#include "ui/shell/notifications.h"
#include "ui/shell/registry.h"

#include <QTemporaryDir>
#include <QTest>

namespace callboard::test {

/// A workspace of six numbers and some hundred calls around 16:42, like the pictures.
class CallsWorld
{
public:
    std::shared_ptr<FakeBackend> backend = std::make_shared<FakeBackend>();
    std::vector<ReservationRow> rows;

    CallsWorld()
    {
        backend->nowValue = kNow;
        Company company;
        company.id = CompanyId(QStringLiteral("acme"));
        company.name = QStringLiteral("Acme hiring");
        company.telephonyEnabled = true;
        company.policy.hours = CallingHours{9 * 60, 18 * 60};
        company.policy.days = Weekdays::mondayToFriday();
        backend->workspaceValue.companies = {company};
        backend->workspaceValue.isDemo = true;
        auto &reservations = backend->reservationsFake;
        reservations.onList.answer = [this](const ReservationQuery &query) {
            if (query.ids.empty())
                return Result<std::vector<ReservationRow>>(rows);
            std::vector<ReservationRow> some;
            for (const ReservationRow &row : rows) {
                if (std::find(query.ids.begin(), query.ids.end(), row.reservation.id) != query.ids.end())
                    some.push_back(row);
            }
            return Result<std::vector<ReservationRow>>(some);
        };
        reservations.onGet.answer = [this](const CompanyId &, const ReservationId &id) -> Result<ReservationDetail> {
            const ReservationRow *row = find(id);
            if (!row)
                return Error{ErrorCode::NotFound, id.text(), {}};
            ReservationDetail detail;
            detail.row = *row;
            detail.policyToday = HoursPolicy{CallingHours{9 * 60, 17 * 60}, std::nullopt, Weekdays::mondayToFriday()};
            detail.history = historyOf(row->reservation);
            return detail;
        };
        reservations.onBatches.answer = [](const CompanyId &) { return std::vector<BatchSummary>{}; };
        backend->numbersFake.onLoad.answer = [](const CompanyId &) { return numbers(); };
        backend->peopleFake.onRows.answer = [](const CompanyId &, const std::vector<CandidateId> &) {
            return std::vector<PersonRow>{};
        };
        backend->clockFake.onStatus.answer = [this](const CompanyId &) {
            ClockStatus status;
            status.telephonyEnabled = true;
            status.lateCalls = late;
            return Result<ClockStatus>(status);
        };
    }

    std::vector<ReservationId> late;

    ReservationRow *find(const ReservationId &id)
    {
        const auto found =
            std::find_if(rows.begin(), rows.end(), [&id](const ReservationRow &r) { return r.reservation.id == id; });
        return found == rows.end() ? nullptr : &*found;
    }

    /// The row is another one now, and the engine says so.
    void change(const ReservationRow &row)
    {
        if (ReservationRow *known = find(row.reservation.id))
            *known = row;
        else
            rows.push_back(row);
        Changes changes;
        changes.company = CompanyId(QStringLiteral("acme"));
        changes.reservations = {row.reservation.id};
        backend->tell(changes);
        QCoreApplication::processEvents();
    }

    static std::vector<LogEntry> historyOf(const Reservation &r)
    {
        LogEntry booked;
        booked.sequence = 1;
        booked.at = r.times.windowStart - kDay;
        booked.actor = {Actor::Kind::Operator, QStringLiteral("you")};
        booked.type = EventType::ReservationBooked;
        booked.after = {{QStringLiteral("plannedMs"), toEpochMs(r.times.plannedAttemptAt)}};
        LogEntry sent = booked;
        sent.sequence = 2;
        sent.at = kNow - kHour;
        sent.actor = {Actor::Kind::Engine, QStringLiteral("clock")};
        sent.type = EventType::AttemptDispatched;
        sent.after = {{QStringLiteral("state"), QStringLiteral("dispatching")}};
        return r.attempts.empty() ? std::vector<LogEntry>{booked} : std::vector<LogEntry>{booked, sent};
    }

    struct Number
    {
        const char *id, *label, *zone;
        int cap;
    };
    static constexpr std::array kNumbers{
        Number{"pn_vilnius", "Vilnius", "Europe/Vilnius", 8}, Number{"pn_kaunas", "Kaunas", "Europe/Vilnius", 4},
        Number{"pn_berlin", "Berlin", "Europe/Berlin", 10},   Number{"pn_london", "London", "Europe/London", 12},
        Number{"pn_ny", "New York", "America/New_York", 12},  Number{"pn_chicago", "Chicago", "America/Chicago", 8}};

    static Result<NumbersSnapshot> numbers()
    {
        NumbersSnapshot snapshot;
        for (const Number &number : kNumbers) {
            NumberRow row;
            row.number.id = PhoneNumberId(QString::fromLatin1(number.id));
            row.number.displayName = QString::fromLatin1(number.label);
            row.number.maxOutboundConcurrent = number.cap;
            row.busyNow = number.cap / 2;
            snapshot.numbers.push_back(row);
        }
        return snapshot;
    }

    /// Some 400 calls from 14:00 to 20:00, seeded.
    void fill()
    {
        static constexpr std::array kFirst{"Lena", "Caleb", "Ieva", "Amelia", "Vytas", "Ethan", "Imogen", "Lukas"};
        static constexpr std::array kLast{"Kuhn", "Brooks", "Butkus", "Barlow", "Mažeika", "Hayes", "Lowe", "Schäfer"};
        static constexpr std::array kPositions{"Delivery driver", "Warehouse lead", "Support agent"};
        QRandomGenerator random(42);
        int id = 0;
        for (const Number &number : kNumbers) {
            for (int line = 0; line < number.cap * 3 / 4; ++line) {
                int minute = -170 + random.bounded(30);
                while (minute < 200) {
                    const int length = 20 + random.bounded(16);
                    const QByteArray name = QByteArray("r") + QByteArray::number(++id);
                    ReservationState state = ReservationState::Firm;
                    if (minute + length < 0)
                        state = random.bounded(8) ? ReservationState::Completed : ReservationState::NoAnswer;
                    else if (minute < 0)
                        state = ReservationState::Active;
                    ReservationRow row = callRowIn(state, name.constData(), minute);
                    Reservation &r = row.reservation;
                    r.zone = zoneNamed(number.zone);
                    r.number = PhoneNumberId(QString::fromLatin1(number.id));
                    r.times.estimate = length * kMinute;
                    r.times.targetEnd = at(minute + 60 + random.bounded(160)) + r.times.estimate;
                    r.expiresAt = r.times.targetEnd + 30 * kMinute;
                    if (!r.attempts.empty() && r.attempts.back().activeAt && r.attempts.back().endedAt)
                        r.attempts.back().endedAt = r.attempts.back().dispatchedAt + (length - 3) * kMinute;
                    row.numberLabel = QString::fromLatin1(number.label);
                    row.candidateName =
                        QString::fromUtf8(oneOf(kFirst, random)) + u' ' + QString::fromUtf8(oneOf(kLast, random));
                    row.positionTitle = QString::fromLatin1(oneOf(kPositions, random));
                    rows.push_back(row);
                    minute += length + 1 + random.bounded(14);
                }
            }
        }
        const auto live = std::find_if(rows.begin(), rows.end(), [](const auto &row) {
            return row.reservation.state == ReservationState::Active && row.reservation.times.plannedAttemptAt > at(-8);
        });
        live->reservation.unknown = true;
    }
};

inline ReservationId rid(const char *id)
{
    return ReservationId(QString::fromLatin1(id));
}

/// Where a bar stands, in the lanes' viewport.
inline QPoint pointOf(const LanesView &lanes, const ReservationId &id)
{
    for (size_t lane = 0; lane < lanes.lanes().size(); ++lane) {
        for (size_t bar = 0; bar < lanes.lanes()[lane].bars.size(); ++bar) {
            if (lanes.lanes()[lane].bars[bar].reservation == id)
                return lanes.rectOf({static_cast<int>(lane), static_cast<int>(bar)}).center().toPoint();
        }
    }
    return {};
}

/// The page over such a world, in a window of its own.
struct CallsPageFixture
{
    CallsWorld world;
    QTemporaryDir folder;
    ThemeManager themes;
    Settings settings{folder.path()};
    PreparedAnswers questions;
    JobList jobs;
    Notifications notifications{[this] { return world.backend->now(); }};
    Registry registry;
    std::unique_ptr<Session> session;
    std::unique_ptr<CallsPage> page;

    explicit CallsPageFixture(ThemeChoice theme = ThemeChoice::Light) { themes.setChoice(theme); }

    CallsPage &open(QSize size = {1368, 824})
    {
        settings.set(keys::operatorZone, QStringLiteral("Europe/Vilnius"));
        session = std::make_unique<Session>(*world.backend, settings, questions, jobs, notifications, registry);
        page = std::make_unique<CallsPage>(*session, nullptr);
        page->mover().setDelay(0);
        page->resize(size);
        page->QWidget::show();
        page->arrived();
        settle();
        return *page;
    }
    /// Answers come in, then layouts follow.
    static void settle()
    {
        for (int i = 0; i < 8; ++i) {
            QCoreApplication::processEvents();
            QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        }
    }
    template <typename T> T &child() const { return *page->findChild<T *>(); }
};

} // namespace callboard::test
