// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/hours/hourscontroller.h"

#include "ui/shell/session.h"

#include <algorithm>

namespace callboard {

namespace {

constexpr int kMinutesOfDay = 24 * 60;
constexpr int kLadderStep = 15;

} // namespace

HoursController::HoursController(Session &session, QObject *parent) : QObject(parent), m_session(session)
{
    connect(&session, &Session::companyChanged, this, [this] {
        m_loaded = false;
        m_undo.clear();
        m_redo.clear();
        m_beforeDrag.reset();
        load();
    });
    connect(&session, &Session::changed, this, [this](const Changes &changes) {
        if (changes.everything || changes.hours || !changes.reservations.empty())
            load();
        else if (!changes.candidates.empty() || changes.numbers)
            loadNames();
    });
}

void HoursController::load()
{
    m_loads.ask(m_session.backend().hours().load(m_session.companyId()), this,
                [this](const Result<HoursSnapshot> &answer) {
                    if (answer)
                        takeSnapshot(*answer);
                    else
                        Q_EMIT failed(answer.error());
                });
    loadNames();
}

void HoursController::loadNames()
{
    whenDone(m_session.backend().people().load(m_session.companyId()), this,
             [this](const Result<PeopleSnapshot> &answer) {
                 if (!answer)
                     return;
                 for (const PersonRow &row : answer->people)
                     m_names.insert(row.candidate.id.text(), row.candidate.name);
                 Q_EMIT namesChanged();
             });
    whenDone(m_session.backend().numbers().load(m_session.companyId()), this,
             [this](const Result<NumbersSnapshot> &answer) {
                 if (!answer)
                     return;
                 for (const NumberRow &row : answer->numbers)
                     m_labels.insert(row.number.id.text(), row.number.displayName);
                 Q_EMIT namesChanged();
             });
}

void HoursController::takeSnapshot(const HoursSnapshot &snapshot)
{
    // What somebody is editing stays; only what it is compared with is new.
    const bool keepsProposal = m_loaded && isChanged();
    m_saved = snapshot.policy;
    if (!keepsProposal)
        m_proposal = snapshot.policy;
    m_at = snapshot.at;
    m_firm = FirmWeek(snapshot.firm, snapshot.at);
    m_indexById.clear();
    for (size_t i = 0; i < m_firm.calls().size(); ++i)
        m_indexById.insert(m_firm.calls()[i].reservation.text(), i);
    m_loaded = true;
    recount();
    takeExtras(snapshot.extras);
    Q_EMIT loadedChanged();
    Q_EMIT proposalChanged();
}

void HoursController::takeExtras(const HoursExtras &extras)
{
    m_extras = extras;
    m_held = heldBy(m_extras, m_firm.calls(), m_at);
    Q_EMIT extrasChanged();
}

int HoursController::wouldHold(const HoursExtras &extras) const
{
    return static_cast<int>(heldBy(extras, m_firm.calls(), m_at).size());
}

const Zone &HoursController::ownZone() const
{
    return m_session.ownZone();
}

void HoursController::saveExtras(const HoursExtras &extras)
{
    if (m_savingExtras)
        return;
    m_savingExtras = true;
    Q_EMIT extrasChanged();
    whenDone(m_session.backend().hours().saveExtras(m_session.companyId(), extras), this,
             [this](const Result<HoursExtrasSaved> &answer) {
                 m_savingExtras = false;
                 if (!answer) {
                     Q_EMIT extrasChanged();
                     Q_EMIT failed(answer.error());
                     return;
                 }
                 takeExtras(answer->extras);
                 Q_EMIT proposalChanged(); // the grid shows what is closed
                 Q_EMIT extrasSaved(*answer);
             });
}

void HoursController::waiveHeld()
{
    std::vector<ReservationId> calls;
    calls.reserve(m_held.size());
    for (const Conflict &conflict : m_held)
        calls.push_back(conflict.reservation);
    if (calls.empty())
        return;
    whenDone(m_session.backend().hours().waiveClosure(m_session.companyId(), calls, true), this,
             [this, count = static_cast<int>(calls.size())](const Result<Done> &answer) {
                 if (answer)
                     Q_EMIT heldWaived(count);
                 else
                     Q_EMIT failed(answer.error());
             });
}

void HoursController::propose()
{
    HoursPolicy proposal = m_proposal;
    proposal.hours = CallingHours{};
    proposal.days = Weekdays::mondayToFriday();
    change(proposal);
}

int HoursController::edge(HoursEdge edge) const
{
    const CallingHours hours = m_proposal.hours.value_or(CallingHours{});
    return edge == HoursEdge::Opens ? hours.opens : hours.closes;
}

int HoursController::clamped(HoursEdge edge, int minute) const
{
    const CallingHours hours = m_proposal.hours.value_or(CallingHours{});
    if (edge == HoursEdge::Opens)
        return std::clamp(minute, 0, hours.closes - 1);
    return std::clamp(minute, hours.opens + 1, kMinutesOfDay);
}

bool HoursController::setEdge(HoursEdge edge, int minute)
{
    m_activeEdge = edge;
    m_lastEditWasDay = false;
    const int possible = clamped(edge, minute);
    HoursPolicy proposal = m_proposal;
    CallingHours hours = proposal.hours.value_or(CallingHours{});
    (edge == HoursEdge::Opens ? hours.opens : hours.closes) = possible;
    proposal.hours = hours;
    change(proposal);
    return possible == minute;
}

void HoursController::moveEdge(HoursEdge edge, int byMinutes)
{
    // From 17:32 the next step down is 17:30.
    const int now = this->edge(edge);
    const int target =
        byMinutes < 0 ? (now + byMinutes + kStep - 1) / kStep * kStep : (now + byMinutes) / kStep * kStep;
    setEdge(edge, target);
}

void HoursController::setActiveEdge(HoursEdge edge)
{
    if (m_activeEdge == edge && !m_lastEditWasDay)
        return;
    m_activeEdge = edge;
    m_lastEditWasDay = false;
    Q_EMIT proposalChanged();
}

bool HoursController::isDayOn(int isoDay) const
{
    return !m_proposal.days || m_proposal.days->contains(isoDay);
}

bool HoursController::setDay(int isoDay, bool on)
{
    std::vector<int> days = m_proposal.days.value_or(Weekdays::everyDay()).toList();
    const auto found = std::find(days.begin(), days.end(), isoDay);
    if (on == (found != days.end()))
        return true;
    if (on)
        days.push_back(isoDay);
    else
        days.erase(found);
    const Result<Weekdays> changed = Weekdays::of(days);
    if (!changed)
        return false; // the last day
    HoursPolicy proposal = m_proposal;
    // A policy without a filter stays one when every day is on again.
    proposal.days = *changed;
    if (!m_saved.days && *changed == Weekdays::everyDay())
        proposal.days.reset();
    m_lastEditWasDay = true;
    change(proposal);
    return true;
}

void HoursController::setZone(const std::optional<Zone> &zone)
{
    HoursPolicy proposal = m_proposal;
    proposal.zone = zone;
    change(proposal);
}

void HoursController::change(const HoursPolicy &proposal)
{
    if (proposal == m_proposal)
        return;
    if (!m_beforeDrag) {
        m_undo.push_back(m_proposal);
        m_redo.clear();
    }
    m_proposal = proposal;
    recount();
    Q_EMIT proposalChanged();
}

void HoursController::beginDrag(HoursEdge edge)
{
    m_beforeDrag = m_proposal;
    m_activeEdge = edge;
    m_lastEditWasDay = false;
}

void HoursController::dragTo(int minute)
{
    if (!m_beforeDrag)
        return;
    setEdge(m_activeEdge, (minute + kStep / 2) / kStep * kStep);
}

void HoursController::endDrag()
{
    if (!m_beforeDrag)
        return;
    const HoursPolicy before = *m_beforeDrag;
    m_beforeDrag.reset();
    if (!(before == m_proposal)) {
        m_undo.push_back(before);
        m_redo.clear();
    }
    Q_EMIT proposalChanged();
}

void HoursController::cancelDrag()
{
    if (!m_beforeDrag)
        return;
    m_proposal = *m_beforeDrag;
    m_beforeDrag.reset();
    recount();
    Q_EMIT proposalChanged();
}

void HoursController::undo()
{
    if (m_undo.empty())
        return;
    m_redo.push_back(m_proposal);
    m_proposal = m_undo.back();
    m_undo.pop_back();
    recount();
    Q_EMIT proposalChanged();
}

void HoursController::redo()
{
    if (m_redo.empty())
        return;
    m_undo.push_back(m_proposal);
    m_proposal = m_redo.back();
    m_redo.pop_back();
    recount();
    Q_EMIT proposalChanged();
}

void HoursController::discard()
{
    m_beforeDrag.reset();
    change(m_saved);
}

void HoursController::recount()
{
    // Nothing falls out of hours that are not there.
    m_conflicts = m_proposal.hours ? conflictsOf(m_proposal.rule(), m_firm.calls(), m_at) : std::vector<Conflict>{};
}

int HoursController::conflictsInWeek(int weeksFromNow) const
{
    const QDate today = m_session.ownZone().civilOf(m_at).date;
    const QDate monday = today.addDays(1 - today.dayOfWeek() + 7 * weeksFromNow);
    return static_cast<int>(std::count_if(m_conflicts.begin(), m_conflicts.end(), [&](const Conflict &conflict) {
        const qint64 day = monday.daysTo(m_firm.spot(firmIndexOf(conflict)).date);
        return day >= 0 && day < 7;
    }));
}

int HoursController::conflictsThisWeek() const
{
    return conflictsInWeek(0);
}

int HoursController::conflictsNextWeek() const
{
    return conflictsInWeek(1);
}

int HoursController::outsideInProposedZone() const
{
    if (!m_proposal.zone || m_proposal.zone == m_saved.zone || !m_proposal.hours)
        return 0;
    std::vector<FirmCall> moved = m_firm.calls();
    for (FirmCall &call : moved)
        call.zone = *m_proposal.zone;
    return static_cast<int>(conflictsOf(m_proposal.rule(), moved, m_at).size());
}

HoursRule HoursController::ruleAt(HoursEdge edge, int minute) const
{
    HoursRule rule = m_proposal.rule();
    CallingHours hours = rule.hours.value_or(CallingHours{});
    (edge == HoursEdge::Opens ? hours.opens : hours.closes) = minute;
    rule.hours = hours;
    return rule;
}

int HoursController::countAt(HoursEdge edge, int minute) const
{
    return m_firm.countOutside(ruleAt(edge, minute));
}

std::vector<HoursController::Rung> HoursController::ladder() const
{
    if (!m_proposal.hours || m_lastEditWasDay)
        return {};
    const int current = edge(m_activeEdge);
    int savedMinute = -1;
    if (m_saved.hours)
        savedMinute = m_activeEdge == HoursEdge::Opens ? m_saved.hours->opens : m_saved.hours->closes;
    std::vector<Rung> rungs;
    for (int step = -2; step <= 2; ++step) {
        const int minute = current + step * kLadderStep;
        if (clamped(m_activeEdge, minute) != minute)
            continue;
        rungs.push_back({minute, countAt(m_activeEdge, minute), step == 0, savedMinute == minute});
    }
    const bool anyFalls = std::any_of(rungs.begin(), rungs.end(), [](const Rung &rung) { return rung.count > 0; });
    return anyFalls ? rungs : std::vector<Rung>{};
}

std::optional<HoursController::Hint> HoursController::hint() const
{
    if (m_conflicts.empty() || !m_saved.hours)
        return std::nullopt;
    const int falling = static_cast<int>(m_conflicts.size());
    Hint best;
    for (const HoursEdge side : {HoursEdge::Closes, HoursEdge::Opens}) {
        const int savedMinute = side == HoursEdge::Opens ? m_saved.hours->opens : m_saved.hours->closes;
        const int current = edge(side);
        const int wider = side == HoursEdge::Opens ? std::max(current - kLadderStep, savedMinute)
                                                   : std::min(current + kLadderStep, savedMinute);
        const bool isNarrower = side == HoursEdge::Opens ? current > savedMinute : current < savedMinute;
        const int kept = isNarrower ? falling - countAt(side, wider) : 0;
        if (kept > best.kept)
            best = {side, wider, 0, kept};
    }
    for (int day = 1; day <= 7; ++day) {
        const bool wasOn = !m_saved.days || m_saved.days->contains(day);
        if (!wasOn || isDayOn(day))
            continue;
        std::vector<int> days = m_proposal.days->toList();
        days.push_back(day);
        HoursRule rule = m_proposal.rule();
        rule.days = *Weekdays::of(days);
        const int kept = falling - m_firm.countOutside(rule);
        if (kept > best.kept)
            best = {std::nullopt, 0, day, kept};
    }
    return best.kept > 0 ? std::optional(best) : std::nullopt;
}

void HoursController::take(const Hint &hint)
{
    if (hint.edge)
        setEdge(*hint.edge, hint.minute);
    else
        setDay(hint.isoDay, true);
}

HoursEdit HoursController::editOf(const HoursPolicy &proposal) const
{
    HoursEdit edit;
    edit.hours = *proposal.hours;
    if (proposal.zone != m_saved.zone) {
        edit.zoneEdit = proposal.zone ? HoursEdit::ZoneEdit::Set : HoursEdit::ZoneEdit::Clear;
        edit.zone = proposal.zone;
    }
    if (proposal.days != m_saved.days)
        edit.days = proposal.days; // absent = keep; a filter cannot be cleared (C033)
    return edit;
}

void HoursController::send(bool thenMove)
{
    if (m_saving || !m_proposal.hours)
        return;
    m_saving = true;
    Q_EMIT savingChanged();
    whenDone(m_session.backend().hours().save(m_session.companyId(), editOf(m_proposal)), this,
             [this, thenMove](const Result<HoursSaved> &answer) {
                 m_saving = false;
                 Q_EMIT savingChanged();
                 if (!answer) {
                     Q_EMIT failed(answer.error()); // what was proposed stays
                     return;
                 }
                 m_saved = answer->policy;
                 m_proposal = answer->policy;
                 m_undo.clear();
                 m_redo.clear();
                 recount();
                 Q_EMIT proposalChanged();
                 Q_EMIT hoursSaved(*answer);
                 if (thenMove)
                     planMoves(answer->conflicts);
             });
}

void HoursController::planMoves(const std::vector<Conflict> &conflicts)
{
    std::vector<ReservationId> calls;
    calls.reserve(conflicts.size());
    for (const Conflict &conflict : conflicts)
        calls.push_back(conflict.reservation);
    if (calls.empty())
        return;
    whenDone(m_session.backend().hours().planMoves(m_session.companyId(), calls), this,
             [this](const Result<std::vector<Plan>> &answer) {
                 if (answer)
                     Q_EMIT movesPlanned(*answer);
                 else
                     Q_EMIT failed(answer.error());
             });
}

} // namespace callboard
