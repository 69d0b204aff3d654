// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace callboard {

/// What others typed, safe to look at: direction controls, zero-width and control characters are replaced by their
/// code point in brackets ("[U+202E]"), line breaks and tabs by a space. The joiners that Persian, Indic scripts and
/// emoji need (U+200C, U+200D) stay when they stand between two visible characters. For display only, never stored.
QString visibleText(const QString &text);

/// Does the text hold a character that changes how its neighbours look without being seen itself?
bool hasHiddenCharacters(QStringView text);

/// A control character (C0, DEL, C1) other than tab, CR and LF.
bool hasControlCharacters(QStringView text);

} // namespace callboard
