// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QString>

namespace callboard {

/// A name beside `path`, in the same folder, that no file has: for work that gets its real name when it is whole.
QString unusedNameBeside(const QString &path);
/// An empty file that only its owner reads. Errors: FileUnreadable.
Result<void> createPrivateFile(const QString &path);
/// Syncs `part`, gives it the name `path` unless that exists, and syncs the folder. Errors: FileUnreadable.
Result<void> publishFile(const QString &part, const QString &path);
/// Where renewFile keeps the bytes meanwhile.
QString savedNameOf(const QString &path);
/// What can still be read of a file is on the disk for certain afterwards, in the same file: whoever else has it open
/// goes on with it. A power cut may spoil what is being written over, so that a copy is on the disk before; when there
/// is one from a renewal that did not end, its bytes are taken. Errors: FileUnreadable; then the copy may stay.
Result<void> renewFile(const QString &path);

} // namespace callboard
