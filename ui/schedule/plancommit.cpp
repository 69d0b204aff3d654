// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/schedule/plancommit.h"

#include "core/base/whendone.h"

#include <QUuid>

#include <algorithm>

namespace callboard {

namespace {

/// Parts of at most `limit` people in the plan's order; 0 = one part.
std::vector<std::shared_ptr<const Plan>> partsOf(const std::shared_ptr<const Plan> &plan, int limit)
{
    const auto all = plan->entries.size();
    const size_t size = limit > 0 ? static_cast<size_t>(limit) : all;
    if (all <= size)
        return {plan};
    std::vector<std::shared_ptr<const Plan>> parts;
    for (size_t from = 0; from < all; from += size) {
        Plan part = *plan;
        const auto begin = plan->entries.begin() + static_cast<qsizetype>(from);
        part.entries.assign(begin, begin + static_cast<qsizetype>(std::min(size, all - from)));
        part.request.candidates.clear();
        for (const PlanEntry &entry : part.entries)
            part.request.candidates.push_back(candidateOf(entry));
        parts.push_back(std::make_shared<const Plan>(std::move(part)));
    }
    return parts;
}

} // namespace

bool isAnswerUnknown(ErrorCode code)
{
    return code == ErrorCode::Cancelled || code == ErrorCode::InternalError || code == ErrorCode::StoreUnavailable ||
           code == ErrorCode::IdempotencyInProgress || code == ErrorCode::AnswerUnknown;
}

IdempotencyKey::IdempotencyKey()
{
    renew();
}

void IdempotencyKey::renew()
{
    m_text = QUuid::createUuid().toString(QUuid::WithoutBraces);
}

void IdempotencyKey::heed(const std::optional<ErrorCode> &refusal)
{
    if (!refusal || !isAnswerUnknown(*refusal))
        renew();
}

std::vector<CandidateId> CommitGroups::rest() const
{
    std::vector<CandidateId> people;
    for (const auto *group : {&conflict, &failed}) {
        for (const CommitOutcome::Entry &entry : *group)
            people.push_back(entry.candidate);
    }
    return people;
}

CommitGroups groupsOf(const CommitOutcome &outcome)
{
    CommitGroups groups{outcome.batch, {}, {}, {}};
    for (const CommitOutcome::Entry &entry : outcome.entries)
        (entry.reservation        ? groups.scheduled
         : isConflict(entry.code) ? groups.conflict
                                  : groups.failed)
            .push_back(entry);
    return groups;
}

PlanCommit::PlanCommit(Backend &backend, QObject *parent) : QObject(parent), m_backend(backend)
{
    connect(&m_backend, &Backend::answeredLate, this, [this](const LateAnswer &late) {
        if (m_unknown && !late.refusal && late.key == m_parts[m_next].key.text())
            book(m_plan); // done already: with the same key this asks for the outcome, and goes on
    });
}

void PlanCommit::book(const std::shared_ptr<const Plan> &plan)
{
    if (m_booking || !plan)
        return;
    const bool goesOn = m_unknown && m_plan == plan;
    if (!goesOn) {
        m_plan = plan;
        m_parts.clear();
        for (auto &part : partsOf(plan, m_backend.capabilities().batchLimit))
            m_parts.push_back({std::move(part), {}});
        m_next = 0;
        m_outcome = {};
    }
    m_booking = true;
    m_unknown = false;
    emit started();
    bookNext();
}

void PlanCommit::bookNext()
{
    Part &part = m_parts[m_next];
    const auto future = m_backend.plans().commit(*part.plan, part.key.text());
    // A backend that has to send one part after the other says how far it is.
    auto *watcher = new QFutureWatcher<Result<CommitOutcome>>(this);
    connect(watcher, &QFutureWatcherBase::progressValueChanged, this, [this](int done) {
        if (done > 0 && m_booking)
            emit progressed(static_cast<int>(m_outcome.entries.size()) + done,
                            static_cast<int>(m_plan->entries.size()));
    });
    connect(watcher, &QFutureWatcherBase::finished, watcher, &QObject::deleteLater);
    watcher->setFuture(future);
    whenDone(future, this, [this](const Result<CommitOutcome> &answer) {
        Part &asked = m_parts[m_next];
        asked.key.heed(answer ? std::nullopt : std::optional(answer.error().code));
        if (!answer) {
            m_booking = false;
            m_unknown = isAnswerUnknown(answer.error().code);
            emit refused(answer.error());
            // What earlier parts booked is booked: it is told, never lost.
            if (!m_unknown && !m_outcome.entries.empty())
                emit booked(groupsOf(m_outcome));
            return;
        }
        if (m_next == 0)
            m_outcome.batch = answer->batch;
        m_outcome.entries.insert(m_outcome.entries.end(), answer->entries.begin(), answer->entries.end());
        ++m_next;
        emit progressed(static_cast<int>(m_outcome.entries.size()), static_cast<int>(m_plan->entries.size()));
        if (m_next < m_parts.size()) {
            bookNext();
            return;
        }
        m_booking = false;
        emit booked(groupsOf(m_outcome));
    });
}

} // namespace callboard
