// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/schedule/plantablemodel.h"

#include "ui/common/badge.h"
#include "ui/common/sentences.h"
#include "ui/common/tabledelegate.h"
#include "ui/common/timetext.h"

namespace callboard {

namespace {

bool isPlaced(const PlanEntry &entry)
{
    return std::holds_alternative<PlannedCall>(entry);
}

/// The reasons that say why this minute, best first.
constexpr std::array kMinuteReasons{ReasonCode::MovedByOperator, ReasonCode::RepairMoved, ReasonCode::LeastLoaded,
                                    ReasonCode::TieEarliest, ReasonCode::NumberLoad};

} // namespace

PlanTableModel::PlanTableModel(PlanController &controller, QObject *parent)
    : QAbstractTableModel(parent), m_controller(controller)
{
    connect(&m_controller, &PlanController::planChanged, this, [this] {
        if (m_plan != m_controller.plan())
            rebuild();
    });
    rebuild();
}

void PlanTableModel::setShow(Show show)
{
    if (m_show == show)
        return;
    m_show = show;
    rebuild();
}

void PlanTableModel::rebuild()
{
    beginResetModel();
    m_plan = m_controller.plan();
    m_rows.clear();
    for (size_t i = 0; m_plan && i < m_plan->entries.size(); ++i) {
        const bool placed = isPlaced(m_plan->entries[i]);
        if (m_show == Show::All || (m_show == Show::Placed) == placed)
            m_rows.push_back(i);
    }
    endResetModel();
}

const PlanEntry *PlanTableModel::entry(int row) const
{
    if (!m_plan || row < 0 || row >= rowCount())
        return nullptr;
    return &m_plan->entries[m_rows[static_cast<size_t>(row)]];
}

int PlanTableModel::rowOf(const CandidateId &person) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (candidateOf(*entry(row)) == person)
            return row;
    }
    return -1;
}

int PlanTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PlanTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString PlanTableModel::whyOf(const PlannedCall &call, const Zone &own)
{
    for (const ReasonCode code : kMinuteReasons) {
        for (const Reason &reason : call.why) {
            if (reason.code == code)
                return Sentences::reason(reason, own).lead;
        }
    }
    return call.why.empty() ? QString() : Sentences::reason(call.why.back(), own).lead;
}

QString PlanTableModel::placedText(const PlannedCall &call, int column) const
{
    const Instant at = call.times.plannedAttemptAt;
    switch (column) {
    case Here:
        return TimeText::moment(at, m_controller.ownZone());
    case There: {
        const bool sameDay = call.zone.civilOf(at).date == m_controller.ownZone().civilOf(at).date;
        return sameDay ? TimeText::time(at, call.zone) : TimeText::weekdayTime(at, call.zone);
    }
    case ZoneName:
        return call.zone.city();
    case Number:
        return m_controller.numberLabel(call.number);
    case Why:
        return whyOf(call, m_controller.ownZone());
    default:
        return {};
    }
}

QString PlanTableModel::leftText(const NotPlaced &entry, int column) const
{
    const RefusalText words = Sentences::refusal(entry.code, entry.why, m_controller.ownZone());
    switch (column) {
    case Here:
        return tr("Not placed");
    case ZoneName: {
        const PersonRow *row = m_controller.person(entry.candidate);
        return row && row->zone ? row->zone->city() : QString();
    }
    case Why:
        return words.lead;
    case Step:
        return words.step;
    default:
        return {};
    }
}

QString PlanTableModel::text(const PlanEntry &entry, int column) const
{
    if (column == Person) {
        const PersonRow *row = m_controller.person(candidateOf(entry));
        return row ? row->candidate.name : candidateOf(entry).text();
    }
    if (const auto *call = std::get_if<PlannedCall>(&entry))
        return placedText(*call, column);
    return leftText(std::get<NotPlaced>(entry), column);
}

QVariant PlanTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PlanEntry &shown = *entry(index.row());
    const auto *call = std::get_if<PlannedCall>(&shown);
    switch (role) {
    case Qt::DisplayRole:
        return text(shown, index.column());
    case CandidateRole:
        return candidateOf(shown).text();
    case PlacedRole:
        return call != nullptr;
    case SortRole:
        if (index.column() == Here || index.column() == There)
            return call ? toEpochMs(call->times.plannedAttemptAt) : std::numeric_limits<qint64>::max();
        return text(shown, index.column());
    case look::Sign:
        if (index.column() == Here && !call)
            return static_cast<int>(isConflict(std::get<NotPlaced>(shown).code) ? Tone::Warn : Tone::Error);
        return {};
    case look::Badge:
        if (index.column() == Person && call && call->isTest)
            return tr("TEST");
        if (index.column() == Why && call && call->replaces)
            return tr("replaces");
        return {};
    case look::BadgeKind:
        return static_cast<int>(index.column() == Person ? BadgeKind::Outline : BadgeKind::Neutral);
    case Qt::ToolTipRole:
        if (index.column() == Why && !call)
            return Sentences::refusal(std::get<NotPlaced>(shown).code, std::get<NotPlaced>(shown).why,
                                      m_controller.ownZone())
                .sentence;
        return {};
    default:
        return {};
    }
}

QVariant PlanTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Person:
        return tr("Person");
    case Here:
        //: %1 is the operator's city
        return tr("Planned, %1").arg(m_controller.ownZone().city());
    case There:
        return tr("Their time");
    case ZoneName:
        return tr("Zone");
    case Number:
        return tr("Number");
    case Why:
        return tr("Why");
    case Step:
        return tr("Next step");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace callboard
