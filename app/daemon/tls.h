// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QSslConfiguration>

namespace callboard {

/// Certificate chain and private key from two PEM files. Errors: FileUnreadable, ValidationError (not PEM, no chain, or
/// the key is not the certificate's), with the file's name.
Result<QSslConfiguration> readTls(const QString &certificatePath, const QString &keyPath);

} // namespace callboard
