// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/random.h"
#include "core/engine/store.h"

#include <memory>
#include <set>

namespace callboard::test {

/// Random values of everything a store keeps, the same for the same seed: every field varies, every optional is absent
/// now and then, texts hold quotes, zeros-width, emoji and control characters.
class RandomValues
{
public:
    explicit RandomValues(std::uint64_t seed) : m_random(seededRandom(seed)) {}

    std::uint64_t below(std::uint64_t n) { return m_random->next() % n; }
    int number(int from, int to) { return from + static_cast<int>(below(static_cast<std::uint64_t>(to - from + 1))); }
    bool yes() { return below(2) == 0; }
    QString text();
    QString name(const QString &prefix) { return randomId(*m_random, prefix); }
    QByteArray bytes(int length);
    Instant instant() { return fromEpochMs(1'700'000'000'000 + static_cast<qint64>(below(100'000'000'000))); }
    milliseconds length() { return milliseconds(static_cast<qint64>(below(10'000'000))); }
    Zone zone();
    HoursRule rule();
    QVariant json(int depth);
    QVariantMap fields(int depth = 2);
    Reasons reasons();
    Actor actor();
    template <typename T> std::optional<T> maybe(T value)
    {
        return yes() ? std::optional<T>(std::move(value)) : std::nullopt;
    }
    template <typename T, size_t N> T oneOf(const T (&values)[N]) { return values[below(N)]; }

    Simulation simulation();
    Pool pool();
    Company company();
    PhoneNumber phoneNumber(const CompanyId &company, const PoolId &pool);
    ApiKey apiKey(const CompanyId &company);
    Position position(const CompanyId &company);
    Candidate candidate(const CompanyId &company);
    Reservation reservation(const CompanyId &company);
    Attempt attempt(int ordinal);
    BatchSummary batch(const CompanyId &company);
    IdempotencyRow idempotency(const CompanyId &company);
    LogEntry logEntry(const CompanyId &company);
    HealthSample sample();

    /// A group that fills an empty workspace: two companies that share a pool, and some of everything.
    WriteGroup workspace(int reservations = 20);

private:
    E164 e164();
    std::unique_ptr<Random> m_random;
};

/// The image in a fixed order, so that two can be compared.
void sortImage(WorkspaceImage &image);
/// What differs, for a readable failure; empty when equal.
QString differenceOf(WorkspaceImage a, WorkspaceImage b);
/// Numbers and chains the entries of the group after `last` (by company), as an engine does.
void chain(std::vector<LogEntry> &entries, std::map<CompanyId, WorkspaceImage::LogHead> &last);

} // namespace callboard::test
