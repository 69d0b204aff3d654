// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/server/exchange.h"

namespace callboard {

class ServerCore;

/// What each route does once the key, the scope and the rate limit let it through, in the order of D-ORDER from 400
/// on. Called on the network's thread; answers at once, or when the engine has committed.
namespace handlers {

using Handler = void(ServerCore &core, const ExchangePtr &exchange);

// hoursroutes.cpp: C020-C036
Handler getHours, previewHours, saveHours;
// extrasroutes.cpp: C164, P04
Handler getHoursExtras, previewHoursExtras, saveHoursExtras, waiveClosure;
// numberroutes.cpp: C040-C064, C070-C079
Handler getNumbers, patchNumber, getClock, getAvailability;
// scheduleroutes.cpp: C090-C126
Handler scheduleCall, batchScheduleCall;
// reservationroutes.cpp: C130-C148
Handler getReservation, cancelReservation, cancelBatch, revokeCall;
// serverroutes.cpp: WORKSPACE.md section 3, and what an operator of the server asks
Handler advance, healthz, metrics, whoAmI;
// listroutes.cpp: C160, C161
Handler listReservations, listBatches, getBatch, listCandidates, listPositions, listNumbers, getClockDetail, listLog;
// planroutes.cpp: N06, P15
Handler makePlan, getPlan, commitPlan;
// adminroutes.cpp: C050, C163, settings
Handler savePosition, saveCandidate, importCandidates, removeCandidate, addNumber, saveNumber, removeNumber, savePool,
    patchCompany, holdDialling, driveBreaker, moveReservation, callNow;

// consoleroutes.cpp: the whole of core/backend, for consoles
Handler askConsole;
// keyroutes.cpp
Handler listKeys, createKey, revokeKey;
// batchroutes.cpp: P23
Handler pauseBatch, resumeBatch;

} // namespace handlers

} // namespace callboard
