// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/health.h"
#include "core/model/reservation.h"
#include "ui/common/theme.h"

#include <optional>

class QPainter;

namespace callboard {

/// The signs of section 4: 14 px, drawn, always beside their word. Colour is never the only difference between two.
void drawStateSign(QPainter *painter, const QRectF &rect, ReservationState state, bool unknown, const Theme &theme);
/// Healthy, Degraded, Saturated; nullopt = Unknown (no answer from the backend yet).
void drawHealthSign(QPainter *painter, const QRectF &rect, std::optional<Health> health, const Theme &theme);

/// Good, look here, wrong, told: the signs of notes, outcomes and checks.
enum class Tone { Info, Ok, Warn, Error, Neutral };
void drawToneSign(QPainter *painter, const QRectF &rect, Tone tone, const Theme &theme);

QColor stateColour(ReservationState state, bool unknown, const Theme &theme);
QColor healthColour(std::optional<Health> health, const Theme &theme);
QColor toneColour(Tone tone, const Theme &theme);
QColor toneFill(Tone tone, const Theme &theme);
QColor toneBorder(Tone tone, const Theme &theme);

/// "Firm", "Unknown", "Line failed": the words of section 4, translated.
QString stateWord(ReservationState state, bool unknown = false);
QString healthWord(std::optional<Health> health);

} // namespace callboard
