// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QStringList>

#include <vector>

namespace callboard::test {

/// What the contract of the reference API (tests/contract/api/celper.yaml), or the description of our own routes
/// (core/server/callboard.yaml), says against this answer: empty = nothing. `target` is a path as it was asked. An
/// answer to a path of neither is not judged.
QString contractProblem(const QByteArray &method, const QByteArray &target, int status, const QJsonObject &answer);

/// "GET /v1/telephony/reservations/{id}" for every route of both documents, sorted.
QStringList describedRoutes();

/// Every request body of the contract's examples: method, path, body, as the contract spells them.
struct ContractExample
{
    QByteArray method;
    QByteArray path; ///< with {candidateId}
    QString name;
    QJsonObject body;
};
std::vector<ContractExample> contractRequests();

} // namespace callboard::test
