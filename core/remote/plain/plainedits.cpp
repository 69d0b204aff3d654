// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/canonicaljson.h"
#include "core/remote/plain/plaincore.h"
#include "core/remote/plain/plainjson.h"

namespace callboard {
namespace {

PlainRequest with(const QByteArray &method, const std::vector<QString> &path, const QVariantMap &body)
{
    PlainRequest request;
    request.method = method;
    request.target = httpTargetOf(path);
    request.body = canonicalJson(body);
    return request;
}

Error invalid(const char *field)
{
    return Error{ErrorCode::ValidationError, QString::fromLatin1(field), {}};
}

} // namespace

void PlainCore::saveHours(const HoursEdit &edit, const PlainReply<HoursSaved> &reply)
{
    ask(RequestPriority::Command, with("PATCH", {"v1", "telephony", "calling-hours"}, plainjson::bodyOf(edit)),
        [this, reply](const Result<PlainAnswer> &a) {
            const auto policy = hoursIn(a, &Scopes::manage);
            if (!policy) {
                m_hoursAt = milliseconds(-1); // whatever came of it is asked for
                reply(policy.error());
                return;
            }
            const HoursPolicy before = m_world.owner.policy;
            LogEntry entry;
            entry.type = EventType::HoursSaved;
            entry.requestId = a->requestId;
            entry.before = {{"start", before.hours ? formatMinuteOfDay(before.hours->opens) : QString()},
                            {"end", before.hours ? formatMinuteOfDay(before.hours->closes) : QString()}};
            entry.after = {{"start", policy->hours ? formatMinuteOfDay(policy->hours->opens) : QString()},
                           {"end", policy->hours ? formatMinuteOfDay(policy->hours->closes) : QString()}};
            Changes told;
            told.log = true;
            std::vector<PlainJournal::Change> changes;
            append(changes, std::move(entry));
            takeHours(*policy, a->data, std::move(changes), told);
            reply(HoursSaved{*policy, plainjson::conflictsFrom(a->data)});
        });
}

void PlainCore::previewHours(const CallingHours &hours, const std::optional<Weekdays> &days,
                             const PlainReply<std::vector<Conflict>> &reply)
{
    const auto locally = [this, hours, days, reply] {
        std::vector<FirmCall> firm;
        const PlainWorld &here = world();
        for (const auto &call : here.calls) {
            if (call->state == ReservationState::Firm)
                firm.push_back({call->id, call->candidate, call->number, call->times.plannedAttemptAt, call->zone});
        }
        reply(conflictsOf({hours, days ? days : here.owner.policy.days}, firm, here.at));
    };
    if (!capabilities().scopes.manage) { // C007: a key that may only read previews here
        locally();
        return;
    }
    HoursEdit edit;
    edit.hours = hours;
    edit.days = days;
    ask(RequestPriority::Looked, with("POST", {"v1", "telephony", "calling-hours"}, plainjson::bodyOf(edit)),
        [this, locally, reply](const Result<PlainAnswer> &a) {
            if (a) {
                reply(plainjson::conflictsFrom(a->data));
                return;
            }
            noteScope(a.error(), &Scopes::manage);
            // It saves nothing, so an unknown answer is none at all.
            if (a.error().code == ErrorCode::ScopeInsufficient || isConnectionTrouble(a.error().code))
                locally();
            else
                reply(a.error());
        });
}

void PlainCore::patchNumber(const PhoneNumberId &id, const NumberPatch &patch, const PlainReply<PhoneNumber> &reply)
{
    QVariantMap body;
    if (patch.displayName) {
        const auto length = patch.displayName->toUcs4().size();
        if (length < 1 || length > 120) {
            reply(invalid("displayName: 1 to 120 characters"));
            return;
        }
        body["displayName"] = *patch.displayName;
    }
    if (patch.isDefault)
        body["defaultForOutbound"] = *patch.isDefault;
    if (body.isEmpty()) {
        reply(invalid("nothing to change"));
        return;
    }
    ask(RequestPriority::Command, with("PATCH", {"v1", "telephony", "numbers", id.text()}, body),
        [this, id, body, reply](const Result<PlainAnswer> &a) {
            m_numbersAt = milliseconds(-1); // C045: another one may have stopped being the default
            if (!a) {
                noteScope(a.error(), &Scopes::manage);
                reply(a.error());
                return;
            }
            LogEntry entry;
            entry.type = EventType::NumberChanged;
            entry.number = id;
            entry.requestId = a->requestId;
            if (const auto known = m_world.numbers.find(id); known != m_world.numbers.end())
                entry.before = {{"displayName", known->second.displayName},
                                {"defaultForOutbound", known->second.isDefault}};
            entry.after = body;
            std::vector<PlainJournal::Change> changes;
            append(changes, std::move(entry));
            write(changes);
            const QVariantMap told = a->data.value(QStringLiteral("number")).toMap();
            withBasics(kMinute, [this, id, told, reply](const std::optional<Error> &) {
                const auto found = m_world.numbers.find(id);
                if (found == m_world.numbers.end()) {
                    reply(Error{ErrorCode::ServerAnswerUnusable, id.text(), {}});
                    return;
                }
                PhoneNumber number = found->second; // C048: what the PATCH answered is newer than a list that failed
                number.displayName = told.value(QStringLiteral("displayName"), number.displayName).toString();
                number.isDefault = told.value(QStringLiteral("defaultForOutbound"), number.isDefault).toBool();
                found->second = number;
                Changes heardOf;
                heardOf.numbers = true;
                heardOf.log = true;
                tell(heardOf);
                reply(number);
            });
        });
}

} // namespace callboard
