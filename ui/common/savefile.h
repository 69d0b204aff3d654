// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QFuture>
#include <QString>

namespace callboard {

/// Writes a whole file in a worker, or leaves what was there (written beside it and renamed). Errors: FileUnreadable
/// with the path and the system's words.
QFuture<Result<Done>> saveFile(const QString &path, const QByteArray &content);

} // namespace callboard
