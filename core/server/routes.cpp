// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/server/routes.h"

#include "core/server/handlers.h"

namespace callboard {

namespace {

constexpr Route kRoutes[] = {
    {"GET", "/v1/telephony/calling-hours", Scope::Read, Bucket::Reference, true, false, handlers::getHours},
    {"POST", "/v1/telephony/calling-hours", Scope::Manage, Bucket::Reference, true, true, handlers::previewHours},
    {"PATCH", "/v1/telephony/calling-hours", Scope::Manage, Bucket::Reference, true, true, handlers::saveHours},
    {"GET", "/v1/telephony/numbers", Scope::Read, Bucket::Reference, true, false, handlers::getNumbers},
    {"PATCH", "/v1/telephony/numbers/{id}", Scope::Manage, Bucket::Reference, true, true, handlers::patchNumber},
    {"GET", "/v1/telephony/clock", Scope::Read, Bucket::Reference, true, false, handlers::getClock},
    {"GET", "/v1/telephony/availability", Scope::Read, Bucket::Reference, true, false, handlers::getAvailability},
    {"POST", "/v1/candidates/batch/schedule-call", Scope::Schedule, Bucket::Reference, true, true,
     handlers::batchScheduleCall},
    {"POST", "/v1/candidates/{id}/schedule-call", Scope::Schedule, Bucket::Reference, true, true,
     handlers::scheduleCall},
    {"GET", "/v1/telephony/reservations/{id}", Scope::Read, Bucket::Reference, true, false, handlers::getReservation},
    {"POST", "/v1/telephony/reservations/{id}/cancel", Scope::Schedule, Bucket::Reference, true, false,
     handlers::cancelReservation},
    {"POST", "/v1/telephony/batches/{id}/cancel", Scope::Schedule, Bucket::Reference, true, false,
     handlers::cancelBatch},
    {"POST", "/v1/candidates/{id}/revoke-call", Scope::Schedule, Bucket::Reference, true, false, handlers::revokeCall},
    {"POST", "/v1/test/advance", Scope::None, Bucket::None, false, true, handlers::advance},
    {"GET", "/healthz", Scope::None, Bucket::None, false, false, handlers::healthz},
    {"GET", "/metrics", Scope::None, Bucket::None, false, false, handlers::metrics},
    // Ours (callboard.yaml): a bucket of their own
    {"GET", "/v1/callboard", Scope::None, Bucket::Own, true, false, handlers::whoAmI},
    {"GET", "/v1/telephony/reservations", Scope::Read, Bucket::Own, true, false, handlers::listReservations},
    {"GET", "/v1/telephony/batches", Scope::Read, Bucket::Own, true, false, handlers::listBatches},
    {"GET", "/v1/telephony/batches/{id}", Scope::Read, Bucket::Own, true, false, handlers::getBatch},
    {"POST", "/v1/telephony/batches/{id}/pause", Scope::Schedule, Bucket::Own, true, true, handlers::pauseBatch},
    {"POST", "/v1/telephony/batches/{id}/resume", Scope::Schedule, Bucket::Own, true, false, handlers::resumeBatch},
    {"GET", "/v1/candidates", Scope::Read, Bucket::Own, true, false, handlers::listCandidates},
    {"GET", "/v1/job-positions", Scope::Read, Bucket::Own, true, false, handlers::listPositions},
    {"GET", "/v1/callboard/keys", Scope::Manage, Bucket::Own, true, false, handlers::listKeys},
    {"POST", "/v1/callboard/keys", Scope::Manage, Bucket::Own, true, true, handlers::createKey},
    {"DELETE", "/v1/callboard/keys/{id}", Scope::Manage, Bucket::Own, true, false, handlers::revokeKey},
    {"GET", "/v1/callboard/numbers", Scope::Read, Bucket::Own, true, false, handlers::listNumbers},
    {"GET", "/v1/callboard/clock", Scope::Read, Bucket::Own, true, false, handlers::getClockDetail},
    {"GET", "/v1/callboard/log", Scope::Read, Bucket::Own, true, false, handlers::listLog},
    {"POST", "/v1/telephony/plans", Scope::Schedule, Bucket::Own, true, true, handlers::makePlan},
    {"GET", "/v1/telephony/plans/{id}", Scope::Read, Bucket::Own, true, false, handlers::getPlan},
    {"POST", "/v1/telephony/plans/{id}/commit", Scope::Schedule, Bucket::Own, true, false, handlers::commitPlan},
    {"PUT", "/v1/job-positions/{id}", Scope::Manage, Bucket::Own, true, true, handlers::savePosition},
    {"POST", "/v1/candidates/import", Scope::Schedule, Bucket::Own, true, true, handlers::importCandidates},
    {"PUT", "/v1/candidates/{id}", Scope::Schedule, Bucket::Own, true, true, handlers::saveCandidate},
    {"DELETE", "/v1/candidates/{id}", Scope::Schedule, Bucket::Own, true, false, handlers::removeCandidate},
    {"POST", "/v1/callboard/numbers", Scope::Manage, Bucket::Own, true, true, handlers::addNumber},
    {"PUT", "/v1/callboard/numbers/{id}", Scope::Manage, Bucket::Own, true, true, handlers::saveNumber},
    {"DELETE", "/v1/callboard/numbers/{id}", Scope::Manage, Bucket::Own, true, false, handlers::removeNumber},
    {"PUT", "/v1/callboard/pools/{id}", Scope::Manage, Bucket::Own, true, true, handlers::savePool},
    {"PATCH", "/v1/callboard/company", Scope::Manage, Bucket::Own, true, true, handlers::patchCompany},
    {"GET", "/v1/callboard/hours-extras", Scope::Read, Bucket::Own, true, false, handlers::getHoursExtras},
    {"POST", "/v1/callboard/hours-extras", Scope::Manage, Bucket::Own, true, true, handlers::previewHoursExtras},
    {"PUT", "/v1/callboard/hours-extras", Scope::Manage, Bucket::Own, true, true, handlers::saveHoursExtras},
    {"POST", "/v1/callboard/hold", Scope::Schedule, Bucket::Own, true, true, handlers::holdDialling},
    {"POST", "/v1/callboard/breaker", Scope::Manage, Bucket::Own, true, true, handlers::driveBreaker},
    {"POST", "/v1/telephony/reservations/{id}/move", Scope::Schedule, Bucket::Own, true, true,
     handlers::moveReservation},
    {"POST", "/v1/telephony/reservations/{id}/waive-closure", Scope::Schedule, Bucket::Own, true, false,
     handlers::waiveClosure},
    {"POST", "/v1/callboard/console/{id}", Scope::None, Bucket::Own, true, true, handlers::askConsole},
    {"POST", "/v1/telephony/reservations/{id}/call-now", Scope::Schedule, Bucket::Own, true, false, handlers::callNow},
};

/// Does the path fit, and what stands for {id}?
bool fits(const char *path, const QStringList &segments, QString &id, bool &isFixed)
{
    const QStringList parts = QString::fromLatin1(path + 1).split(QLatin1Char('/'));
    if (parts.size() != segments.size())
        return false;
    isFixed = true;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (parts[i] == QLatin1String("{id}")) {
            if (segments[i].isEmpty())
                return false;
            id = segments[i];
            isFixed = false;
        } else if (parts[i] != segments[i]) {
            return false;
        }
    }
    return true;
}

} // namespace

QString wireName(Scope scope)
{
    switch (scope) {
    case Scope::None:
        return {};
    case Scope::Read:
        return QStringLiteral("telephony:read");
    case Scope::Schedule:
        return QStringLiteral("telephony:schedule");
    case Scope::Manage:
        return QStringLiteral("telephony:manage");
    }
    return {};
}

bool holds(const Scopes &scopes, Scope scope)
{
    switch (scope) {
    case Scope::None:
        return true;
    case Scope::Read:
        return scopes.read;
    case Scope::Schedule:
        return scopes.schedule;
    case Scope::Manage:
        return scopes.manage;
    }
    return false;
}

std::span<const Route> allRoutes()
{
    return kRoutes;
}

RouteMatch matchRoute(const QByteArray &method, const QStringList &segments, bool referenceOnly)
{
    RouteMatch match;
    bool hasFixed = false;
    for (const Route &route : kRoutes) {
        QString id;
        bool isFixed = false;
        if (referenceOnly && route.bucket == Bucket::Own)
            continue;
        if (!fits(route.path, segments, id, isFixed) || (hasFixed && !isFixed))
            continue;
        hasFixed = hasFixed || isFixed; // /candidates/batch/... is never a candidate called "batch"
        match.allowed << route.method;
        if (QByteArrayView(route.method) == "GET")
            match.allowed << "HEAD";
        if (method == route.method || (method == "HEAD" && QByteArrayView(route.method) == "GET")) {
            match.route = &route;
            match.pathId = id;
        }
    }
    return match;
}

} // namespace callboard
