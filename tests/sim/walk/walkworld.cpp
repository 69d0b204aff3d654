// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/walk/walkworld.h"

#include "tests/sim/invariants/invariants.h"
#include "tests/support/testworld.h"

namespace callboard::sim {

namespace {

CompanyId acme()
{
    return CompanyId(QStringLiteral("acme"));
}

CommandHeader byOperator(const char *request)
{
    return {acme(), {Actor::Kind::Operator, QStringLiteral("you")}, QString::fromLatin1(request), {}};
}

} // namespace

WalkWorld::WalkWorld(Choices &choices, Places &places, int steps, bool print)
    : m_choices(choices), m_places(places), m_left(steps), m_events(print), m_clock(test::utc("2025-06-04T10:00:00Z")),
      m_mishaps(steps < 6 ? 1 : 2), m_asks(m_mishaps)
{
    makeTown();
    m_model.start(m_town);
    WriteGroup group;
    group.pools = m_town.pools;
    group.companies = m_town.companies;
    group.numbers = m_town.numbers;
    group.positions = m_town.positions;
    group.candidates = m_town.candidates;
    LeanStore first(m_disk, QStringLiteral("maker"));
    if (!first.load() || !first.commit(group))
        throw Breach{Invariant::AcknowledgedIsPresent, QStringLiteral("the town cannot be stored")};
    openEngine();
    // One after the other on the one line; whoever ends late is in the way of the other.
    book("c1", m_clock.now() + kMinute);
    book("c2", m_clock.now() + 8 * kMinute);
    pump();
    pass(kMinute - milliseconds(1));
}

WalkWorld::~WalkWorld()
{
    m_engine.reset();
    m_store.reset();
}

void WalkWorld::makeTown()
{
    m_town.pools = {{PoolId(QStringLiteral("pool")), 1}};
    Company company;
    company.id = acme();
    company.name = QStringLiteral("Acme");
    company.telephonyEnabled = true;
    company.policy.hours = CallingHours{9 * 60, 12 * 60}; // setting the clock forward leaves them
    company.policy.zone = Zone::utc();
    company.callOverhead = kMinute;
    company.expiryGrace = 2 * kMinute;
    m_town.companies = {company};
    PhoneNumber number;
    number.id = PhoneNumberId(QStringLiteral("pn"));
    number.company = acme();
    number.e164 = test::phoneOf("+37061000000");
    number.displayName = QStringLiteral("line");
    number.maxOutboundConcurrent = 1;
    number.isDefault = true;
    number.pool = PoolId(QStringLiteral("pool"));
    m_town.numbers = {number};
    Position position;
    position.id = PositionId(QStringLiteral("pos"));
    position.company = acme();
    position.title = QStringLiteral("pos");
    position.interview = 5 * kMinute;
    m_town.positions = {position};
    for (const char *id : {"c1", "c2"}) {
        Candidate person;
        person.id = CandidateId(QString::fromLatin1(id));
        person.company = acme();
        person.name = person.id.text();
        person.phone = test::phoneOf(id[1] == '1' ? "+37061000001" : "+37061000002");
        m_town.candidates.push_back(person);
    }
}

void WalkWorld::book(const char *person, Instant at)
{
    command::Book command;
    command.header = byOperator(person);
    Idempotency key;
    key.route = QStringLiteral("POST /walk");
    key.key = QString::fromLatin1(person);
    key.fingerprint = person;
    key.encode = [](const answer::Any &) { return StoredAnswer{201, "booked"}; };
    command.header.idempotency = key;
    command.request.company = acme();
    command.request.candidate = CandidateId(QString::fromLatin1(person));
    command.request.position = PositionId(QStringLiteral("pos"));
    command.request.window = InstantRange{m_clock.now(), m_clock.now() + 20 * kMinute};
    command.request.at = at;
    command.request.zone.zone = Zone::utc();
    command.request.retry = RetryMode::Off;
    m_model.asked.try_emplace(command.header.requestId,
                              AskedCommand{command.header.requestId, acme(), key.key, key.fingerprint});
    m_asked.push_back(command);
    m_engine->post(command, [this](const CommandAnswer &answer) {
        if (!answer.result)
            throw Breach{Invariant::RemainingIsTrue,
                         QStringLiteral("cannot be booked: %1").arg(wireName(answer.result.error().code))};
        m_booked.push_back(std::get<answer::Call>(*answer.result).reservation.id);
        m_model.calls[m_booked.back()].acknowledged = true;
    });
}

void WalkWorld::openEngine()
{
    try {
        auto inner = std::make_unique<LeanStore>(m_disk, QStringLiteral("process %1").arg(++m_opened));
        if (const auto image = inner->load())
            checkPresent(m_model, *image);
        m_store = std::make_unique<WatchedStore>(std::move(inner), *this);
        std::vector<std::unique_ptr<Carrier>> carriers;
        auto wire = std::make_unique<SimCarrier>(m_clock, *this, *this, false);
        m_carrier = wire.get();
        carriers.push_back(std::move(wire));
        EngineOptions options;
        options.realMonotonic = [this] { return m_clock.monotonic(); };
        m_engine = std::make_unique<Engine>(*m_store, m_clock, m_ids, std::move(carriers), options);
        seeClocks();
        if (!m_engine->open())
            die();
    } catch (const ProcessDied &) {
        die();
    }
}

void WalkWorld::die()
{
    note("the process dies");
    m_engine.reset();
    m_store.reset();
    m_carrier = nullptr;
    m_model.clocksDisagreedAt.reset();
    m_offsetSeen.reset();
}

void WalkWorld::seeClocks()
{
    const qint64 offset = toEpochMs(m_clock.now()) - now();
    if (m_offsetSeen && std::abs(offset - *m_offsetSeen) > 2'000)
        m_model.clocksDisagreedAt = m_clock.boot();
    m_offsetSeen = offset;
}

void WalkWorld::pump()
{
    if (!m_engine)
        return;
    seeClocks();
    try {
        for (int groups = 0; m_engine->runGroup(); ++groups)
            require(groups < 100, Invariant::Bounded, [] { return QStringLiteral("the engine never comes to rest"); });
    } catch (const ProcessDied &) {
        return die();
    }
    const SnapshotPtr snapshot = m_engine->snapshot();
    if (snapshot->storeWritable())
        checkPublished(m_model, snapshot->state());
}

/// Time passes, and the engine has its turn whenever it wants one. What can go wrong with a turn goes wrong in the last
/// second of it: that is when what was waited for happens.
void WalkWorld::pass(milliseconds time)
{
    const Moment until = now() + time.count();
    while (m_engine && now() < until) {
        const auto wake = m_engine->snapshot()->storeWritable() ? m_engine->nextWakeUp() : m_clock.now() + kSecond;
        const Moment left = until - now();
        m_clock.pass(wake ? std::clamp<Moment>((*wake - m_clock.now()).count(), 1, left) : left);
        m_isWalking = until - now() < 1'000;
        pump();
    }
    m_isWalking = true;
    if (now() < until)
        m_clock.pass(until - now());
}

void WalkWorld::run()
{
    pass(milliseconds(1)); // the first call is due
    while (m_left > 0) {
        if (m_choices.isNewGround()) {
            int &been = m_places.try_emplace(place(), 0).first->second;
            if (been >= m_left)
                return;
            been = m_left;
        }
        const std::vector<Step> steps = possible();
        const Step &step = steps[static_cast<size_t>(m_choices.choose(static_cast<int>(steps.size())))];
        note(step.name);
        --m_left;
        ++m_stepsDone;
        step.go();
        pump();
    }
}

quint64 WalkWorld::place() const
{
    // All that the engine, the carrier and we ourselves go by; what the engine keeps beside its rows is made of these.
    QByteArray text;
    const auto add = [&text](auto... numbers) { ((text += QByteArray::number(qint64(numbers)) + ' '), ...); };
    add(m_engine != nullptr, now(), toEpochMs(m_clock.now()), m_mishaps, m_longWaits, m_losses, m_doubles, m_asks,
        m_clockSteps, m_turnsDown, m_opened, m_model.clocksDisagreedAt ? m_model.clocksDisagreedAt->count() : -1);
    for (const auto &[id, call] : m_model.calls) {
        const Reservation &row = call.row;
        add(row.state, row.unknown, row.missed, row.waitsForYes, row.outcome, toEpochMs(row.times.plannedAttemptAt),
            row.attempts.size(), call.acknowledged, call.stopTold);
        for (const Attempt &attempt : row.attempts)
            add(toEpochMs(attempt.dispatchedAt), indexOf(attempt.id), attempt.outcome);
        text += row.cause.toUtf8();
    }
    for (size_t i = 0; i < m_ledger.size(); ++i) {
        const LedgerCall &call = m_ledger[i];
        add(call.sentAt, call.arrivedAt.value_or(-1), call.rangAt.value_or(-1), call.endedAt.value_or(-1), call.lost,
            call.disowned, call.outcome, m_calls[i].talks, m_calls[i].timedOut, m_calls[i].process, m_calls[i].asked,
            m_calls[i].lastWord);
    }
    std::multiset<QByteArray> words; // in whatever order they were said
    for (const Word &word : m_words)
        words.insert(QByteArray::number(word.call) + '/' + QByteArray::number(int(word.event.kind)) + '/' +
                     QByteArray::number(int(word.event.outcome)) + '/' + QByteArray::number(toEpochMs(word.event.at)));
    for (const QByteArray &word : words)
        text += word + ' ';
    if (m_engine) {
        const SnapshotPtr snapshot = m_engine->snapshot();
        const auto wake = m_engine->nextWakeUp();
        const CompanyRuntime &runtime = snapshot->runtimeOf(acme());
        add(wake ? toEpochMs(*wake) : -1, snapshot->storeWritable(), runtime.health.health, runtime.breaker.state,
            runtime.breaker.goodProbes, runtime.breaker.recent.size());
        for (const ReservationId &id : m_booked)
            text += snapshot->waitsFor({acme(), id}).toUtf8() + ' ';
    }
    return hashOf(QString::fromUtf8(text));
}

// ---- Outside

void WalkWorld::at(Seam seam)
{
    const bool counts = seam != Seam::Published && seam != Seam::Reported;
    if (!m_isWalking || !counts || m_mishaps == 0 || m_choices.choose(2) == 0)
        return;
    --m_mishaps;
    note("killed at seam " + QByteArray::number(static_cast<int>(seam)));
    throw ProcessDied{};
}

DiskEvent WalkWorld::nextCommit()
{
    if (!m_isWalking || m_mishaps == 0)
        return DiskEvent::Works;
    static constexpr std::array kEvents{DiskEvent::Works, DiskEvent::FailsBefore, DiskEvent::FailsAfter};
    const DiskEvent event = kEvents[static_cast<size_t>(m_choices.choose(3))];
    if (event != DiskEvent::Works) {
        --m_mishaps;
        note("the disk: event " + QByteArray::number(static_cast<int>(event)));
    }
    return event;
}

void WalkWorld::committed(const WriteGroup &group, bool)
{
    for (const LogEntry &entry : group.log) {
        const auto asked = m_model.asked.find(entry.requestId);
        if (entry.type == EventType::ReservationBooked && asked != m_model.asked.end())
            checkBookedOnce(m_model, asked->second, m_clock.now());
    }
    m_model.take(group);
}

void WalkWorld::leaves(const AttemptOrder &order, bool isRealCarrier)
{
    checkSend(m_model, {order, isRealCarrier, m_clock.now(), m_clock.boot(), m_ledger});
    m_model.attemptsSent.insert(order.attempt.text());
    const auto log = m_model.logs.find(order.company);
    if (log != m_model.logs.end() && log->second.breakerEngaged)
        m_model.attemptsAsProbe.insert(order.attempt.text());
}

} // namespace callboard::sim
