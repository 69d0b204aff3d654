// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/company.h"
#include "core/server/http/httpmessage.h"
#include "core/server/ratelimiter.h"
#include "core/wire/strictjson.h"
#include "core/wire/telephonyrequests.h"

#include <QElapsedTimer>

#include <functional>
#include <memory>
#include <optional>

namespace callboard {

struct Route;

/// One request on its way to its answer; whoever still has to answer it holds it. Everything but the answering
/// functions belongs to the network's thread, or to the one worker that was given it; those may be called from any
/// thread, one of them once. Each answer is a line of the log, category callboard.request, level info: JSON, without
/// the key, the query or a body (P6).
class Exchange
{
public:
    Exchange(HttpRequest request, HttpAnswer answer, Instant now);

    const HttpRequest request;
    const QString requestId; ///< a fresh UUID
    const Instant at;        ///< the workspace's clock when it came
    HttpTarget target;
    const Route *route = nullptr;
    QString pathId; ///< what stands for {id} in the route
    ApiKey key;
    std::optional<RateLimiter::Verdict> rate; ///< what the headers tell; absent: the route or the server has no limit
    int rateLimit = 0;
    JsonValue body = JsonValue(JsonValue::Object{}); ///< an empty object when nothing was sent
    BodyFindings findings;

    const CompanyId &company() const { return key.company; }
    bool isAdminSession() const { return key.kind == KeyKind::AdminSession; }

    /// C003.
    void done(int status, const QByteArray &data, bool isReplay = false);
    /// C003 with 200, for what is long: `writeData` appends JSON.
    void doneBy(const std::function<void(QByteArray &)> &writeData);
    void refuse(const Error &error);
    /// By a code of D-CODES that only the transport knows.
    void refuse(int status, const QByteArray &code, const QString &message);
    /// 400 for what was found in the body; true when there was something.
    bool refusedForFindings();
    /// A reply that is no envelope.
    void reply(HttpReply reply);
    /// The connection became a stream: nothing is answered, only logged.
    void upgraded();

    /// Extra fields of the answer, whatever it will be.
    void set(const QByteArray &name, const QByteArray &value) { m_fields.emplace_back(name, value); }

private:
    HttpReply enveloped(int status, QByteArray text);
    void log(int status) const;

    HttpAnswer m_answer;
    QElapsedTimer m_elapsed;
    std::vector<HttpField> m_fields;
};

using ExchangePtr = std::shared_ptr<Exchange>;

} // namespace callboard
