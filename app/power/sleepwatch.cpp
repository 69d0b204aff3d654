// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "app/power/sleepwatch.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusUnixFileDescriptor>

#include <utility>

namespace callboard {

namespace {

// org.freedesktop.login1(5), "Inhibitor Locks".
const QString kService = QStringLiteral("org.freedesktop.login1");
const QString kPath = QStringLiteral("/org/freedesktop/login1");
const QString kInterface = QStringLiteral("org.freedesktop.login1.Manager");

} // namespace

SleepWatch::SleepWatch(const QDBusConnection &bus, QObject *parent) : QObject(parent), m_bus(bus) {}

bool SleepWatch::start()
{
    if (!m_bus.isConnected() || !m_bus.connect(kService, kPath, kInterface, QStringLiteral("PrepareForSleep"), this,
                                               SLOT(prepareForSleep(bool))))
        return false;
    takeDelay();
    return true;
}

void SleepWatch::takeDelay()
{
    QDBusMessage call = QDBusMessage::createMethodCall(kService, kPath, kInterface, QStringLiteral("Inhibit"));
    call << QStringLiteral("sleep") << QStringLiteral("Callboard")
         << QStringLiteral("No call may leave while the machine falls asleep") << QStringLiteral("delay");
    auto *answer = new QDBusPendingCallWatcher(m_bus.asyncCall(call), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        answer->deleteLater();
        const QDBusPendingReply<QDBusUnixFileDescriptor> reply = *answer;
        // The delay lasts as long as the descriptor is open, which this value holds.
        if (reply.isValid())
            m_delay = std::make_shared<QDBusUnixFileDescriptor>(reply.value());
    });
}

void SleepWatch::prepareForSleep(bool starts)
{
    if (starts) {
        emit aboutToSleep(std::exchange(m_delay, nullptr));
        return;
    }
    emit wokeUp();
    takeDelay();
}

} // namespace callboard
