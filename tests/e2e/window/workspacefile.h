// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/store.h"

namespace callboard::test {

/// Opens the files below to a server's console, with every scope.
inline const QByteArray kStoryKey = QByteArrayLiteral("celp_stories");

/// Somebody in the demo whose name nobody else has, with no call yet.
inline const QString kOnlyOne = QStringLiteral("Una Solo");
inline const QString kOnlyOneId = QStringLiteral("cand_only");

/// A workspace file as the demo is at this moment (ISO), or one of a company that has set up nothing.
void writeDemo(const QString &path, const QString &now);
void writeNothing(const QString &path);
/// What is on disk, read from its own bytes once everything has ended. Checked for damage first.
WorkspaceImage imageOf(const QString &path);

/// From that file's own log, of its first company: when dialling was held and when it was released again.
InstantRange holdOf(const QString &path);

/// What holds of a workspace at any moment: an attempt has one id and one person one live call, nobody was dialled
/// outside the frozen hours, before the planned minute, or more often than the retry rule says.
void checkNobodyIsDialledWrongly(const WorkspaceImage &image);

} // namespace callboard::test
