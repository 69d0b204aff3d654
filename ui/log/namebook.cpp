// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/namebook.h"

namespace callboard {

NameBook::NameBook(Session &session, QObject *parent) : QObject(parent), m_session(session)
{
    m_later.setSingleShot(true);
    m_later.setInterval(0);
    connect(&m_later, &QTimer::timeout, this, &NameBook::ask);
    connect(&session, &Session::companyChanged, this, &NameBook::forget);
    connect(&session, &Session::changed, this, [this](const Changes &changes) {
        // A renamed thing is looked up again when it is shown next.
        for (const CandidateId &id : changes.candidates) {
            if (m_candidates.contains(id))
                m_stale.insert(id);
            m_unknown.remove(id);
        }
        if (changes.numbers || changes.everything)
            m_numbersAsked = false;
        if (!changes.batches.empty() || changes.everything)
            m_batchesAsked = false;
        if (changes.positions || changes.everything)
            m_positionsAsked = false;
    });
}

void NameBook::forget()
{
    ++*m_turn;
    m_candidates.clear();
    m_stale.clear();
    m_numbers.clear();
    m_batches.clear();
    m_positions.clear();
    m_unknown.clear();
    m_numbersAsked = m_batchesAsked = m_positionsAsked = false;
}

void NameBook::learn(const ReservationRow &row)
{
    const Reservation &r = row.reservation;
    m_candidates.insert(r.candidate, row.candidateName);
    m_numbers.insert(r.number, row.numberLabel);
    m_positions.insert(r.position, row.positionTitle);
    if (r.batch)
        m_batches.insert(*r.batch, row.batchName);
}

QString NameBook::candidate(const CandidateId &id) const
{
    const auto found = m_candidates.constFind(id);
    const bool isKnown = found != m_candidates.constEnd();
    if (isKnown ? m_stale.remove(id) : !m_unknown.contains(id)) {
        m_wanted.insert(id);
        m_later.start();
    }
    return isKnown ? *found : id.text();
}

QString NameBook::number(const PhoneNumberId &id) const
{
    if (const auto found = m_numbers.constFind(id); found != m_numbers.constEnd())
        return *found;
    if (!m_numbersAsked) {
        m_askNumbers = true;
        m_later.start();
    }
    return id.text();
}

QString NameBook::batch(const BatchId &id) const
{
    if (const auto found = m_batches.constFind(id); found != m_batches.constEnd() && !found->isEmpty())
        return *found;
    if (!m_batchesAsked) {
        m_askBatches = true;
        m_later.start();
    }
    return id.text();
}

QString NameBook::position(const PositionId &id) const
{
    if (const auto found = m_positions.constFind(id); found != m_positions.constEnd())
        return *found;
    if (!m_positionsAsked) {
        m_askPositions = true;
        m_later.start();
    }
    return id.text();
}

void NameBook::ask()
{
    const CompanyId &company = m_session.companyId();
    const auto fresh = [asked = *m_turn, turn = m_turn] { return asked == *turn; };
    if (!m_wanted.isEmpty()) {
        const std::vector<CandidateId> ids(m_wanted.begin(), m_wanted.end());
        m_wanted.clear();
        ++m_asking;
        whenDone(m_session.backend().people().rows(company, ids), this, [this, ids, fresh](const auto &rows) {
            --m_asking;
            if (!rows || !fresh())
                return;
            for (const CandidateId &id : ids)
                m_unknown.insert(id);
            for (const PersonRow &row : *rows) {
                m_candidates.insert(row.candidate.id, row.candidate.name);
                m_unknown.remove(row.candidate.id);
            }
            emit learned();
        });
    }
    if (std::exchange(m_askNumbers, false)) {
        m_numbersAsked = true;
        whenDone(m_session.backend().numbers().load(company), this, [this, fresh](const auto &snapshot) {
            if (!snapshot || !fresh())
                return;
            for (const NumberRow &row : snapshot->numbers)
                m_numbers.insert(row.number.id, row.number.displayName);
            emit learned();
        });
    }
    if (std::exchange(m_askBatches, false)) {
        m_batchesAsked = true;
        whenDone(m_session.backend().reservations().batches(company), this, [this, fresh](const auto &batches) {
            if (!batches || !fresh())
                return;
            for (const BatchSummary &batch : *batches)
                m_batches.insert(batch.id, batch.name);
            emit learned();
        });
    }
    if (std::exchange(m_askPositions, false)) {
        m_positionsAsked = true;
        whenDone(m_session.backend().people().load(company), this, [this, fresh](const auto &snapshot) {
            if (!snapshot || !fresh())
                return;
            for (const Position &position : snapshot->positions)
                m_positions.insert(position.id, position.title);
            emit learned();
        });
    }
}

} // namespace callboard
