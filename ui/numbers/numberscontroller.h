// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/reservationsbackend.h"
#include "core/base/whendone.h"
#include "ui/numbers/numbersmodel.h"

#include <QObject>
#include <QPointer>
#include <QWidget>

#include <functional>
#include <optional>

class QTimer;

namespace callboard {

class Session;

/// What the Numbers page decides, without a window. Invariants: the draft belongs to selected(); the preview is of the
/// draft's caps or is being asked for; a booked call is never changed from here (D-CAPCHANGE).
class NumbersController : public QObject
{
    Q_OBJECT

public:
    static constexpr int kLinesMost = 10'000; ///< what the engine takes as a cap
    static constexpr int kPreviewDays = 7;

    explicit NumbersController(Session &session, QObject *parent = nullptr);

    /// What a question is modal to; none in a test.
    void setWindow(QWidget *window) { m_window = window; }
    void load();
    /// Once a second at most while changes come fast.
    void loadSoon();
    bool isLoaded() const { return m_loaded; }
    const NumbersSnapshot &snapshot() const { return m_snapshot; }
    NumbersTotals totals() const { return totalsOf(m_snapshot); }
    NumbersModel &model() { return m_model; }
    const NumbersModel &model() const { return m_model; }

    void select(const NumbersKey &key);
    const NumbersKey &selected() const { return m_key; }
    /// Null while a pool or nothing is selected.
    const NumberRow *number() const;
    const Pool *pool() const;
    QString labelOf(const PhoneNumberId &id) const;
    const PhoneNumber *defaultNumber() const;

    const NumberDraft &draft() const { return m_draft; }
    void setDraft(const NumberDraft &draft);
    void discard();
    bool isChanged() const;
    bool isCapChanged() const;

    /// "Save cap 11", "Save label", "Save pool cap 20"
    QString saveText() const;
    /// Empty = save() would send something.
    QString whyNotSave() const;
    /// Empty = label and default may be changed.
    QString whyNotLabel() const;
    /// Empty = caps may be changed, numbers and pools added and removed (C050).
    QString whyNotCaps() const;

    /// The length of call the maps are for (D-EST with the default interview).
    milliseconds estimate() const;
    const std::optional<CapPreview> &preview() const { return m_preview; }
    /// True while the preview is of older caps than the draft's.
    bool isPreviewStale() const { return m_asking; }
    /// Calls in over-booked minutes, by planned time; at most kNamed.
    const std::vector<ReservationRow> &overBooked() const { return m_overBooked; }
    static constexpr int kNamed = 200;
    /// The smallest cap that keeps every booked call, counting the draft's reserved lines.
    int lowestCap() const;

    void save();
    /// A label typed into the table: saved at once; nothing for one that is not 1-120 long (C044).
    void rename(const PhoneNumberId &id, const QString &label);
    void setDefault(const PhoneNumberId &id, bool on);
    /// Asks first: the calls booked on it cannot go until they are moved.
    void remove(const PhoneNumberId &id);
    void add(const PhoneNumber &number, std::function<void(const Result<PhoneNumber> &)> done);
    void addPool(const Pool &pool, std::function<void(const Result<Pool> &)> done);
    /// To the Plan page, with the people of the over-booked calls chosen.
    void planOverBooked();

Q_SIGNALS:
    void loadedChanged();
    void loadFailed(const callboard::Error &error);
    void selectionChanged();
    void draftChanged();
    void previewChanged();
    /// A number or pool is new or saved: select it.
    void saved(const callboard::NumbersKey &key);

private:
    void takeSnapshot(const NumbersSnapshot &snapshot);
    NumberDraft stored() const;
    PhoneNumber edited() const;
    void showDraft();
    void askPreview();
    void takePreview(const Result<CapPreview> &answer);
    void nameOverBooked();
    void saveNumber(const PhoneNumber &before, const PhoneNumber &after, bool told);
    void saveLabel(const PhoneNumber &before, const QString &label, bool told);
    void savePool(const Pool &before, const Pool &after, bool told);
    void patchDefault(const PhoneNumberId &id, bool on, const std::function<void()> &then);
    void confirmRemoval(const PhoneNumber &number, const std::vector<ReservationRow> &booked);
    void refused(const Error &error);

    Session &m_session;
    NumbersModel m_model;
    NumbersSnapshot m_snapshot;
    bool m_loaded = false;
    bool m_filling = false;
    LatestOnly m_loads;
    QTimer *m_soon;
    QPointer<QWidget> m_window;
    NumbersKey m_key;
    NumberDraft m_draft;
    std::optional<CapPreview> m_preview;
    std::vector<ReservationRow> m_overBooked;
    LatestOnly m_previews;
    LatestOnly m_names;
    bool m_asking = false;
    bool m_askAgain = false;
};

} // namespace callboard
