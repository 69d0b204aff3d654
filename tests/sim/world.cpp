// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/world.h"

#include "tests/sim/invariants/invariants.h"

#include <algorithm>

namespace callboard::sim {

namespace {

constexpr int kMostGroupsAtOnce = 3'000;

EngineOptions drawOptions(quint64 seed)
{
    Dice dice(mixed(seed, 3));
    EngineOptions options;
    options.lateCalls = dice.chance(30) ? EngineOptions::LateCalls::AskFirst : EngineOptions::LateCalls::PlanAnew;
    options.pacing = milliseconds(dice.chance(50) ? 1'000 : dice.between(100, 5'000));
    options.groupCommands = dice.chance(70) ? 256 : 1 + dice.below(4);
    return options;
}

} // namespace

World::World(quint64 seed, Script script, const RunOptions &options)
    : m_seed(seed), m_script(std::move(script)), m_options(options), m_events(options.print), m_faults(m_script.faults),
      m_town(makeTown(seed, m_faults)), m_clock(m_town.start),
      m_exchange(seed, m_faults, m_events, m_clock, m_town.start), m_engineOptions(drawOptions(seed)),
      m_ids(mixed(seed, 4)), m_disk(std::make_shared<LeanDisk>())
{
    m_engineOptions.realMonotonic = [this] { return m_clock.monotonic(); };
    m_exchange.setListener([this](const CarrierEvent &event) { return hear(event); });
    m_exchange.onCredit = [this](bool ended) {
        if (!m_engine)
            return;
        for (const auto &[id, company] : m_model.companies)
            m_engine->post(command::ReportCarrierHealth{id, QStringLiteral("wire"), std::nullopt, ended});
    };
    if (m_faults.has(Fault::FarYear))
        m_faults.fired(Fault::FarYear);
    m_model.start(m_town.image);
    openStoreFirst();
}

World::~World()
{
    m_engine.reset();
    m_store.reset();
}

RunResult World::run()
{
    RunResult result;
    try {
        safety();
        liveness();
    } catch (const Breach &breach) {
        result.breach = breach;
        note("BREACH " + QByteArray(nameOf(breach.invariant)) + ": " + breach.detail.toUtf8());
    }
    result.hash = m_events.hash();
    result.events = m_events.events();
    result.looks = m_looks;
    result.dials = m_dials;
    result.bookings = m_model.calls.size();
    result.deaths = m_deaths;
    result.simulated = now();
    result.faults = m_faults.counts();
    return result;
}

void World::safety()
{
    openEngine();
    runUntil(m_script.length, true);
}

void World::liveness()
{
    calm();
    const auto open = [this] {
        return std::any_of(m_model.calls.begin(), m_model.calls.end(), [](const auto &entry) {
            return entry.second.row.version != 0 && !isTerminal(entry.second.row.state);
        });
    };
    Instant last = m_clock.now();
    for (const auto &[id, call] : m_model.calls) {
        if (call.row.version != 0 && !isTerminal(call.row.state))
            last = std::max(last, call.row.expiresAt + maxLive(call.row));
    }
    const Moment limit = now() + (last - m_clock.now()).count() + 2 * 3'600'000;
    while (open() && now() < limit)
        runUntil(std::min(limit, now() + 3'600'000), false);
    checkAllEnded(m_model);
    checkBounded(m_model, m_asks, m_dials + m_deaths * 4, now());
    for (const auto &[company, log] : m_model.logs) {
        LogQuery query;
        query.company = company;
        query.newestFirst = false;
        query.limit = 10'000;
        if (const auto entries = m_engine->log(query); m_seed % 10 == 0 && entries && entries->size() < 10'000)
            checkChain(*entries);
    }
    m_engine->close();
}

/// Everything that is due, in order of time, until `end`.
void World::runUntil(Moment end, bool withSteps)
{
    for (;;) {
        Moment next = end;
        const auto at = [&next](std::optional<Moment> moment) { next = moment ? std::min(next, *moment) : next; };
        at(m_exchange.nextDue());
        at(engineWakesAt());
        if (!m_engine)
            at(m_downUntil);
        at(m_disturbedAt);
        if (!m_races.empty())
            at(m_races.begin()->first);
        if (!m_strobe.empty())
            at(m_strobe.begin()->first);
        const bool stepLeft = withSteps && m_nextStep < m_script.steps.size();
        if (stepLeft)
            at(m_script.steps[m_nextStep].at);
        if (next >= end && now() >= end)
            return;
        if (next > now())
            m_clock.pass(next - now());
        while (!m_strobe.empty() && m_strobe.begin()->first <= now()) {
            const Moment by = m_strobe.begin()->second;
            m_strobe.erase(m_strobe.begin());
            stepWall(by);
        }
        if (m_disturbedAt && *m_disturbedAt <= now())
            endDisturbance();
        if (!m_engine && now() >= m_downUntil)
            openEngine();
        race();
        while (m_exchange.runOne()) {
        }
        if (stepLeft && m_script.steps[m_nextStep].at <= now()) {
            const Step &step = m_script.steps[m_nextStep++];
            if (step.fault)
                blow(step);
            else
                ask(step);
        }
        pump();
        checkNow();
        if (now() >= end && (!withSteps || m_nextStep >= m_script.steps.size()))
            return;
    }
}

std::optional<Moment> World::engineWakesAt() const
{
    if (!m_engine)
        return std::nullopt;
    std::optional<Moment> wakes;
    if (!m_engine->snapshot()->storeWritable()) // as EngineThread: once a second
        wakes = now() + 1'000;
    else if (const auto wall = m_engine->nextWakeUp())
        wakes = now() + std::max<Moment>(1, (*wall - m_clock.now()).count());
    if (m_lookSoon && (!wakes || *m_lookSoon < *wakes))
        wakes = m_lookSoon;
    if (m_stalledUntil > now())
        return m_stalledUntil;
    return wakes ? std::optional(std::max(*wakes, now() + 1)) : std::nullopt;
}

void World::pump()
{
    if (!m_engine || m_stalledUntil > now())
        return;
    if (m_lookSoon && *m_lookSoon <= now())
        m_lookSoon.reset();
    ++m_looks;
    const bool wasWritable = m_engine->snapshot()->storeWritable();
    seeClocks(wasWritable);
    try {
        int groups = 0;
        while (m_engine->runGroup()) {
            require(++groups < kMostGroupsAtOnce, Invariant::Bounded,
                    [] { return QStringLiteral("the engine never comes to rest"); });
        }
    } catch (const ProcessDied &) {
        die();
    }
    if (m_engine && m_faultDisk && m_faultDisk->isDown())
        die(); // the machine went while nothing was written
    if (m_engine && !wasWritable && m_engine->snapshot()->storeWritable())
        seeClocks(true);
}

/// The engine has its turn, and can see how far the wall clock has moved against the boot clock since the last one.
void World::seeClocks(bool surely)
{
    const qint64 offset = toEpochMs(m_clock.now()) - std::chrono::duration_cast<milliseconds>(m_clock.boot()).count();
    const bool moved = m_offsetSeen && std::abs(offset - *m_offsetSeen) > 2'000;
    if (moved && !m_maySeeAt)
        m_maySeeAt = m_clock.boot();
    if (!surely) // while its store is away it may look or not
        return;
    if (moved) {
        m_model.clocksDisagreedAt = m_maySeeAt;
        m_model.clockSetAt = now(); // as far as the engine knows
    }
    m_maySeeAt.reset();
    m_offsetSeen = offset;
}

void World::checkNow()
{
    if (!m_engine || m_stalledUntil > now())
        return;
    const SnapshotPtr snapshot = m_engine->snapshot();
    if (snapshot->storeWritable() && snapshot->serial() != m_checkedSerial)
        checkPublished(m_model, snapshot->state());
    m_checkedSerial = snapshot->serial();
    if (m_isCalm)
        checkNobodyWaits(m_model, m_clock.now(), now(), m_engineOptions);
}

void World::die()
{
    ++m_deaths;
    note("the process dies");
    if (m_faultDisk && !m_faultDisk->isDown())
        m_powerGone ? m_faultDisk->cutPower() : m_faultDisk->kill();
    m_engine.reset();
    m_store.reset();
    if (m_faultDisk)
        m_faultDisk->restart(test::kDamages[mixed(m_seed, m_deaths) % test::kDamages.size()]);
    m_powerGone = m_isFencedOff = false;
    m_carrier = nullptr;
    m_exchange.processGone();
    m_model.clocksDisagreedAt.reset(); // a new process has seen no clock before
    m_offsetSeen.reset();
    m_maySeeAt.reset();
    m_downUntil = now() + std::max<Moment>(1, m_downFor);
    m_downFor = 0;
    m_stalledUntil = 0;
    if (std::exchange(m_offsetsShift, false)) {
        Dice dice(mixed(m_seed, 50 + m_deaths));
        shiftStoredOffsets(dice);
    }
}

WriteGroup World::townAsGroup() const
{
    WriteGroup group;
    group.pools = m_town.image.pools;
    group.companies = m_town.image.companies;
    group.numbers = m_town.image.numbers;
    group.positions = m_town.image.positions;
    group.candidates = m_town.image.candidates;
    return group;
}

void World::openEngine()
{
    if (!diskCanBeRead()) {
        m_downUntil = std::max(m_unreadableUntil, now() + 1'000);
        return;
    }
    try {
        std::unique_ptr<Store> inner = openStore();
        const auto image = inner ? inner->load() : Result<WorkspaceImage>(Error{ErrorCode::StoreUnavailable, {}, {}});
        if (!image) {
            require(m_isDiskSick, Invariant::AcknowledgedIsPresent,
                    [&] { return QStringLiteral("the workspace cannot be read: %1").arg(image.error().detail); });
            note("the workspace cannot be opened");
            inner.reset();
            m_downFor = m_away ? *m_disturbedAt - now() : 1'000; // and is tried again
            return die();
        }
        loaded(*image);
        checkPresent(m_model, *image);
        m_store = std::make_unique<WatchedStore>(std::move(inner), *this);
        ++m_opened;
        std::vector<std::unique_ptr<Carrier>> carriers;
        auto wire = std::make_unique<SimCarrier>(m_clock, m_exchange, *this, m_options.canary);
        m_carrier = wire.get();
        carriers.push_back(std::move(wire));
        carriers.push_back(std::make_unique<WatchedSimulated>(m_clock, *this));
        m_engine = std::make_unique<Engine>(*m_store, m_clock, m_ids, std::move(carriers), m_engineOptions);
        m_engine->addSink([this](const Committed &committed) {
            checkHealthFromLog(m_model, committed);
            at(Seam::Published);
        });
        seeClocks(true);
        m_inOpen = true;
        const Result<void> opened = m_engine->open();
        m_inOpen = false;
        if (!opened) {
            note("the engine does not open");
            m_downFor = 60'000;
            die();
            return;
        }
        note("the engine is open");
    } catch (const ProcessDied &) {
        m_inOpen = false;
        die();
    }
}

bool World::hear(const CarrierEvent &event)
{
    if (!m_engine || !m_carrier)
        return false;
    m_carrier->report(event);
    return true;
}

// ---- Outside

void World::at(Seam seam)
{
    if (m_inOpen && m_diesInOpen && seam == Seam::AfterCommit) {
        m_diesInOpen = false;
        m_faults.fired(Fault::KillInRecovery);
        note("killed in recovery");
        throw ProcessDied{};
    }
    if (!m_armed || --m_armed->hits > 0)
        return;
    const ArmedSeam armed = *m_armed;
    m_armed.reset();
    if (armed.stall > 0) {
        note("the thread stalls at seam " + QByteArray::number(static_cast<int>(seam)));
        m_clock.pass(armed.stall);
    }
    if (armed.dies) {
        note("killed at seam " + QByteArray::number(static_cast<int>(seam)));
        throw ProcessDied{};
    }
}

DiskEvent World::nextCommit()
{
    if (m_commitTakes > 0) {
        m_faults.fired(Fault::FsyncSlow);
        m_clock.pass(std::exchange(m_commitTakes, 0));
    }
    if (m_diskFailsUntil > now())
        return DiskEvent::FailsBefore;
    if (m_nextCommits.empty())
        return DiskEvent::Works;
    const DiskEvent event = m_nextCommits.front();
    m_nextCommits.erase(m_nextCommits.begin());
    m_powerGone = event == DiskEvent::LosesPower || event == DiskEvent::PowerAfter;
    note("the disk: event " + QByteArray::number(static_cast<int>(event)));
    return event;
}

bool World::diskCanBeRead()
{
    return m_unreadableUntil <= now();
}

void World::committed(const WriteGroup &group, bool)
{
    require(!m_isFencedOff, Invariant::OneWriter,
            [] { return QStringLiteral("a group is written while another program writes"); });
    for (const LogEntry &entry : group.log)
        note("logged " + entry.company.text().toUtf8() + ' ' + QByteArray::number(entry.sequence) + ' ' +
             wireName(entry.type).toUtf8() + ' ' + (entry.reservation ? entry.reservation->text().toUtf8() : "") + ' ' +
             entry.cause.toUtf8() + ' ' + entry.hash.toHex().left(12));
    for (const LogEntry &entry : group.log) {
        const auto asked = m_model.asked.find(entry.requestId);
        if (entry.type == EventType::ReservationBooked && asked != m_model.asked.end())
            checkBookedOnce(m_model, asked->second, m_clock.now());
    }
    m_model.take(group);
}

void World::leaves(const AttemptOrder &order, bool isRealCarrier)
{
    const SendFacts send{order, isRealCarrier, m_clock.now(), m_clock.boot(), m_exchange.calls()};
    checkSend(m_model, send);
    ++m_dials;
    m_model.attemptsSent.insert(order.attempt.text());
    const auto log = m_model.logs.find(order.company);
    if (isRealCarrier && log != m_model.logs.end() && log->second.breakerEngaged)
        m_model.attemptsAsProbe.insert(order.attempt.text());
    ++m_model.calls[order.reservation].dialled;
    if (isRealCarrier && m_racesToCome > 0) {
        --m_racesToCome;
        m_races.emplace(now() + 20 + static_cast<Moment>(mixed(m_seed, m_dials) % 3'500), order.reservation);
    }
}

} // namespace callboard::sim
