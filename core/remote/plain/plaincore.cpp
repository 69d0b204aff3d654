// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/remote/plain/plaincore.h"

#include "core/model/hoursextrasmap.h"
#include "core/phone/e164.h"
#include "core/remote/plain/plainjson.h"
#include "core/remote/plain/plainpolling.h"
#include "core/time/tzdata.h"

#include <algorithm>

namespace callboard {
namespace {

constexpr milliseconds kLongestPause{30'000}; // of Backoff

Capabilities plainCapabilities()
{
    Capabilities can;
    can.isAdminSession = false; // force never goes to a plain server (C101)
    can.lists = false;
    can.push = false;
    can.administerNumbers = false;
    can.callNow = false;
    can.holdDialling = false;
    can.breakerControl = false;
    can.exportSetup = false;
    can.pauseBatches = false;
    can.administerKeys = false;
    can.estimates = true;
    return can;
}

} // namespace

PlainCore::PlainCore(PlainOptions options, std::unique_ptr<HttpClient> client)
    : m_options(std::move(options)), m_client(std::move(client)), m_pollTimer(this), m_probeTimer(this)
{
    m_clock.start();
    m_capabilities = plainCapabilities();
    m_connection.state = Connection::State::Connecting;
    m_connection.where = m_options.baseUrl;
    m_connection.isPlain = true;
    m_connection.isSecret = m_client->isSecret();
    m_connection.keyName = m_options.keyName;
    m_connection.budget = m_options.requestsPerMinute;
    m_world.owner.id = m_options.company;
    m_world.owner.name = m_options.companyName.isEmpty() ? m_client->baseUrl().host() : m_options.companyName;
    m_world.owner.telephonyEnabled = true; // until a 403 says otherwise (C011)
    m_workspace.name = m_client->baseUrl().host();
    m_workspace.clockRate = m_options.time->rate();
    m_workspace.tzVersion = zonedata::version(); // what estimates are made with; the server's own is not told
    m_workspace.phoneDataVersion = phoneDataVersion();
    m_probeTimer.setSingleShot(true);
    connect(&m_pollTimer, &QTimer::timeout, this, [this] { poll(); });
    connect(&m_probeTimer, &QTimer::timeout, this, [this] { probe(); });
}

PlainCore::~PlainCore()
{
    m_pool.waitForDone();
    m_link.reset();
    m_client.reset();
}

Result<void> PlainCore::open(const QString &path)
{
    auto journal = PlainJournal::open(path);
    if (!journal)
        return journal.error();
    m_journal = std::move(*journal);
    if (!load())
        return Error{ErrorCode::FileDamaged, path, {}};
    m_link = std::make_unique<PlainLink>(
        *m_client, m_options.requestsPerMinute, [this] { return monotonic(); }, m_options.within);
    m_link->onHeard = [this](const std::optional<Error> &trouble) { heard(trouble); };
    if (!m_options.time->isSimulated()) {
        m_link->onDate = [this](Instant date) {
            const std::lock_guard lock(m_mutex);
            const milliseconds skew = date - m_options.time->now();
            // The field has whole seconds: what is less than two may be nothing.
            m_connection.clockSkew = skew.count() > -2'000 && skew.count() < 2'000 ? milliseconds(0) : skew;
        };
    }
    m_pollTimer.start(plainpolling::kEvery);
    forwardAll();
    tellFreshness();
    probe();
    return {};
}

bool PlainCore::load()
{
    using Kind = PlainJournal::Kind;
    const auto people = m_journal->all(Kind::Person);
    const auto positions = m_journal->all(Kind::Position);
    const auto calls = m_journal->all(Kind::Call);
    const auto batches = m_journal->all(Kind::Batch);
    const auto intents = m_journal->all(Kind::Intent);
    const auto entries = m_journal->all(Kind::Entry);
    const auto facts = m_journal->all(Kind::Fact);
    if (!people || !positions || !calls || !batches || !intents || !entries || !facts)
        return false;
    for (const auto &[id, map] : *people)
        m_world.people.insert(CandidateId(id),
                              std::make_shared<const Candidate>(plainjson::candidateFrom(map, company())));
    for (const auto &[id, map] : *positions)
        m_world.positions.emplace(PositionId(id), plainjson::positionFrom(map, company()));
    for (const auto &[id, record] : *calls) {
        const Reservation call = callOf(record);
        m_world.putCall(call);
        m_seen[ReservationId(id)].record = record;
        if (isUntold(record) && !isTerminal(call.state))
            m_untold.insert(ReservationId(id));
    }
    for (const auto &[id, map] : *batches)
        addBatch(map);
    for (const auto &[id, map] : *entries)
        m_log.push_back(PlainJournal::entryFrom(map, company()));
    // The last picture, so that something is there before the server answers.
    if (const auto hours = facts->find(PlainJournal::kHours); hours != facts->end()) {
        if (const auto policy = plainjson::policyFrom(hours->second))
            m_world.owner.policy = *policy;
    }
    if (const auto extras = facts->find(PlainJournal::kHoursExtras); extras != facts->end())
        m_world.owner.extras = hoursExtrasFrom(extras->second).value_or(HoursExtras());
    if (!loadIntents(*intents))
        return false;
    const std::lock_guard lock(m_mutex);
    m_workspace.companies = {m_world.owner};
    m_connection.waiting = static_cast<int>(m_intents.size());
    if (!m_log.empty())
        m_workspace.savedAt = m_log.back().at;
    m_told.untold = static_cast<int>(m_untold.size());
    return true;
}

milliseconds PlainCore::monotonic() const
{
    return milliseconds(m_clock.elapsed());
}

QString PlainCore::newId(const char *prefix)
{
    return randomId(*m_random, QString::fromLatin1(prefix));
}

Capabilities PlainCore::capabilities() const
{
    const std::lock_guard lock(m_mutex);
    return m_capabilities;
}

WorkspaceInfo PlainCore::workspace() const
{
    const std::lock_guard lock(m_mutex);
    return m_workspace;
}

Connection PlainCore::connection() const
{
    const std::lock_guard lock(m_mutex);
    Connection connection = m_connection;
    if (m_answeredAt >= milliseconds(0))
        connection.answeredAgo = monotonic() - m_answeredAt;
    if (m_retryAt >= milliseconds(0))
        connection.retryIn = std::max(milliseconds(0), m_retryAt - monotonic());
    return connection;
}

Instant PlainCore::now() const
{
    const std::lock_guard lock(m_mutex);
    return m_options.time->now() + m_connection.clockSkew;
}

const PlainWorld &PlainCore::world()
{
    m_world.at = now();
    if (!m_linesCounted)
        m_world.countLines();
    m_linesCounted = true;
    return m_world;
}

void PlainCore::ask(RequestPriority priority, PlainRequest request, PlainLink::Reply reply)
{
    m_link->ask(priority, std::move(request), std::move(reply));
    tellConnection();
}

void PlainCore::heard(const std::optional<Error> &trouble)
{
    bool isNews = false;
    bool isGone = false;
    bool isBack = false;
    {
        const std::lock_guard lock(m_mutex);
        const auto state = trouble ? Connection::State::Offline : Connection::State::Online;
        isNews = m_connection.state != state || m_connection.trouble != trouble;
        isGone = trouble && m_connection.state != Connection::State::Offline;
        isBack = !trouble && m_connection.state == Connection::State::Offline;
        m_connection.state = state;
        m_connection.trouble = trouble;
        if (!trouble) {
            m_answeredAt = monotonic();
            m_retryAt = milliseconds(-1);
        }
    }
    if (!trouble) {
        m_probeTimer.stop();
    } else if (!m_probeTimer.isActive()) {
        // One that comes back and goes again, and again, is left alone ever longer.
        if (isGone && (!m_back.isValid() || m_back.hasExpired(kLongestPause.count())))
            m_backoff.reset();
        const milliseconds wait = m_backoff.next();
        m_probeTimer.start(wait);
        const std::lock_guard lock(m_mutex);
        m_retryAt = monotonic() + wait;
    }
    if (isNews)
        emit connectionChanged();
    tellConnection();
    if (isBack) { // what views asked meanwhile had no answer
        m_back.start();
        Changes missed;
        missed.everything = true;
        tell(missed);
        QMetaObject::invokeMethod(this, &PlainCore::askAgainNow, Qt::QueuedConnection);
    }
}

/// The meter and the count of what waits; at most once in a quarter of a second.
void PlainCore::tellConnection()
{
    {
        const std::lock_guard lock(m_mutex);
        m_connection.waiting = static_cast<int>(m_intents.size());
        if (m_link && !m_link->budget().isUnlimited())
            m_connection.budgetLeft = m_link->budget().left(monotonic());
    }
    if (std::exchange(m_connectionTold, true))
        return;
    QTimer::singleShot(250, this, [this] {
        m_connectionTold = false;
        tellFreshness();
        emit connectionChanged();
    });
}

/// The cheapest question that tells something: whether the server is there and how it is.
void PlainCore::probe()
{
    loadClock(false, [this](const Result<ClockStatus> &status) {
        if (status && m_hoursAt < milliseconds(0))
            withBasics(kMinute, [](const std::optional<Error> &) {});
    });
}

void PlainCore::poll()
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_connection.state == Connection::State::Offline)
            return; // the probe asks, with patience
    }
    if (plainpolling::isClockDue(monotonic(), m_clockAt, m_clockLookedAt))
        loadClock(false, [](const Result<ClockStatus> &) {});
    pollCalls();
    tellFreshness();
}

void PlainCore::pollCalls()
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_connection.state == Connection::State::Offline)
            return;
    }
    const size_t waiting = m_link->waiting(RequestPriority::Polling);
    if (waiting >= plainpolling::kMostWaiting)
        return;
    const auto known = [this](const ReservationId &id) -> plainpolling::Known {
        return {m_seen.value(id).askedAt, m_untold.contains(id)};
    };
    const auto due = plainpolling::callsDue(m_world, now(), monotonic(), known, plainpolling::kMostWaiting - waiting);
    for (const ReservationId &id : due) {
        m_seen[id].askedAt = monotonic();
        // The next one as soon as one is answered: a long list is read as fast as the budget allows.
        loadCall(id, RequestPriority::Polling, [this](const Result<Reservation> &) {
            if (!m_untold.empty())
                pollCalls();
        });
    }
}

/// What the key may not do is remembered and disabled (C005-C007).
void PlainCore::noteScope(const Error &error, bool Scopes::*scope)
{
    if (error.code != ErrorCode::ScopeInsufficient)
        return;
    {
        const std::lock_guard lock(m_mutex);
        if (!(m_capabilities.scopes.*scope))
            return;
        m_capabilities.scopes.*scope = false;
    }
    emit connectionChanged();
}

void PlainCore::tell(Changes changes)
{
    changes.company = company();
    m_linesCounted = false;
    emit changed(changes);
}

bool PlainCore::write(const std::vector<PlainJournal::Change> &changes)
{
    if (changes.empty())
        return true;
    if (m_journal->write(changes)) {
        const std::lock_guard lock(m_mutex);
        m_workspace.savedAt = m_options.time->now();
        return true;
    }
    qWarning("the journal of %s takes nothing", qPrintable(m_options.baseUrl));
    const auto isLast = [this](const PlainJournal::Change &change) {
        return change.kind == PlainJournal::Kind::Entry && change.id == PlainJournal::idOfEntry(m_log.back().sequence);
    };
    while (!m_log.empty() && std::any_of(changes.begin(), changes.end(), isLast))
        m_log.pop_back(); // not believed; the next entry follows the last that is there
    return false;
}

void PlainCore::append(std::vector<PlainJournal::Change> &changes, LogEntry entry)
{
    entry.company = company();
    entry.sequence = m_log.empty() ? 1 : m_log.back().sequence + 1;
    entry.at = m_options.time->now();
    entry.actor = {Actor::Kind::Operator, QStringLiteral("you")};
    if (entry.requestId.isEmpty())
        entry.requestId = newId("req_");
    entry.hash = chainHash(m_log.empty() ? QByteArray() : m_log.back().hash, entry);
    changes.push_back(
        {PlainJournal::Kind::Entry, PlainJournal::idOfEntry(entry.sequence), PlainJournal::entryTo(entry)});
    m_log.push_back(std::move(entry));
}

} // namespace callboard
