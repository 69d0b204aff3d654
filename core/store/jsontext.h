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
/// The same, straight from the text: a workspace has hundreds of thousands of them, all read at start. The people of a
/// batch share most links of their explanations, so a link that was read lately is shared in memory too.
class ReasonsReader
{
public:
    std::optional<Reasons> read(QByteArrayView text);

private:
    std::optional<Reason> link(QByteArrayView text);
    std::optional<Reason> parsed(QByteArrayView text);
    struct Known
    {
        QByteArray text;
        Reason reason;
    };
    CanonicalJsonReader m_json;
    std::vector<Known> m_known; ///< by hash of the text; a newer one takes the place
};

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
