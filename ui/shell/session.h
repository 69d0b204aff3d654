// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/backend.h"
#include "ui/common/jobs.h"
#include "ui/common/questions.h"
#include "ui/common/settings.h"
#include "ui/shell/workspaceopener.h"

#include <QTimer>

#include <array>
#include <memory>
#include <optional>

namespace callboard {

class Notifications;
class Registry;

/// The nine pages in the order of the rail and of Ctrl+1 .. Ctrl+9.
enum class PageId { Plan, Batches, Calls, Hours, Numbers, Clock, People, Log, Connections };
inline constexpr int kPageCount = 9;

/// Where to go, and what to show there. A page takes the parts it knows (Page::show) and ignores the rest.
struct Jump
{
    PageId page = PageId::Plan;
    std::optional<ReservationId> reservation;
    std::optional<CandidateId> candidate;
    std::vector<CandidateId> people; ///< for Plan: choose these
    std::optional<BatchId> batch;
    std::optional<PhoneNumberId> number;
    std::optional<Instant> at; ///< for Plan: move the map's cursor here
    QString view;              ///< a page's own word for a view, such as "needs-a-zone" or a typed filter
    /// For Plan: plans to review instead of one of its own (moves after a change of hours); nothing is booked yet.
    std::shared_ptr<const std::vector<Plan>> plans{};
};

/// What every page of one open workspace works with. Owned by the window; lives on the GUI thread; outlives the pages.
/// Changes arrive only for the company in view.
class Session : public QObject
{
    Q_OBJECT

public:
    /// All references must outlive it.
    Session(Backend &backend, Settings &settings, Questions &questions, JobList &jobs, Notifications &notifications,
            Registry &registry, QObject *parent = nullptr);

    Backend &backend() const { return m_backend; }
    Settings &settings() const { return m_settings; }
    Questions &questions() const { return m_questions; }
    JobList &jobs() const { return m_jobs; }
    Notifications &notifications() const { return m_notifications; }
    Registry &registry() const { return m_registry; }

    /// The workspace's clock (accelerated in the demo).
    Instant now() const { return m_backend.now(); }
    /// The operator's own zone: the setting, else the machine's.
    const Zone &ownZone() const { return m_ownZone; }
    void setOwnZone(const Zone &zone);

    const CompanyId &companyId() const { return m_company; }
    /// The company as last heard of; an empty one when the workspace has none.
    Company company() const;
    void setCompany(const CompanyId &company);

    /// The second clock of the header: the candidate or zone under the cursor. nullopt = the company's.
    struct Spotlight
    {
        Zone zone;
        QString caption; ///< "Candidate"
        friend bool operator==(const Spotlight &, const Spotlight &) = default;
    };
    void setSpotlight(PageId page, const std::optional<Spotlight> &spotlight);
    /// Whose spotlight counts; the others are kept for when their page comes back.
    void setShownPage(PageId page);
    const std::optional<Spotlight> &spotlight() const { return m_spotlights[static_cast<size_t>(m_shownPage)]; }

    /// Servers to work against; null when there can be none. Set before pages are made.
    ServerBook *servers() const { return m_servers; }
    void setServers(ServerBook *servers) { m_servers = servers; }
    /// Opens another workspace in place of this one; everything made with this session goes.
    void open(const OpenRequest &request) { Q_EMIT openAsked(request); }

    /// Shows a page and something on it.
    void go(const Jump &jump) { Q_EMIT jumpRequested(jump); }
    /// Left end of the status bar while no job runs: "Plan computed in 84 ms".
    void say(const QString &message) { Q_EMIT messageChanged(message); }

    /// Empty = this may be done; else why not (read-only, key without scope), for disabled controls.
    QString whyNotSchedule() const;
    QString whyNotManage() const;

Q_SIGNALS:
    void companyChanged();
    /// Only of the company in view, or everything.
    void changed(const callboard::Changes &changes);
    void workspaceChanged();
    void connectionChanged();
    void openAsked(const callboard::OpenRequest &request);
    void ownZoneChanged();
    void spotlightChanged();
    /// Once a second of real time.
    void tick();
    void jumpRequested(const callboard::Jump &jump);
    void messageChanged(const QString &message);

private:
    Backend &m_backend;
    Settings &m_settings;
    Questions &m_questions;
    JobList &m_jobs;
    Notifications &m_notifications;
    Registry &m_registry;
    ServerBook *m_servers = nullptr;
    Zone m_ownZone;
    CompanyId m_company;
    std::array<std::optional<Spotlight>, kPageCount> m_spotlights;
    PageId m_shownPage = PageId::Plan;
    QTimer m_timer;
};

} // namespace callboard

Q_DECLARE_METATYPE(callboard::Jump)
