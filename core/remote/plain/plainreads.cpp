// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/canonicaljson.h"
#include "core/remote/plain/plaincore.h"
#include "core/remote/plain/plainjson.h"

#include <algorithm>

namespace callboard {
namespace {

constexpr milliseconds kCoverFresh{30'000};
constexpr milliseconds kLongestCover = kDay * 62;    // as far as a map reaches
constexpr milliseconds kLongestQuestion = kDay * 31; // of one request: what every server takes (D-WINDOW)
constexpr int kUnknownPoolCap = 100'000;

PlainRequest get(const std::vector<QString> &path, const std::vector<std::pair<QString, QString>> &query = {})
{
    PlainRequest request;
    request.target = httpTargetOf(path, query);
    return request;
}

/// Answers once, when the last of several is in; with the first error there was.
struct Gather
{
    int out = 1;
    std::optional<Error> error;
    PlainThen then;
    void done(const std::optional<Error> &trouble)
    {
        if (trouble && !error)
            error = trouble;
        if (--out == 0)
            then(error);
    }
};

/// Pieces of five minutes with the lines in use; a piece that was not told of is full.
PlainCover coverOf(const Availability &answer, InstantRange range, milliseconds asOf)
{
    PlainCover cover{range, {}, asOf};
    const int cap = std::min(answer.globalCap, answer.perNumberCap);
    cover.busy.assign(static_cast<size_t>(range.length() / kCoverStep), static_cast<qint16>(std::min(cap, 32'000)));
    for (const Slot &slot : answer.starts) {
        if (range.contains(slot.start))
            cover.busy[static_cast<size_t>((slot.start - range.start) / kCoverStep)] =
                static_cast<qint16>(std::clamp(cap - slot.remaining, 0, 32'000));
    }
    return cover;
}

} // namespace

Result<HoursPolicy> PlainCore::hoursIn(const Result<PlainAnswer> &answer, bool Scopes::*scope)
{
    if (!answer) {
        noteScope(answer.error(), scope);
        return answer.error();
    }
    auto policy = plainjson::policyFrom(answer->data);
    if (policy)
        m_hoursAt = monotonic();
    return policy;
}

void PlainCore::takeHours(const HoursPolicy &policy, const QVariantMap &data, std::vector<PlainJournal::Change> changes,
                          Changes told)
{
    m_world.owner.policy = policy;
    changes.push_back({PlainJournal::Kind::Fact, PlainJournal::kHours, data});
    write(changes);
    {
        const std::lock_guard lock(m_mutex);
        m_workspace.companies = {m_world.owner};
    }
    told.hours = true;
    tell(std::move(told));
    emit workspaceChanged();
}

void PlainCore::loadHours(const PlainReply<HoursPolicy> &reply)
{
    ask(RequestPriority::Looked, get({"v1", "telephony", "calling-hours"}),
        [this, reply](const Result<PlainAnswer> &a) {
            const auto policy = hoursIn(a, &Scopes::read);
            if (policy && m_world.owner.policy != *policy)
                takeHours(*policy, a->data, {}, {});
            reply(policy);
        });
}

void PlainCore::loadNumbers(const PlainReply<Done> &reply)
{
    ask(RequestPriority::Looked, get({"v1", "telephony", "numbers"}), [this, reply](const Result<PlainAnswer> &a) {
        if (!a) {
            noteScope(a.error(), &Scopes::read);
            reply(a.error());
            return;
        }
        std::map<PhoneNumberId, PhoneNumber> numbers;
        for (const QVariant &row : a->data.value(QStringLiteral("numbers")).toList()) {
            auto number = plainjson::numberFrom(row.toMap());
            if (!number) {
                reply(Error{ErrorCode::ServerAnswerUnusable, QStringLiteral("numbers[]"), {}});
                return;
            }
            number->company = company();
            // The pool of a number is told only with its availability; until then it has one of its own.
            const auto known = m_world.numbers.find(number->id);
            number->pool = known == m_world.numbers.end() ? PoolId(number->id.text()) : known->second.pool;
            if (!m_world.pools.contains(number->pool))
                m_world.pools.emplace(number->pool, Pool{number->pool, kUnknownPoolCap});
            numbers.emplace(number->id, std::move(*number));
        }
        m_numbersAt = monotonic();
        if (numbers != m_world.numbers) {
            m_world.numbers = std::move(numbers);
            Changes changes;
            changes.numbers = true;
            tell(changes);
        }
        reply(Done{});
    });
}

void PlainCore::withBasics(milliseconds age, const PlainThen &then)
{
    const auto isOld = [&](milliseconds at) { return at < milliseconds(0) || monotonic() - at > age; };
    auto gather = std::make_shared<Gather>();
    gather->then = [this, then](const std::optional<Error> &error) {
        // An older picture is better than none; its age is told by connection().
        then(m_hoursAt >= milliseconds(0) && m_numbersAt >= milliseconds(0) ? std::nullopt : error);
    };
    if (isOld(m_hoursAt)) {
        ++gather->out;
        loadHours(
            [gather](const Result<HoursPolicy> &r) { gather->done(r ? std::nullopt : std::optional(r.error())); });
    }
    if (isOld(m_numbersAt)) {
        ++gather->out;
        loadNumbers([gather](const Result<Done> &r) { gather->done(r ? std::nullopt : std::optional(r.error())); });
    }
    gather->done(std::nullopt);
}

void PlainCore::withCover(const std::vector<PhoneNumberId> &numbers, InstantRange range, const PlainThen &then)
{
    withBasics(kMinute, [this, numbers, range, then](const std::optional<Error> &error) {
        if (error) {
            then(error);
            return;
        }
        InstantRange wanted{floorTo(range.start, kCoverStep), ceilTo(range.end, kCoverStep)};
        wanted.end = std::min(wanted.end, wanted.start + kLongestCover);
        auto gather = std::make_shared<Gather>();
        gather->then = [this, wanted, then](const std::optional<Error> &trouble) {
            const bool hasAny = std::any_of(m_world.covers.begin(), m_world.covers.end(),
                                            [&](const auto &cover) { return cover.second.range.overlaps(wanted); });
            then(hasAny ? std::nullopt : trouble);
        };
        for (const auto &[id, number] : m_world.numbers) {
            if (!numbers.empty() && std::find(numbers.begin(), numbers.end(), id) == numbers.end())
                continue;
            const auto known = m_world.covers.find(id);
            if (known != m_world.covers.end() && !known->second.isOutdated &&
                monotonic() - known->second.asOf < kCoverFresh && known->second.range.start <= wanted.start &&
                known->second.range.end >= wanted.end)
                continue;
            if (number.outboundCap() == 0 || wanted.isEmpty())
                continue;
            ++gather->out;
            loadCover(id, wanted, [gather](const std::optional<Error> &trouble) { gather->done(trouble); });
        }
        gather->done(std::nullopt);
    });
}

/// In questions of at most 31 days; what stands is as long as the answers follow one another.
void PlainCore::loadCover(const PhoneNumberId &id, InstantRange range, const PlainThen &then)
{
    struct Pieces
    {
        std::vector<std::optional<PlainCover>> covers;
        Gather gather;
    };
    auto pieces = std::make_shared<Pieces>();
    pieces->gather.then = [this, id, pieces = pieces.get(), then](const std::optional<Error> &trouble) {
        PlainCover whole;
        for (const auto &piece : pieces->covers) {
            if (!piece)
                break;
            whole.range = whole.busy.empty() ? piece->range : InstantRange{whole.range.start, piece->range.end};
            whole.busy.insert(whole.busy.end(), piece->busy.begin(), piece->busy.end());
            whole.asOf = piece->asOf;
        }
        if (!whole.busy.empty() && m_world.numbers.contains(id)) {
            m_world.covers[id] = std::move(whole);
            m_linesCounted = false;
        }
        then(trouble);
    };
    for (Instant from = range.start; from < range.end; from += kLongestQuestion) {
        const InstantRange piece{from, std::min(range.end, from + kLongestQuestion)};
        const size_t at = pieces->covers.size();
        pieces->covers.emplace_back();
        ++pieces->gather.out;
        ask(RequestPriority::Looked,
            get({"v1", "telephony", "availability"}, {{"start", QString::number(toEpochMs(piece.start))},
                                                      {"end", QString::number(toEpochMs(piece.end))},
                                                      {"durationMs", QString::number(kCoverStep.count())},
                                                      {"phoneNumberId", id.text()}}),
            [this, pieces, at, id, piece, askedAt = monotonic()](const Result<PlainAnswer> &a) {
                const auto answer =
                    a ? plainjson::availabilityFrom(a->data, kCoverStep) : Result<Availability>(a.error());
                const auto found = m_world.numbers.find(id);
                if (answer && found != m_world.numbers.end()) {
                    found->second.maxOutboundConcurrent = answer->perNumberCap;
                    if (!answer->pool.isEmpty()) {
                        found->second.pool = answer->pool;
                        m_world.pools[answer->pool] = {answer->pool, answer->globalCap};
                    }
                    pieces->covers[at] = coverOf(*answer, piece, askedAt);
                }
                pieces->gather.done(answer ? std::nullopt : std::optional(answer.error()));
            });
    }
    pieces->gather.done(std::nullopt);
}

void PlainCore::loadClock(bool isLooked, const PlainReply<ClockStatus> &reply)
{
    if (isLooked)
        m_clockLookedAt = monotonic();
    m_clockAt = monotonic();
    ask(isLooked ? RequestPriority::Looked : RequestPriority::Polling, get({"v1", "telephony", "clock"}),
        [this, reply](const Result<PlainAnswer> &a) {
            if (!a) {
                noteScope(a.error(), &Scopes::read);
                reply(a.error());
                return;
            }
            m_clockToldAt = monotonic();
            const PlainWorld &here = world();
            ClockStatus status;
            status.at = here.at;
            const auto health = healthFromWireName(a->data.value(QStringLiteral("health")).toString());
            status.health = health.value_or(Health::Degraded); // a word nobody knows is not good news (C062)
            if (!m_healthSince || status.health != m_lastClock.health)
                m_healthSince = here.at;
            status.healthSince = m_healthSince;
            if (a->data.value(QStringLiteral("mode")).toString() == QLatin1String("conservative_breaker")) {
                status.breaker.state = BreakerState::Open;
                status.breaker.since =
                    m_lastClock.breaker.state == BreakerState::Open ? m_lastClock.breaker.since : here.at;
                status.causes = {HealthCause::BreakerOpen};
            }
            status.telephonyEnabled = here.owner.telephonyEnabled;
            for (const QVariant &row : a->data.value(QStringLiteral("assignedNumbers")).toList()) {
                if (const auto number = plainjson::numberFrom(row.toMap())) {
                    const CapacityTimeline *line = here.capacity().numberTimeline(number->id);
                    status.numbers.push_back({number->id, line ? line->levelAt(here.at) : 0, number->outboundCap()});
                }
            }
            for (const auto &call : here.calls) {
                status.live += isLive(call->state) ? 1 : 0;
                status.unknown += call->unknown ? 1 : 0;
                const bool isFirm = call->state == ReservationState::Firm && !call->missed;
                if (isFirm && (!status.nextDial || call->times.plannedAttemptAt < *status.nextDial))
                    status.nextDial = call->times.plannedAttemptAt;
                if (isFirm && call->times.plannedAttemptAt <= here.at + 10 * kMinute)
                    status.due.push_back({call->id,
                                          call->candidate,
                                          call->number,
                                          call->times.plannedAttemptAt,
                                          call->times.latestDispatchBy() - here.at,
                                          {}});
            }
            std::sort(status.due.begin(), status.due.end(),
                      [](const DueCall &x, const DueCall &y) { return x.slack < y.slack; });
            status.dueTotal = static_cast<int>(status.due.size());
            if (status.due.size() > 50)
                status.due.resize(50);
            const bool isNews =
                status.health != m_lastClock.health || status.breaker.state != m_lastClock.breaker.state;
            m_lastClock = status;
            if (isNews) {
                Changes changes;
                changes.clock = true;
                tell(changes);
            }
            reply(status);
        });
}

void PlainCore::loadCall(const ReservationId &id, RequestPriority priority, const PlainReply<Reservation> &reply)
{
    ask(priority, get({"v1", "telephony", "reservations", id.text()}), [this, id, reply](const Result<PlainAnswer> &a) {
        const auto known = m_world.calls.value(id);
        if (!a) {
            noteScope(a.error(), &Scopes::read);
            if (known && isConnectionTrouble(a.error().code))
                reply(*known); // the last picture; connection() says how old
            else
                reply(a.error());
            return;
        }
        const QVariantMap data = a->data.value(QStringLiteral("reservation")).toMap();
        if (data.value(QStringLiteral("reservationId")).toString() != id.text()) {
            reply(Error{ErrorCode::ServerAnswerUnusable, QStringLiteral("reservation.reservationId"), {}});
            return;
        }
        if (known) {
            hearCall(id, data);
            reply(*m_world.calls.value(id));
            return;
        }
        // Not one of ours: shown, and not kept.
        reply(callOf({{"context", QVariantMap{{"candidate", data.value(QStringLiteral("candidateId"))},
                                              {"position", data.value(QStringLiteral("jobPositionId"))}}},
                      {"answer", data}}));
    });
}

} // namespace callboard
