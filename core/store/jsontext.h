// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/canonicaljson.h"
#include "core/model/plan.h"

#include <QVariant>

#include <optional>
#include <utility>
#include <vector>

namespace callboard {

/// Values that a row keeps as one JSON text, as the QVariant that canonicalJson writes and back. The way back answers
/// nullopt for anything that the way there does not make.
QVariant toJson(const Reasons &reasons);
std::optional<Reasons> reasonsFromJson(const QVariant &json);
/// The same, straight from the text: a workspace has hundreds of thousands of them, all read at start.
std::optional<Reasons> readReasons(CanonicalJsonReader &text);

QVariant toJson(const Simulation &simulation);
std::optional<Simulation> simulationFromJson(const QVariant &json);

using ZoneOffsets = std::vector<std::pair<Instant, int>>;
QVariant toJson(const ZoneOffsets &offsets);
std::optional<ZoneOffsets> zoneOffsetsFromJson(const QVariant &json);

QVariant toJson(const std::vector<CommitOutcome::Entry> &leftOver);
std::optional<std::vector<CommitOutcome::Entry>> leftOverFromJson(const QVariant &json);

QVariant toJson(const std::vector<CandidateId> &candidates);
std::optional<std::vector<CandidateId>> candidatesFromJson(const QVariant &json);

/// "135" = Monday, Wednesday, Friday.
QString daysText(const Weekdays &days);
std::optional<Weekdays> daysFromText(const QString &text);

} // namespace callboard
