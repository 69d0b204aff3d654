// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/server/eventhub.h"

#include "core/base/canonicaljson.h"
#include "core/wire/modeljson.h"

#include <QWebSocket>

#include <algorithm>
#include <set>

namespace callboard {

namespace {

constexpr std::chrono::milliseconds kPingEvery{20'000};
constexpr int kMostMissedPings = 2;
constexpr auto kTryAgainLater = static_cast<QWebSocketProtocol::CloseCode>(1013); // Qt has no name for it
constexpr qint64 kMostUnread = 1024 * 1024;                                       // SERVER trap 3
constexpr quint64 kLongestMessage = 4 * 1024;                                     // consoles have nothing to say

template <typename Set> QStringList textsOf(const Set &ids)
{
    QStringList texts;
    for (const auto &id : ids)
        texts << id.text();
    return texts;
}

QVariantMap changedOf(const CompanyChanges &changes)
{
    return {{"reservations", textsOf(changes.reservations)},
            {"candidates", textsOf(changes.candidates)},
            {"batches", textsOf(changes.batches)},
            {"company", changes.company},
            {"hours", changes.hours},
            {"numbers", changes.numbers},
            {"positions", changes.positions},
            {"keys", changes.keys},
            {"clock", changes.clock},
            {"capacity", changes.capacity}};
}

void merge(CompanyChanges &into, const CompanyChanges &from)
{
    into.reservations.insert(from.reservations.begin(), from.reservations.end());
    into.candidates.insert(from.candidates.begin(), from.candidates.end());
    into.batches.insert(from.batches.begin(), from.batches.end());
    into.company |= from.company;
    into.hours |= from.hours;
    into.numbers |= from.numbers;
    into.positions |= from.positions;
    into.keys |= from.keys;
    into.clock |= from.clock;
    into.capacity |= from.capacity;
}

/// What a console that only has the entries must ask anew: the ids in them.
CompanyChanges changesIn(const std::vector<LogEntry> &entries)
{
    CompanyChanges changes;
    for (const LogEntry &entry : entries) {
        if (entry.reservation)
            changes.reservations.insert(*entry.reservation);
        if (entry.candidate)
            changes.candidates.insert(*entry.candidate);
        if (entry.batch)
            changes.batches.insert(*entry.batch);
    }
    // The log does not say which figures moved with them.
    changes.company = changes.hours = changes.numbers = changes.positions = changes.clock = changes.capacity = true;
    return changes;
}

QByteArray resyncFrame(quint64 head)
{
    return canonicalJson(QVariantMap{{"type", "resync"}, {"seq", static_cast<qint64>(head)}});
}

} // namespace

EventHub::EventHub(Engine &engine, const TimeSource &time, QObject *parent)
    : QObject(parent), m_engine(engine), m_time(time)
{
    m_flushTimer.setSingleShot(true);
    m_flushTimer.setInterval(kGather);
    connect(&m_flushTimer, &QTimer::timeout, this, &EventHub::flush);
    m_pingTimer.setInterval(kPingEvery);
    connect(&m_pingTimer, &QTimer::timeout, this, &EventHub::ping);
}

EventHub::~EventHub()
{
    for (QWebSocket *socket : m_consoles.keys())
        delete socket;
}

void EventHub::load(const WorkspaceState &state)
{
    for (const Company *company : state.companies()) {
        LogQuery newest;
        newest.company = company->id;
        newest.limit = 1;
        const auto entries = m_engine.log(newest);
        m_heads[company->id] = entries && !entries->empty() ? entries->front().sequence : 0;
    }
}

void EventHub::hear(const Committed &committed)
{
    const auto &companies = committed.changes.companies;
    const bool hasKeys =
        std::any_of(companies.begin(), companies.end(), [](const auto &one) { return one.second.keys; });
    if (committed.everything || hasKeys) {
        QMetaObject::invokeMethod(
            this, [this, snapshot = committed.snapshot] { closeRevoked(snapshot->state()); }, Qt::QueuedConnection);
    }
    bool isFirst = false;
    {
        const std::lock_guard lock(m_mutex);
        isFirst = m_gathered.empty();
        for (const auto &[company, changes] : committed.changes.companies)
            merge(m_gathered[company].changes, changes);
        for (const LogEntry &entry : committed.changes.log)
            m_gathered[entry.company].log.push_back(entry);
        if (committed.everything) {
            for (const Company *company : committed.snapshot->state().companies())
                m_gathered[company->id].everything = true;
        }
        isFirst = isFirst && !m_gathered.empty();
    }
    if (isFirst)
        QMetaObject::invokeMethod(
            this, [this] { m_flushTimer.start(); }, Qt::QueuedConnection);
}

quint64 EventHub::headOf(const CompanyId &company) const
{
    const auto found = m_heads.find(company);
    return found == m_heads.end() ? 0 : found->second;
}

QByteArray EventHub::frameOf(quint64 after, const Gathered &gathered) const
{
    QVariantList events;
    for (const LogEntry &entry : gathered.log)
        events << modeljson::logEntry(entry);
    const quint64 last = gathered.log.empty() ? after : gathered.log.back().sequence;
    return canonicalJson(QVariantMap{{"type", "changes"},
                                     {"after", static_cast<qint64>(after)},
                                     {"seq", static_cast<qint64>(last)},
                                     {"events", events},
                                     {"changed", changedOf(gathered.changes)},
                                     {"nowMs", toEpochMs(m_time.now())}});
}

void EventHub::flush()
{
    std::map<CompanyId, Gathered> gathered;
    {
        const std::lock_guard lock(m_mutex);
        gathered.swap(m_gathered);
    }
    for (auto &[company, one] : gathered) {
        const quint64 after = headOf(company);
        // What `load` or a catch-up has counted already.
        std::erase_if(one.log, [after](const LogEntry &entry) { return entry.sequence <= after; });
        const bool isWhole = !one.everything && (one.log.empty() || one.log.front().sequence == after + 1);
        const QByteArray frame = isWhole ? frameOf(after, one) : QByteArray();
        if (!one.log.empty())
            m_heads[company] = one.log.back().sequence;
        const QList<QWebSocket *> sockets = m_consoles.keys(); // a send may end one
        for (QWebSocket *socket : sockets) {
            const auto console = m_consoles.constFind(socket);
            if (console != m_consoles.cend() && console->company == company)
                send(socket, isWhole ? frame : resyncFrame(headOf(company)));
        }
    }
}

void EventHub::subscribe(QWebSocket *socket, const ApiKey &key, std::optional<quint64> after)
{
    const CompanyId &company = key.company;
    socket->setParent(this);
    socket->setMaxAllowedIncomingMessageSize(kLongestMessage);
    socket->setMaxAllowedIncomingFrameSize(kLongestMessage);
    m_consoles.insert(socket, {company, key.sha256, 0});
    connect(socket, &QWebSocket::disconnected, this, [this, socket] { drop(socket); });
    connect(socket, &QWebSocket::pong, this, [this, socket] {
        if (const auto found = m_consoles.find(socket); found != m_consoles.end())
            found->missedPings = 0;
    });
    if (!m_pingTimer.isActive())
        m_pingTimer.start();
    const quint64 head = headOf(company);
    send(socket, canonicalJson(QVariantMap{
                     {"type", "hello"}, {"seq", static_cast<qint64>(head)}, {"nowMs", toEpochMs(m_time.now())}}));
    if (!after || *after == head)
        return;
    LogQuery missed;
    missed.company = company;
    missed.after = *after;
    missed.before = head + 1;
    missed.newestFirst = false;
    missed.limit = kMostBehind;
    Gathered gathered;
    if (*after < head && head - *after <= kMostBehind) {
        if (auto entries = m_engine.log(missed))
            gathered.log = std::move(*entries);
    }
    // A number from the future is another workspace's, or an older copy of this one is served now.
    if (gathered.log.size() != head - *after)
        return send(socket, resyncFrame(head));
    gathered.changes = changesIn(gathered.log);
    send(socket, frameOf(*after, gathered));
}

void EventHub::send(QWebSocket *socket, const QByteArray &text)
{
    if (socket->bytesToWrite() > kMostUnread) {
        socket->sendTextMessage(QString::fromUtf8(resyncFrame(headOf(m_consoles.value(socket).company))));
        socket->close(kTryAgainLater, QStringLiteral("read faster, or ask everything anew"));
        return;
    }
    socket->sendTextMessage(QString::fromUtf8(text));
}

void EventHub::ping()
{
    const QList<QWebSocket *> sockets = m_consoles.keys(); // an abort ends one
    for (QWebSocket *socket : sockets) {
        if (m_consoles[socket].missedPings++ < kMostMissedPings)
            socket->ping();
        else
            socket->abort();
    }
}

void EventHub::drop(QWebSocket *socket)
{
    m_consoles.remove(socket);
    socket->deleteLater();
    if (m_consoles.isEmpty())
        m_pingTimer.stop();
}

void EventHub::closeRevoked(const WorkspaceState &state)
{
    std::set<QByteArray> known;
    for (const Company *company : state.companies()) {
        for (const ApiKey *key : state.keysOf(company->id))
            known.insert(key->sha256);
    }
    const QList<QWebSocket *> sockets = m_consoles.keys(); // a close may end one
    for (QWebSocket *socket : sockets) {
        const auto console = m_consoles.constFind(socket);
        if (console != m_consoles.cend() && !known.contains(console->key))
            socket->close(QWebSocketProtocol::CloseCodePolicyViolated, QStringLiteral("the key was revoked"));
    }
}

void EventHub::closeAll()
{
    for (QWebSocket *socket : m_consoles.keys())
        socket->close(QWebSocketProtocol::CloseCodeGoingAway, QStringLiteral("the server stops"));
}

} // namespace callboard
