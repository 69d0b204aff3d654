// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/store.h"
#include "core/local/enginesession.h"
#include "core/wire/setupfile.h"

namespace callboard {

/// How a demo is filled.
struct DemoRequest
{
    SetupFile setup;   ///< resources/demo/demo.json; one company
    Instant now;       ///< the workspace is left as it would be at this moment
    quint64 seed = 1;  ///< same setup, now and seed: same people, same calls
    int calls = 2'500; ///< about as many reservations
};

/// Fills a workspace that looks lived in: background people beside those of the file (nobody is booked more than twice
/// a week), batches planned and dialled through a real engine on a frozen clock from eight days before `now`, past
/// calls with their outcomes, some on the line at `now`, the rest in the two weeks after it. The people of the file
/// are left free to be planned. The workspace is marked as a demo for ever. For a worker: takes a second or so.
/// Errors: as the engine's commands; ValidationError when the file has no company, number or position.
Result<WriteGroup> makeDemo(const DemoRequest &request, const CarrierFactory &makeCarrier);

/// A moment that shows something: `wanted` when it lies in the working hours of the company's zone on a weekday, else
/// 15:42 on that day, or on the Friday before a weekend.
Instant demoMoment(Instant wanted, const Zone &zone);

} // namespace callboard
