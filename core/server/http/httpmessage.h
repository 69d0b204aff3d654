// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QString>
#include <QStringList>

#include <functional>
#include <utility>
#include <variant>
#include <vector>

namespace callboard {

/// One field of a head. Names of requests are lower case.
using HttpField = std::pair<QByteArray, QByteArray>;

/// One request as it was framed: nothing of it is repaired, nothing decoded.
struct HttpRequest
{
    QByteArray method; ///< a token, as sent
    QByteArray target; ///< begins with '/', visible ASCII
    int minor = 1;     ///< HTTP/1.minor, 0 or 1
    std::vector<HttpField> fields;
    QByteArray body;
    QHostAddress peer;

    /// How often a field is there. `name` is lower case.
    int count(QByteArrayView name) const;
    /// Value of its first occurrence; null when there is none.
    QByteArray value(QByteArrayView name) const;
    /// False with `Connection: close`, and for HTTP/1.0.
    bool keepsAlive() const;
    /// Asks for a WebSocket (RFC 6455).
    bool isUpgrade() const;
};

struct HttpReply
{
    int status = 200;
    std::vector<HttpField> fields; ///< without Content-Length, Connection
    QByteArray body;
    bool closes = false; ///< nothing more is read from this connection

    void set(const QByteArray &name, const QByteArray &value) { fields.emplace_back(name, value); }
};

/// Called once, from any thread.
using HttpAnswer = std::function<void(HttpReply)>;

/// Why a request could not be framed: answered, then the connection ends.
struct HttpFault
{
    int status = 400;
    QByteArray code;    ///< of D-CODES, "VALIDATION_ERROR"
    QByteArray message; ///< plain English
    friend bool operator==(const HttpFault &, const HttpFault &) = default;
};

/// "Not Found" for 404.
QByteArray reasonPhrase(int status);

/// Path segments and query of a target, percent-decoded.
struct HttpTarget
{
    QStringList segments; ///< of "/v1/telephony/numbers": v1, telephony, numbers
    std::vector<std::pair<QString, QString>> query;
    /// Errors: a broken escape, an escaped '/', control characters, invalid UTF-8, '.' or '..' as a segment, a name
    /// without a value's place, a name that is there twice.
    static std::variant<HttpTarget, HttpFault> parse(QByteArrayView target);
};

} // namespace callboard
