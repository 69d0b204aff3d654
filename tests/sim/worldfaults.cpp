// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// The faults that have a moment of their own, and the end of all of them.
#include "tests/sim/world.h"

#include <cstdlib>
#include <ctime>

namespace callboard::sim {

namespace {

constexpr Moment kMinuteMs = 60'000;
constexpr Moment kHourMs = 3'600'000;
constexpr Moment kDayMs = 86'400'000;

Moment drawDown(Dice &dice)
{
    return dice.chance(50) ? dice.between(1, 3'000) : dice.between(3'000, 40 * kMinuteMs);
}

} // namespace

void World::stepWall(Moment ms)
{
    m_clock.step(ms);
    note("the wall clock is set by " + QByteArray::number(ms) + " ms");
    m_model.clockSetAt = now();
    m_lookSoon = now() + 1 + static_cast<Moment>(mixed(m_seed, static_cast<quint64>(now())) % 1'000);
}

void World::blow(const Step &step)
{
    Dice dice(step.dice);
    note("fault " + QByteArray(nameOf(*step.fault)));
    switch (*step.fault) {
    case Fault::Crash:
    case Fault::OutOfMemory:
        m_faults.fired(*step.fault);
        m_downFor = drawDown(dice);
        m_armed = ArmedSeam{1 + dice.below(9), 0, true};
        return;
    case Fault::KillInRecovery:
        m_diesInOpen = true;
        if (m_engine)
            die();
        return;
    case Fault::Stall:
        m_faults.fired(Fault::Stall);
        if (dice.chance(50))
            m_armed = ArmedSeam{1 + dice.below(6), dice.between(1, 10 * kMinuteMs), false};
        else
            m_stalledUntil = now() + dice.between(1, 10 * kMinuteMs);
        return;
    case Fault::PowerCut:
        m_faults.fired(Fault::PowerCut);
        m_downFor = drawDown(dice);
        if (!planInsideCommit(Fault::PowerCut, dice))
            m_nextCommits.push_back(dice.chance(50) ? DiskEvent::LosesPower : DiskEvent::PowerAfter);
        return;
    case Fault::FsyncError:
    case Fault::FsyncSlow:
    case Fault::WriteError:
    case Fault::ShortWrite:
    case Fault::NoSpace:
    case Fault::ReadError:
    case Fault::BitFlip:
    case Fault::FileGone:
    case Fault::FileLocked:
    case Fault::SecondDaemon:
    case Fault::LeaseLost:
        breakDisk(step, dice);
        return;
    case Fault::WallStep:
    case Fault::Strobe:
    case Fault::Drift:
    case Fault::LeapSmear:
    case Fault::Suspend:
    case Fault::Hibernate:
        breakClock(step, dice);
        return;
    case Fault::ZoneRules:
        m_offsetsShift = true;
        m_downFor = drawDown(dice);
        if (m_engine)
            die();
        return;
    case Fault::CallbackForged: {
        const auto company =
            std::next(m_model.companies.begin(), dice.below(static_cast<int>(m_model.companies.size())));
        for (int i = 0; i < 1 + dice.below(3); ++i)
            m_exchange.forge(dice, company->first);
        return;
    }
    case Fault::CarrierCap:
        m_exchange.setCap(dice.below(3));
        return;
    case Fault::CarrierForgets:
        m_exchange.forgetEverything();
        return;
    case Fault::CreditEnds:
        m_exchange.setCredit(false);
        return;
    case Fault::ManyAtOnce:
        return bookCrowd(dice);
    case Fault::CancelRace:
        m_racesToCome += 1 + dice.below(3);
        return;
    case Fault::ZoneRemoved:
    case Fault::FarYear:
    case Fault::RequestLost:
    case Fault::AnswerLost:
    case Fault::AnswerLate:
    case Fault::AnswerForAnother:
    case Fault::ConnectionReset:
    case Fault::HalfOpen:
    case Fault::BlackHole:
    case Fault::CallbackTwice:
    case Fault::CallbackLate:
    case Fault::CallbackReordered:
    case Fault::CallbackContradictory:
    case Fault::CallbackMissing:
    case Fault::CallbackFirst:
    case Fault::CarrierRefuses:
    case Fault::CarrierDenies:
    case Fault::CallNeverEnds:
    case Fault::NumberRemoved:
    case Fault::KeyRevoked:
    case Fault::HoursEdited:
    case Fault::CapLowered:
    case Fault::RepeatedRequest:
    case Fault::BigBatch:
        return;
    }
}

void World::breakClock(const Step &step, Dice &dice)
{
    const Fault fault = *step.fault;
    m_faults.fired(fault);
    if (fault == Fault::WallStep) {
        static const std::vector<Moment> kSizes{1'000,       1'999,        2'001,          5'000,
                                                kMinuteMs,   61'000,       10 * kMinuteMs, kHourMs,
                                                6 * kHourMs, 26 * kHourMs, 30 * kDayMs,    365 * kDayMs};
        const Moment size = dice.pick(kSizes);
        stepWall(dice.chance(50) ? size : -size);
    } else if (fault == Fault::Strobe) {
        const Moment size = dice.between(1, 10 * kMinuteMs);
        Moment at = now();
        for (int i = 0; i < 4 + dice.below(10); ++i)
            m_strobe.emplace(at += dice.between(1, 2 * kMinuteMs), i % 2 == 0 ? size : -size);
    } else if (fault == Fault::Drift) {
        m_clock.setDrift(dice.between(-500, 500));
    } else if (fault == Fault::LeapSmear) {
        m_clock.setDrift(dice.chance(50) ? 12 : -12); // a second in a day
    } else {
        const Moment length = dice.chance(70) ? dice.between(1'000, 4 * kHourMs) : dice.between(kHourMs, 3 * kDayMs);
        note("asleep for " + QByteArray::number(length) + " ms");
        m_clock.sleep(length);
        m_lookSoon = now() + dice.between(1, 1'000);
        if (fault == Fault::Hibernate) { // woken in another country: no business of any call
            static const std::vector<const char *> kZones{"Asia/Tokyo", "America/New_York", "Europe/Vilnius", "UTC"};
            setenv("TZ", dice.pick(kZones), 1);
            tzset();
        }
    }
}

/// Somebody wants a call back that has just been dialled: by its batch, or by its person.
void World::race()
{
    while (!m_races.empty() && m_races.begin()->first <= now()) {
        const KnownCall *call = m_model.call(m_races.begin()->second);
        m_races.erase(m_races.begin());
        if (!m_engine || !call || call->row.version == 0)
            continue;
        note("somebody wants it back");
        const Reservation row = call->row;
        Step step;
        const CommandHeader header{row.company,
                                   {Actor::Kind::Operator, QStringLiteral("you")},
                                   QStringLiteral("race%1").arg(++m_racesRun),
                                   {}};
        const auto heard = [this](const CommandAnswer &answer) { told(answer); };
        if (row.batch)
            post(step, command::CancelBatch{header, *row.batch}, heard);
        else
            post(step, command::Revoke{header, row.candidate, row.position}, heard);
    }
}

/// The calls were booked under tz data that said otherwise (P3).
void World::shiftStoredOffsets(Dice &dice)
{
    if (m_options.sqlite)
        return;
    const int by = dice.chance(50) ? 3'600 : -3'600;
    bool any = false;
    for (auto &[key, row] : m_disk->reservations) {
        if (row.state != ReservationState::Firm || row.zoneOffsets.empty())
            continue;
        for (auto &[from, seconds] : row.zoneOffsets)
            seconds += by;
        KnownCall &known = m_model.calls[row.id];
        known.row.zoneOffsets = known.booked.zoneOffsets = row.zoneOffsets;
        any = true;
    }
    if (any)
        m_faults.fired(Fault::ZoneRules);
}

/// Faults end: the carrier is well, the disk too, the clock is right, and the operators let everything go.
void World::calm()
{
    note("faults end");
    m_isCalm = true;
    m_faults.allowNone();
    m_exchange.heal();
    m_armed.reset();
    m_nextCommits.clear();
    m_strobe.clear();
    m_commitTakes = 0;
    m_diskFailsUntil = m_unreadableUntil = -1;
    m_racesToCome = 0;
    m_races.clear();
    if (m_disturbedAt)
        endDisturbance();
    flipBack();
    if (m_faultDisk)
        m_faultDisk->repair();
    m_isDiskSick = false;
    m_diesInOpen = m_offsetsShift = false;
    m_stalledUntil = 0;
    m_clock.setDrift(0);
    // The clock is set right, unless people have booked for months by a wrong one: they live on with it.
    const milliseconds off = m_exchange.trueNow() - m_clock.now();
    if (off.count() != 0 && std::chrono::abs(off) <= milliseconds(kDayMs))
        stepWall(off.count());
    if (!m_engine)
        openEngine();
    const Moment watched = m_seed % 8 == 0 ? 2 * kDayMs : 3 * kHourMs; // idle hours cost most of a run
    for (const auto &[id, company] : m_model.companies) {
        const CommandHeader header{id, {Actor::Kind::Operator, QStringLiteral("you")}, QStringLiteral("calm"), {}};
        command::PatchCompany on;
        on.header = header;
        on.telephonyEnabled = true;
        m_engine->post(on);
        m_engine->post(command::HoldDialling{header, false, {}});
        m_engine->post(command::CloseBreaker{header, QStringLiteral("calm")});
        for (const auto &[batchId, batch] : m_model.batches) {
            if (batch.company == id && batch.isPaused)
                m_engine->post(command::PauseBatch{header, batchId, false, {}});
        }
        for (const auto &[callId, call] : m_model.calls) {
            if (call.row.version != 0 && call.row.company == id && call.row.state == ReservationState::Firm &&
                call.row.times.plannedAttemptAt > m_clock.now() + milliseconds(watched))
                m_engine->post(command::Cancel{header, callId}); // nobody watches an idle week
        }
    }
    pump();
    for (const auto &[id, company] : m_model.companies) {
        const CommandHeader header{id, {Actor::Kind::Operator, QStringLiteral("you")}, QStringLiteral("calm"), {}};
        m_engine->post(command::AnswerLateCalls{header, true});
    }
    pump();
}

} // namespace callboard::sim
