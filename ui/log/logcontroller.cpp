// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/logcontroller.h"

#include <algorithm>

namespace callboard {

namespace {

constexpr int kPage = 500;
constexpr int kSoonMs = 300;
constexpr int kLinked = 8;

} // namespace

LogController::LogController(Session &session, QObject *parent)
    : QObject(parent), m_session(session), m_names(session), m_model(namesFrom(m_names))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoonMs);
    connect(&m_soon, &QTimer::timeout, this, &LogController::askNewest);
    connect(&m_model, &LogModel::olderWanted, this, &LogController::askOlder);
    connect(&m_names, &NameBook::learned, this, [this] {
        m_model.renamed();
        emit linkedChanged();
    });
    connect(&session, &Session::changed, this, [this](const Changes &changes) {
        if (m_loaded && (changes.log || changes.everything) && !m_soon.isActive())
            m_soon.start();
    });
    connect(&session, &Session::companyChanged, this, [this] {
        if (m_loaded || m_loadError)
            load();
    });
    const auto clock = [this] { m_model.setClock(m_session.ownZone(), m_session.now()); };
    connect(&session, &Session::ownZoneChanged, this, clock);
    connect(&session, &Session::tick, this, clock);
    clock();
}

LogFilter LogController::filter() const
{
    LogFilter filter = LogQuery::parse(m_query, m_session.now(), m_session.ownZone()).filter;
    filter.company = m_session.companyId();
    if (!filter.actor)
        filter.actor = m_actor;
    filter.limit = kPage;
    return filter;
}

bool LogController::isFiltered() const
{
    return !m_query.trimmed().isEmpty() || m_actor;
}

void LogController::load()
{
    m_latestNewest.forget();
    m_latestPage.ask(m_session.backend().log().page(filter()), this, [this](const Result<LogPage> &page) {
        if (!page) {
            m_loadError = page.error();
            emit loaded();
            return;
        }
        m_loadError.reset();
        m_loaded = true;
        m_total = page->total;
        m_chainIntact = page->chainIntact;
        m_waiting = 0;
        m_model.setEntries(page->entries, page->more);
        emit loaded();
        emit waitingChanged();
    });
}

void LogController::setQuery(const QString &text)
{
    m_query = text;
    load();
}

void LogController::setActor(const std::optional<Actor::Kind> &actor)
{
    m_actor = actor;
    load();
}

void LogController::askOlder()
{
    LogFilter older = filter();
    older.before = m_model.entries().empty() ? 0 : m_model.entries().back().sequence;
    m_latestPage.ask(m_session.backend().log().page(older), this, [this](const Result<LogPage> &page) {
        if (!page) {
            m_model.append({}, true);
            return;
        }
        m_chainIntact = m_chainIntact && page->chainIntact;
        m_model.append(page->entries, page->more);
        emit loaded();
    });
}

void LogController::askNewest()
{
    m_latestNewest.ask(m_session.backend().log().page(filter()), this, [this](const Result<LogPage> &page) {
        if (!page)
            return;
        m_total = page->total;
        m_chainIntact = m_chainIntact && page->chainIntact;
        if (!m_following) {
            const quint64 known = m_model.entries().empty() ? 0 : m_model.entries().front().sequence;
            m_waiting = static_cast<int>(std::count_if(page->entries.begin(), page->entries.end(),
                                                       [known](const LogEntry &e) { return e.sequence > known; }));
            emit waitingChanged();
            return;
        }
        if (!m_model.prepend(page->entries))
            m_model.setEntries(page->entries, page->more);
        m_waiting = 0;
        emit loaded();
        emit waitingChanged();
    });
}

void LogController::setFollowing(bool following)
{
    if (std::exchange(m_following, following) == following)
        return;
    if (following && m_waiting > 0)
        askNewest();
}

void LogController::askLinked(const LogEntry &entry)
{
    m_linked.clear();
    m_latestLinked.forget();
    if (!entry.reservation) {
        emit linkedChanged();
        return;
    }
    LogFilter filter;
    filter.company = m_session.companyId();
    filter.reservation = entry.reservation;
    filter.limit = kLinked + 1;
    m_latestLinked.ask(m_session.backend().log().page(filter), this,
                       [this, self = entry.sequence](const Result<LogPage> &page) {
                           if (!page)
                               return;
                           for (const LogEntry &other : page->entries) {
                               if (other.sequence != self && m_linked.size() < kLinked)
                                   m_linked.push_back(other);
                           }
                           emit linkedChanged();
                       });
}

} // namespace callboard
