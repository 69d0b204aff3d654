// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/server/eventhub.h"
#include "core/server/http/httphandler.h"
#include "core/server/keyring.h"
#include "core/server/ratejournal.h"
#include "core/server/ratelimiter.h"
#include "core/server/servercore.h"

#include <chrono>
#include <functional>

namespace callboard {

struct ServiceOptions
{
    RateLimiter::Limit referenceLimit; ///< per key, for the reference's routes; unlimited switches every limit off
    ServerCore::Facts facts;           ///< with a frozen clock `POST /v1/test/advance` exists
    bool referenceOnly = false;        ///< our own routes and the event stream are not there: a plain server
    bool exemptsLoopback = true;       ///< from the limit per address; its own tests switch it off
    /// Real monotonic time for the limit per address, also under a frozen clock (D-CLOCKSRC); steady_clock if unset.
    std::function<std::chrono::milliseconds()> realMonotonic;
    QString limitFolder; ///< where accepted requests are kept over a restart (RateJournal); empty: nowhere
};

/// The API: finds the route, makes the checks that come before a route's own (D-ORDER: 401, scope, rate limit), reads
/// the body strictly, and hands over. Lives on the network's thread.
class Service final : public HttpHandler
{
public:
    /// Key ring and hub outlive the service and hear every commit. Without a hub there is no event stream.
    Service(Engine &engine, const TimeSource &time, const KeyRing &keys, EventHub *hub, ServiceOptions options);

    /// Before the engine stops; any thread.
    void finish() { m_core.finish(); }

    void handle(const HttpRequest &request, HttpAnswer answer) override;
    /// A console with a key may send more than 1 MiB at once to its own routes: people by the thousand.
    qsizetype bodyLimit(const HttpRequest &head, qsizetype usual) override;
    HttpReply refusalOf(const HttpFault &fault) override;
    std::optional<HttpReply> refusalOfUpgrade(const HttpRequest &request) override;
    void opened(QWebSocket *socket) override;

private:
    HttpAnswer counted(HttpAnswer answer);
    bool findRoute(Exchange &exchange);
    bool acceptAddress(Exchange &exchange);
    bool acceptContentType(Exchange &exchange);
    bool acceptKey(Exchange &exchange);
    bool acceptRate(Exchange &exchange);
    /// The limiter's own answer, with its moment as the wall clock shows it.
    RateLimiter::Verdict ask(RateLimiter &bucket, const Exchange &exchange, bool counts);
    void readAndAnswer(const ExchangePtr &exchange);
    bool readBody(Exchange &exchange);

    ServerCore m_core;
    const KeyRing &m_keys;
    EventHub *m_hub;
    ServiceOptions m_options;
    RateLimiter m_referenceBucket;
    RateLimiter m_ownBucket;
    RateLimiter m_addressBucket;
    std::optional<RateJournal> m_journal; ///< of the reference's bucket: the others are over in a second
};

} // namespace callboard
