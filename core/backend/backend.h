// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/clockbackend.h"
#include "core/backend/hoursbackend.h"
#include "core/backend/keysbackend.h"
#include "core/backend/lateanswer.h"
#include "core/backend/logbackend.h"
#include "core/backend/numbersbackend.h"
#include "core/backend/peoplebackend.h"
#include "core/backend/plansbackend.h"
#include "core/backend/reservationsbackend.h"

#include <QObject>

namespace callboard {

/// What this backend and key can do. What is false is disabled in the console with the reason.
struct Capabilities
{
    Scopes scopes = Scopes::all();
    bool isAdminSession = true;    ///< may force (D-FORCE)
    bool lists = true;             ///< lists of reservations, candidates, batches (C160, C161)
    bool push = true;              ///< changes arrive by themselves (C162)
    bool administerNumbers = true; ///< add, remove, re-cap (C050)
    bool editPeople = true;
    bool callNow = true;
    bool holdDialling = true;
    bool breakerControl = true;
    bool exportSetup = true;
    bool writable = true; ///< false: the workspace is open for reading only, `readOnlyReason` says why
    QString readOnlyReason;
    int batchLimit = 0; ///< most candidates in one request; 0 = any size (C111)
    bool pauseBatches = true;
    bool administerKeys = true; ///< list, create, revoke
    bool estimates = false;     ///< plans are made here from what the server tells, and may not hold (plain server)
};

/// How the workspace is reached, and how fresh what is shown can be (N16, RELIABILITY P9).
struct Connection
{
    enum class State { Embedded, Connecting, Online, Offline };
    State state = State::Embedded;
    QString where;                           ///< "https://host:8420" of a server
    bool isPlain = false;                    ///< it has the reference's routes only
    bool isSecret = false;                   ///< over TLS
    QString keyName;                         ///< of the key in use
    std::optional<Error> trouble;            ///< why it is not online
    std::optional<milliseconds> answeredAgo; ///< since its last answer
    std::optional<milliseconds> retryIn;     ///< until it is tried again by itself
    milliseconds clockSkew{0};               ///< the server's clock - this machine's; 0 for a simulated clock
    int waiting = 0;                         ///< commands sent and not confirmed, or not sent yet
    std::optional<int> budgetLeft;           ///< requests left of the current minute (C008)
    int budget = 0;
};

/// What the header and the status bar show.
struct WorkspaceInfo
{
    QString name;             ///< file name without folder, or the server's host
    QString path;             ///< empty for a server
    bool isDemo = false;      ///< permanent badge "DEMO: no real calls"
    bool isTemporary = false; ///< the demo until "Keep this workspace"
    QString carrier;          ///< "simulated"
    double clockRate = 1.0;
    QString tzVersion;
    QString phoneDataVersion;
    std::optional<Instant> savedAt; ///< last durable change
    std::vector<Company> companies; ///< by name
};

/// What changed with one commit of the engine. Ids only where a view can update in place; `everything` asks for a new
/// question (after a resync).
struct Changes
{
    CompanyId company;
    std::vector<ReservationId> reservations;
    std::vector<CandidateId> candidates;
    std::vector<BatchId> batches;
    bool numbers = false; ///< numbers, pools or caps
    bool hours = false;
    bool positions = false;
    bool clock = false;    ///< health, breaker, hold, telephony
    bool capacity = false; ///< availability is not what it was
    bool log = false;
    bool everything = false;
};

/// A connection to one workspace: the embedded engine or a server. Requests are asynchronous: values in, a future of
/// a Result out (use whenDone); signals report facts. Lives on the GUI thread; nothing here blocks it.
class Backend : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual Capabilities capabilities() const = 0;
    virtual WorkspaceInfo workspace() const = 0;
    /// The workspace's clock now; cheap, any time (accelerated in the demo, the server's for a server).
    virtual Instant now() const = 0;
    virtual Connection connection() const { return {}; }

    virtual ReservationsBackend &reservations() = 0;
    virtual PlansBackend &plans() = 0;
    virtual HoursBackend &hours() = 0;
    virtual NumbersBackend &numbers() = 0;
    virtual ClockBackend &clock() = 0;
    virtual PeopleBackend &people() = 0;
    virtual LogBackend &log() = 0;
    virtual KeysBackend &keys() = 0;

    /// The set-up file of WORKSPACE.md, canonical.
    virtual QFuture<Result<QByteArray>> exportSetup() = 0;
    /// Copies a temporary workspace to a place that stays.
    virtual QFuture<Result<Done>> keepAs(const QString &path) = 0;

signals:
    /// After each durable change, and once per second at most while a clock runs fast.
    void changed(const callboard::Changes &changes);
    /// The workspace's own facts (saved at, read-only, companies) changed.
    void workspaceChanged();
    /// connection() or capabilities() say something else.
    void connectionChanged();
    /// A command that was "sent, not confirmed", now or before this program was started, has its answer.
    void answeredLate(const callboard::LateAnswer &answer);
};

} // namespace callboard

Q_DECLARE_METATYPE(callboard::Changes)
Q_DECLARE_METATYPE(callboard::LateAnswer)
