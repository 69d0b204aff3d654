// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/server/consoles.h"

#include "core/base/whendone.h"
#include "core/http/httpclient.h"
#include "core/wire/strictjson.h"

#include <QCoreApplication>
#include <QNetworkRequest>
#include <QTimer>
#include <QUrl>
#include <QWebSocket>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>
#include <sys/resource.h>
#include <vector>

namespace callboard::bench {

namespace {

using Clock = std::chrono::steady_clock;

double msSince(Clock::time_point from, Clock::time_point to)
{
    return std::chrono::duration<double, std::milli>(to - from).count();
}

/// One booking, and who has heard of it.
struct Booking
{
    Clock::time_point sentAt;
    QString reservation; ///< once answered
    int heard = 0;
};

class Run : public QObject
{
public:
    explicit Run(const ConsolesRun &run) : m_run(run), m_early(static_cast<size_t>(run.consoles))
    {
        HttpClientOptions options;
        options.baseUrl = run.url;
        options.key = Secret(QByteArray(run.key));
        auto client = HttpClient::make(options);
        if (!client)
            qFatal("no client: %s", qPrintable(client.error().detail));
        m_client = std::move(*client);
        QUrl url(run.url);
        url.setScheme(QStringLiteral("ws"));
        url.setPath(QStringLiteral("/v1/events"));
        QNetworkRequest request(url);
        request.setRawHeader("X-API-Key", run.key);
        for (int i = 0; i < run.consoles; ++i) {
            auto &socket = m_sockets.emplace_back(std::make_unique<QWebSocket>());
            connect(socket.get(), &QWebSocket::connected, this, [this] {
                if (++m_open == m_run.consoles)
                    begin();
            });
            connect(socket.get(), &QWebSocket::disconnected, this, [this] { ++m_lost; });
            connect(socket.get(), &QWebSocket::textMessageReceived, this,
                    [this, i](const QString &text) { hear(static_cast<size_t>(i), text); });
            socket->open(request);
        }
    }

    void report() const
    {
        std::vector<double> delays = m_delays;
        std::sort(delays.begin(), delays.end());
        const auto at = [&delays](double share) {
            return delays.empty() ? 0.0 : delays[std::min(delays.size() - 1, size_t(double(delays.size()) * share))];
        };
        const size_t expected = static_cast<size_t>(m_run.consoles) * m_bookings.size();
        std::printf("%d consoles, %zu bookings: heard %zu of %zu, p50 %.1f ms, p99 %.1f ms, most %.1f ms, %d lost\n",
                    m_run.consoles, m_bookings.size(), delays.size(), expected, at(0.5), at(0.99), at(1.0), m_lost);
    }
    bool isComplete() const
    {
        return m_lost == 0 && m_delays.size() == static_cast<size_t>(m_run.consoles) * m_bookings.size();
    }

private:
    void begin()
    {
        auto *pace = new QTimer(this);
        pace->setTimerType(Qt::PreciseTimer);
        connect(pace, &QTimer::timeout, this, [this, pace] {
            if (static_cast<int>(m_bookings.size()) == m_run.seconds * m_run.perSecond) {
                pace->stop();
                QTimer::singleShot(2'000, this, &QCoreApplication::quit); // who has not heard by then never will
                return;
            }
            book();
        });
        pace->start(1'000 / m_run.perSecond);
    }

    void book()
    {
        const size_t number = m_bookings.size();
        m_bookings.push_back({Clock::now(), {}, 0});
        for (auto &early : m_early)
            early.clear();
        ClientRequest request;
        request.method = "POST";
        request.target = "/v1/candidates/c" + QByteArray::number(m_run.firstPerson + int(number)) + "/schedule-call";
        request.fields.emplace_back("Content-Type", "application/json");
        request.body = R"({"jobPositionId":"pos","preset":"complete-within-24h"})";
        whenDone(m_client->send(std::move(request)), this,
                 [this, number](const Result<HttpResponse> &answer) { answered(number, answer); });
    }

    void answered(size_t number, const Result<HttpResponse> &answer)
    {
        static const QByteArray kField = "\"reservationId\":\"";
        const qsizetype at = answer ? answer->body.indexOf(kField) : -1;
        if (at < 0 || answer->status != 201) {
            std::fprintf(stderr, "a booking was refused: %s\n", answer ? answer->body.constData() : "no answer");
            std::exit(1);
        }
        const qsizetype from = at + kField.size();
        m_bookings[number].reservation =
            QString::fromLatin1(answer->body.mid(from, answer->body.indexOf('"', from) - from));
        for (auto &early : m_early) {
            for (const auto &[when, text] : early)
                note(m_bookings[number], when, text);
            early.clear();
        }
    }

    void hear(size_t console, const QString &text)
    {
        const auto now = Clock::now();
        if (m_bookings.empty())
            return;
        if (m_bookings.back().reservation.isEmpty())
            m_early[console].emplace_back(now, text); // the answer is not here yet
        // A frame of the one before may come late.
        for (size_t back = m_bookings.size(); back > 0 && back + 3 > m_bookings.size(); --back) {
            if (!m_bookings[back - 1].reservation.isEmpty())
                note(m_bookings[back - 1], now, text);
        }
    }

    void note(Booking &booking, Clock::time_point when, const QString &text)
    {
        if (!text.contains(booking.reservation))
            return;
        ++booking.heard;
        m_delays.push_back(msSince(booking.sentAt, when));
    }

    const ConsolesRun m_run;
    std::unique_ptr<HttpClient> m_client;
    std::vector<std::unique_ptr<QWebSocket>> m_sockets;
    std::vector<std::vector<std::pair<Clock::time_point, QString>>> m_early; ///< by console
    std::vector<Booking> m_bookings;
    std::vector<double> m_delays;
    int m_open = 0;
    int m_lost = 0;
};

} // namespace

int runConsoles(const ConsolesRun &run)
{
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    Run consoles(run);
    QCoreApplication::exec();
    consoles.report();
    std::fflush(stdout);
    std::_Exit(consoles.isComplete() ? 0 : 1); // a thousand sockets need not say goodbye
}

} // namespace callboard::bench
