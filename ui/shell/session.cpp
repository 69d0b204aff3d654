// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/session.h"

#include <QTimeZone>

#include <algorithm>

namespace callboard {

namespace {

Zone zoneOfMachine()
{
    const auto zone = Zone::parse(QString::fromLatin1(QTimeZone::systemTimeZoneId()));
    return zone ? *zone : Zone::utc();
}

Zone ownZoneFrom(const Settings &settings)
{
    const auto chosen = Zone::parse(settings.get(keys::operatorZone));
    return chosen ? *chosen : zoneOfMachine();
}

} // namespace

Session::Session(Backend &backend, Settings &settings, Questions &questions, JobList &jobs,
                 Notifications &notifications, Registry &registry, QObject *parent)
    : QObject(parent), m_backend(backend), m_settings(settings), m_questions(questions), m_jobs(jobs),
      m_notifications(notifications), m_registry(registry), m_ownZone(ownZoneFrom(settings))
{
    const WorkspaceInfo info = m_backend.workspace();
    const CompanyId last(m_settings.get(keys::company));
    const bool known = std::any_of(info.companies.begin(), info.companies.end(),
                                   [&](const Company &company) { return company.id == last; });
    if (known)
        m_company = last;
    else if (!info.companies.empty())
        m_company = info.companies.front().id;

    connect(&m_backend, &Backend::changed, this, [this](const Changes &changes) {
        if (changes.everything || changes.company == m_company)
            Q_EMIT changed(changes);
    });
    connect(&m_backend, &Backend::connectionChanged, this, &Session::connectionChanged);
    connect(&m_backend, &Backend::workspaceChanged, this, [this] {
        const auto companies = m_backend.workspace().companies;
        if (m_company.isEmpty() && !companies.empty())
            setCompany(companies.front().id);
        Q_EMIT workspaceChanged();
    });
    m_timer.setInterval(1000);
    connect(&m_timer, &QTimer::timeout, this, &Session::tick);
    m_timer.start();
}

void Session::setOwnZone(const Zone &zone)
{
    if (zone == m_ownZone)
        return;
    m_ownZone = zone;
    m_settings.set(keys::operatorZone, zone.name());
    Q_EMIT ownZoneChanged();
}

Company Session::company() const
{
    for (const Company &company : m_backend.workspace().companies) {
        if (company.id == m_company)
            return company;
    }
    return {};
}

void Session::setCompany(const CompanyId &company)
{
    if (company == m_company)
        return;
    m_company = company;
    m_settings.set(keys::company, company.text());
    m_spotlights.fill(std::nullopt);
    Q_EMIT spotlightChanged();
    Q_EMIT companyChanged();
}

void Session::setSpotlight(PageId page, const std::optional<Spotlight> &spotlight)
{
    std::optional<Spotlight> &kept = m_spotlights[static_cast<size_t>(page)];
    if (spotlight == kept)
        return;
    kept = spotlight;
    if (page == m_shownPage)
        Q_EMIT spotlightChanged();
}

void Session::setShownPage(PageId page)
{
    const std::optional<Spotlight> before = spotlight();
    m_shownPage = page;
    if (spotlight() != before)
        Q_EMIT spotlightChanged();
}

QString Session::whyNotSchedule() const
{
    const Capabilities may = m_backend.capabilities();
    if (!may.writable)
        return may.readOnlyReason.isEmpty() ? tr("The workspace is open for reading only.") : may.readOnlyReason;
    if (!may.scopes.schedule)
        return tr("This key may not book or cancel calls.");
    if (!company().telephonyEnabled)
        return tr("Telephony is off for this company.");
    return {};
}

QString Session::whyNotManage() const
{
    const Capabilities may = m_backend.capabilities();
    if (!may.writable)
        return may.readOnlyReason.isEmpty() ? tr("The workspace is open for reading only.") : may.readOnlyReason;
    if (!may.scopes.manage)
        return tr("This key may not manage hours and numbers.");
    return {};
}

} // namespace callboard
