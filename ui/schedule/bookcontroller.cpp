// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/schedule/bookcontroller.h"

#include <algorithm>

namespace callboard {

namespace {

constexpr size_t kMostSlots = 12;
/// How far ahead slots that work are looked for.
constexpr milliseconds kSlotHorizon = 7 * kDay;

} // namespace

BookController::BookController(Backend &backend, const CompanyId &company, QObject *parent)
    : QObject(parent), m_backend(backend)
{
    m_request.company = company;
    m_request.minLead = kConsoleMinLead;
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &BookController::ask);
    connect(&m_backend, &Backend::answeredLate, this, [this](const LateAnswer &late) {
        if (!late.refusal && late.key == m_key.text() && !m_booking)
            send(m_unknown); // done already: with the same key this asks for the call
    });
    whenDone(m_backend.people().load(company), this, [this](const Result<PeopleSnapshot> &answer) {
        if (answer)
            m_people = *answer;
        else
            m_refusal = answer.error();
        // Who is bound to a position can be called for that one only, whatever the page has chosen.
        if (const PersonRow *row = person(); row && row->candidate.position)
            m_request.position = *row->candidate.position;
        else if (m_request.position.isEmpty() && !m_people.positions.empty())
            m_request.position = m_people.positions.front().id;
        emit snapshotChanged();
        touched();
    });
    whenDone(m_backend.numbers().load(company), this, [this](const Result<NumbersSnapshot> &answer) {
        if (answer)
            m_numbers = *answer;
        emit snapshotChanged();
    });
}

void BookController::setPerson(const CandidateId &id)
{
    if (id == m_request.candidate)
        return;
    m_request.candidate = id;
    m_existing = Existing::NotAsked;
    if (const PersonRow *row = person(); row && row->candidate.position)
        m_request.position = *row->candidate.position;
    m_request.zone = {};
    touched();
}

void BookController::setPosition(const PositionId &position)
{
    if (position == m_request.position)
        return;
    m_request.position = position;
    touched();
}

void BookController::setWindow(InstantRange window)
{
    m_windowChosen = !window.isEmpty();
    m_request.window = window;
    touched();
}

void BookController::setPreset(Preset preset)
{
    m_windowChosen = true;
    m_request.window = preset;
    touched();
}

void BookController::setZone(const std::optional<Zone> &zone)
{
    m_request.zone = zone ? ZoneChoice{zone, ZoneSource::Manual} : ZoneChoice{};
    touched();
}

/// The request with the zone that is remembered for the person, unless another was chosen here: a zone that is not sent
/// is derived from the phone alone (C102, D-TZ).
CallRequest BookController::sent() const
{
    CallRequest request = m_request;
    if (const PersonRow *row = person(); row && row->candidate.zone && !request.zone.zone && !request.zone.source)
        request.zone = {row->candidate.zone, ZoneSource::Manual};
    return request;
}

void BookController::setNumber(const std::optional<PhoneNumberId> &number)
{
    if (number == m_request.number)
        return;
    m_request.number = number;
    touched();
}

void BookController::setRetry(RetryMode mode)
{
    if (mode == m_request.retry)
        return;
    m_request.retry = mode;
    touched();
}

void BookController::setInvitationDays(int days)
{
    m_request.invitationExpirationDays = std::clamp(days, 1, 7);
    touched();
}

void BookController::setExisting(Existing choice)
{
    if (choice == m_existing)
        return;
    m_existing = choice;
    m_request.replace = choice == Existing::Replace;
    touched();
}

void BookController::setForce(bool force, const QString &reason)
{
    m_force = force && mayForce();
    const QString text = reason.trimmed();
    m_request.forceReason = m_force && !text.isEmpty() ? std::optional(text) : std::nullopt;
    touched();
}

void BookController::setAt(const std::optional<Instant> &at)
{
    m_request.at = at;
    // A minute outside the window would be refused: the window follows the wish.
    if (at && m_windowChosen) {
        const InstantRange now = window();
        const InstantRange wider{std::min(now.start, *at), std::max(now.end, *at + estimate() + kHour)};
        if (!(wider == now))
            m_request.window = wider;
    }
    touched();
}

const PersonRow *BookController::person() const
{
    const auto found = std::ranges::find_if(
        m_people.people, [this](const PersonRow &row) { return row.candidate.id == m_request.candidate; });
    return found == m_people.people.end() ? nullptr : &*found;
}

const Position *BookController::position() const
{
    const auto found = std::ranges::find(m_people.positions, m_request.position, &Position::id);
    return found == m_people.positions.end() ? nullptr : &*found;
}

QString BookController::numberLabel(const PhoneNumberId &id) const
{
    const auto found = std::ranges::find_if(m_numbers.numbers, [&](const NumberRow &r) { return r.number.id == id; });
    return found == m_numbers.numbers.end() ? id.text() : found->number.displayName;
}

milliseconds BookController::estimate() const
{
    const auto companies = m_backend.workspace().companies;
    const auto found = std::ranges::find(companies, m_request.company, &Company::id);
    const Position *chosen = position();
    if (!chosen || found == companies.end())
        return milliseconds(0);
    return estimateOf(*found, *chosen, person() ? person()->candidate : Candidate{});
}

InstantRange BookController::window() const
{
    if (const auto *range = std::get_if<InstantRange>(&m_request.window))
        return *range;
    const auto found = std::ranges::find(m_presets, std::get<Preset>(m_request.window), &PresetChoice::preset);
    return found == m_presets.end() ? InstantRange{} : found->window;
}

void BookController::touched()
{
    m_key.renew(); // another body
    m_latestPreview.forget();
    m_latestRetries.forget();
    m_asking = person() && position() && m_windowChosen;
    if (!m_asking) {
        m_preview.reset();
        m_retries.clear();
    }
    m_timer.start(m_delayMs);
    emit changed();
}

void BookController::ask()
{
    askPresets();
    if (!m_asking)
        return;
    CallRequest request = sent();
    // A second call beside a firm one is previewed as the question would be answered: alongside, until it is.
    request.replace = m_existing == Existing::Replace;
    m_latestPreview.ask(m_backend.plans().planOne(request), this,
                        [this](const Result<PlannedCall> &answer) { takePreview(answer); });
    askSlots();
}

void BookController::takePreview(const Result<PlannedCall> &answer)
{
    m_asking = false;
    m_preview = answer ? std::optional(*answer) : std::nullopt;
    m_refusal = answer ? std::nullopt : std::optional(answer.error());
    m_retries.clear();
    emit changed();
    if (!m_preview)
        return;
    m_latestRetries.ask(m_backend.plans().retryPreview(m_request.company, *m_preview), this,
                        [this](const Result<std::vector<RetryPreview>> &retries) {
                            m_retries = retries ? *retries : std::vector<RetryPreview>{};
                            emit changed();
                        });
}

void BookController::askPresets()
{
    if (estimate() <= milliseconds(0))
        return;
    const std::optional<Zone> zone = m_request.zone.zone ? m_request.zone.zone
                                     : person()          ? person()->zone
                                                         : std::nullopt;
    m_latestPresets.ask(m_backend.plans().presets(m_request.company, estimate(), zone), this,
                        [this](const Result<std::vector<PresetChoice>> &answer) {
                            m_presets = answer ? *answer : std::vector<PresetChoice>{};
                            emit changed();
                        });
}

/// The map of this one person: where they can be called and a line is free for the whole call (C105).
void BookController::askSlots()
{
    const Instant now = m_backend.now();
    const Instant from = ceilTo(std::max(now + kConsoleMinLead, window().start), 5 * kMinute);
    HeatQuery query;
    query.company = m_request.company;
    query.range = {from, from + kSlotHorizon};
    query.estimate = estimate();
    query.number = m_request.number;
    query.people = {m_request.candidate};
    m_latestSlots.ask(m_backend.plans().heat(query), this, [this](const Result<HeatData> &answer) {
        m_slots.clear();
        for (size_t i = 0; answer && i < answer->free.size() && m_slots.size() < kMostSlots; ++i) {
            const bool works = i < answer->callable.size() && answer->callable[i] > 0 && answer->free[i] > 0;
            const Instant start = answer->first + static_cast<qint64>(i) * answer->step;
            // A quarter of an hour apart: twelve neighbours would say the same thing twelve times.
            if (works && (m_slots.empty() || start - m_slots.back().start >= 15 * kMinute))
                m_slots.push_back({start, answer->free[i]});
        }
        emit changed();
    });
}

std::optional<BookController::Missing> BookController::missing() const
{
    if (!person())
        return Missing::Person;
    if (hasLiveCall())
        return Missing::LiveCall;
    if (!position())
        return Missing::Position;
    if (!m_windowChosen)
        return Missing::Window;
    if (hasFirmCall() && m_existing == Existing::NotAsked)
        return Missing::ExistingChoice;
    if (m_force && !m_request.forceReason)
        return Missing::ForceReason;
    if (m_asking || m_booking)
        return Missing::Answer;
    if (!m_preview)
        return Missing::Refused;
    return std::nullopt;
}

void BookController::book()
{
    if (missing())
        return;
    send(sent());
}

void BookController::send(const CallRequest &request)
{
    m_booking = true;
    m_unknown = request;
    emit changed();
    whenDone(m_backend.reservations().book(request, m_key.text()), this, [this](const Result<Reservation> &answer) {
        m_booking = false;
        m_key.heed(answer ? std::nullopt : std::optional(answer.error().code));
        if (answer) {
            emit booked(*answer);
            return;
        }
        const bool unknown = isAnswerUnknown(answer.error().code);
        if (!unknown) {
            // The refusal takes the preview's place: what would work now is beside it.
            m_preview.reset();
            m_refusal = answer.error();
            askSlots();
        }
        emit changed();
        emit refused(answer.error(), unknown);
    });
}

} // namespace callboard
