// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/backend.h"
#include "core/base/whendone.h"
#include "ui/schedule/plancommit.h"
#include "ui/schedule/planinputs.h"

#include <QTimer>

namespace callboard {

/// Books one person (C090-C109) without a window: holds the request, asks for the minute it would get, for the presets,
/// the retry minutes and the slots that work, and books. The preview is what a booking would do now; only book() books.
class BookController : public QObject
{
    Q_OBJECT

public:
    /// What to do with a firm call that exists already; asked, never assumed (D-REPLACE, D-ALONG).
    enum class Existing { NotAsked, Replace, Alongside };

    BookController(Backend &backend, const CompanyId &company, QObject *parent = nullptr);

    void setPerson(const CandidateId &person);
    void setPosition(const PositionId &position);
    void setWindow(InstantRange window);
    void setPreset(Preset preset);
    /// nullopt = by D-TZ; else chosen by hand.
    void setZone(const std::optional<Zone> &zone);
    void setNumber(const std::optional<PhoneNumberId> &number);
    void setRetry(RetryMode mode);
    void setInvitationDays(int days);
    void setExisting(Existing choice);
    /// Empty = not forced. Admin sessions only.
    void setForce(bool force, const QString &reason);
    /// This minute or none; nullopt = the planner chooses.
    void setAt(const std::optional<Instant> &at);

    const PersonRow *person() const;
    const Position *position() const;
    const PeopleSnapshot &people() const { return m_people; }
    const NumbersSnapshot &numbers() const { return m_numbers; }
    QString numberLabel(const PhoneNumberId &id) const;
    const CallRequest &request() const { return m_request; }
    Existing existing() const { return m_existing; }
    bool hasFirmCall() const { return person() && person()->nextCall && !person()->liveCall; }
    bool hasLiveCall() const { return person() && person()->liveCall; }
    bool mayForce() const { return m_backend.capabilities().isAdminSession; }
    bool isForced() const { return m_force; }
    const CompanyId &company() const { return m_request.company; }
    Backend &backend() const { return m_backend; }
    milliseconds estimate() const;
    InstantRange window() const;

    bool isAsking() const { return m_asking; }
    bool isBooking() const { return m_booking; }
    const std::optional<PlannedCall> &preview() const { return m_preview; }
    const std::optional<Error> &refusal() const { return m_refusal; }
    const std::vector<PresetChoice> &presets() const { return m_presets; }
    const std::vector<RetryPreview> &retries() const { return m_retries; }
    /// Starts at which this person could be called and a line is free, from the window's start on; at most 12.
    const std::vector<Slot> &openSlots() const { return m_slots; }

    /// Why book() would do nothing now; nullopt = it would book.
    enum class Missing { Person, Position, Window, ExistingChoice, ForceReason, Answer, Refused, LiveCall };
    std::optional<Missing> missing() const;
    void book();
    void setDelay(int ms) { m_delayMs = ms; }

Q_SIGNALS:
    void snapshotChanged();
    void changed(); ///< request, preview, refusal, presets, retries or slots
    void booked(const callboard::Reservation &call);
    /// unknown = nobody knows whether it was booked; book() asks again with the same key.
    void refused(const callboard::Error &error, bool unknown);

private:
    CallRequest sent() const;
    void send(const CallRequest &request);
    void touched();
    void ask();
    void askPresets();
    void askSlots();
    void takePreview(const Result<PlannedCall> &answer);

    Backend &m_backend;
    CallRequest m_request;
    bool m_windowChosen = false;
    Existing m_existing = Existing::NotAsked;
    bool m_force = false;
    PeopleSnapshot m_people;
    NumbersSnapshot m_numbers;
    bool m_asking = false;
    bool m_booking = false;
    std::optional<PlannedCall> m_preview;
    std::optional<Error> m_refusal;
    std::vector<PresetChoice> m_presets;
    std::vector<RetryPreview> m_retries;
    std::vector<Slot> m_slots;
    IdempotencyKey m_key;
    CallRequest m_unknown; ///< what was sent with m_key and not confirmed
    QTimer m_timer;
    int m_delayMs = 30;
    LatestOnly m_latestPreview;
    LatestOnly m_latestPresets;
    LatestOnly m_latestRetries;
    LatestOnly m_latestSlots;
};

} // namespace callboard
