// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/http/clientmessage.h"

#include <QSslConfiguration>
#include <QSslError>

namespace callboard {

/// TLS 1.2 or newer, every certificate verified against the system's authorities and those of `caFile` (PEM; empty =
/// none). Reads files. Errors: ServerUntrusted when the file cannot be read or holds no certificate.
Result<QSslConfiguration> tlsTrusting(const QString &caFile);

CertificateFacts factsOf(const QSslCertificate &certificate);

/// "The certificate has expired; ...": what Qt says of each, without repeating.
QString sentenceOf(const QList<QSslError> &errors);

} // namespace callboard
