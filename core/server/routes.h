// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/server/exchange.h"

#include <QByteArrayList>

#include <span>

namespace callboard {

class ServerCore;

/// Which scope a key needs (C005-C007).
enum class Scope { None, Read, Schedule, Manage };
/// "telephony:read".
QString wireName(Scope scope);
bool holds(const Scopes &scopes, Scope scope);

/// Whose requests a route counts among (C008, WORKSPACE.md section 3).
enum class Bucket { None, Reference, Own };

/// One route of the API. A fixed word in a path goes before {id} at the same place.
struct Route
{
    const char *method;
    const char *path; ///< "/v1/telephony/reservations/{id}/cancel"; {id} is a well-formed id
    Scope scope = Scope::Read;
    Bucket bucket = Bucket::Reference;
    bool needsKey = true;
    bool takesBody = false;
    void (*handle)(ServerCore &core, const ExchangePtr &exchange) = nullptr;
};

/// Every route, in the order of the contract.
std::span<const Route> allRoutes();

struct RouteMatch
{
    const Route *route = nullptr; ///< null: no such path, or not with this method
    QString pathId;
    QByteArrayList allowed; ///< methods of this path; empty: no such path
};
/// HEAD finds the route of GET. `referenceOnly`: ours are not there.
RouteMatch matchRoute(const QByteArray &method, const QStringList &segments, bool referenceOnly = false);

} // namespace callboard
