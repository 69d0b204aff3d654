// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/peoplebackend.h"
#include "core/backend/reservationsbackend.h"
#include "core/base/whendone.h"
#include "ui/common/statesign.h"

#include <QObject>

#include <functional>
#include <optional>
#include <vector>

namespace callboard {

class Session;
struct Changes;

/// A view of the People page: everybody, or those it is about.
struct PeopleView
{
    enum class Kind { All, WithNextCall, WithoutNextCall, NeedsZone, Blocked, Test, OfPosition } kind = Kind::All;
    PositionId position; ///< OfPosition
    friend bool operator==(const PeopleView &, const PeopleView &) = default;
};
bool contains(const PeopleView &view, const PersonRow &row);

/// What stands in the way of a call to one person, the first thing first; words, sign, and from when it is gone.
struct CallStanding
{
    enum class Kind {
        Callable,
        OnTheLine,
        Opens,
        NeedsZone,
        HoursNotSet,
        PhoneWrong,
        Held,
        Off,
        Other
    } kind = Kind::Callable;
    std::optional<Instant> at; ///< Opens
    ErrorCode code = ErrorCode::InternalError;
};

/// What the People page decides, without a window: rows by id, updated in place by events.
class PeopleController : public QObject
{
    Q_OBJECT

public:
    explicit PeopleController(Session &session, QObject *parent = nullptr);

    void load();
    bool isLoaded() const { return m_loaded; }
    const std::vector<PersonRow> &people() const { return m_people; }
    const std::vector<Position> &positions() const { return m_positions; }
    const PersonRow *person(const CandidateId &id) const;
    int count(const PeopleView &view) const;
    CallStanding standingOf(const PersonRow &row) const;
    /// The company's hours on this person's clock; narrowed for who is called in the safe window only (N07).
    HoursRule hoursOf(const PersonRow &row) const;

    /// Adds (empty id) or changes.
    /// A refusal goes to `refused` when there is one (a form that is still open), else to failed().
    void save(const Candidate &candidate, std::function<void(const Error &)> refused = {});
    void remove(const CandidateId &id);
    void revoke(const CandidateId &id);
    void savePosition(const Position &position);
    /// Sets the zone of several people at once.
    void setZone(const std::vector<CandidateId> &people, const std::optional<Zone> &zone);
    /// N07: calls only while every clock that fits the number is open.
    void setSafeWindow(const std::vector<CandidateId> &people);

    /// Calls of one person, newest first; answered by historyReady, the newest question only.
    void askHistory(const CandidateId &id);

Q_SIGNALS:
    /// Another list: load anew.
    void reloaded();
    /// These rows are not what they were; ids that are new or gone come through reloaded().
    void rowsChanged(const std::vector<int> &rows);
    void positionsChanged();
    void saved(const callboard::Candidate &candidate, bool added);
    void removed(const QString &name);
    void revoked(const QString &name, const callboard::Revoked &answer);
    void historyReady(const callboard::CandidateId &id, const std::vector<callboard::ReservationRow> &calls);
    void failed(const callboard::Error &error);

private:
    void updateMeanwhile();
    void update(const std::vector<CandidateId> &ids);
    void heed(const Changes &changes);

    Session &m_session;
    LatestOnly m_loads;
    quint64 m_loadNumber = 0;
    bool m_isLoading = false;
    bool m_isUpdating = false;
    std::vector<CandidateId> m_meanwhile; ///< changed while a question was out
    LatestOnly m_histories;
    bool m_loaded = false;
    std::vector<PersonRow> m_people;
    std::vector<Position> m_positions;
    QHash<QString, int> m_rowById;
};

} // namespace callboard
