// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <cstdio>

namespace callboard {

/// From now on whatever this program and Qt log goes to stderr without secrets (redaction.h), a line at a time however
/// many threads speak; nothing goes to the journal by another way. The end of a fatal message stays Qt's: abort.
void installLogSink();

/// A line that a program says to whoever started it, on stdout or stderr, flushed; without secrets like the log.
void sayLine(std::FILE *stream, const QString &text);

} // namespace callboard
