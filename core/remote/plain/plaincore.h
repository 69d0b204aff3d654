// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/freshness.h"
#include "core/base/timesource.h"
#include "core/http/backoff.h"
#include "core/http/httpclient.h"
#include "core/remote/plain/plaincommits.h"
#include "core/remote/plain/plainjournal.h"
#include "core/remote/plain/plainlink.h"
#include "core/remote/plain/plainworld.h"

#include <QElapsedTimer>
#include <QThreadPool>

#include <mutex>
#include <set>

namespace callboard {

struct PlainOptions
{
    QString baseUrl;
    Secret key;
    QString keyName;
    QString caFile;
    QString journalFolder;
    QString journalName;                          ///< file name without ending; empty = made of URL and key
    CompanyId company{QStringLiteral("company")}; ///< what its things are filed under here; the key decides there
    QString companyName;
    std::shared_ptr<const TimeSource> time;
    int requestsPerMinute = 60;   ///< C008; 0 = unlimited
    milliseconds within{30'000};  ///< how long one answer is waited for
    milliseconds firstPause{500}; ///< before a server or an unknown command is asked again; then longer (P9)
};

template <typename T> using PlainReply = std::function<void(Result<T>)>;
using PlainProgress = std::function<void(int done, int all)>;
using PlainThen = std::function<void(const std::optional<Error> &)>;

/// Calls one after the other what both wait for; the first may be empty.
template <typename... A> std::function<void(A...)> both(std::function<void(A...)> first, std::function<void(A...)> then)
{
    if (!first)
        return then;
    return [first = std::move(first), then = std::move(then)](A... arguments) {
        first(arguments...);
        then(arguments...);
    };
}

/// One command on its way: saved before it is sent, gone when its fate is known.
struct PlainIntent
{
    enum class What { Book, Batch, Cancel, CancelBatch, Revoke };
    QString id;
    What what = What::Book;
    PlainRequest request;
    QVariantMap context; ///< what the answer does not repeat
    Instant madeAt;
    bool isUnknown = false; ///< sent, and not answered for certain

    /// Of a plan in parts (C111): which plan and which part, from 0; empty for every other command.
    QString plan() const { return context.value(QStringLiteral("plan")).toString(); }
    int part() const { return context.value(QStringLiteral("part")).toInt(); }
};

/// Everything a plain server's console knows, on a thread of its own with an event loop. Functions are called on that
/// thread; what is marked "any thread" is shared behind a mutex.
///
/// Invariants: no command leaves before its intent is in the journal, and no part of a plan before all of them are; an
/// intent is forgotten only after an answer that decides it, or when its key is too old to ask again (D-IDEM); what the
/// journal did not take is not believed.
class PlainCore final : public QObject
{
    Q_OBJECT
public:
    PlainCore(PlainOptions options, std::unique_ptr<HttpClient> client);
    ~PlainCore() override;

    /// Reads the journal, then begins to ask. Errors: those of the journal.
    Result<void> open(const QString &path);

    // any thread
    Capabilities capabilities() const;
    WorkspaceInfo workspace() const;
    Connection connection() const;
    Instant now() const;
    Freshness::Ages ages() const;
    Freshness::ToldCalls toldCalls() const;
    Freshness::CommitCost costOfCommit(int people) const;
    int untold() const;
    milliseconds untilTold() const;
    const CompanyId &company() const { return m_options.company; }

    /// The world with its clock at now; lines counted.
    const PlainWorld &world();
    /// In a worker, on a copy.
    template <typename T> void work(std::function<Result<T>(const PlainWorld &)> fn, PlainReply<T> reply)
    {
        m_pool.start([copy = world(), fn = std::move(fn), reply = std::move(reply)] { reply(fn(copy)); });
    }
    /// Hours and numbers not older than `age`, as well as the server lets us; the error when it never told them.
    void withBasics(milliseconds age, const PlainThen &then);
    /// Also the load of these numbers (empty = all) over the range.
    void withCover(const std::vector<PhoneNumberId> &numbers, InstantRange range, const PlainThen &then);
    void ask(RequestPriority priority, PlainRequest request, PlainLink::Reply reply);

    void loadHours(const PlainReply<HoursPolicy> &reply);
    void loadNumbers(const PlainReply<Done> &reply);
    void saveHours(const HoursEdit &edit, const PlainReply<HoursSaved> &reply);
    void saveExtras(const HoursExtras &extras, const PlainReply<HoursExtrasSaved> &reply);
    void previewHours(const CallingHours &hours, const std::optional<Weekdays> &days,
                      const PlainReply<std::vector<Conflict>> &reply);
    void patchNumber(const PhoneNumberId &id, const NumberPatch &patch, const PlainReply<PhoneNumber> &reply);
    void loadClock(bool isLooked, const PlainReply<ClockStatus> &reply);
    void loadCall(const ReservationId &id, RequestPriority priority, const PlainReply<Reservation> &reply);

    void book(const CallRequest &request, const QString &key, const PlainReply<Reservation> &reply);
    /// `progress(people answered, all)` after each part of 200.
    void commit(const Plan &plan, const QString &key, const PlainReply<CommitOutcome> &reply,
                const PlainProgress &progress);
    void cancel(const ReservationId &id, const QString &key, const PlainReply<Done> &reply);
    void cancelBatch(const BatchId &id, const QString &key, const PlainReply<BatchCancelled> &reply);
    void revoke(const CandidateId &candidate, const PositionId &position, const PlainReply<Revoked> &reply);

    Result<Candidate> savePerson(const Candidate &candidate);
    Result<Done> removePerson(const CandidateId &id);
    Result<Position> savePosition(const Position &position);
    Result<ImportOutcome> importPeople(const std::vector<Candidate> &people, int rows, const QString &source);
    Result<Done> renameBatch(const BatchId &id, const QString &name);

    std::vector<BatchSummary> batches();
    const std::vector<LogEntry> &log() const { return m_log; }

signals:
    void changed(const callboard::Changes &changes);
    void connectionChanged();
    void workspaceChanged();
    /// A command whose answer nobody waits for any more has one.
    void answeredLate(const callboard::LateAnswer &answer);

private:
    struct Batch
    {
        BatchSummary summary;
        std::vector<BatchId> parts; ///< the server's ids, one per 200
    };
    struct Seen
    {
        QVariantMap record; ///< what the journal holds: context, answer, seen
        milliseconds askedAt{-1};
    };
    /// When each picture was told, on the monotonic clock; negative = never.
    struct Told
    {
        milliseconds hours{-1};
        milliseconds numbers{-1};
        milliseconds lines{-1};
        milliseconds clock{-1};
        milliseconds calls{-1};
        int untold = 0;
        RequestBudget budget{0};
    };

    milliseconds monotonic() const;
    QString newId(const char *prefix);
    // plaincore.cpp: the connection
    void heard(const std::optional<Error> &trouble);
    void tellConnection();
    void probe();
    void poll();
    void pollCalls();
    void tellFreshness();
    bool load();
    bool loadIntents(const std::map<QString, QVariantMap> &stored);
    void noteScope(const Error &error, bool Scopes::*scope);
    // plainreads.cpp: what answers say
    /// A refusal for want of `scope` is noted. Errors: the answer's, ServerAnswerUnusable.
    Result<HoursPolicy> hoursIn(const Result<PlainAnswer> &answer, bool Scopes::*scope);
    /// Believes them: into the journal with `changes`, into the workspace, and told with `told`.
    void takeHours(const HoursPolicy &policy, const QVariantMap &data, std::vector<PlainJournal::Change> changes,
                   Changes told);
    void loadCover(const PhoneNumberId &id, InstantRange range, const PlainThen &then);
    // plaincalls.cpp: the journal's calls and batches
    Reservation callOf(const QVariantMap &record) const;
    void keepCall(const ReservationId &id, const QVariantMap &record, std::vector<PlainJournal::Change> &changes);
    static bool isUntold(const QVariantMap &record);
    void noteTold(const ReservationId &id);
    void hearCall(const ReservationId &id, const QVariantMap &data);
    void addBatch(const QVariantMap &map);
    void append(std::vector<PlainJournal::Change> &changes, LogEntry entry);
    bool write(const std::vector<PlainJournal::Change> &changes);
    void tell(Changes changes);
    // plainoutbox.cpp: what is on its way
    bool keep(std::vector<PlainIntent> &intents);
    bool isKeyTooOld(const PlainIntent &intent) const;
    void leaveUnknown(const PlainIntent &intent, std::vector<PlainJournal::Change> &changes);
    void giveUpOn(const PlainIntent &intent);
    void send(PlainIntent intent, PlainLink::Reply reply);
    void forward(const QString &id);
    void forwardAll();
    void settle(const QString &id, const Result<PlainAnswer> &answer);
    void settleOpen(PlainIntent &intent, const Error &error);
    bool isAwaited(const PlainIntent &intent) const;
    void askAgain(const QString &id);
    void askAgainNow();
    void drop(const QString &id, std::vector<PlainJournal::Change> &changes);
    const PlainIntent *nextPart(const QString &plan) const;
    void goOn(const PlainIntent &decided, const Result<PlainAnswer> &answer);
    void tellLate(const PlainIntent &intent, const std::optional<Error> &refusal);
    void refusedUnawaited(const PlainIntent &intent, const Error &error, std::vector<PlainJournal::Change> &changes);
    void leaveOver(const PlainIntent &part, ErrorCode code, std::vector<PlainJournal::Change> &changes);
    // plaincommands.cpp: what commands ask and what their answers mean
    void apply(const PlainIntent &intent, const PlainAnswer &answer, std::vector<PlainJournal::Change> &changes);
    void applyBook(const PlainIntent &intent, const PlainAnswer &answer, std::vector<PlainJournal::Change> &changes);
    void applyBatch(const PlainIntent &intent, const PlainAnswer &answer, std::vector<PlainJournal::Change> &changes);
    void applyCancelled(const PlainIntent &intent, const PlainAnswer &answer,
                        std::vector<PlainJournal::Change> &changes);
    void setState(const ReservationId &id, ReservationState state, std::vector<PlainJournal::Change> &changes);
    void sendBooking(CallRequest request, const QString &key, const PlainReply<Reservation> &reply);
    static QVariantMap intentTo(const PlainIntent &intent);
    static PlainIntent intentFrom(const QString &id, const QVariantMap &map);

    const PlainOptions m_options;
    std::unique_ptr<HttpClient> m_client;
    std::unique_ptr<PlainLink> m_link;
    std::unique_ptr<PlainJournal> m_journal;
    std::unique_ptr<Random> m_random = systemRandom();
    Backoff m_backoff{systemRandom(), m_options.firstPause};
    Backoff m_askAgainBackoff{systemRandom(), m_options.firstPause};
    QThreadPool m_pool;
    QElapsedTimer m_clock;
    QTimer m_pollTimer;
    QTimer m_probeTimer;

    PlainWorld m_world;
    bool m_linesCounted = false;
    milliseconds m_hoursAt{-1};   // told
    milliseconds m_numbersAt{-1}; // told
    milliseconds m_clockToldAt{-1};
    milliseconds m_clockAt{-1}; // asked
    milliseconds m_clockLookedAt{-1};
    std::optional<Instant> m_healthSince;
    ClockStatus m_lastClock;
    QHash<ReservationId, Seen> m_seen;
    std::map<QString, Batch> m_batches;
    std::set<ReservationId> m_untold; // booked in a batch, whose answer has no minutes (C124)
    std::map<QString, PlainIntent> m_intents;
    std::set<QString> m_pausing;                               // intents that wait to be asked again
    std::map<QString, PlainLink::Reply> m_replies;             // by intent: who waits
    std::map<QString, std::shared_ptr<PlainCommit>> m_commits; // by plan
    std::map<QString, Result<PlainAnswer>> m_unheard;          // by key: decided while nobody waited
    std::map<QString, Result<CommitOutcome>> m_unheardCommits; // by key
    std::vector<LogEntry> m_log;
    bool m_connectionTold = false;
    QElapsedTimer m_back; // since the server came back

    mutable std::mutex m_mutex; // guards what follows
    Connection m_connection;
    Capabilities m_capabilities;
    WorkspaceInfo m_workspace;
    milliseconds m_answeredAt{-1};
    milliseconds m_retryAt{-1};
    Told m_told;
    QHash<ReservationId, milliseconds> m_callsToldAt; // monotonic; since the start
};

} // namespace callboard
