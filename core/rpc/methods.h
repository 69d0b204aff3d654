// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rpc/backendshapes.h"

#include <QFuture>

#include <array>
#include <tuple>

/// Every question and command that a console may send to a server: `POST /v1/callboard/console/NAME` with the
/// arguments by name in the body; the answer is `{"result": ...}` or `{"error": {code, detail, why}}` in the envelope.
namespace callboard::rpc {

/// Which scope the key needs; Admin is an admin session (D-FORCE).
enum class Need { Read, Schedule, Manage, Admin };

template <typename S, typename R, typename... A> struct Method
{
    using Subject = S;
    using Value = R;
    using Call = QFuture<Result<R>> (S::*)(A...);
    using Arguments = std::tuple<std::decay_t<A>...>;

    const char *name;
    Need need;
    Call call;
    std::array<const char *, sizeof...(A)> arguments;
};

template <typename S, typename R, typename... A, typename... Names>
constexpr Method<S, R, A...> method(const char *name, Need need, QFuture<Result<R>> (S::*call)(A...), Names... names)
{
    static_assert(sizeof...(A) == sizeof...(Names), "a name for each argument");
    return {name, need, call, {names...}};
}

using R = ReservationsBackend;
inline constexpr auto listReservations = method("reservations_list", Need::Read, &R::list, "query");
inline constexpr auto getReservation = method("reservations_get", Need::Read, &R::get, "company", "id");
inline constexpr auto book = method("reservations_book", Need::Schedule, &R::book, "request", "key");
inline constexpr auto canMove =
    method("reservations_can_move", Need::Read, &R::canMove, "company", "id", "to", "number");
inline constexpr auto move =
    method("reservations_move", Need::Schedule, &R::move, "company", "id", "to", "number", "key");
inline constexpr auto callNow = method("reservations_call_now", Need::Schedule, &R::callNow, "company", "id");
inline constexpr auto cancel = method("reservations_cancel", Need::Schedule, &R::cancel, "company", "id", "key");
inline constexpr auto cancelBatch =
    method("batches_cancel", Need::Schedule, &R::cancelBatch, "company", "batch", "key");
inline constexpr auto revoke =
    method("reservations_revoke", Need::Schedule, &R::revoke, "company", "candidate", "position");
inline constexpr auto listBatches = method("batches_list", Need::Read, &R::batches, "company");
inline constexpr auto pauseBatch =
    method("batches_pause", Need::Schedule, &R::pauseBatch, "company", "batch", "pause", "reason");
inline constexpr auto renameBatch =
    method("batches_rename", Need::Schedule, &R::renameBatch, "company", "batch", "name");

using P = PlansBackend;
inline constexpr auto heat = method("plans_heat", Need::Read, &P::heat, "query");
inline constexpr auto heatCell = method("plans_heat_cell", Need::Read, &P::heatCell, "query", "at");
inline constexpr auto availability =
    method("plans_availability", Need::Read, &P::availability, "company", "window", "duration", "number");
inline constexpr auto planOne = method("plans_one", Need::Read, &P::planOne, "request");
inline constexpr auto planBatch = method("plans_batch", Need::Read, &P::plan, "request");
inline constexpr auto presets = method("plans_presets", Need::Read, &P::presets, "company", "estimate", "zone");
inline constexpr auto retryPreview = method("plans_retry_preview", Need::Read, &P::retryPreview, "company", "call");
inline constexpr auto commitPlan = method("plans_commit", Need::Schedule, &P::commit, "plan", "key");
inline constexpr auto planCsv = method("plans_csv", Need::Read, &P::exportCsv, "plan");

using H = HoursBackend;
inline constexpr auto loadHours = method("hours_load", Need::Read, &H::load, "company");
inline constexpr auto previewHours = method("hours_preview", Need::Read, &H::preview, "company", "hours", "days");
inline constexpr auto saveHours = method("hours_save", Need::Manage, &H::save, "company", "edit");
inline constexpr auto saveExtras = method("hours_save_extras", Need::Manage, &H::saveExtras, "company", "extras");
inline constexpr auto waiveClosure =
    method("hours_waive_closure", Need::Schedule, &H::waiveClosure, "company", "calls", "waived");
inline constexpr auto planMoves = method("hours_plan_moves", Need::Read, &H::planMoves, "company", "calls");

using N = NumbersBackend;
inline constexpr auto loadNumbers = method("numbers_load", Need::Read, &N::load, "company");
inline constexpr auto patchNumber = method("numbers_patch", Need::Manage, &N::patch, "company", "id", "patch");
inline constexpr auto saveNumber = method("numbers_save", Need::Manage, &N::save, "number");
inline constexpr auto removeNumber = method("numbers_remove", Need::Manage, &N::remove, "company", "id");
inline constexpr auto savePool = method("numbers_save_pool", Need::Admin, &N::savePool, "company", "pool");
inline constexpr auto previewCap =
    method("numbers_preview_cap", Need::Read, &N::previewCap, "company", "id", "cap", "range", "estimate");

using C = ClockBackend;
inline constexpr auto clockStatus = method("clock_status", Need::Read, &C::status, "company");
inline constexpr auto forecast = method("clock_forecast", Need::Read, &C::forecast, "company");
inline constexpr auto holdDialling =
    method("clock_hold_dialling", Need::Schedule, &C::holdDialling, "company", "hold", "reason");
inline constexpr auto patchCompany = method("company_patch", Need::Manage, &C::patchCompany, "company", "patch");
inline constexpr auto holdBreaker = method("breaker_hold", Need::Manage, &C::holdBreaker, "company", "reason");
inline constexpr auto closeBreaker = method("breaker_close", Need::Manage, &C::closeBreaker, "company", "reason");
inline constexpr auto probeNow = method("breaker_probe", Need::Manage, &C::probeNow, "company");
inline constexpr auto answerLateCalls =
    method("clock_answer_late_calls", Need::Schedule, &C::answerLateCalls, "company", "dial");

using E = PeopleBackend;
inline constexpr auto loadPeople = method("people_load", Need::Read, &E::load, "company");
inline constexpr auto peopleRows = method("people_rows", Need::Read, &E::rows, "company", "ids");
inline constexpr auto savePerson = method("people_save", Need::Schedule, &E::save, "candidate");
inline constexpr auto removePerson = method("people_remove", Need::Schedule, &E::remove, "company", "id");
inline constexpr auto savePosition = method("positions_save", Need::Manage, &E::savePosition, "position");

using L = LogBackend;
inline constexpr auto logPage = method("log_page", Need::Read, &L::page, "filter");
inline constexpr auto logCsv = method("log_csv", Need::Read, &L::exportCsv, "filter");

using K = KeysBackend;
inline constexpr auto listKeys = method("keys_list", Need::Admin, &K::list, "company");
inline constexpr auto createKey = method("keys_create", Need::Admin, &K::create, "company", "name", "kind", "scopes");
inline constexpr auto revokeKey = method("keys_revoke", Need::Admin, &K::revoke, "company", "id");

inline constexpr auto kMethods = std::tuple{
    listReservations, getReservation, book,         canMove,      move,         callNow,      cancel,       cancelBatch,
    revoke,           listBatches,    pauseBatch,   renameBatch,  heat,         heatCell,     availability, planOne,
    planBatch,        presets,        retryPreview, commitPlan,   planCsv,      loadHours,    previewHours, saveHours,
    saveExtras,       waiveClosure,   planMoves,    loadNumbers,  patchNumber,  saveNumber,   removeNumber, savePool,
    previewCap,       clockStatus,    forecast,     holdDialling, patchCompany, holdBreaker,  closeBreaker, probeNow,
    answerLateCalls,  loadPeople,     peopleRows,   savePerson,   removePerson, savePosition, logPage,      logCsv,
    listKeys,         createKey,      revokeKey};

/// What is not a method of a subject.
inline constexpr auto kSession = "session";            ///< {} -> Session
inline constexpr auto kImportPeople = "people_import"; ///< {company, candidates, source} -> ImportOutcome
inline constexpr auto kExportSetup = "setup_export";   ///< {} -> the file, base64

/// Who this key is here, for a console: asked when it connects and when the company changed.
struct Session
{
    Capabilities can;
    WorkspaceInfo workspace;
    QString keyName;
    Instant now;
    double clockRate = 1;
    quint64 sequence = 0; ///< the event log's last entry: events after it are news
};
template <typename A> void shape(A &a, Like<Session> auto &v)
{
    a("can", v.can);
    a("workspace", v.workspace);
    a("keyName", v.keyName);
    a("now", v.now);
    a("clockRate", v.clockRate);
    a("sequence", v.sequence);
}

struct PeopleToImport
{
    CompanyId company;
    std::vector<Candidate> candidates; ///< an empty id: one is made
    QString source;                    ///< the file's name, for the log
};
template <typename A> void shape(A &a, Like<PeopleToImport> auto &v)
{
    a("company", v.company);
    a("candidates", v.candidates);
    a("source", v.source);
}

/// The arguments as the body of a request.
template <typename M, typename... A> QByteArray bodyOf(const M &method, const A &...arguments)
{
    QByteArray body;
    Writer out(body);
    size_t i = 0;
    out.object([&] { (out(method.arguments[i++], arguments), ...); });
    return body;
}

template <typename Tuple> struct Blank;
template <typename... T> struct Blank<std::tuple<T...>>
{
    static std::tuple<T...> make() { return {blank<T>()...}; }
};

/// Arguments that are being read.
template <typename M> struct Call
{
    const M *method;
    typename M::Arguments values = Blank<typename M::Arguments>::make();
};
template <typename M> void shape(Reader &in, Call<M> &call)
{
    std::apply(
        [&](auto &...value) {
            size_t i = 0;
            (in(call.method->arguments[i++], value), ...);
        },
        call.values);
}

/// The arguments from a body. Errors: as readValue.
template <typename M>
Result<typename M::Arguments> argumentsOf(const M &method, const JsonValue &body, const CompanyId &company)
{
    Reader in(company);
    Call<M> call{&method};
    in.struct_(body, {}, call);
    if (!in.ok())
        return *in.error();
    return std::move(call.values);
}

} // namespace callboard::rpc
