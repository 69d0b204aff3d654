// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"

#include <QByteArray>
#include <QString>

#include <utility>
#include <vector>

namespace callboard {

/// One field of a head.
using HttpField = std::pair<QByteArray, QByteArray>;

/// Percent-encoded path and query: "/v1/telephony/reservations/resv%2F1?limit=5" of segments and pairs as they are.
QByteArray httpTargetOf(const std::vector<QString> &segments,
                        const std::vector<std::pair<QString, QString>> &query = {});

/// What is asked of a server. The client adds Host, Content-Length, Accept and the key.
struct ClientRequest
{
    QByteArray method{"GET"};
    QByteArray target{"/"};        ///< begins with '/', percent-encoded; appended to the base URL's path
    std::vector<HttpField> fields; ///< Content-Type, Idempotency-Key ...
    QByteArray body;
    milliseconds within{30'000};        ///< from send() to the last byte of the answer
    qsizetype limit = 32 * 1024 * 1024; ///< most bytes of the answer's body

    bool onlyAsks = false; ///< a POST that changes nothing

    /// A question: nothing changes when it is asked twice. The only kind that is ever sent again by itself.
    bool isQuestion() const { return method == "GET" || onlyAsks; }
};

/// What came back, whole, whatever its status says; a redirect is an answer like any other.
struct HttpResponse
{
    int status = 0;
    std::vector<HttpField> fields; ///< names in lower case
    QByteArray body;
    milliseconds took{0}; ///< from send() to the last byte

    /// Of its first occurrence; null when it is not there. `name` in lower case.
    QByteArray value(QByteArrayView name) const;
    /// "application/json" of "application/json; charset=utf-8".
    QByteArray contentType() const;
};

/// What a server showed of itself; for people, whether it is trusted or not.
struct CertificateFacts
{
    QString subject; ///< common name, else the organisation
    QString issuer;
    Instant validFrom;
    Instant validUntil;
    QByteArray sha256; ///< of the whole certificate, 32 bytes
    friend bool operator==(const CertificateFacts &, const CertificateFacts &) = default;
};

} // namespace callboard
