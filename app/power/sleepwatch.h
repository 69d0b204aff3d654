// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDBusConnection>
#include <QObject>

#include <memory>

namespace callboard {

/// Hears from the login manager (logind, on the system's D-Bus) that the machine will be suspended, and holds it back
/// until whoever must has made ready (RELIABILITY P3). Without a login manager nothing is told: a suspend is then
/// noticed by the clocks, afterwards. Lives on a thread with an event loop.
class SleepWatch final : public QObject
{
    Q_OBJECT
public:
    /// As long as one copy lives the suspend waits; the login manager waits five seconds at most.
    using Delay = std::shared_ptr<void>;

    explicit SleepWatch(const QDBusConnection &bus = QDBusConnection::systemBus(), QObject *parent = nullptr);
    /// Asks for the delay and begins to listen. False without a bus; the answer to the request itself comes later.
    bool start();

signals:
    void aboutToSleep(const std::shared_ptr<void> &delay);
    void wokeUp();

private slots:
    void prepareForSleep(bool starts);

private:
    void takeDelay();

    QDBusConnection m_bus;
    Delay m_delay;
};

} // namespace callboard
