// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/server/http/httpmessage.h"
#include "core/wire/setupfile.h"

#include <optional>

#include <functional>

namespace callboard {

/// HTTP status of a refusal (D-CODES).
int statusOf(ErrorCode code);
/// The code as this server spells it on the wire; codes that only exist inside a console become INTERNAL_ERROR.
QString errorName(ErrorCode code);
/// One English sentence: what was refused and what to do next. Names no id, so that what belongs to another company
/// and what does not exist get the same bytes (P7).
QString messageOf(const Error &error);

/// C004 with our extra keys (C018): `fields` names what is wrong in the body, `reasons` the chain of a decision.
QByteArray errorEnvelope(const QString &requestId, const QString &code, const QString &message,
                         const std::vector<SetupProblem> &fields = {}, const Reasons &reasons = {});
/// C003. `writeData` appends JSON: a long answer is written once, where it stays.
QByteArray successEnvelope(const QString &requestId, const std::function<void(QByteArray &)> &writeData);

} // namespace callboard
