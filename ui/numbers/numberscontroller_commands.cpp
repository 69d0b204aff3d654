// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/common/questions.h"
#include "ui/common/sentences.h"
#include "ui/common/timetext.h"
#include "ui/numbers/numberscontroller.h"
#include "ui/numbers/numberwords.h"
#include "ui/shell/notifications.h"
#include "ui/shell/session.h"

#include <algorithm>

namespace callboard {

namespace {

constexpr size_t kFirstRows = 3;
constexpr int kRemovalDays = 31;

} // namespace

void NumbersController::refused(const Error &error)
{
    m_session.notifications().refused(error, m_session.ownZone());
}

PhoneNumber NumbersController::edited() const
{
    PhoneNumber after = number()->number;
    after.displayName = m_draft.label;
    after.maxOutboundConcurrent = m_draft.outbound;
    after.maxInboundConcurrent = m_draft.inbound;
    after.reservedInbound = m_draft.reserved;
    after.pool = m_draft.pool;
    return after;
}

void NumbersController::save()
{
    if (!whyNotSave().isEmpty())
        return;
    if (m_key.isPool()) {
        savePool(*pool(), Pool{m_key.pool, m_draft.outbound}, true);
        return;
    }
    const PhoneNumber before = number()->number;
    if (isCapChanged())
        saveNumber(before, edited(), true);
    else
        saveLabel(before, m_draft.label, true);
}

void NumbersController::rename(const PhoneNumberId &id, const QString &label)
{
    if (!whyNotLabel().isEmpty() || label.isEmpty() || label.toUcs4().size() > NumberWords::kLabelMost)
        return;
    for (const NumberRow &row : m_snapshot.numbers) {
        if (row.number.id == id)
            saveLabel(row.number, label, true);
    }
}

void NumbersController::saveNumber(const PhoneNumber &before, const PhoneNumber &after, bool told)
{
    whenDone(m_session.backend().numbers().save(after), this, [=, this](const Result<PhoneNumber> &answer) {
        if (!answer) {
            refused(answer.error());
            return;
        }
        if (told) {
            const QString lead = before.maxOutboundConcurrent != after.maxOutboundConcurrent
                                     ? tr("%1 has cap %2").arg(after.displayName).arg(after.maxOutboundConcurrent)
                                     : tr("%1 is saved").arg(after.displayName);
            const QString sentence = before.maxOutboundConcurrent != after.maxOutboundConcurrent
                                         ? tr("It was %1. No booked call moved.").arg(before.maxOutboundConcurrent)
                                         : QString();
            m_session.notifications().tell({lead, sentence, Tone::Ok, [=, this] { saveNumber(after, before, false); }},
                                           [=, this] { saveNumber(before, after, false); });
        }
        if (m_key.number == after.id)
            m_draft = {answer->displayName, answer->maxOutboundConcurrent, answer->maxInboundConcurrent,
                       answer->reservedInbound, answer->pool};
        Q_EMIT saved({answer->pool, answer->id});
        load();
    });
}

void NumbersController::saveLabel(const PhoneNumber &before, const QString &label, bool told)
{
    NumberPatch patch;
    patch.displayName = label;
    whenDone(m_session.backend().numbers().patch(m_session.companyId(), before.id, patch), this,
             [=, this](const Result<PhoneNumber> &answer) {
                 if (!answer) {
                     refused(answer.error());
                     return;
                 }
                 if (told) {
                     PhoneNumber after = before;
                     after.displayName = label;
                     m_session.notifications().tell({tr("%1 is now called %2").arg(before.displayName, label),
                                                     {},
                                                     Tone::Ok,
                                                     [=, this] { saveLabel(after, before.displayName, false); }},
                                                    [=, this] { saveLabel(before, label, false); });
                 }
                 if (m_key.number == before.id)
                     m_draft.label = label;
                 Q_EMIT saved({before.pool, before.id});
                 load();
             });
}

void NumbersController::savePool(const Pool &before, const Pool &after, bool told)
{
    whenDone(m_session.backend().numbers().savePool(m_session.companyId(), after), this,
             [=, this](const Result<Pool> &answer) {
                 if (!answer) {
                     refused(answer.error());
                     return;
                 }
                 if (told)
                     m_session.notifications().tell(
                         {tr("%1 has cap %2").arg(Sentences::poolName(after.id)).arg(after.globalCap),
                          tr("It was %1. No booked call moved.").arg(before.globalCap), Tone::Ok,
                          [=, this] { savePool(after, before, false); }},
                         [=, this] { savePool(before, after, false); });
                 if (m_key == NumbersKey{after.id, {}})
                     m_draft.outbound = after.globalCap;
                 load();
             });
}

void NumbersController::patchDefault(const PhoneNumberId &id, bool on, const std::function<void()> &then)
{
    NumberPatch patch;
    patch.isDefault = on;
    whenDone(m_session.backend().numbers().patch(m_session.companyId(), id, patch), this,
             [this, then](const Result<PhoneNumber> &answer) {
                 if (!answer) {
                     refused(answer.error());
                     return;
                 }
                 if (then)
                     then();
                 load();
             });
}

void NumbersController::setDefault(const PhoneNumberId &id, bool on)
{
    const PhoneNumber *before = defaultNumber();
    if (!whyNotLabel().isEmpty() || (before && before->id == id) == on)
        return;
    const auto oldDefault = before ? std::optional(before->id) : std::nullopt;
    const QString label = labelOf(id);
    const auto undo = [=, this] {
        if (oldDefault)
            patchDefault(*oldDefault, true, {});
        else
            patchDefault(id, false, {});
    };
    patchDefault(id, on, [=, this] {
        const QString lead = on ? tr("%1 is the default number").arg(label) : tr("No number is the default");
        const QString sentence = on ? QString() : tr("A call that names no number uses the only one, or asks.");
        m_session.notifications().tell({lead, sentence, Tone::Ok, undo}, [=, this] { patchDefault(id, on, {}); });
    });
}

void NumbersController::remove(const PhoneNumberId &id)
{
    const auto found = std::find_if(m_snapshot.numbers.begin(), m_snapshot.numbers.end(),
                                    [&](const NumberRow &row) { return row.number.id == id; });
    if (found == m_snapshot.numbers.end() || !whyNotCaps().isEmpty())
        return;
    const PhoneNumber number = found->number;
    // A call takes a line, so the calls above cap 0 are all calls that are booked on it.
    const Instant start = floorTo(m_session.now(), 5 * kMinute);
    const int nothing = number.reservedInbound;
    whenDone(m_session.backend().numbers().previewCap(m_session.companyId(), id, nothing,
                                                      {start, start + kRemovalDays * kDay}, estimate()),
             this, [this, number](const Result<CapPreview> &preview) {
                 if (!preview) {
                     refused(preview.error());
                     return;
                 }
                 if (preview->affected.empty()) {
                     confirmRemoval(number, {});
                     return;
                 }
                 ReservationQuery query;
                 query.company = m_session.companyId();
                 query.ids = preview->affected;
                 whenDone(m_session.backend().reservations().list(query), this,
                          [this, number](const Result<std::vector<ReservationRow>> &rows) {
                              if (rows)
                                  confirmRemoval(number, *rows);
                              else
                                  refused(rows.error());
                          });
             });
}

void NumbersController::confirmRemoval(const PhoneNumber &number, const std::vector<ReservationRow> &booked)
{
    Question question;
    question.title = tr("Remove %1?").arg(number.displayName);
    if (booked.empty()) {
        question.sentence = tr("No call is booked on it in the next %n day(s).", nullptr, kRemovalDays);
    } else {
        auto rows = booked;
        std::sort(rows.begin(), rows.end(), [](const auto &a, const auto &b) {
            return a.reservation.times.plannedAttemptAt < b.reservation.times.plannedAttemptAt;
        });
        QStringList first;
        for (size_t i = 0; i < std::min(rows.size(), kFirstRows); ++i)
            //: one call in a list: name and time
            first << tr("%1 %2", "call in a list")
                         .arg(rows[i].candidateName,
                              TimeText::moment(rows[i].reservation.times.plannedAttemptAt, m_session.ownZone()));
        const int more = static_cast<int>(rows.size() - std::min(rows.size(), kFirstRows));
        const QString names = more == 0
                                  ? first.join(tr(", ", "between names"))
                                  //: %1 is a list of calls, %n how many more there are
                                  : tr("%1 and %n more", nullptr, more).arg(first.join(tr(", ", "between names")));
        //: %1 names the first of %n calls
        question.sentence = tr("%n booked call(s) stay booked and cannot go until they are moved: %1.", nullptr,
                               static_cast<int>(booked.size()))
                                .arg(names);
    }
    question.safe = tr("Keep number");
    question.act = tr("Remove number");
    if (!m_session.questions().ask(m_window, question).act)
        return;
    whenDone(m_session.backend().numbers().remove(m_session.companyId(), number.id), this,
             [this, number](const Result<Done> &answer) {
                 if (!answer) {
                     refused(answer.error());
                     return;
                 }
                 m_session.notifications().tell(
                     {tr("%1 is removed").arg(number.displayName), {}, Tone::Ok, [this, number] {
                          saveNumber(number, number, false);
                      }});
                 load();
             });
}

void NumbersController::add(const PhoneNumber &number, std::function<void(const Result<PhoneNumber> &)> done)
{
    whenDone(m_session.backend().numbers().save(number), this,
             [this, done = std::move(done)](const Result<PhoneNumber> &answer) {
                 if (answer) {
                     m_session.notifications().ok(tr("%1 is added").arg(answer->displayName),
                                                  answer->outboundCap() == 0 ? tr("It has no lines yet.") : QString());
                     m_key = {answer->pool, answer->id};
                     m_preview.reset();
                     m_overBooked.clear();
                     m_draft = {answer->displayName, answer->maxOutboundConcurrent, answer->maxInboundConcurrent,
                                answer->reservedInbound, answer->pool};
                     Q_EMIT saved(m_key);
                     load();
                 }
                 done(answer);
             });
}

void NumbersController::addPool(const Pool &pool, std::function<void(const Result<Pool> &)> done)
{
    whenDone(m_session.backend().numbers().savePool(m_session.companyId(), pool), this,
             [this, done = std::move(done)](const Result<Pool> &answer) {
                 if (answer) {
                     m_session.notifications().ok(
                         tr("%1 is added").arg(Sentences::poolName(answer->id)),
                         tr("It holds no number yet. Choose it when you add one, or move a number into it."));
                     load();
                 }
                 done(answer);
             });
}

void NumbersController::planOverBooked()
{
    std::vector<ReservationId> calls;
    for (const ReservationRow &row : m_overBooked)
        calls.push_back(row.reservation.id);
    if (calls.empty())
        return;
    // As after a change of hours: plans that replace, each person with the number and zone that were promised.
    whenDone(m_session.backend().hours().planMoves(m_session.companyId(), calls), this,
             [this](const Result<std::vector<Plan>> &answer) {
                 if (!answer) {
                     m_session.notifications().refused(answer.error(), m_session.ownZone());
                     return;
                 }
                 Jump jump;
                 jump.page = PageId::Plan;
                 jump.plans = std::make_shared<const std::vector<Plan>>(*answer);
                 m_session.go(jump);
             });
}

} // namespace callboard
