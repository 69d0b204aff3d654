// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/carrier/sip/sofia/sipstack.h"

#include <QElapsedTimer>
#include <QMutex>
#include <QStringList>
#include <QTest>

namespace callboard::test {

/// Callboard's stack on its fixed port, and what it reported.
class Controller
{
public:
    /// With `certificates`, a folder of agent.pem and cafile.pem, it speaks TLS too.
    explicit Controller(const QString &certificates = {})
    {
        sip::StackOptions options;
        options.listen = "sip:127.0.0.1:5070";
        if (!certificates.isEmpty()) {
            options.listenTls = "sips:127.0.0.1:5071";
            options.certificateDir = certificates.toStdString();
        }
        auto started = sip::SipStack::start(options, [this](const sip::CallReport &report) {
            const QMutexLocker lock(&m_mutex);
            m_reports.push_back(report);
        });
        if (!started)
            qFatal("the stack does not start: %s", qPrintable(started.error().detail));
        m_stack = std::move(started).value();
    }

    static sip::CallPlan plan(quint16 interviewer = 6212, quint16 candidate = 6222)
    {
        sip::CallPlan plan;
        plan.interviewer.to = "sip:interviewer@127.0.0.1:" + std::to_string(interviewer);
        plan.candidate.to = "sip:+37061234501@127.0.0.1:" + std::to_string(candidate);
        plan.interviewer.from = plan.candidate.from = "sip:+37052000001@callboard.invalid";
        return plan;
    }
    std::uint64_t place(sip::CallPlan plan)
    {
        m_stack->place(++m_last, std::move(plan));
        return m_last;
    }
    sip::SipStack &stack() { return *m_stack; }

    /// "ringing 180", "active", "bridged", "ended".
    QStringList heard(std::uint64_t call) const
    {
        static const char *const names[] = {"ringing", "active", "bridged", "taken over", "not taken over", "ended"};
        QStringList words;
        const QMutexLocker lock(&m_mutex);
        for (const sip::CallReport &report : m_reports) {
            if (report.call == call)
                words << QString::fromLatin1(names[int(report.kind)]);
        }
        return words;
    }
    bool waitFor(std::uint64_t call, const QString &word)
    {
        return QTest::qWaitFor([&] { return heard(call).contains(word); }, 10'000);
    }
    /// How the call ended; waits for it.
    sip::CallEnd end(std::uint64_t call)
    {
        if (!waitFor(call, QStringLiteral("ended")))
            return {};
        const QMutexLocker lock(&m_mutex);
        for (const sip::CallReport &report : m_reports) {
            if (report.call == call && report.kind == sip::CallReport::Kind::Ended)
                return report.end;
        }
        return {};
    }

private:
    mutable QMutex m_mutex;
    std::vector<sip::CallReport> m_reports;
    std::uint64_t m_last = 0;
    std::unique_ptr<sip::SipStack> m_stack;
};

} // namespace callboard::test
