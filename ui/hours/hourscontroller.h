// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/hoursbackend.h"
#include "core/base/whendone.h"
#include "ui/hours/firmweek.h"

#include <QHash>
#include <QObject>

#include <optional>
#include <vector>

namespace callboard {

class Session;

enum class HoursEdge { Opens, Closes };

/// What the Hours page decides, without a window. Invariants: a proposal always has opens < closes and at least one
/// day; nothing is saved before save(); conflicts() is conflictsOf of the proposal over the snapshot, computed at once.
class HoursController : public QObject
{
    Q_OBJECT

public:
    static constexpr int kStep = 5; ///< minutes an edge moves by

    explicit HoursController(Session &session, QObject *parent = nullptr);

    void load();
    bool isLoaded() const { return m_loaded; }
    /// Hours are not configured and nobody has begun to propose any (C013).
    bool isUnset() const { return m_loaded && !m_saved.hours && !m_proposal.hours; }
    /// Begins with 09:00-18:00, Monday to Friday.
    void propose();

    const HoursPolicy &saved() const { return m_saved; }
    const HoursPolicy &proposal() const { return m_proposal; }
    bool isChanged() const { return !(m_saved == m_proposal); }

    /// False when it cannot be (an edge may not cross the other; 0..1435, 5..1440): the nearest possible is taken.
    bool setEdge(HoursEdge edge, int minute);
    /// Would this minute be taken as it is?
    bool accepts(HoursEdge edge, int minute) const { return clamped(edge, minute) == minute; }
    void moveEdge(HoursEdge edge, int byMinutes);
    int edge(HoursEdge edge) const;
    /// The edge edited last, for the ladder and the keys.
    HoursEdge activeEdge() const { return m_activeEdge; }
    void setActiveEdge(HoursEdge edge);
    /// False for the last day that is on (C033).
    bool setDay(int isoDay, bool on);
    bool isDayOn(int isoDay) const;
    void setZone(const std::optional<Zone> &zone);

    /// One drag is one step of undo: dragTo shows, endDrag keeps, cancelDrag goes back.
    void beginDrag(HoursEdge edge);
    void dragTo(int minute);
    void endDrag();
    void cancelDrag();
    bool isDragging() const { return m_beforeDrag.has_value(); }

    void undo();
    void redo();
    bool canUndo() const { return !m_undo.empty(); }
    bool canRedo() const { return !m_redo.empty(); }
    void discard();

    const FirmWeek &firm() const { return m_firm; }
    /// D-CONFLICT, in its order.
    const std::vector<Conflict> &conflicts() const { return m_conflicts; }
    /// Index into firm().calls(); for a conflict's zone and number.
    size_t firmIndexOf(const Conflict &conflict) const { return m_indexById.value(conflict.reservation.text()); }
    int conflictsThisWeek() const;
    int conflictsNextWeek() const;
    /// C027: booked calls that the hours would push out if they were read in the proposed zone instead of the zone they
    /// keep; 0 unless a zone is proposed that is not the saved one. Local only, no server counts this.
    int outsideInProposedZone() const;

    /// Calls that fall out for edges around the active one, 15 min apart; empty while nothing falls out at any of them.
    struct Rung
    {
        int minute = 0;
        int count = 0;
        bool isCurrent = false;
        bool isSaved = false;
    };
    std::vector<Rung> ladder() const;
    /// The smallest step back (15 min, or one day) that keeps some of the calls that fall out.
    struct Hint
    {
        std::optional<HoursEdge> edge;
        int minute = 0; ///< with edge
        int isoDay = 0; ///< without
        int kept = 0;
    };
    std::optional<Hint> hint() const;
    void take(const Hint &hint);

    /// Holidays and split days as saved (C164, P04). They are saved by themselves, not with the proposal.
    const HoursExtras &extras() const { return m_extras; }
    /// Booked calls whose minute they close: held, not dialled (D-FROZEN).
    const std::vector<Conflict> &held() const { return m_held; }
    /// How many it would be with these.
    int wouldHold(const HoursExtras &extras) const;
    bool isSavingExtras() const { return m_savingExtras; }
    const Zone &ownZone() const;
    void saveExtras(const HoursExtras &extras);
    /// Asks for the plans that would move the held calls.
    void moveHeld() { planMoves(m_held); }
    /// The operator's yes: they are dialled at their minute all the same.
    void waiveHeld();

    QString nameOf(const CandidateId &candidate) const { return m_names.value(candidate.text(), candidate.text()); }
    QString labelOf(const PhoneNumberId &number) const { return m_labels.value(number.text(), number.text()); }

    bool isSaving() const { return m_saving; }
    /// Saves the proposal, all three fields with their three meanings (C031-C033).
    void save() { send(false); }
    /// Saves, then asks for the plans that would move what falls out.
    void saveAndMove() { send(true); }

Q_SIGNALS:
    void loadedChanged();
    /// The proposal, and with it conflicts, ladder and hint.
    void proposalChanged();
    void namesChanged();
    void savingChanged();
    void hoursSaved(const callboard::HoursSaved &result);
    void extrasChanged();
    void extrasSaved(const callboard::HoursExtrasSaved &result);
    void heldWaived(int calls);
    void movesPlanned(const std::vector<callboard::Plan> &plans);
    void failed(const callboard::Error &error);

private:
    void takeSnapshot(const HoursSnapshot &snapshot);
    void takeExtras(const HoursExtras &extras);
    void loadNames();
    void change(const HoursPolicy &proposal);
    void recount();
    int countAt(HoursEdge edge, int minute) const;
    HoursRule ruleAt(HoursEdge edge, int minute) const;
    int clamped(HoursEdge edge, int minute) const;
    HoursEdit editOf(const HoursPolicy &proposal) const;
    void send(bool thenMove);
    void planMoves(const std::vector<Conflict> &conflicts);
    int conflictsInWeek(int weeksFromNow) const;

    Session &m_session;
    LatestOnly m_loads;
    bool m_loaded = false;
    bool m_saving = false;
    bool m_savingExtras = false;
    HoursExtras m_extras;
    std::vector<Conflict> m_held;
    HoursPolicy m_saved;
    HoursPolicy m_proposal;
    FirmWeek m_firm;
    Instant m_at;
    QHash<QString, size_t> m_indexById;
    QHash<QString, QString> m_names;
    QHash<QString, QString> m_labels;
    std::vector<Conflict> m_conflicts;
    HoursEdge m_activeEdge = HoursEdge::Closes;
    bool m_lastEditWasDay = false;
    std::optional<HoursPolicy> m_beforeDrag;
    std::vector<HoursPolicy> m_undo;
    std::vector<HoursPolicy> m_redo;
};

} // namespace callboard
