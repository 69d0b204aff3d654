// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/random.h"
#include "core/carrier/simulated/simulatedcarrier.h"
#include "core/server/service.h"
#include "core/wire/setupfile.h"
#include "tests/core/server/contract.h"
#include "tests/support/memorystore.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <semaphore>

namespace callboard::test {

/// One answer of the API, as a client sees it.
struct ApiAnswer
{
    int status = 0;
    std::vector<HttpField> fields;
    QByteArray text;
    QJsonObject json;

    QJsonObject data() const { return json[QStringLiteral("data")].toObject(); }
    QString error() const { return json[QStringLiteral("error")].toString(); }
    QByteArray field(const char *name) const
    {
        for (const auto &[key, value] : fields) {
            if (key == name)
                return value;
        }
        return {};
    }
    bool has(const char *name) const { return !field(name).isNull(); }
};

/// A service on an engine with a memory store and a frozen clock at 2025-06-04T12:00Z (15:00 in Vilnius, a Wednesday):
/// the moment of the reference's examples. Requests are whole values; no socket is involved.
class ServiceHouse
{
public:
    explicit ServiceHouse(RateLimiter::Limit limit = {0, kMinute}, bool isFrozen = true,
                          std::unique_ptr<Random> random = seededRandom(7),
                          const std::function<void(const Committed &)> &sink = {})
        : m_time(fromEpochMs(1'749'038'400'000), 0), m_random(std::move(random))
    {
        QFile file(QStringLiteral(CALLBOARD_SOURCE_DIR "/tests/core/server/acme.json"));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("no acme.json");
        const auto setup = readSetupFile(file.readAll());
        if (!setup)
            qFatal("acme.json: %s", qPrintable(setup.error().detail));
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
        m_engine->addSink([this, sink](const Committed &committed) {
            m_keys.hear(committed);
            if (sink)
                sink(committed);
        });
        if (!m_engine->open())
            qFatal("the engine does not open");
        m_keys.load(m_engine->snapshot()->state());
        ServiceOptions service;
        service.referenceLimit = limit;
        service.facts = {QStringLiteral("1.2.3"), QStringLiteral("simulated"), isFrozen};
        m_service = std::make_unique<Service>(*m_engine, m_time, m_keys, nullptr, service);
    }

    MemoryStore &store() { return m_store; }
    Service &service() { return *m_service; }
    void letTimePass(milliseconds by) { m_time.advance(by); }

    struct Extra
    {
        QByteArray key = "celp_acme_all"; ///< empty: none is sent
        QByteArray idempotencyKey;
        std::vector<HttpField> fields;
        QByteArray contentType = "application/json";
    };
    ApiAnswer ask(const QByteArray &method, const QByteArray &target, const QByteArray &body, const Extra &extra)
    {
        HttpRequest request;
        request.method = method;
        request.target = target;
        request.body = body;
        request.peer = QHostAddress(QHostAddress::LocalHost);
        request.fields.emplace_back("host", "localhost");
        if (!extra.key.isEmpty())
            request.fields.emplace_back("x-api-key", extra.key);
        if (!extra.idempotencyKey.isEmpty())
            request.fields.emplace_back("idempotency-key", extra.idempotencyKey);
        if (!body.isEmpty() && !extra.contentType.isEmpty())
            request.fields.emplace_back("content-type", extra.contentType);
        request.fields.insert(request.fields.end(), extra.fields.begin(), extra.fields.end());
        ApiAnswer answer;
        std::counting_semaphore<2> answers(0); // some come from a worker
        m_service->handle(request, [&](const HttpReply &reply) {
            answer.status = reply.status;
            answer.fields = reply.fields;
            answer.text = reply.body;
            answers.release();
        });
        while (m_engine->runGroup()) {
        }
        if (!answers.try_acquire_for(std::chrono::seconds(10)))
            qFatal("no answer to %s %s", method.constData(), target.constData());
        if (answers.try_acquire())
            qFatal("two answers to %s %s", method.constData(), target.constData());
        answer.json = QJsonDocument::fromJson(answer.text).object();
        if (const QString problem = contractProblem(method, target, answer.status, answer.json); !problem.isEmpty())
            qFatal("%s %s answers %d against the contract: %s", method.constData(), target.constData(), answer.status,
                   qPrintable(problem));
        return answer;
    }
    ApiAnswer get(const QByteArray &target, const QByteArray &key = "celp_acme_all")
    {
        return ask("GET", target, {}, {key, {}, {}, {}});
    }
    ApiAnswer post(const QByteArray &target, const QByteArray &body, const QByteArray &key = "celp_acme_all",
                   const QByteArray &idempotencyKey = {})
    {
        return ask("POST", target, body, {key, idempotencyKey, {}});
    }
    ApiAnswer patch(const QByteArray &target, const QByteArray &body, const QByteArray &key = "celp_acme_all")
    {
        return ask("PATCH", target, body, {key, {}, {}});
    }
    ApiAnswer advance(qint64 ms) { return post("/v1/test/advance", "{\"ms\":" + QByteArray::number(ms) + "}", {}); }

private:
    SimulatedTimeSource m_time;
    std::unique_ptr<Random> m_random;
    MemoryStore m_store;
    std::unique_ptr<Engine> m_engine;
    KeyRing m_keys;
    std::unique_ptr<Service> m_service;
};

} // namespace callboard::test
