// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/remote/plain/plainsubjects.h"

#include <QThread>

namespace callboard {

/// A console on a server with the reference's routes only; see this folder's README. Lives on the GUI thread; all work
/// is done on a thread of its own.
class PlainBackend final : public Backend, public Freshness
{
    Q_OBJECT
public:
    /// Opens the journal and begins to ask; the server need not be there. Blocks on the disk: for a worker, which then
    /// moves it to the GUI thread.
    /// Errors: ValidationError (URL, key), those of the journal (FileLocked: another console has this server open).
    static Result<std::unique_ptr<PlainBackend>> make(const PlainOptions &options);
    ~PlainBackend() override;

    Capabilities capabilities() const override { return m_core->capabilities(); }
    WorkspaceInfo workspace() const override { return m_core->workspace(); }
    Instant now() const override { return m_core->now(); }
    Connection connection() const override { return m_core->connection(); }

    Ages ages() const override { return m_core->ages(); }
    ToldCalls toldCalls() const override { return m_core->toldCalls(); }
    CommitCost costOfCommit(int people) const override { return m_core->costOfCommit(people); }
    int untold() const override { return m_core->untold(); }
    milliseconds untilTold() const override { return m_core->untilTold(); }

    ReservationsBackend &reservations() override { return m_reservations; }
    PlansBackend &plans() override { return m_plans; }
    HoursBackend &hours() override { return m_hours; }
    NumbersBackend &numbers() override { return m_numbers; }
    ClockBackend &clock() override { return m_clock; }
    PeopleBackend &people() override { return m_people; }
    LogBackend &log() override { return m_log; }
    KeysBackend &keys() override { return m_keys; }

    QFuture<Result<QByteArray>> exportSetup() override { return PlainDesk::cannot<QByteArray>("set-up file"); }
    QFuture<Result<Done>> keepAs(const QString &) override { return PlainDesk::cannot<Done>("keep as"); }

private:
    explicit PlainBackend(PlainCore *core);

    QThread m_thread;
    PlainCore *m_core; // lives on m_thread, which deletes it
    PlainDesk m_desk;
    PlainReservations m_reservations;
    PlainPlans m_plans;
    PlainHours m_hours;
    PlainNumbers m_numbers;
    PlainClock m_clock;
    PlainPeople m_people;
    PlainLog m_log;
    PlainKeys m_keys;
};

} // namespace callboard
