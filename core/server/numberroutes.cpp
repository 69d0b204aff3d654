// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// C040-C064, C070-C079.
#include "core/base/canonicaljson.h"
#include "core/planning/planner.h"
#include "core/server/handlers.h"
#include "core/server/servercore.h"
#include "core/wire/telephonyjson.h"

#include <charconv>

namespace callboard::handlers {

namespace {

constexpr qint64 kShortestMs = 60'000;
constexpr qint64 kLongestMs = 14'400'000; // C072

StoredAnswer encodePatched(const answer::Any &any)
{
    const auto &saved = std::get<answer::NumberSaved>(any);
    return {200, canonicalJson(QVariantMap{{"number", telephonyjson::patchedNumber(saved.number)}})};
}

/// The parameters of a query, each judged once; what is wrong is noted by name.
class Query
{
public:
    explicit Query(Exchange &exchange) : m_exchange(exchange) {}

    std::optional<QString> text(const char *name) const
    {
        for (const auto &[key, value] : m_exchange.target.query) {
            if (key == QLatin1String(name))
                return value;
        }
        return std::nullopt;
    }
    /// Digits as JSON would spell them; nothing else is a number.
    qint64 number(const char *name, qint64 from, qint64 to)
    {
        const auto given = text(name);
        if (!given) {
            note(name, QStringLiteral("is missing"));
            return 0;
        }
        const QByteArray digits = given->toUtf8();
        qint64 value = 0;
        const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (problem != std::errc() || QByteArray::number(value) != digits)
            note(name, QStringLiteral("must be a whole number"));
        else if (value < from || value > to)
            note(name, QStringLiteral("must be from %1 to %2").arg(from).arg(to));
        return value;
    }
    void note(const char *name, const QString &text)
    {
        m_exchange.findings.problems.add(QString::fromLatin1(name), text);
    }

private:
    Exchange &m_exchange;
};

AvailabilityQuery readQuery(Exchange &exchange)
{
    using telephonyrequests::kEarliestMs;
    using telephonyrequests::kLatestMs;
    Query query(exchange);
    AvailabilityQuery asked;
    asked.company = exchange.company();
    asked.window.start = fromEpochMs(query.number("start", kEarliestMs, kLatestMs));
    asked.window.end = fromEpochMs(query.number("end", kEarliestMs, kLatestMs));
    asked.duration = milliseconds(query.number("durationMs", kShortestMs, kLongestMs));
    if (const auto number = query.text("phoneNumberId")) {
        if (!isWellFormedId(*number))
            query.note("phoneNumberId", QStringLiteral("must be 1 to 64 letters A-Z a-z, digits, _ or -"));
        asked.number = PhoneNumberId(*number);
    }
    const auto channel = query.text("channel"); // C074
    if (channel && *channel != QLatin1String("outbound"))
        query.note("channel", QStringLiteral("must be outbound"));
    return asked;
}

} // namespace

void getNumbers(ServerCore &core, const ExchangePtr &exchange)
{
    const WorkspaceState state = core.state();
    QVariantList numbers;
    for (const PhoneNumber *number : state.numbersOf(exchange->company()))
        numbers << telephonyjson::number(*number);
    exchange->done(200, canonicalJson(QVariantMap{{"numbers", numbers}}));
}

void patchNumber(ServerCore &core, const ExchangePtr &exchange)
{
    const auto edit = telephonyrequests::numberEdit(exchange->body, exchange->findings);
    if (exchange->refusedForFindings())
        return;
    command::PatchNumber patch{ServerCore::header(*exchange), PhoneNumberId(exchange->pathId), edit.displayName,
                               edit.defaultForOutbound};
    core.send(exchange, std::move(patch), encodePatched);
}

void getClock(ServerCore &core, const ExchangePtr &exchange)
{
    const SnapshotPtr snapshot = core.engine().snapshot();
    const CompanyRuntime &runtime = snapshot->runtimeOf(exchange->company());
    exchange->done(200, canonicalJson(telephonyjson::clock(snapshot->state().numbersOf(exchange->company()),
                                                           runtime.health.health, runtime.breaker)));
}

void getAvailability(ServerCore &core, const ExchangePtr &exchange)
{
    const AvailabilityQuery query = readQuery(*exchange);
    if (exchange->refusedForFindings())
        return;
    const auto availability = availabilityOf(core.state(), query);
    if (!availability)
        return exchange->refuse(availability.error());
    exchange->done(200, telephonyjson::availability(*availability));
}

} // namespace callboard::handlers
