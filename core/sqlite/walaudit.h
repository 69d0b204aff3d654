// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArrayView>

namespace callboard {

/// SQLite plays a -wal up to the first frame that is wrong and takes the rest for a group that a power cut ended: right
/// at the end of it, and a silent loss of acknowledged groups anywhere else. With synchronous=FULL a group is on the
/// disk before the next one begins, so a wrong frame in front of a later group is damage. `wal` is the whole file.
///
/// Found: every wrong frame that a later group stands behind, and a header with one wrong bit. Not to be told from a
/// power cut: a wrong frame in the last group.
/// Errors: FileDamaged.
Result<void> auditWal(QByteArrayView wal);

} // namespace callboard
