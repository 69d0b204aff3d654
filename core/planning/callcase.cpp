// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/planning/callcase.h"

#include "core/planning/explanation.h"
#include "core/planning/window.h"

#include <algorithm>

namespace callboard {

InstantRange CallCase::keepClearOf(const Reservation &own) const
{
    const CallTimes &other = own.times;
    return {other.plannedAttemptAt - kBetweenOwnCalls - rule.estimate + milliseconds(1),
            other.plannedAttemptAt + other.estimate + kBetweenOwnCalls};
}

std::optional<InstantRange> CallCase::freedLine(const World &world) const
{
    if (!replaced || !world.capacity().numberTimeline(replaced->number)) // a removed number holds nothing (D-CAPCHANGE)
        return std::nullopt;
    return lineUse(*replaced, world.now(), world.testCallsCount());
}

Result<void> checkRequest(const CallRequest &request, Instant now)
{
    if (Result<void> window = checkWindow(request.window, now); !window)
        return window;
    if (request.invitationExpirationDays < 1 || request.invitationExpirationDays > 7)
        return Error{ErrorCode::ValidationError, QStringLiteral("invitationExpirationDays: not 1 to 7")};
    if (request.forceReason) {
        const auto length = request.forceReason->toUcs4().size();
        if (length < 1 || length > 500)
            return Error{ErrorCode::ValidationError, QStringLiteral("forceReason: not 1 to 500 characters")};
    }
    return {};
}

namespace {

ZoneResolver::SpanOf spanOf(const World &world, const Company &company, const WindowChoice &window)
{
    return [now = world.now(), &company, window](const std::vector<Zone> &zones) {
        return ambiguitySpan(window, now, company, zones);
    };
}

} // namespace

CaseOpener::CaseOpener(const World &world, const Company &company, const WindowChoice &window,
                       std::optional<NumberStrategy> strategy, const std::optional<Zone> &batchFallback)
    : m_world(world), m_company(company), m_window(window), m_strategy(strategy),
      m_zones(company, batchFallback, spanOf(world, company, window)), m_numbers(world, company.id)
{
}

Result<CallCase> CaseOpener::open(const CallRequest &request)
{
    CallCase opened;
    opened.company = &m_company;
    using Step = std::function<Result<void>()>;
    const std::array<Step, 5> inOrder{
        [&] { return findPeople(request, opened); },
        [&] { return checkOwnCalls(request, opened); },
        [&]() -> Result<void> {
            if (opened.candidate->isTest || m_company.policy.hours || request.forceReason)
                return {};
            return Error{ErrorCode::WorkingHoursNotConfigured,
                         {},
                         {{ReasonCode::HoursNotConfigured, {}}, {ReasonCode::StepSetHours, {}}}};
        },
        [&] { return findZone(request, opened); },
        [&] { return findNumber(request, opened); },
    };
    for (const Step &step : inOrder) {
        if (const Result<void> checked = step(); !checked) {
            Error error = checked.error();
            error.reasons.insert(error.reasons.begin(), opened.why.begin(), opened.why.end());
            return error;
        }
    }
    describeWindow(request, opened);
    return opened;
}

Result<void> CaseOpener::findPeople(const CallRequest &request, CallCase &opened) const
{
    const auto notFound = [](const QString &detail, Reason why) {
        return Error{ErrorCode::NotFound, detail, {std::move(why)}};
    };
    const auto positionIs = [](ReasonCode code, const PositionId &id) {
        return Reason{code, {{QStringLiteral("positionId"), id.text()}}};
    };
    opened.candidate = m_world.candidate(m_company.id, request.candidate);
    if (!opened.candidate)
        return notFound(QStringLiteral("candidateId: ") + request.candidate.text(), {ReasonCode::CandidateUnknown, {}});
    opened.position = m_world.position(m_company.id, request.position);
    if (!opened.position)
        return notFound(QStringLiteral("jobPositionId: ") + request.position.text(),
                        positionIs(ReasonCode::PositionUnknown, request.position));
    if (opened.candidate->position && *opened.candidate->position != request.position)
        return notFound(QStringLiteral("jobPositionId: the candidate belongs to another position"),
                        positionIs(ReasonCode::CandidateOtherPosition, *opened.candidate->position));
    if (request.number && !m_world.number(m_company.id, *request.number))
        return notFound(QStringLiteral("phoneNumberId: ") + request.number->text(), {ReasonCode::NumberNone, {}});
    opened.takesLine = !opened.candidate->isTest || m_world.testCallsCount();
    opened.rule.estimate = estimateOf(m_company, *opened.position, *opened.candidate);
    opened.rule.hours = m_company.policy.rule();
    opened.rule.extras = &m_company.extras;
    opened.rule.waived = request.forceReason.has_value();
    opened.rule.finishInsideHours = m_company.finishInsideHours;
    return {};
}

Result<void> CaseOpener::checkOwnCalls(const CallRequest &request, CallCase &opened) const
{
    const std::vector<const Reservation *> open = m_world.openReservationsOf(m_company.id, request.candidate);
    for (const Reservation *own : open) {
        if (isLive(own->state) || own->unknown)
            return Error{ErrorCode::CandidateHasActiveReservation,
                         own->id.text(),
                         {explain::reservation(ReasonCode::ActiveReservation, *own),
                          explain::reservation(ReasonCode::StepFollowLiveCall, *own)}};
    }
    if (request.replace && !open.empty()) {
        const auto samePosition = std::find_if(
            open.begin(), open.end(), [&](const Reservation *own) { return own->position == request.position; });
        opened.replaced = samePosition != open.end() ? *samePosition : open.front(); // in order of planned time
    }
    for (const Reservation *own : open) {
        if (own != opened.replaced && !own->missed)
            opened.ownCalls.push_back(own);
    }
    return {};
}

Result<void> CaseOpener::findZone(const CallRequest &request, CallCase &opened)
{
    const E164 &phone = opened.candidate->phone;
    if (const PhoneProblem problem = judgePhone(phone); problem != PhoneProblem::None)
        return Error{ErrorCode::InvalidPhone,
                     phone.text(),
                     {explain::phoneInvalid(phone, problem), {ReasonCode::StepFixPhone, {}}}};
    Result<ZoneDecision> zone = m_zones.resolve(*opened.candidate, request.zone);
    if (!zone)
        return zone.error();
    opened.zone = *std::move(zone);
    if (opened.zone.narrowed)
        opened.rule.hours = *opened.zone.narrowed;
    append(opened.why, opened.zone.why);
    return {};
}

Result<void> CaseOpener::findNumber(const CallRequest &request, CallCase &opened) const
{
    Result<NumberChoice> choice = [&] {
        if (request.number)
            return m_numbers.pinned(*request.number);
        if (!m_strategy || *m_strategy == NumberStrategy::Default)
            return m_numbers.byDefault();
        return m_numbers.byCountry(regionOf(opened.candidate->phone));
    }();
    if (!choice)
        return choice.error();
    opened.numbers = *std::move(choice);
    return {};
}

void CaseOpener::describeWindow(const CallRequest &request, CallCase &opened) const
{
    const Instant now = m_world.now();
    opened.window = windowOf(m_window, now, opened.rule.hours, m_company.extras, opened.zone.zone);
    opened.why.push_back(explain::window(m_window, opened.window));
    if (const auto *asked = std::get_if<InstantRange>(&m_window); asked && asked->start < opened.window.start)
        opened.why.push_back(explain::at(ReasonCode::WindowStartMovedToNow, opened.window.start));
    opened.lead = request.forceReason ? milliseconds(0) : request.minLead.value_or(m_company.minLead);
    opened.firstStart = std::max(opened.window.start, floorTo(now, kSecond) + opened.lead);
    opened.why.push_back(explain::latestDispatch(opened.latestStart(), opened.rule.estimate));
    if (opened.firstStart > opened.window.start)
        opened.why.push_back(explain::minLead(opened.lead));
    opened.why.push_back(opened.rule.waived
                             ? Reason{ReasonCode::HoursWaived, {{QStringLiteral("reason"), *request.forceReason}}}
                             : explain::hours(opened.rule.hours, opened.zone.zone));
}

} // namespace callboard
