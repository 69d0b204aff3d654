// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/batches/batchescontroller.h"

#include "ui/common/statesign.h"
#include "ui/common/timetext.h"
#include "ui/shell/notifications.h"

#include <algorithm>

namespace callboard {

namespace {

constexpr int kSoonMs = 300;
constexpr int kNamedRows = 2;

} // namespace

BatchesController::BatchesController(Session &session, QObject *parent)
    : QObject(parent), m_session(session), m_names(session), m_commit(session.backend())
{
    m_calls.setZone(session.ownZone());
    m_calls.setNow(session.now());
    m_calls.setFreshness(freshnessOf(session.backend()));
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoonMs);
    connect(&m_soon, &QTimer::timeout, this, &BatchesController::load);
    connect(&session, &Session::changed, this, [this](const Changes &changes) {
        const bool mine = changes.everything || !changes.batches.empty() || !changes.reservations.empty();
        if ((m_loaded || m_loadError) && mine && !m_soon.isActive())
            m_soon.start();
    });
    connect(&session, &Session::companyChanged, this, [this] {
        m_current.reset();
        discardDraft();
        if (m_loaded || m_loadError)
            load();
    });
    connect(&session, &Session::ownZoneChanged, this, [this] {
        m_calls.setZone(m_session.ownZone());
        emit changed();
    });
    connect(&session, &Session::tick, this, [this] { m_calls.setNow(m_session.now()); });
    connect(&m_names, &NameBook::learned, this, &BatchesController::changed);
    connect(&m_commit, &PlanCommit::booked, this, [this](const CommitGroups &groups) {
        const auto booked = static_cast<int>(groups.scheduled.size());
        m_session.notifications().ok(tr("Booked %n call(s)", nullptr, booked));
        const BatchSummary *paused = m_isResuming ? current() : nullptr;
        if (paused)
            pauseNow(*paused, false, {}); // what was overdue has its new minute
        discardDraft();
        open(groups.batch);
        load();
    });
    connect(&m_commit, &PlanCommit::refused, this, [this](const Error &error) {
        m_session.notifications().refused(error, m_session.ownZone());
        emit draftChanged();
    });
}

void BatchesController::load()
{
    m_latestBatches.ask(m_session.backend().reservations().batches(m_session.companyId()), this,
                        [this](const Result<std::vector<BatchSummary>> &batches) {
                            if (!batches) {
                                m_loadError = batches.error();
                                emit changed();
                                return;
                            }
                            m_loadError.reset();
                            m_loaded = true;
                            m_batches = *batches;
                            std::stable_sort(
                                m_batches.begin(), m_batches.end(),
                                [](const BatchSummary &a, const BatchSummary &b) { return a.createdAt > b.createdAt; });
                            if (!current() && !m_batches.empty())
                                m_current = m_batches.front().id;
                            askCalls();
                            emit changed();
                        });
}

const BatchSummary *BatchesController::current() const
{
    const auto found = std::find_if(m_batches.begin(), m_batches.end(),
                                    [this](const BatchSummary &batch) { return m_current == batch.id; });
    return found == m_batches.end() ? nullptr : &*found;
}

void BatchesController::open(const BatchId &id)
{
    if (m_current == id)
        return;
    m_current = id;
    discardDraft();
    askCalls();
    emit changed();
}

void BatchesController::askCalls()
{
    if (!m_current)
        return;
    ReservationQuery query;
    query.company = m_session.companyId();
    query.batch = m_current;
    m_latestCalls.ask(m_session.backend().reservations().list(query), this, [this](const auto &rows) {
        if (!rows)
            return;
        std::vector<ReservationId> ids;
        const bool sameBatch =
            m_calls.total() > 0 && !rows->empty() && m_calls.find(rows->front().reservation.id) != nullptr;
        for (const ReservationRow &row : *rows) {
            m_names.learn(row);
            ids.push_back(row.reservation.id);
        }
        m_calls.setNow(m_session.now());
        if (sameBatch) // rows change in place; the chosen one and the scroll position stay
            m_calls.update(ids, *rows);
        else
            m_calls.setRows(*rows);
        emit callsChanged();
    });
}

int BatchesController::cancellable() const
{
    const BatchSummary *batch = current();
    return batch ? batch->firm() + batch->byState[static_cast<size_t>(ReservationState::Dispatching)] : 0;
}

QString BatchesController::whyNotCancel() const
{
    if (!current())
        return tr("No batch is open.");
    if (QString reason = m_session.whyNotSchedule(); !reason.isEmpty())
        return reason;
    return cancellable() > 0 ? QString() : tr("No call of this batch is firm or being dialled.");
}

void BatchesController::cancel(QWidget *parent)
{
    const BatchSummary *batch = current();
    if (!batch || !whyNotCancel().isEmpty())
        return;
    const int count = cancellable();
    const int onTheLine = batch->live() - batch->byState[static_cast<size_t>(ReservationState::Dispatching)];
    std::vector<CallRowPtr> rows = m_calls.all();
    std::erase_if(rows, [](const CallRowPtr &row) {
        const ReservationState state = row->reservation.state;
        return state != ReservationState::Firm && state != ReservationState::Dispatching;
    });
    std::sort(rows.begin(), rows.end(), CallOrder{CallColumn::Planned, Qt::AscendingOrder, m_session.now(), {}});
    QStringList first;
    for (size_t i = 0; i < rows.size() && i < kNamedRows; ++i) {
        //: A person and the time of their call: "Caleb Brooks 16:45"
        first << tr("%1 %2", "person and time")
                     .arg(rows[i]->candidateName, TimeText::shortMoment(rows[i]->reservation.times.plannedAttemptAt,
                                                                        m_session.ownZone(), m_session.now()));
    }
    Question question;
    question.title =
        onTheLine > 0 ? tr("Cancel a batch that is dialling?") : tr("Cancel “%1”?").arg(BatchWords::title(*batch));
    const QString named = first.join(tr(", ", "between people"));
    const int more = count - static_cast<int>(first.size());
    const QString who = more > 0 ? tr("%n call(s) are cancelled: %1 and %2 more.", nullptr, count).arg(named).arg(more)
                                 : tr("%n call(s) are cancelled: %1.", nullptr, count).arg(named);
    question.sentence =
        onTheLine > 0 ? tr("%n call(s) on the line go on.", nullptr, onTheLine) + QLatin1Char(' ') + who : who;
    question.consequence = tr("This cannot be undone.");
    question.safe = tr("Keep batch");
    question.act = tr("Cancel %n call(s)", nullptr, count);
    if (m_session.questions().ask(parent, question).act)
        cancelNow(*batch);
}

void BatchesController::cancelNow(const BatchSummary &batch)
{
    whenDone(m_session.backend().reservations().cancelBatch(m_session.companyId(), batch.id, m_cancelKey.text()), this,
             [this](const Result<BatchCancelled> &result) {
                 m_cancelKey.heed(result ? std::nullopt : std::optional(result.error().code));
                 if (result)
                     tellCancelled(*result);
                 else
                     m_session.notifications().refused(result.error(), m_session.ownZone());
                 load();
             });
}

QString BatchesController::skippedWords(const QString &reason)
{
    // C140: "state=<state>_not_cancellable"; a reason of another form is shown as it is.
    static const QString head = QStringLiteral("state=");
    static const QString tail = QStringLiteral("_not_cancellable");
    if (!reason.startsWith(head) || !reason.endsWith(tail))
        return reason;
    const auto state = reservationStateFromWireName(reason.mid(head.size(), reason.size() - head.size() - tail.size()));
    return state ? stateWord(*state) : reason;
}

void BatchesController::tellCancelled(const BatchCancelled &result)
{
    const auto cancelled = static_cast<int>(result.cancelled.size());
    const auto skipped = static_cast<int>(result.skipped.size());
    QString sentence;
    if (skipped > 0) {
        QStringList words;
        for (const BatchCancelled::Skipped &one : result.skipped) {
            if (const QString word = skippedWords(one.reason).toLower(); !words.contains(word))
                words << word;
        }
        //: %1 lists states, such as "active, completed"
        sentence = tr("%n call(s) stay as they are: %1.", nullptr, skipped).arg(words.join(tr(", ", "between states")));
    }
    m_session.notifications().ok(tr("%n call(s) cancelled", nullptr, cancelled), sentence);
}

void BatchesController::rename(QWidget *parent)
{
    const BatchSummary *batch = current();
    if (!batch)
        return;
    Question question;
    question.title = tr("Rename “%1”").arg(BatchWords::title(*batch));
    question.safe = tr("Keep the name");
    question.act = tr("Rename batch");
    question.destructive = false;
    question.textLabel = tr("New name");
    question.text = BatchWords::title(*batch);
    const Answer answer = m_session.questions().ask(parent, question);
    const QString name = answer.text.trimmed();
    if (!answer.act || name.isEmpty() || name == batch->name)
        return;
    whenDone(m_session.backend().reservations().renameBatch(m_session.companyId(), batch->id, name), this,
             [this](const Result<Done> &done) {
                 if (!done)
                     m_session.notifications().refused(done.error(), m_session.ownZone());
                 load();
             });
}

QString BatchesController::whyNotPause() const
{
    const BatchSummary *batch = current();
    if (!batch)
        return tr("No batch is open.");
    if (!m_session.backend().capabilities().pauseBatches)
        return tr("This server cannot pause a batch.");
    if (QString reason = m_session.whyNotSchedule(); !reason.isEmpty())
        return reason;
    return batch->isPaused || batch->firm() + batch->live() > 0 ? QString()
                                                                : tr("No call of this batch is left to dial.");
}

void BatchesController::pauseOrResume(QWidget *parent)
{
    const BatchSummary *batch = current();
    if (!batch || !whyNotPause().isEmpty())
        return;
    if (batch->isPaused) {
        const std::vector<ReservationId> late = overdue();
        return late.empty() ? pauseNow(*batch, false, {}) : planOverdue(late);
    }
    Question question;
    question.title = tr("Pause “%1”?").arg(BatchWords::title(*batch));
    question.sentence = tr("%n call(s) are not dialled until it goes on.", nullptr, batch->firm());
    if (batch->live() > 0)
        question.sentence += QLatin1Char(' ') + tr("%n call(s) on the line go on.", nullptr, batch->live());
    question.consequence = tr("Calls whose time passes meanwhile expire.");
    question.safe = tr("Keep dialling");
    question.act = tr("Pause batch");
    question.destructive = false;
    question.textLabel = tr("Reason");
    const Answer answer = m_session.questions().ask(parent, question);
    if (answer.act)
        pauseNow(*batch, true, answer.text.trimmed());
}

std::vector<ReservationId> BatchesController::overdue() const
{
    std::vector<ReservationId> late;
    const BatchSummary *batch = current();
    if (!batch || !batch->isPaused)
        return late;
    for (const CallRowPtr &row : m_calls.all()) {
        const Reservation &r = row->reservation;
        if (r.batch == batch->id && r.state == ReservationState::Firm && !r.missed &&
            r.times.plannedAttemptAt < m_session.now())
            late.push_back(r.id);
    }
    return late;
}

void BatchesController::planOverdue(const std::vector<ReservationId> &calls)
{
    m_planning = true;
    m_isResuming = true;
    m_draft.reset();
    emit draftChanged();
    const QString name =
        tr("%1, resumed", "the calls of a batch that got new times").arg(BatchWords::title(*current()));
    m_latestMoves.ask(m_session.backend().hours().planMoves(m_session.companyId(), calls), this,
                      [this, name](const Result<std::vector<Plan>> &plans) {
                          m_planning = false;
                          if (!plans) {
                              m_isResuming = false;
                              m_session.notifications().refused(plans.error(), m_session.ownZone());
                          } else if (plans->empty()) {
                              return resumeAsItIs();
                          } else { // one: the calls of a batch have their position and their retry in common
                              Plan plan = plans->front();
                              plan.request.name = name;
                              m_draft = std::make_shared<const Plan>(std::move(plan));
                          }
                          emit draftChanged();
                      });
}

void BatchesController::resumeAsItIs()
{
    const BatchSummary *batch = current();
    discardDraft();
    if (batch && batch->isPaused && whyNotPause().isEmpty())
        pauseNow(*batch, false, {});
}

void BatchesController::pauseNow(const BatchSummary &batch, bool pause, const QString &reason)
{
    const QString title = BatchWords::title(batch);
    whenDone(m_session.backend().reservations().pauseBatch(m_session.companyId(), batch.id, pause, reason), this,
             [this, title, pause](const Result<Done> &done) {
                 if (!done)
                     m_session.notifications().refused(done.error(), m_session.ownZone());
                 else
                     m_session.notifications().ok(pause ? tr("Paused “%1”").arg(title) : tr("“%1” goes on").arg(title));
                 load();
             });
}

BatchRequest BatchesController::restRequest(const BatchSummary &batch) const
{
    BatchRequest request;
    request.company = m_session.companyId();
    request.candidates = BatchWords::peopleOf(BatchWords::leftOf(batch, true));
    request.position = batch.position;
    //: The name of a batch made of those left over by another
    request.name = tr("%1, the rest").arg(BatchWords::title(batch));
    request.window = Preset::Within24Hours;
    std::optional<InstantRange> window;
    milliseconds longest{0};
    for (const CallRowPtr &row : m_calls.all()) {
        const Reservation &r = row->reservation;
        if (!window)
            window = InstantRange{r.times.windowStart, r.times.targetEnd};
        window->start = std::min(window->start, r.times.windowStart);
        window->end = std::max(window->end, r.times.targetEnd);
        longest = std::max(longest, r.times.estimate);
        request.retry = r.retry;
        request.invitationExpirationDays = r.invitationExpirationDays;
    }
    if (window && window->end - longest > m_session.now())
        request.window = InstantRange{std::max(window->start, m_session.now()), window->end};
    return request;
}

QString BatchesController::whyNotPlanRest() const
{
    const BatchSummary *batch = current();
    if (!batch)
        return tr("No batch is open.");
    if (QString reason = m_session.whyNotSchedule(); !reason.isEmpty())
        return reason;
    return BatchWords::leftOf(*batch, true).empty() ? tr("Nobody is left who could be planned again.") : QString();
}

void BatchesController::planRest()
{
    const BatchSummary *batch = current();
    if (!batch || !whyNotPlanRest().isEmpty())
        return;
    m_planning = true;
    m_isResuming = false;
    m_draft.reset();
    emit draftChanged();
    m_latestPlan.ask(m_session.backend().plans().plan(restRequest(*batch)), this, [this](const Result<Plan> &plan) {
        m_planning = false;
        if (plan)
            m_draft = std::make_shared<const Plan>(*plan);
        else
            m_session.notifications().refused(plan.error(), m_session.ownZone());
        emit draftChanged();
    });
}

void BatchesController::discardDraft()
{
    m_latestPlan.forget();
    m_latestMoves.forget();
    m_planning = false;
    m_isResuming = false;
    m_draft.reset();
    emit draftChanged();
}

void BatchesController::bookDraft()
{
    if (!m_draft || m_draft->placed() == 0 || m_commit.isBooking())
        return;
    m_commit.book(m_draft);
    emit draftChanged();
}

int BatchesController::untouched() const
{
    const BatchSummary *batch = current();
    if (!batch)
        return 0;
    return m_isResuming ? batch->firm() - static_cast<int>(overdue().size()) : batch->firm();
}

} // namespace callboard
