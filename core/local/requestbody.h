// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/plan.h"

#include <QVariant>

namespace callboard {

/// The body a request would have on the wire, for its idempotency fingerprint (D-IDEM): same wish, same bytes.
QVariantMap bodyOf(const CallRequest &request);
QVariantMap bodyOf(const Plan &plan);

/// What a committed plan's key remembers, and back.
QVariantMap dataOf(const CommitOutcome &outcome);
CommitOutcome commitOutcomeFrom(const QVariantMap &data);

} // namespace callboard
