// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QFuture>
#include <QString>

namespace callboard {

/// Writes a file of the user's in a worker: whole or not at all (a new file takes the old one's place when it is
/// complete). Errors: FileUnreadable with the path and the system's words.
QFuture<Result<Done>> writeFile(const QString &path, const QByteArray &bytes);

} // namespace callboard
