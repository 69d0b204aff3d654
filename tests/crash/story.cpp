// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/crash/story.h"

#include "core/base/canonicaljson.h"
#include "core/carrier/simulated/simulatedcarrier.h"
#include "core/model/apikey.h"
#include "tests/support/testworld.h"

#include <QCryptographicHash>

namespace callboard::test {

namespace {

const CompanyId kAcme{QStringLiteral("acme")};
const PositionId kPosition{QStringLiteral("pos")};
constexpr int kBornWith = 12;

QString name(const char *prefix, int i)
{
    return QLatin1String(prefix) + QString::number(i);
}

Candidate person(int i)
{
    Candidate candidate;
    candidate.id = CandidateId(name("c", i));
    candidate.company = kAcme;
    candidate.name = name("Person ", i);
    candidate.phone = phoneOf(qPrintable(QStringLiteral("+370612%1").arg(34'500 + i)));
    candidate.simulate = Simulation{};
    candidate.simulate->outcomes = {static_cast<SimulatedOutcome>(i % 4)};
    return candidate;
}

PhoneNumber number(const char *id, const char *e164, int cap, bool isDefault)
{
    PhoneNumber number;
    number.id = PhoneNumberId(QString::fromLatin1(id));
    number.company = kAcme;
    number.e164 = phoneOf(e164);
    number.displayName = number.e164.text();
    number.maxOutboundConcurrent = cap;
    number.isDefault = isDefault;
    number.pool = PoolId(QStringLiteral("pool"));
    return number;
}

/// Enough of an answer that a wrong one is noticed.
StoredAnswer stored(const answer::Any &any)
{
    QByteArray text = "answer " + QByteArray::number(static_cast<int>(any.index()));
    if (const auto *call = std::get_if<answer::Call>(&any))
        text += ' ' + call->reservation.id.text().toUtf8();
    if (const auto *many = std::get_if<CommitOutcome>(&any)) {
        for (const CommitOutcome::Entry &entry : many->entries)
            text += ' ' + (entry.reservation ? entry.reservation->text() : wireName(entry.code)).toUtf8();
    }
    return {200 + static_cast<int>(any.index()), text};
}

} // namespace

/// The world outside of the machine, which no crash makes forget.
struct Story::Outside
{
    std::map<QString, int> dials;
};

/// The simulated carrier with a ledger of what left the machine, and when on the disk's count of changes.
class Story::Line final : public Carrier
{
public:
    Line(const TimeSource &clock, std::shared_ptr<Outside> outside, const FaultDisk &disk, Chronicle &chronicle)
        : m_carrier(clock), m_outside(std::move(outside)), m_disk(disk), m_chronicle(chronicle)
    {
    }
    QString name() const override { return m_carrier.name(); }
    CarrierCapabilities capabilities() const override { return m_carrier.capabilities(); }
    void setSink(Sink sink) override { m_carrier.setSink(std::move(sink)); }
    void place(const AttemptOrder &order) override
    {
        if (m_disk.isDown())
            return; // the machine is off: nothing leaves it
        ++m_outside->dials[order.attempt.text()];
        m_chronicle.sends.push_back({order.attempt.text(), m_disk.changes()});
        m_carrier.place(order);
    }
    TeardownAnswer withdraw(const AttemptOrder &order) override { return m_carrier.withdraw(order); }
    TeardownAnswer hangUp(const AttemptOrder &order) override { return m_carrier.hangUp(order); }
    void reconcile(const AttemptOrder &order) override { m_carrier.reconcile(order); }
    std::optional<Instant> nextDue() const override { return m_carrier.nextDue(); }
    void runDue() override { m_carrier.runDue(); }

private:
    SimulatedCarrier m_carrier;
    std::shared_ptr<Outside> m_outside;
    const FaultDisk &m_disk;
    Chronicle &m_chronicle;
};

// Wednesday, 09:00 in Vilnius.
Story::Story(FaultDisk &disk, Chronicle &chronicle, std::uint64_t seed)
    : m_disk(disk), m_chronicle(chronicle), m_random(seededRandom(seed)), m_ids(seededRandom(seed + 1'000'000)),
      m_clock(utc("2025-06-04T06:00:00Z"), 0), m_outside(std::make_shared<Outside>())
{
}

Story::~Story()
{
    m_engine.reset();
}

bool Story::open(bool isNew)
{
    auto opened = isNew ? SqliteStore::create(kWorkspace, m_disk) : SqliteStore::open(kWorkspace, m_disk);
    if (!opened)
        return false;
    m_file = std::move(*opened);
    Store &below = m_between ? m_between(*m_file) : *m_file;
    if (m_store)
        m_store->setStore(below);
    else if (m_isWatched)
        m_store = std::make_unique<WatchedStore>(below, m_disk, m_clock, m_chronicle);
    EngineOptions options;
    options.frozenClock = &m_clock;
    options.realMonotonic = [reading = std::chrono::nanoseconds(0)]() mutable {
        return reading += std::chrono::microseconds(1);
    };
    std::vector<std::unique_ptr<Carrier>> carriers;
    carriers.push_back(std::make_unique<Line>(m_clock, m_outside, m_disk, m_chronicle));
    m_engine = std::make_unique<Engine>(m_store ? static_cast<Store &>(*m_store) : *m_file, m_clock, *m_ids,
                                        std::move(carriers), options);
    return m_engine->open().has_value();
}

// A dead machine is started again, a failing disk mended; then the store is opened until that goes well.
bool Story::mend()
{
    ++m_mended;
    if (m_disk.isDown()) {
        m_engine.reset();
        m_file.reset();
        m_disk.restart(kDamages[m_random->next() % kDamages.size()]);
    }
    m_disk.repair();
    m_clock.advance(std::chrono::minutes(5));
    if (m_engine && m_file && !m_disk.isDown() && m_file->isWritable())
        return true;
    if (m_engine && m_file) {
        settle(); // the engine tries by itself to open its store again
        m_engine->runUntil(m_clock, m_clock.now() + std::chrono::minutes(1));
        if (m_file->isWritable())
            return true;
    }
    m_engine.reset();
    m_file.reset();
    if (open(!m_isMade && m_disk.canonicalPath(kWorkspace).isEmpty()))
        return true;
    m_chronicle.violations.push_back(QStringLiteral("cannot be opened on a sound disk"));
    m_engine.reset();
    m_file.reset();
    return false;
}

void Story::settle()
{
    while (m_engine && m_engine->runGroup()) {
    }
}

void Story::runFor(milliseconds length)
{
    if (!m_engine && !mend())
        return;
    const Instant until = m_clock.now() + length;
    for (int i = 0; i < 50 && m_clock.now() < until && !m_engine->runUntil(m_clock, until); ++i) {
        if (!mend())
            return;
    }
    settle();
}

CommandHeader Story::header(const QString &key) const
{
    CommandHeader header{kAcme, {Actor::Kind::Operator, QStringLiteral("you")}, QStringLiteral("req"), std::nullopt};
    if (!key.isEmpty())
        header.idempotency = Idempotency{QStringLiteral("POST"), key, fingerprintOf(QVariant(key)), stored};
    return header;
}

QString Story::nextKey()
{
    return name("key-", ++m_keys);
}

void Story::say(Command command, const QString &key)
{
    if (!m_engine && !mend())
        return;
    m_engine->post(std::move(command), [this, key](const CommandAnswer &answer) {
        if (key.isEmpty() || !answer.result || m_disk.isDown())
            return;
        m_chronicle.replies.push_back({kAcme, QStringLiteral("POST"), key,
                                       answer.replay.value_or(stored(*answer.result)), m_disk.changes(),
                                       m_clock.now()});
    });
    settle();
    if (m_disk.isDown() || !m_file->isWritable())
        (void)mend();
}

void Story::fill()
{
    command::ImportSetup setup;
    setup.actor = {Actor::Kind::Operator, QStringLiteral("you")};
    setup.pools = {{PoolId(QStringLiteral("pool")), 6}};
    Company company;
    company.id = kAcme;
    company.name = QStringLiteral("Acme");
    company.telephonyEnabled = true;
    company.policy.hours = CallingHours{9 * 60, 18 * 60};
    company.policy.zone = zoneOf("Europe/Vilnius");
    setup.companies = {company};
    setup.numbers = {number("pn1", "+37052071234", 4, true), number("pn2", "+37052071235", 3, false)};
    Position position;
    position.id = kPosition;
    position.company = kAcme;
    position.title = QStringLiteral("Warehouse lead");
    position.interview = milliseconds(1'200'000);
    setup.positions = {position};
    for (m_people = 0; m_people < kBornWith; ++m_people)
        setup.candidates.push_back(person(m_people));
    say(setup);
}

void Story::begin()
{
    while (!open(m_disk.canonicalPath(kWorkspace).isEmpty()) && m_mended < 20) {
        if (mend())
            break;
    }
    m_isMade = true;
    m_chronicle.madeAt = m_disk.changes();
    fill();
}

CandidateId Story::someone()
{
    return CandidateId(name("c", static_cast<int>(m_random->next() % static_cast<std::uint64_t>(m_people))));
}

std::optional<Reservation> Story::some(ReservationState state)
{
    if (!m_engine)
        return std::nullopt;
    std::vector<Reservation> found;
    m_engine->snapshot()->state().forEachReservation([&](const auto &call) {
        if (call->state == state)
            found.push_back(*call);
    });
    if (found.empty())
        return std::nullopt;
    return found[m_random->next() % found.size()];
}

void Story::book()
{
    command::Book book;
    book.request.company = kAcme;
    book.request.candidate = someone();
    book.request.position = kPosition;
    book.request.window = InstantRange{m_clock.now(), m_clock.now() + kHour * 30};
    book.request.replace = m_random->next() % 4 == 0;
    book.request.retry = m_random->next() % 2 ? RetryMode::SameDay : RetryMode::Off;
    book.request.earliest = m_random->next() % 2;
    const QString key = nextKey();
    book.header = header(key);
    say(book, key);
}

void Story::bookMany()
{
    command::BookBatch many;
    many.request.company = kAcme;
    for (int i = 0; i < 5; ++i)
        many.request.candidates.push_back(someone());
    many.request.position = kPosition;
    many.request.window = InstantRange{m_clock.now(), m_clock.now() + kHour * 8};
    many.request.name = name("batch ", m_keys);
    const QString key = nextKey();
    many.header = header(key);
    say(many, key);
}

void Story::changeSettings(int which)
{
    const QString text = name("n", m_keys++);
    switch (which) {
    case 0: {
        HoursEdit edit;
        edit.hours = CallingHours{8 * 60 + static_cast<int>(m_random->next() % 60), 18 * 60};
        say(command::SaveHours{header(), edit});
        break;
    }
    case 1: {
        HoursExtras extras;
        extras.exceptions = {{QDate(2025, 12, 24), QDate(2025, 12, 26), true, text, {}}};
        say(command::SaveHoursExtras{header(), extras});
        break;
    }
    case 2:
        say(command::SaveNumber{header(), number("pn2", "+37052071235", 1 + m_keys % 4, false)});
        break;
    case 3:
        say(command::SavePool{header(), {PoolId(QStringLiteral("pool")), 4 + m_keys % 4}});
        break;
    case 4: {
        ApiKey key;
        key.company = kAcme;
        key.name = text;
        key.scopes = Scopes::all();
        key.sha256 = QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
        say(command::CreateKey{header(), key});
        if (m_engine && m_random->next() % 2)
            say(command::RevokeKey{header(), idOfKey(key.sha256), {}});
        break;
    }
    case 5: {
        command::SaveCandidates import{header(), {}, true, text};
        for (int i = 0; i < 6; ++i)
            import.candidates.push_back(person(m_people++));
        say(import);
        break;
    }
    case 6:
        say(command::PatchNumber{header(), PhoneNumberId(QStringLiteral("pn2")), text, std::nullopt});
        break;
    case 7: {
        command::PatchCompany patch{header(), text, {}, {}, {}, {}, {}, {}};
        say(patch);
        break;
    }
    case 8:
        say(command::HoldBreaker{header(), text});
        say(command::CloseBreaker{header(), text});
        break;
    case 9:
        say(command::HoldDialling{header(), true, text});
        runFor(std::chrono::minutes(10));
        say(command::HoldDialling{header(), false, text});
        break;
    }
}

void Story::changeMind(int which)
{
    const auto call = some(ReservationState::Firm);
    if (!call)
        return book();
    const QString key = nextKey();
    switch (which) {
    case 0:
        say(command::Cancel{header(key), call->id}, key);
        break;
    case 1:
        say(command::Move{header(key), call->id, call->times.plannedAttemptAt + std::chrono::minutes(30), std::nullopt},
            key);
        break;
    case 2:
        say(command::Move{header(key), call->id, call->times.plannedAttemptAt + std::chrono::minutes(45),
                          PhoneNumberId(call->number.text() == QLatin1String("pn1") ? QStringLiteral("pn2")
                                                                                    : QStringLiteral("pn1"))},
            key);
        break;
    case 3:
        say(command::CallNow{header(key), call->id}, key);
        break;
    case 4:
        if (call->batch)
            say(command::CancelBatch{header(key), *call->batch}, key);
        break;
    case 5:
        say(command::Revoke{header(key), call->candidate, call->position}, key);
        break;
    case 6:
        if (call->batch) {
            say(command::PauseBatch{header(), *call->batch, true, QStringLiteral("noisy line")});
            say(command::NameBatch{header(), *call->batch, key});
            say(command::PauseBatch{header(), *call->batch, false, {}});
        }
        break;
    case 7:
        say(command::WaiveClosure{header(), {call->id}, true});
        break;
    case 8:
        say(command::RemoveCandidate{header(), someone()});
        break;
    }
}

void Story::step()
{
    switch (m_random->next() % 8) {
    case 0:
    case 1:
        book();
        break;
    case 2:
        bookMany();
        break;
    case 3:
        changeSettings(static_cast<int>(m_random->next() % 10));
        break;
    case 4:
    case 5:
        changeMind(static_cast<int>(m_random->next() % 9));
        break;
    case 6:
        runFor(std::chrono::minutes(5 + m_random->next() % 60));
        break;
    case 7:
        if (m_file)
            m_file->maintain();
        runFor(std::chrono::minutes(2));
        break;
    }
}

void Story::shut()
{
    if (m_engine)
        m_engine->close();
    m_engine.reset();
    if (m_file && !m_file->close() && !m_disk.wasHit() && !m_disk.isDown())
        m_chronicle.violations.push_back(QStringLiteral("a sound disk failed to close"));
    m_file.reset();
}

void Story::night()
{
    runFor(std::chrono::hours(2));
    shut();
    m_clock.advance(kHour * 13);
    if (m_disk.isDown() || !open(false))
        (void)mend();
    settle();
}

void Story::tell(int steps)
{
    begin();
    for (int i = 1; i <= steps; ++i) {
        step();
        if (i % 20 == 0)
            night();
    }
    // Long after: the answers of these days are forgotten by the next group that has a key.
    runFor(kHour);
    shut();
    m_clock.advance(kDay * 4);
    if (m_disk.isDown() || !open(false))
        (void)mend();
    book();
    book();
    shut();
}

bool Story::resume(Instant at, const std::vector<Chronicle::Sent> &sent)
{
    m_isMade = true;
    m_isWatched = false; // the chronicle of its beginning is another story's
    m_people = kBornWith;
    if (at > m_clock.now())
        m_clock.advance(at - m_clock.now());
    for (const Chronicle::Sent &dial : sent)
        ++m_outside->dials[dial.attempt];
    return open(false);
}

QString Story::askAgain(const Chronicle::Reply &reply)
{
    QString wrong = QStringLiteral("no answer");
    command::Book book;
    book.request.company = reply.company;
    book.header = header(reply.key);
    m_engine->post(std::move(book), [&](const CommandAnswer &answer) {
        wrong.clear();
        if (!answer.result || !answer.replay)
            wrong = QStringLiteral("not known any more");
        else if (answer.replay->status != reply.answer.status || answer.replay->data != reply.answer.data)
            wrong = QStringLiteral("another answer");
    });
    settle();
    return wrong;
}

QStringList Story::wrongDials() const
{
    std::set<QString> known;
    m_engine->snapshot()->state().forEachReservation([&](const auto &call) {
        for (const Attempt &attempt : call->attempts)
            known.insert(attempt.id.text());
    });
    QStringList wrong;
    for (const auto &[attempt, count] : m_outside->dials) {
        if (count > 1)
            wrong << QStringLiteral("%1 dialled %2 times").arg(attempt).arg(count);
        if (!known.contains(attempt))
            wrong << QStringLiteral("%1 dialled without an intent").arg(attempt);
    }
    return wrong;
}

} // namespace callboard::test
