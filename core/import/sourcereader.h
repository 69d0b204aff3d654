// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/peopleimport.h"

#include <QByteArray>
#include <QString>

#include <functional>

namespace callboard {

/// The bytes of a plain file, all from one moment: its size, inode and time of change are the same before and after.
/// Blocks on the disk: for a worker. A FIFO or device is refused without waiting for it; a symbolic link is not
/// followed. `afterOpen` runs between the first look and the reading (a test changes the file there).
/// Errors (ImportRefusal): Missing, Directory, NotAFile, Link, NoPermission, ReadFailed, ChangedWhileRead, TooLarge.
Result<QByteArray> readSource(const QString &path, const std::function<void()> &afterOpen = {});

} // namespace callboard
