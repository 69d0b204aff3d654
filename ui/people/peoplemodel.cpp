// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/people/peoplemodel.h"

#include "core/model/visibletext.h"
#include "ui/common/icons.h"
#include "ui/common/sentences.h"
#include "ui/common/tabledelegate.h"
#include "ui/common/timetext.h"
#include "ui/shell/session.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace callboard {

PeopleModel::PeopleModel(PeopleController &controller, Session &session, QObject *parent)
    : QAbstractTableModel(parent), m_controller(controller), m_session(session)
{
    connect(&controller, &PeopleController::reloaded, this, [this] {
        beginResetModel();
        endResetModel();
    });
    connect(&controller, &PeopleController::rowsChanged, this, [this](const std::vector<int> &rows) {
        for (const int row : rows)
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    });
    connect(&session, &Session::ownZoneChanged, this, [this] {
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    });
}

int PeopleModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_controller.people().size());
}

int PeopleModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString PeopleModel::standingWords(const CallStanding &standing, const Session &session)
{
    using Kind = CallStanding::Kind;
    switch (standing.kind) {
    case Kind::Callable:
        return tr("Callable");
    case Kind::OnTheLine:
        return tr("On the line");
    case Kind::Opens:
        if (!standing.at)
            return tr("No calling hours soon");
        //: %1 is a time or a day and time on the operator's clock
        return tr("Opens %1").arg(TimeText::shortMoment(*standing.at, session.ownZone(), session.now()));
    case Kind::NeedsZone:
        return tr("Needs a zone");
    case Kind::HoursNotSet:
        return tr("Hours not set");
    case Kind::PhoneWrong:
        return tr("Phone cannot be called");
    case Kind::Held:
        return tr("Dialling on hold");
    case Kind::Off:
        return tr("Telephony off");
    case Kind::Other:
        return Sentences::refusal(standing.code, {}, session.ownZone()).lead;
    }
    return {};
}

Tone PeopleModel::standingTone(const CallStanding &standing)
{
    using Kind = CallStanding::Kind;
    switch (standing.kind) {
    case Kind::Callable:
    case Kind::OnTheLine:
        return Tone::Ok;
    case Kind::Opens:
        return Tone::Neutral;
    case Kind::NeedsZone:
    case Kind::HoursNotSet:
    case Kind::Held:
    case Kind::Off:
    case Kind::Other:
        return Tone::Warn;
    case Kind::PhoneWrong:
        return Tone::Error;
    }
    return Tone::Neutral;
}

bool PeopleModel::isSafeWindow(const PersonRow &row)
{
    return row.zone && !row.candidate.zone && row.candidate.zoneProvenance == ZoneProvenance::SafeWindow &&
           zonesOf(row.candidate.phone).all.size() > 1;
}

QString PeopleModel::zoneFromWords(const PersonRow &row)
{
    if (!row.zone)
        return tr("Choose");
    if (isSafeWindow(row))
        return tr("safe window");
    if (!row.candidate.zone)
        return row.region.isEmpty() ? tr("company") : tr("phone");
    switch (row.candidate.zoneProvenance) {
    case ZoneProvenance::Phone:
        return tr("phone");
    case ZoneProvenance::File:
        return tr("file");
    case ZoneProvenance::Candidate:
        return tr("candidate");
    case ZoneProvenance::SafeWindow:
        return tr("safe window");
    case ZoneProvenance::You:
    case ZoneProvenance::None:
        return tr("you");
    }
    return {};
}

QVariant PeopleModel::words(const PersonRow &row, Column column) const
{
    switch (column) {
    case Name:
        return row.candidate.name.isEmpty() ? tr("No name") : visibleText(row.candidate.name);
    case Phone:
        return formatInternational(row.candidate.phone);
    case ZoneColumn:
        return isSafeWindow(row) ? tr("Several clocks") : row.zone ? row.zone->city() : tr("Not chosen");
    case ZoneFrom:
        return zoneFromWords(row);
    case MayBeCalled:
        return standingWords(m_controller.standingOf(row), m_session);
    case NextCall:
        return row.nextCallAt ? TimeText::shortMoment(*row.nextCallAt, m_session.ownZone(), m_session.now())
                              : tr("none");
    case ColumnCount:
        break;
    }
    return {};
}

QVariant PeopleModel::sortKey(const PersonRow &row, Column column) const
{
    if (column == NextCall)
        return row.nextCallAt ? toEpochMs(*row.nextCallAt) : std::numeric_limits<qint64>::max();
    if (column == MayBeCalled) {
        const CallStanding standing = m_controller.standingOf(row);
        return QStringLiteral("%1 %2")
            .arg(static_cast<int>(standing.kind))
            .arg(standing.at ? toEpochMs(*standing.at) : 0, 16);
    }
    return words(row, column).toString().toCaseFolded();
}

QVariant PeopleModel::standingLook(const PersonRow &row, int role) const
{
    const CallStanding standing = m_controller.standingOf(row);
    const Tone tone = standingTone(standing);
    if (role == look::Tone)
        return static_cast<int>(tone);
    if (role == look::Picture && standing.kind == CallStanding::Kind::Opens)
        return static_cast<int>(Icon::Hours);
    if (role == look::Sign && standing.kind != CallStanding::Kind::Opens)
        return static_cast<int>(tone);
    return {};
}

QVariant PeopleModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const PersonRow &row = person(index.row());
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return words(row, column);
    case look::Sort:
        return sortKey(row, column);
    case Qt::AccessibleTextRole:
        if (column != Name)
            return {};
        //: name, zone, where the zone is from, what is in the way, next call
        return tr("%1. %2, from: %3. %4. Next call: %5.")
            .arg(words(row, Name).toString(), words(row, ZoneColumn).toString(), words(row, ZoneFrom).toString(),
                 words(row, MayBeCalled).toString(), words(row, NextCall).toString());
    case Qt::ToolTipRole:
        if (column == ZoneColumn && row.zone)
            return TimeText::zoneCaption(*row.zone, m_session.now());
        return {};
    case look::Badge:
        return column == Name && row.candidate.isTest ? tr("TEST") : QVariant();
    case look::Quiet:
        return column == NextCall && !row.nextCallAt;
    case look::Link:
        return column == ZoneFrom && !row.zone;
    case look::Strong:
        return column == ZoneColumn && !row.zone;
    case look::Tone:
    case look::Sign:
    case look::Picture:
        if (column == MayBeCalled)
            return standingLook(row, role);
        if (role == look::Tone && column == ZoneColumn && !row.zone)
            return static_cast<int>(Tone::Warn);
        if (role == look::Tone && column == ZoneFrom && row.zone)
            return static_cast<int>(Tone::Neutral);
        return {};
    default:
        return {};
    }
}

QVariant PeopleModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Name:
        return tr("Candidate");
    case Phone:
        return tr("Phone");
    case ZoneColumn:
        return tr("Zone");
    case ZoneFrom:
        return tr("Zone from");
    case MayBeCalled:
        return tr("May be called");
    case NextCall:
        return tr("Next call");
    case ColumnCount:
        break;
    }
    return {};
}

PeopleProxy::PeopleProxy(PeopleModel &model, PeopleController &controller, QObject *parent)
    : QSortFilterProxyModel(parent), m_model(model), m_controller(controller)
{
    setSourceModel(&model);
    setSortRole(look::Sort);
    setDynamicSortFilter(true);
    setSortLocaleAware(true);
}

void PeopleProxy::setView(const PeopleView &view)
{
    m_view = view;
    invalidateFilter();
}

void PeopleProxy::setText(const QString &text)
{
    static const QRegularExpression punctuation(QStringLiteral("[-()./]"));
    static const QRegularExpression partOfNumber(QStringLiteral("^\\+?[0-9]+$"));
    m_words.clear();
    for (const QString &word : text.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const QString digits = QString(word).remove(punctuation);
        m_words.push_back({word, partOfNumber.match(digits).hasMatch() ? digits : QString()});
    }
    invalidateFilter();
}

int PeopleProxy::rowOf(const CandidateId &id) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (person(row).candidate.id == id)
            return row;
    }
    return -1;
}

bool PeopleProxy::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    if (left.column() == PeopleModel::Name)
        return left.row() < right.row();
    return QSortFilterProxyModel::lessThan(left, right);
}

bool PeopleProxy::filterAcceptsRow(int row, const QModelIndex &) const
{
    const PersonRow &person = m_model.person(row);
    if (!contains(m_view, person))
        return false;
    if (m_words.empty())
        return true;
    const QString zone = person.zone ? person.zone->name() : QString();
    const std::array<QString, 5> texts{person.candidate.name, person.candidate.phone.text(), zone, person.positionTitle,
                                       person.candidate.note};
    return std::all_of(m_words.begin(), m_words.end(), [&](const Word &word) {
        // "202-555" as the list writes it: compared by its digits, because writing 100,000 numbers takes seconds
        return (!word.digits.isEmpty() && person.candidate.phone.text().contains(word.digits)) ||
               std::any_of(texts.begin(), texts.end(),
                           [&](const QString &text) { return text.contains(word.text, Qt::CaseInsensitive); });
    });
}

} // namespace callboard
