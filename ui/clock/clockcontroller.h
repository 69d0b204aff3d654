// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/clockbackend.h"
#include "core/backend/numbersbackend.h"
#include "core/backend/reservationsbackend.h"
#include "core/base/whendone.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QWidget>

#include <optional>

namespace callboard {

class Session;

/// What the Clock page decides, without a window. While active it asks for the status once a second, never twice at
/// the same time, and for the forecast once a minute; names of due calls are asked for once each.
class ClockController : public QObject
{
    Q_OBJECT

public:
    static constexpr int kForecastTicks = 60;

    explicit ClockController(Session &session, QObject *parent = nullptr);

    /// What a question is modal to; none in a test.
    void setWindow(QWidget *window) { m_window = window; }
    /// The page is shown: follow the clock. Else only changes are followed.
    void setActive(bool active);
    void load();

    const std::optional<ClockStatus> &status() const { return m_status; }
    const std::optional<ClockBackend::Forecast> &forecast() const { return m_forecast; }
    const NumbersSnapshot &numbers() const { return m_numbers; }
    QString labelOf(const PhoneNumberId &id) const;
    /// The candidate of a reservation; its id until the name is here.
    QString nameOf(const ReservationId &id) const;
    QString labelOfCall(const ReservationId &id) const;

    /// Something asks for a look: 1, else 0.
    int attention() const;

    QString whyNotHold() const;
    QString whyNotTelephony() const;
    QString whyNotProbe() const;
    QString whyNotHoldBreaker() const;
    QString whyNotCloseBreaker() const;

    /// On asks for a reason first; off is at once.
    void setHold(bool on);
    void setTelephony(bool on);
    void probeNow();
    void holdBreaker();
    void closeBreaker();
    void answerLateCalls(bool dial);

Q_SIGNALS:
    void statusChanged();
    void forecastChanged();
    /// Labels and names.
    void namesChanged();
    void failed(const callboard::Error &error);
    /// A switch was not moved: show it as it is.
    void switchesChanged();

private:
    void ask();
    void askForecast();
    void askNumbers();
    void askNames();
    void takeStatus(const ClockStatus &status);
    void sendHold(bool on, const QString &reason, bool told);
    void sendTelephony(bool on, bool told);
    void afterCommand(const Result<Done> &answer, const QString &lead, const QString &sentence);
    QString whyNotBreaker() const;

    Session &m_session;
    QPointer<QWidget> m_window;
    bool m_active = false;
    bool m_asking = false;
    int m_ticks = 0;
    LatestOnly m_statusAsks;
    LatestOnly m_forecastAsks;
    LatestOnly m_numberAsks;
    std::optional<ClockStatus> m_status;
    std::optional<ClockBackend::Forecast> m_forecast;
    NumbersSnapshot m_numbers;
    struct Names
    {
        QString candidate;
        QString number;
    };
    QHash<QString, Names> m_names; ///< by reservation; an empty candidate = asked for
};

} // namespace callboard
