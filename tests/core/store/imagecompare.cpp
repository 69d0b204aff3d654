// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/core/store/randomvalues.h"

#include <algorithm>

namespace callboard::test {

namespace {

template <typename T> void sortById(std::vector<T> &rows)
{
    std::sort(rows.begin(), rows.end(), [](const T &a, const T &b) {
        if constexpr (requires { a.company; })
            return std::pair(a.company, a.id) < std::pair(b.company, b.id);
        else
            return a.id < b.id;
    });
}

bool same(const BatchSummary &a, const BatchSummary &b)
{
    const auto sameEntry = [](const auto &x, const auto &y) {
        return x.candidate == y.candidate && x.reservation == y.reservation && x.code == y.code && x.why == y.why;
    };
    return a.id == b.id && a.company == b.company && a.name == b.name && a.position == b.position &&
           a.createdAt == b.createdAt && a.createdBy == b.createdBy && a.asked == b.asked &&
           a.candidates == b.candidates && a.isPaused == b.isPaused && a.pauseReason == b.pauseReason &&
           std::equal(a.leftOver.begin(), a.leftOver.end(), b.leftOver.begin(), b.leftOver.end(), sameEntry);
}

bool same(const std::pair<CompanyId, HealthSample> &a, const std::pair<CompanyId, HealthSample> &b)
{
    const HealthSample &x = a.second;
    const HealthSample &y = b.second;
    return a.first == b.first && x.at == y.at && x.health == y.health && x.live == y.live && x.due == y.due &&
           x.tickLagMs == y.tickLagMs && x.faults == y.faults && x.dialled == y.dialled;
}

bool same(const WorkspaceImage::LogHead &a, const WorkspaceImage::LogHead &b)
{
    return a.company == b.company && a.sequence == b.sequence && a.hash == b.hash;
}

template <typename T> bool same(const T &a, const T &b)
{
    return a == b;
}

template <typename T> QString compare(const char *what, const std::vector<T> &a, const std::vector<T> &b)
{
    if (a.size() != b.size())
        return QStringLiteral("%1: %2 and %3 rows; ").arg(QLatin1String(what)).arg(a.size()).arg(b.size());
    for (size_t i = 0; i < a.size(); ++i) {
        if (!same(a[i], b[i]))
            return QStringLiteral("%1: row %2 differs; ").arg(QLatin1String(what)).arg(i);
    }
    return {};
}

} // namespace

void sortImage(WorkspaceImage &image)
{
    sortById(image.pools);
    sortById(image.companies);
    sortById(image.numbers);
    sortById(image.positions);
    sortById(image.candidates);
    sortById(image.reservations);
    sortById(image.batches);
    std::sort(image.keys.begin(), image.keys.end(), [](const ApiKey &a, const ApiKey &b) {
        return std::pair(a.company, a.sha256) < std::pair(b.company, b.sha256);
    });
    std::sort(image.samples.begin(), image.samples.end(), [](const auto &a, const auto &b) {
        return std::pair(a.second.at, a.first) < std::pair(b.second.at, b.first);
    });
    std::sort(image.logHeads.begin(), image.logHeads.end(),
              [](const auto &a, const auto &b) { return a.company < b.company; });
}

QString differenceOf(WorkspaceImage a, WorkspaceImage b)
{
    sortImage(a);
    sortImage(b);
    QString difference;
    if (a.isDemo != b.isDemo)
        difference += QStringLiteral("isDemo; ");
    if (!(a.simulation == b.simulation))
        difference += QStringLiteral("simulation; ");
    return difference + compare("pools", a.pools, b.pools) + compare("companies", a.companies, b.companies) +
           compare("numbers", a.numbers, b.numbers) + compare("keys", a.keys, b.keys) +
           compare("positions", a.positions, b.positions) + compare("candidates", a.candidates, b.candidates) +
           compare("reservations", a.reservations, b.reservations) + compare("batches", a.batches, b.batches) +
           compare("samples", a.samples, b.samples) + compare("logHeads", a.logHeads, b.logHeads);
}

} // namespace callboard::test
