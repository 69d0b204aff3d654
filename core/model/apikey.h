// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/secret.h"

#include <QByteArray>
#include <QString>

namespace callboard {

/// A key that was just made. The clear text is told once and kept nowhere (P6).
struct NewKey
{
    Secret clear; ///< "celp_" and 32 hex digits: 128 bits from the operating system (WORKSPACE.md section 1)
    QByteArray sha256;
};
NewKey makeApiKey();

/// SHA-256 of a key as it stands in the header: 32 bytes.
QByteArray sha256OfKey(QByteArrayView key);
/// "key_" and the first 16 hex digits: names the key in lists and in the log, and tells nothing of it.
QString idOfKey(const QByteArray &sha256);

} // namespace callboard
