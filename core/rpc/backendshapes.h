// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/backend.h"
#include "core/rpc/clockshapes.h"
#include "core/rpc/planshapes.h"

/// The fields of core/backend's values.
namespace callboard::rpc {

template <typename A> void shape(A &, Like<Done> auto &) {}
template <typename A> void shape(A &a, Like<Capabilities> auto &v)
{
    a("scopes", v.scopes);
    a("isAdminSession", v.isAdminSession);
    a("lists", v.lists);
    a("push", v.push);
    a("administerNumbers", v.administerNumbers);
    a("editPeople", v.editPeople);
    a("callNow", v.callNow);
    a("holdDialling", v.holdDialling);
    a("breakerControl", v.breakerControl);
    a("exportSetup", v.exportSetup);
    a("writable", v.writable);
    a("readOnlyReason", v.readOnlyReason);
    a("batchLimit", v.batchLimit);
    a("pauseBatches", v.pauseBatches);
    a("administerKeys", v.administerKeys);
    a("estimates", v.estimates);
}
template <typename A> void shape(A &a, Like<WorkspaceInfo> auto &v)
{
    a("name", v.name);
    a("path", v.path);
    a("isDemo", v.isDemo);
    a("isTemporary", v.isTemporary);
    a("carrier", v.carrier);
    a("clockRate", v.clockRate);
    a("tzVersion", v.tzVersion);
    a("phoneDataVersion", v.phoneDataVersion);
    a("savedAt", v.savedAt);
    a("companies", v.companies);
}
template <typename A> void shape(A &a, Like<NumberRow> auto &v)
{
    a("number", v.number);
    a("busyNow", v.busyNow);
    a("week", v.week);
    a("shareAtCap", v.shareAtCap);
    a("lowestCap", v.lowestCap);
}
template <typename A> void shape(A &a, Like<NumbersSnapshot> auto &v)
{
    a("numbers", v.numbers);
    a("pools", v.pools);
    a("poolBusyNow", v.poolBusyNow);
    a("poolWeek", v.poolWeek);
    a("at", v.at);
}
template <typename A> void shape(A &a, Like<NumberPatch> auto &v)
{
    a("displayName", v.displayName);
    a("isDefault", v.isDefault);
}
template <typename A> void shape(A &a, Like<CapPreview> auto &v)
{
    a("before", v.before);
    a("after", v.after);
    a("startsFullBefore", v.startsFullBefore);
    a("startsFullAfter", v.startsFullAfter);
    a("heldByPool", v.heldByPool);
    a("overBooked", v.overBooked);
    a("lowestCap", v.lowestCap);
    a("affected", v.affected);
}
template <typename A> void shape(A &a, Like<HoursSnapshot> auto &v)
{
    a("policy", v.policy);
    a("extras", v.extras);
    a("firm", v.firm);
    a("at", v.at);
}
template <typename A> void shape(A &a, Like<HoursSaved> auto &v)
{
    a("policy", v.policy);
    a("conflicts", v.conflicts);
}
template <typename A> void shape(A &a, Like<HoursExtrasSaved> auto &v)
{
    a("extras", v.extras);
    a("held", v.held);
}
template <typename A> void shape(A &a, Like<CompanyPatch> auto &v)
{
    a("name", v.name);
    a("telephonyEnabled", v.telephonyEnabled);
    a("callOverheadMs", v.callOverhead);
    a("expiryGraceMs", v.expiryGrace);
    a("finishInsideHours", v.finishInsideHours);
    a("prefixNarrowing", v.prefixNarrowing);
}
template <typename A> void shape(A &a, Like<ClockBackend::Forecast::Series> auto &v)
{
    a("pool", v.pool);
    a("busy", v.busy);
}
template <typename A> void shape(A &a, Like<ClockBackend::Forecast> auto &v)
{
    a("first", v.first);
    a("pools", v.pools);
}
template <typename A> void shape(A &a, Like<LogFilter> auto &v)
{
    a("company", v.company);
    a("range", v.range);
    a("text", v.text);
    a("types", v.types);
    a("actor", v.actor);
    a("reservation", v.reservation);
    a("candidate", v.candidate);
    a("batch", v.batch);
    a("before", v.before);
    a("limit", v.limit);
}
template <typename A> void shape(A &a, Like<LogPage> auto &v)
{
    a("entries", v.entries);
    a("more", v.more);
    a("total", v.total);
    a("chainIntact", v.chainIntact);
}
template <typename A> void shape(A &a, Like<PersonRow> auto &v)
{
    a("candidate", v.candidate);
    a("positionTitle", v.positionTitle);
    a("region", v.region);
    a("zone", v.zone);
    a("zoneChoices", v.zoneChoices);
    a("nextCall", v.nextCall);
    a("nextCallAt", v.nextCallAt);
    a("liveCall", v.liveCall);
    a("calls", v.calls);
    a("blocked", v.blocked);
}
template <typename A> void shape(A &a, Like<PeopleSnapshot> auto &v)
{
    a("people", v.people);
    a("positions", v.positions);
    a("at", v.at);
}
template <typename A> void shape(A &a, Like<PresetChoice> auto &v)
{
    a("preset", v.preset);
    a("window", v.window);
    a("possible", v.possible);
    a("why", v.why);
}
template <typename A> void shape(A &a, Like<RetryPreview> auto &v)
{
    a("mode", v.mode);
    a("at", v.at);
    a("why", v.why);
}
template <typename A> void shape(A &a, Like<ReservationRow> auto &v)
{
    a("reservation", v.reservation);
    a("candidateName", v.candidateName);
    a("candidatePhone", v.candidatePhone);
    a("positionTitle", v.positionTitle);
    a("numberLabel", v.numberLabel);
    a("batchName", v.batchName);
    a("slackMs", v.slack);
}
template <typename A> void shape(A &a, Like<ReservationQuery> auto &v)
{
    a("company", v.company);
    a("planned", v.planned);
    a("states", v.states);
    a("batch", v.batch);
    a("candidate", v.candidate);
    a("ids", v.ids);
}
template <typename A> void shape(A &a, Like<ReservationDetail> auto &v)
{
    a("row", v.row);
    a("policyToday", v.policyToday);
    a("history", v.history);
    a("candidate", v.candidate);
    a("number", v.number);
}
template <typename A> void shape(A &a, Like<BatchCancelled::Skipped> auto &v)
{
    a("id", v.id);
    a("reason", v.reason);
}
template <typename A> void shape(A &a, Like<BatchCancelled> auto &v)
{
    a("cancelled", v.cancelled);
    a("skipped", v.skipped);
}
template <typename A> void shape(A &a, Like<Revoked> auto &v)
{
    a("invite", v.invite);
    a("reconciled", v.reconciled);
    a("fallbackEnqueued", v.fallbackEnqueued);
    a("cancelledReservation", v.cancelledReservation);
    a("priorState", v.priorState);
}
template <typename A> void shape(A &a, Like<MoveVerdict> auto &v)
{
    a("allowed", v.allowed);
    a("call", v.call);
    a("code", v.code);
    a("why", v.why);
}
template <typename A> void shape(A &a, Like<ImportOutcome> auto &v)
{
    a("imported", v.imported);
    a("left", v.left);
    a("candidates", v.candidates);
}
template <typename A> void shape(A &a, Like<KeyRow> auto &v)
{
    a("id", v.id);
    a("name", v.name);
    a("kind", v.kind);
    a("scopes", v.scopes);
    a("isOwn", v.isOwn);
}
/// The one answer that holds a key in clear: it is told once (P6).
inline void shape(Writer &out, const KeyCreated &v)
{
    out("row", v.row);
    QString clear = QString::fromLatin1(v.key.reveal());
    out("key", clear);
    wipe(clear);
}
inline void shape(Reader &in, KeyCreated &v)
{
    in("row", v.row);
    QString clear;
    in("key", clear);
    v.key = Secret::fromText(std::move(clear));
}

inline QString problemOf(const Reader &, const NumbersSnapshot &snapshot)
{
    const bool fits = snapshot.poolBusyNow.size() == snapshot.pools.size() &&
                      (snapshot.poolWeek.empty() || snapshot.poolWeek.size() == snapshot.pools.size());
    return fits ? QString() : QStringLiteral("pools and their use differ in number");
}

} // namespace callboard::rpc
