// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/remote/rpcanswer.h"

#include "core/rpc/modelshapes.h"

#include <algorithm>

namespace callboard {

namespace {

constexpr JsonLimits kLimits{64, kMostRpcAnswer};

const JsonValue *fieldOf(const JsonValue &value, const char *name)
{
    const auto *object = value.as<JsonValue::Object>();
    if (!object)
        return nullptr;
    const auto found = std::find_if(object->begin(), object->end(),
                                    [name](const auto &field) { return field.first == QLatin1String(name); });
    return found == object->end() ? nullptr : &found->second;
}

ErrorCode codeOfStatus(int status)
{
    switch (status) {
    case 400:
    case 413:
        return ErrorCode::ValidationError;
    case 401:
        return ErrorCode::Unauthorized;
    case 403:
        return ErrorCode::ScopeInsufficient;
    case 404:
        return ErrorCode::NotFound;
    case 429:
        return ErrorCode::RateLimited;
    default:
        return ErrorCode::InternalError;
    }
}

QString textOf(const JsonValue *value)
{
    const auto *text = value ? value->as<QString>() : nullptr;
    return text ? *text : QString();
}

/// A refusal of the server's door, in the envelope of the API (C004); nullopt when it is no such envelope.
std::optional<Error> refusalIn(const JsonValue &envelope, int status)
{
    const auto *success = fieldOf(envelope, "success");
    if (!success || !success->as<bool>() || *success->as<bool>())
        return std::nullopt;
    const QString name = textOf(fieldOf(envelope, "error"));
    const ErrorCode named = errorCodeFromWireName(name);
    Error error;
    error.code = wireName(named) == name ? named : codeOfStatus(status);
    error.detail = textOf(fieldOf(envelope, "message"));
    return error;
}

RpcAnswer unusable(const QString &problem)
{
    RpcAnswer answer;
    answer.problem = problem;
    return answer;
}

/// `{"result": ...}` or `{"error": ...}`.
RpcAnswer answerIn(const JsonValue &data)
{
    RpcAnswer answer;
    if (const JsonValue *error = fieldOf(data, "error")) {
        rpc::Reader in;
        Error refusal;
        rpc::read(in, *error, QStringLiteral("error"), refusal);
        if (!in.ok())
            return unusable(in.error()->detail);
        answer.result = refusal;
    } else if (const JsonValue *result = fieldOf(data, "result")) {
        answer.result = *result;
    } else {
        return unusable(QStringLiteral("neither a result nor an error"));
    }
    return answer;
}

} // namespace

RpcAnswer readRpcAnswer(const HttpResponse &response)
{
    const auto read = readStrictJson(response.body, kLimits);
    const auto *envelope = std::get_if<JsonValue>(&read);
    if (!envelope)
        return unusable(QStringLiteral("status %1 without JSON").arg(response.status));
    if (response.status != 200) {
        auto refusal = refusalIn(*envelope, response.status);
        if (!refusal)
            return unusable(QStringLiteral("status %1 without the API's envelope").arg(response.status));
        RpcAnswer answer;
        answer.result = std::move(*refusal);
        return answer;
    }
    const JsonValue *data = fieldOf(*envelope, "data");
    RpcAnswer answer = data ? answerIn(*data) : unusable(QStringLiteral("no data"));
    bool isNumber = false;
    const qint64 now = response.value("x-callboard-now").toLongLong(&isNumber);
    if (isNumber)
        answer.now = fromEpochMs(now);
    return answer;
}

} // namespace callboard
