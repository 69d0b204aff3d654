// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/numbers/numberscontroller.h"

#include "ui/common/sentences.h"
#include "ui/numbers/numberwords.h"
#include "ui/shell/session.h"

#include <QTimer>

#include <algorithm>

namespace callboard {

NumbersController::NumbersController(Session &session, QObject *parent)
    : QObject(parent), m_session(session), m_soon(new QTimer(this))
{
    m_soon->setSingleShot(true);
    m_soon->setInterval(1000);
    connect(m_soon, &QTimer::timeout, this, &NumbersController::load);
    connect(&session, &Session::companyChanged, this, [this] {
        m_loaded = false;
        m_key = {};
        m_draft = {};
        load();
    });
    connect(&session, &Session::ownZoneChanged, this, [this] {
        if (m_loaded)
            takeSnapshot(NumbersSnapshot(m_snapshot));
    });
}

void NumbersController::load()
{
    m_soon->stop();
    m_loads.ask(m_session.backend().numbers().load(m_session.companyId()), this,
                [this](const Result<NumbersSnapshot> &answer) {
                    if (answer)
                        takeSnapshot(*answer);
                    else
                        Q_EMIT loadFailed(answer.error());
                });
}

void NumbersController::loadSoon()
{
    if (!m_soon->isActive())
        m_soon->start();
}

void NumbersController::takeSnapshot(const NumbersSnapshot &snapshot)
{
    // What somebody types stays; only what it is compared with is new.
    const bool keepsDraft = m_loaded && isChanged();
    m_snapshot = snapshot;
    // A view whose rows are reset chooses its first one; that is nobody's choice.
    m_filling = true;
    m_model.setRows(numbersTableRows(m_snapshot), m_snapshot.at, m_session.ownZone());
    m_filling = false;
    const bool first = !m_loaded;
    m_loaded = true;
    if (m_model.rowOf(m_key) < 0)
        m_key = {};
    if (m_key == NumbersKey{}) {
        for (const NumbersTableRow &row : m_model.rows()) {
            // The default number is what a person most likely came for.
            if (m_key == NumbersKey{} || row.isDefault)
                m_key = row.key;
        }
    }
    if (!keepsDraft)
        m_draft = stored();
    showDraft();
    Q_EMIT loadedChanged();
    if (first)
        Q_EMIT selectionChanged();
    Q_EMIT draftChanged();
    askPreview();
}

void NumbersController::select(const NumbersKey &key)
{
    if (m_filling || key == m_key || m_model.rowOf(key) < 0)
        return;
    m_key = key;
    m_draft = stored();
    m_preview.reset();
    m_overBooked.clear();
    m_names.forget();
    showDraft();
    Q_EMIT selectionChanged();
    Q_EMIT draftChanged();
    Q_EMIT previewChanged();
    askPreview();
}

const NumberRow *NumbersController::number() const
{
    if (m_key.isPool())
        return nullptr;
    for (const NumberRow &row : m_snapshot.numbers) {
        if (row.number.id == m_key.number)
            return &row;
    }
    return nullptr;
}

const Pool *NumbersController::pool() const
{
    for (const Pool &pool : m_snapshot.pools) {
        if (pool.id == m_key.pool)
            return &pool;
    }
    return nullptr;
}

QString NumbersController::labelOf(const PhoneNumberId &id) const
{
    for (const NumberRow &row : m_snapshot.numbers) {
        if (row.number.id == id)
            return row.number.displayName;
    }
    return {};
}

const PhoneNumber *NumbersController::defaultNumber() const
{
    for (const NumberRow &row : m_snapshot.numbers) {
        if (row.number.isDefault)
            return &row.number;
    }
    return nullptr;
}

NumberDraft NumbersController::stored() const
{
    if (const NumberRow *row = number())
        return {row->number.displayName, row->number.maxOutboundConcurrent, row->number.maxInboundConcurrent,
                row->number.reservedInbound, row->number.pool};
    if (const Pool *found = pool(); found && m_key.isPool())
        return {Sentences::poolName(found->id), found->globalCap, 0, 0, found->id};
    return {};
}

void NumbersController::setDraft(const NumberDraft &draft)
{
    if (draft == m_draft)
        return;
    m_draft = draft;
    showDraft();
    Q_EMIT draftChanged();
    askPreview();
}

void NumbersController::discard()
{
    setDraft(stored());
}

void NumbersController::showDraft()
{
    m_model.setDraft(m_key, isChanged() ? std::optional<NumberDraft>(m_draft) : std::nullopt);
}

bool NumbersController::isChanged() const
{
    return (number() || (m_key.isPool() && pool())) && m_draft != stored();
}

bool NumbersController::isCapChanged() const
{
    NumberDraft sameLabel = stored();
    sameLabel.label = m_draft.label;
    return isChanged() && m_draft != sameLabel;
}

QString NumbersController::saveText() const
{
    if (m_key.isPool())
        return tr("Save pool cap %1").arg(m_draft.outbound);
    if (!isChanged() || m_draft.outbound != stored().outbound)
        return tr("Save cap %1").arg(m_draft.outbound);
    return isCapChanged() ? tr("Save lines") : tr("Save label");
}

QString NumbersController::whyNotSave() const
{
    if (!isChanged())
        return tr("Nothing is changed.");
    if (!m_key.isPool()) {
        if (const QString problem = NumberWords::labelProblem(m_draft.label); !problem.isEmpty())
            return problem;
    }
    return isCapChanged() ? whyNotCaps() : whyNotLabel();
}

QString NumbersController::whyNotLabel() const
{
    return m_session.whyNotManage();
}

QString NumbersController::whyNotCaps() const
{
    if (const QString reason = m_session.whyNotManage(); !reason.isEmpty())
        return reason;
    if (!m_session.backend().capabilities().administerNumbers)
        return tr("This server does not let the console change caps or add numbers.");
    return {};
}

milliseconds NumbersController::estimate() const
{
    return Position().interview + m_session.company().callOverhead;
}

int NumbersController::lowestCap() const
{
    const NumberRow *row = number();
    if (!row)
        return 0;
    // The answer counts the stored reserved lines on top of the calls; the draft may keep others.
    const int calls = (m_preview ? m_preview->lowestCap : row->lowestCap) - row->number.reservedInbound;
    return calls <= 0 ? 0 : calls + m_draft.reserved;
}

void NumbersController::askPreview()
{
    const NumberRow *row = number();
    if (!row) {
        m_previews.forget();
        m_asking = false;
        return;
    }
    if (m_asking) {
        // One at a time; the latest caps are asked for when the answer is here.
        m_askAgain = true;
        return;
    }
    m_asking = true;
    const Instant start = floorTo(m_session.now(), 5 * kMinute);
    const Zone &zone = m_session.ownZone();
    const InstantRange range{start, zone.startOfDay(zone.civilOf(start).date.addDays(kPreviewDays))};
    const int newCap = std::max(0, m_draft.outbound - m_draft.reserved + row->number.reservedInbound);
    m_previews.ask(
        m_session.backend().numbers().previewCap(m_session.companyId(), row->number.id, newCap, range, estimate()),
        this, [this, key = m_key](const Result<CapPreview> &answer) {
            m_asking = false;
            if (m_askAgain || key != m_key) {
                m_askAgain = false;
                askPreview();
            }
            if (key == m_key)
                takePreview(answer);
        });
}

void NumbersController::takePreview(const Result<CapPreview> &answer)
{
    if (answer) {
        m_preview = *answer;
        nameOverBooked();
    } else {
        m_preview.reset();
        m_overBooked.clear();
    }
    Q_EMIT previewChanged();
}

void NumbersController::nameOverBooked()
{
    if (m_preview->affected.empty()) {
        m_names.forget();
        m_overBooked.clear();
        return;
    }
    ReservationQuery query;
    query.company = m_session.companyId();
    query.ids = m_preview->affected;
    if (query.ids.size() > kNamed)
        query.ids.resize(kNamed);
    m_names.ask(m_session.backend().reservations().list(query), this,
                [this](const Result<std::vector<ReservationRow>> &answer) {
                    if (!answer)
                        return;
                    m_overBooked = *answer;
                    std::sort(m_overBooked.begin(), m_overBooked.end(), [](const auto &a, const auto &b) {
                        return a.reservation.times.plannedAttemptAt < b.reservation.times.plannedAttemptAt;
                    });
                    Q_EMIT previewChanged();
                });
}

} // namespace callboard
