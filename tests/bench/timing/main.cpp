// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: P7
// Does the time of an answer tell whether an id exists elsewhere? Asks each route for an id of another company and for
// one that is nowhere, in random order, and compares the two by Welch's t; |t| < 4.5 is dudect's usual limit.
//   cb_timing [SAMPLES]        per route; 2,000 is a look, 1,000,000 is the promise. On a machine that does nothing
//   else.
// Ends with 1 when a route goes beyond the limit. Answers of a service in this process: no socket blurs them.
#include "core/base/random.h"
#include "core/carrier/simulated/simulatedcarrier.h"
#include "core/server/service.h"
#include "core/wire/setupfile.h"
#include "tests/support/memorystore.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>
#include <cstdio>

using namespace callboard;
using namespace callboard::test;

namespace {

constexpr double kLimit = 4.5;
constexpr auto kCall = R"({"jobPositionId":"pos_abc123","preset":"complete-within-24h"})";

class House
{
public:
    House() : m_time(fromEpochMs(1'749'038'400'000), 0)
    {
        QFile file(QStringLiteral(CALLBOARD_SOURCE_DIR "/tests/core/server/acme.json"));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("no acme.json");
        const auto setup = readSetupFile(file.readAll());
        WriteGroup group;
        group.pools = setup->pools;
        group.companies = setup->companies;
        group.numbers = setup->numbers;
        group.keys = setup->keys;
        group.positions = setup->positions;
        group.candidates = setup->candidates;
        if (!m_store.commit(group))
            qFatal("the store is not filled");
        std::vector<std::unique_ptr<Carrier>> carriers;
        carriers.push_back(std::make_unique<SimulatedCarrier>(m_time));
        EngineOptions options;
        options.frozenClock = &m_time;
        m_engine = std::make_unique<Engine>(m_store, m_time, *m_random, std::move(carriers), options);
        if (!m_engine->open())
            qFatal("the engine does not open");
        m_keys.load(m_engine->snapshot()->state());
        ServiceOptions service;
        service.referenceLimit = {0, kMinute};
        m_service = std::make_unique<Service>(*m_engine, m_time, m_keys, nullptr, service);
    }
    HttpReply ask(const HttpRequest &request)
    {
        HttpReply answer;
        m_service->handle(request, [&](const HttpReply &reply) { answer = reply; });
        while (m_engine->runGroup()) {
        }
        return answer;
    }

private:
    SimulatedTimeSource m_time;
    std::unique_ptr<Random> m_random = seededRandom(7);
    MemoryStore m_store;
    std::unique_ptr<Engine> m_engine;
    KeyRing m_keys;
    std::unique_ptr<Service> m_service;
};

HttpRequest requestOf(const QByteArray &method, const QByteArray &target, const QByteArray &body,
                      const QByteArray &key = "celp_acme_all")
{
    HttpRequest request;
    request.method = method;
    request.target = target;
    request.body = body;
    request.peer = QHostAddress(QHostAddress::LocalHost);
    request.fields = {{"host", "localhost"}, {"x-api-key", key}};
    if (!body.isEmpty())
        request.fields.emplace_back("content-type", "application/json");
    return request;
}

/// Mean and spread as they grow (Welford).
struct Sample
{
    double count = 0;
    double mean = 0;
    double squares = 0;
    void add(double value)
    {
        ++count;
        const double from = value - mean;
        mean += from / count;
        squares += from * (value - mean);
    }
    double variance() const { return squares / (count - 1); }
};

double welch(const Sample &a, const Sample &b)
{
    return (a.mean - b.mean) / std::sqrt(a.variance() / a.count + b.variance() / b.count);
}

struct Place
{
    const char *method;
    QByteArray target; ///< '@' stands for the id
    const char *body;
    QByteArray foreign;
};

double nanoseconds(House &house, const HttpRequest &request)
{
    const auto begun = std::chrono::steady_clock::now();
    house.ask(request);
    return std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - begun).count();
}

double tOf(House &house, const Place &place, int samples, Random &random)
{
    QByteArray absent = place.foreign;
    absent.back() = absent.back() == '0' ? '1' : '0';
    const auto with = [&](const QByteArray &id) {
        QByteArray target = place.target;
        QByteArray body = place.body;
        return requestOf(place.method, target.replace('@', id), body.replace('@', id));
    };
    const HttpRequest requests[] = {with(place.foreign), with(absent)};
    std::vector<std::pair<int, double>> times;
    for (int i = 0; i < samples / 10; ++i) // warm
        nanoseconds(house, requests[i % 2]);
    for (int i = 0; i < samples; ++i) {
        const int which = static_cast<int>(random.next() % 2);
        times.emplace_back(which, nanoseconds(house, requests[which]));
    }
    // What another program took away is no news of ours: the slowest twentieth of all is left out, of both alike.
    std::vector<double> sorted;
    for (const auto &[which, time] : times)
        sorted.push_back(time);
    std::nth_element(sorted.begin(), sorted.begin() + static_cast<qsizetype>(sorted.size() * 19 / 20), sorted.end());
    const double cut = sorted[sorted.size() * 19 / 20];
    Sample sums[2];
    for (const auto &[which, time] : times) {
        if (time <= cut)
            sums[which].add(time);
    }
    return welch(sums[0], sums[1]);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const int samples = argc > 1 ? std::max(100, std::atoi(argv[1])) : 2'000;
    House house;
    const QByteArray their = "celp_new_all";
    house.ask(requestOf("PATCH", "/v1/telephony/numbers/pn_new", R"({"defaultForOutbound":true})", their));
    const QJsonObject booked =
        QJsonDocument::fromJson(
            house
                .ask(requestOf(
                    "POST", "/v1/candidates/batch/schedule-call",
                    R"({"candidateIds":["cand_newtest"],"jobPositionId":"pos_new","preset":"complete-within-24h"})",
                    their))
                .body)
            .object()["data"]
            .toObject();
    const QByteArray batch = booked["batchId"].toString().toLatin1();
    const QByteArray call = booked["reservations"].toArray().first().toObject()["reservationId"].toString().toLatin1();
    if (call.isEmpty() || batch.isEmpty())
        qFatal("nothing was booked");
    const Place places[] = {
        {"GET", "/v1/telephony/reservations/@", "", call},
        {"POST", "/v1/telephony/reservations/@/cancel", "", call},
        {"POST", "/v1/telephony/reservations/@/call-now", "", call},
        {"POST", "/v1/telephony/reservations/@/waive-closure", "", call},
        {"POST", "/v1/telephony/batches/@/cancel", "", batch},
        {"GET", "/v1/telephony/batches/@", "", batch},
        {"POST", "/v1/candidates/@/schedule-call", kCall, "cand_newtest"},
        {"POST", "/v1/candidates/@/revoke-call", R"({"jobPositionId":"pos_abc123"})", "cand_newtest"},
        {"PATCH", "/v1/telephony/numbers/@", R"({"displayName":"x"})", "pn_new2"},
        {"DELETE", "/v1/candidates/@", "", "cand_newtest"},
        {"GET", "/v1/telephony/availability?start=1749038400000&end=1749042000000&durationMs=1920000&phoneNumberId=@",
         "", "pn_new2"},
    };
    const auto random = seededRandom(20);
    double worst = 0;
    int beyond = 0;
    for (const Place &place : places) {
        const double t = tOf(house, place, samples, *random);
        std::printf("%-5s %-90s t %6.2f\n", place.method, place.target.left(90).constData(), t);
        worst = std::max(worst, std::abs(t));
        beyond += std::abs(t) > kLimit ? 1 : 0;
    }
    std::printf(
        "FIGURE {\"promise\":\"P7\",\"test\":\"timing\",\"what\":\"foreign against absent ids, %zu routes, largest "
        "|t| of Welch at %d samples a route (limit 4.5)\",\"reached\":\"%.2f\",\"violations\":%d,\"command\":"
        "\"build/release/bin/cb_timing %d\",\"size\":\"night\"}\n",
        std::size(places), samples, worst, beyond, samples);
    return beyond == 0 ? 0 : 1;
}
