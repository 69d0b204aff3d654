// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/logsentences.h"

#include "ui/common/sentences.h"
#include "ui/common/timetext.h"
#include "ui/log/namebook.h"

#include <QLocale>

namespace callboard {

namespace {

int attemptOf(const LogEntry &entry)
{
    return std::max(1, entry.after.value(QStringLiteral("attempt"), 1).toInt());
}

QString outcomeIn(const QVariantMap &fields)
{
    const auto outcome = outcomeFromWireName(fields.value(QStringLiteral("outcome")).toString());
    const auto endedAs = outcomeFromWireName(fields.value(QStringLiteral("endedAs")).toString());
    return Sentences::outcome(outcome.value_or(endedAs.value_or(Outcome::None)));
}

} // namespace

LogNames namesFrom(const NameBook &book)
{
    return {[&book](const CandidateId &id) { return book.candidate(id); },
            [&book](const PhoneNumberId &id) { return book.number(id); },
            [&book](const BatchId &id) { return book.batch(id); },
            [&book](const PositionId &id) { return book.position(id); }};
}

LogSentences::Kind LogSentences::kindOf(EventType type)
{
    switch (type) {
    case EventType::ReservationBooked:
    case EventType::ReservationMoved:
    case EventType::ReservationReplaced:
    case EventType::ReservationCancelled:
    case EventType::ReservationMissed:
    case EventType::ReservationExpired:
    case EventType::ReservationSlipped:
    case EventType::ReservationReleased:
    case EventType::CallNowAsked:
    case EventType::Revoked:
    case EventType::InvitationExpired:
        return Kind::Call;
    case EventType::AttemptDispatched:
    case EventType::AttemptRinging:
    case EventType::AttemptActive:
    case EventType::AttemptEnded:
    case EventType::AttemptUnknown:
    case EventType::AttemptResolved:
    case EventType::TeardownRequested:
    case EventType::RetryPlanned:
    case EventType::RetryNotPlanned:
        return Kind::Attempt;
    case EventType::BatchCommitted:
    case EventType::BatchCancelled:
    case EventType::BatchPaused:
    case EventType::BatchResumed:
        return Kind::Batch;
    case EventType::CompanyChanged:
    case EventType::TelephonySwitched:
    case EventType::DiallingHeld:
    case EventType::DiallingReleased:
    case EventType::HoursSaved:
    case EventType::HoursExtrasSaved:
    case EventType::NumberAdded:
    case EventType::NumberChanged:
    case EventType::NumberRemoved:
    case EventType::NumberCapChanged:
    case EventType::PoolChanged:
    case EventType::WorkspaceCreated:
    case EventType::SetupImported:
    case EventType::KeyCreated:
    case EventType::KeyRevoked:
        return Kind::Change;
    case EventType::PositionSaved:
    case EventType::CandidateSaved:
    case EventType::CandidatesImported:
    case EventType::CandidateRemoved:
    case EventType::CandidateStatusChanged:
        return Kind::People;
    case EventType::BreakerOpened:
    case EventType::BreakerProbed:
    case EventType::BreakerClosed:
        return Kind::Breaker;
    case EventType::HealthChanged:
    case EventType::ClockJumped:
    case EventType::EngineStarted:
    case EventType::EngineStopped:
    case EventType::LateCallsFound:
        return Kind::Clock;
    }
    return Kind::Change;
}

QString LogSentences::person(const LogEntry &entry) const
{
    if (!entry.candidate)
        return tr("somebody");
    return m_names.candidate ? m_names.candidate(*entry.candidate) : entry.candidate->text();
}

QString LogSentences::number(const LogEntry &entry) const
{
    if (!entry.number)
        return entry.after.value(QStringLiteral("displayName")).toString();
    return m_names.number ? m_names.number(*entry.number) : entry.number->text();
}

QString LogSentences::batchTitle(const LogEntry &entry) const
{
    QString name = entry.after.value(QStringLiteral("name")).toString();
    if (!name.isEmpty() || !entry.batch)
        return name;
    return m_names.batch ? m_names.batch(*entry.batch) : entry.batch->text();
}

QString LogSentences::planned(const LogEntry &entry) const
{
    const QVariant at = entry.after.value(QStringLiteral("plannedMs"));
    return at.isValid() ? TimeText::moment(fromEpochMs(at.toLongLong()), m_own) : QString();
}

QString LogSentences::what(const LogEntry &entry) const
{
    const QString name = person(entry);
    const QString when = planned(entry);
    const QString ordinal = QLocale().toString(attemptOf(entry));
    const auto flag = [&entry](const char *key) { return entry.after.value(QLatin1String(key)).toBool(); };
    switch (entry.type) {
    case EventType::ReservationBooked:
        return when.isEmpty() ? tr("Booked %1").arg(name)
                              : tr("Booked %1 for %2", "a person, a day and time").arg(name, when);
    case EventType::ReservationMoved:
        return when.isEmpty() ? tr("Moved %1").arg(name)
                              : tr("Moved %1 to %2", "a person, a day and time").arg(name, when);
    case EventType::ReservationReplaced:
        return tr("Replaced the call with %1").arg(name);
    case EventType::ReservationCancelled:
        return tr("Cancelled the call with %1").arg(name);
    case EventType::ReservationMissed:
        return tr("Missed the call with %1, its window passed").arg(name);
    case EventType::ReservationExpired:
        return tr("The call with %1 expired").arg(name);
    case EventType::ReservationSlipped:
        return when.isEmpty() ? tr("The call with %1 waits").arg(name)
                              : tr("The call with %1 slipped to %2", "a person, a day and time").arg(name, when);
    case EventType::ReservationReleased:
        return tr("Let the late call with %1 go").arg(name);
    case EventType::CallNowAsked:
        return tr("Asked to call %1 now").arg(name);
    case EventType::Revoked:
        return tr("Revoked the call with %1").arg(name);
    case EventType::InvitationExpired:
        return tr("The invitation of %1 ended").arg(name);
    case EventType::AttemptDispatched:
        return tr("Sent attempt %1, %2", "attempt number, person").arg(ordinal, name);
    case EventType::AttemptRinging:
        return tr("Ringing, %1").arg(name);
    case EventType::AttemptActive:
        return tr("%1 answered").arg(name);
    case EventType::AttemptEnded: {
        const QString outcome = outcomeIn(entry.after);
        return outcome.isEmpty() ? tr("The call with %1 ended").arg(name)
                                 : tr("The call with %1 ended: %2", "person, outcome").arg(name, outcome);
    }
    case EventType::AttemptUnknown:
        return tr("The call with %1 is in doubt").arg(name);
    case EventType::AttemptResolved:
        return tr("The call with %1 is known again").arg(name);
    case EventType::TeardownRequested:
        return tr("Asked the line to end the call with %1").arg(name);
    case EventType::RetryPlanned:
        return tr("Planned a retry for %1").arg(name);
    case EventType::RetryNotPlanned:
        return tr("Found no minute for a retry, %1").arg(name);
    case EventType::WorkspaceCreated:
        return tr("Created the workspace");
    case EventType::SetupImported:
        return tr("Read a set-up file");
    case EventType::CompanyChanged:
        return tr("Changed the company's settings");
    case EventType::TelephonySwitched:
        return flag("telephonyEnabled") ? tr("Switched telephony on") : tr("Switched telephony off");
    case EventType::DiallingHeld:
        return tr("Put dialling on hold");
    case EventType::DiallingReleased:
        return tr("Released dialling");
    case EventType::HoursSaved:
        return tr("Saved calling hours");
    case EventType::HoursExtrasSaved:
        return tr("Saved holidays and split days");
    case EventType::NumberAdded:
        return tr("Added number %1").arg(number(entry));
    case EventType::NumberChanged:
        if (entry.before.contains(QStringLiteral("displayName")))
            return tr("Renamed number %1").arg(number(entry));
        if (flag("isDefault"))
            return tr("Made %1 the default number").arg(number(entry));
        return tr("Changed number %1").arg(number(entry));
    case EventType::NumberRemoved:
        return tr("Removed number %1").arg(number(entry));
    case EventType::NumberCapChanged:
        return tr("Changed the lines of %1").arg(number(entry));
    case EventType::PoolChanged:
        return tr("Changed the lines of a pool");
    case EventType::PositionSaved:
        return tr("Saved the position %1").arg(entry.after.value(QStringLiteral("title")).toString());
    case EventType::CandidateSaved:
        return tr("Saved %1").arg(name);
    case EventType::CandidatesImported:
        return tr("Imported %n person(s)", nullptr, entry.after.value(QStringLiteral("count")).toInt());
    case EventType::CandidateRemoved:
        return tr("Removed %1").arg(name);
    case EventType::CandidateStatusChanged:
        return entry.after.value(QStringLiteral("status")).toString() == wireName(CandidateStatus::InvitedCall)
                   ? tr("%1 is invited to a call").arg(name)
                   : tr("%1 is free for another call").arg(name);
    case EventType::BatchCommitted:
    case EventType::BatchCancelled: {
        const QString title = batchTitle(entry);
        return entry.type == EventType::BatchCommitted ? tr("Booked the batch %1").arg(title)
                                                       : tr("Cancelled the batch %1").arg(title);
    }
    case EventType::BatchPaused:
        return tr("Paused the batch %1").arg(batchTitle(entry));
    case EventType::BatchResumed:
        return tr("Let the batch %1 go on").arg(batchTitle(entry));
    case EventType::KeyCreated:
        return tr("Made the key %1").arg(entry.after.value(QStringLiteral("name")).toString());
    case EventType::KeyRevoked:
        return tr("Revoked the key %1").arg(entry.before.value(QStringLiteral("name")).toString());
    case EventType::BreakerOpened: {
        const QString why = cause(entry.cause);
        return why.isEmpty() ? tr("Breaker opened") : tr("Breaker opened: %1").arg(why);
    }
    case EventType::BreakerProbed:
        return tr("Sent a probe through the open breaker");
    case EventType::BreakerClosed:
        return tr("Breaker closed");
    case EventType::HealthChanged:
        return tr("Health changed");
    case EventType::ClockJumped:
        return tr("The computer's clock jumped");
    case EventType::EngineStarted:
        return tr("Callboard started");
    case EventType::EngineStopped:
        return tr("Callboard stopped");
    case EventType::LateCallsFound:
        return tr("Found %n late call(s)", nullptr, entry.after.value(QStringLiteral("count")).toInt());
    }
    return {};
}

QString LogSentences::story(const LogEntry &entry, Instant now) const
{
    const QVariant at = entry.after.value(QStringLiteral("plannedMs"));
    const QString when = at.isValid() ? TimeText::shortMoment(fromEpochMs(at.toLongLong()), m_own, now) : QString();
    const QString ordinal = QLocale().toString(attemptOf(entry));
    const QString outcome = outcomeIn(entry.after);
    const int code = entry.after.value(QStringLiteral("carrierCode")).toInt();
    switch (entry.type) {
    case EventType::ReservationBooked:
        return tr("Booked for %1").arg(when);
    case EventType::ReservationMoved:
        return when.isEmpty() ? tr("Moved") : tr("Moved to %1").arg(when);
    case EventType::ReservationReplaced:
        return tr("Replaced by a new call");
    case EventType::ReservationCancelled:
        return tr("Cancelled");
    case EventType::ReservationMissed:
        return tr("Missed: its window passed");
    case EventType::ReservationExpired:
        return tr("Expired");
    case EventType::ReservationSlipped: {
        const QString why = cause(entry.cause);
        if (!when.isEmpty())
            return tr("Slipped to %1").arg(when);
        return why.isEmpty() ? tr("Waits") : tr("Waits: %1").arg(why);
    }
    case EventType::ReservationReleased:
        return tr("Let go after it was late");
    case EventType::CallNowAsked:
        return tr("Call now asked");
    case EventType::Revoked:
        return tr("Revoked");
    case EventType::InvitationExpired:
        return tr("Invitation ended");
    case EventType::AttemptDispatched:
        return tr("Attempt %1 sent").arg(ordinal);
    case EventType::AttemptRinging:
        return tr("Ringing");
    case EventType::AttemptActive:
        return tr("Answered");
    case EventType::AttemptEnded:
        if (outcome.isEmpty())
            return tr("Ended");
        return code != 0 ? tr("Ended: %1 (%2)", "outcome, code of the carrier").arg(outcome).arg(code)
                         : tr("Ended: %1").arg(outcome);
    case EventType::AttemptUnknown:
        return tr("Unknown. Not dialled again.");
    case EventType::AttemptResolved:
        return tr("Known again");
    case EventType::TeardownRequested:
        return tr("The line was asked to end it");
    case EventType::RetryPlanned:
        return when.isEmpty() ? tr("Retry planned") : tr("Retry planned for %1").arg(when);
    case EventType::RetryNotPlanned:
        return tr("No minute for a retry");
    case EventType::WorkspaceCreated:
    case EventType::SetupImported:
    case EventType::CompanyChanged:
    case EventType::TelephonySwitched:
    case EventType::DiallingHeld:
    case EventType::DiallingReleased:
    case EventType::HoursSaved:
    case EventType::HoursExtrasSaved:
    case EventType::NumberAdded:
    case EventType::NumberChanged:
    case EventType::NumberRemoved:
    case EventType::NumberCapChanged:
    case EventType::PoolChanged:
    case EventType::PositionSaved:
    case EventType::CandidateSaved:
    case EventType::CandidatesImported:
    case EventType::CandidateRemoved:
    case EventType::CandidateStatusChanged:
    case EventType::KeyCreated:
    case EventType::KeyRevoked:
    case EventType::BatchCommitted:
    case EventType::BatchCancelled:
    case EventType::BatchPaused:
    case EventType::BatchResumed:
    case EventType::BreakerOpened:
    case EventType::BreakerProbed:
    case EventType::BreakerClosed:
    case EventType::HealthChanged:
    case EventType::ClockJumped:
    case EventType::EngineStarted:
    case EventType::EngineStopped:
    case EventType::LateCallsFound:
        break; // what is not about one call reads the same everywhere
    }
    return what(entry);
}

QString LogSentences::who(const Actor &actor)
{
    switch (actor.kind) {
    case Actor::Kind::Operator:
        return actor.name.isEmpty() || actor.name == u"you" ? tr("You") : actor.name;
    case Actor::Kind::ApiKey:
        //: %1 is the name of an API key
        return tr("Key %1").arg(actor.name);
    case Actor::Kind::Engine:
        return actor.name == u"planner" ? tr("Planner") : tr("Clock");
    case Actor::Kind::Carrier:
        return tr("Carrier");
    }
    return {};
}

QString LogSentences::whoShort(const Actor &actor)
{
    switch (actor.kind) {
    case Actor::Kind::Operator:
        return actor.name.isEmpty() || actor.name == u"you" ? tr("you") : actor.name;
    case Actor::Kind::ApiKey:
        return actor.name;
    case Actor::Kind::Engine:
        return actor.name == u"planner" ? tr("planner") : tr("clock");
    case Actor::Kind::Carrier:
        return tr("carrier");
    }
    return {};
}

Icon LogSentences::iconOf(const Actor &actor)
{
    switch (actor.kind) {
    case Actor::Kind::Operator:
        return Icon::User;
    case Actor::Kind::ApiKey:
        return Icon::Lock;
    case Actor::Kind::Engine:
        return actor.name == u"planner" ? Icon::Plan : Icon::Clock;
    case Actor::Kind::Carrier:
        return Icon::Calls;
    }
    return Icon::Clock;
}

QString LogSentences::where(const Actor &actor)
{
    switch (actor.kind) {
    case Actor::Kind::Operator:
        return tr("This console");
    case Actor::Kind::ApiKey:
        return tr("Over the network");
    case Actor::Kind::Engine:
        return tr("This computer");
    case Actor::Kind::Carrier:
        return actor.name.isEmpty() || actor.name == u"simulated" ? tr("Simulated carrier") : actor.name;
    }
    return {};
}

bool LogSentences::byPerson(const Actor &actor)
{
    return actor.kind == Actor::Kind::Operator || actor.kind == Actor::Kind::ApiKey;
}

QString LogSentences::consequence(const LogEntry &entry)
{
    const EventType type = entry.type;
    if (type == EventType::HoursSaved)
        return tr("New bookings only. Calls booked before keep the hours they were booked with.");
    if (type == EventType::HoursExtrasSaved)
        return tr("Calls booked for a time that is closed now are held, not dialled.");
    if (type == EventType::TelephonySwitched) {
        return entry.after.value(QStringLiteral("telephonyEnabled")).toBool()
                   ? tr("Calls may be booked and dialled.")
                   : tr("Nothing is booked or dialled. Calls on the line go on.");
    }
    if (type == EventType::DiallingHeld)
        return tr("Nothing leaves while this is on. Calls on the line go on.");
    if (type == EventType::NumberCapChanged || type == EventType::PoolChanged)
        return tr("Booked calls stay. Those above the lines wait for a free one.");
    if (type == EventType::AttemptUnknown)
        return tr("The person and the line stay locked until the carrier answers or the time for it is over.");
    if (type == EventType::BreakerOpened)
        return tr("Due calls wait; nothing is lost. One probe at a time goes out.");
    if (type == EventType::LateCallsFound)
        return tr("None of them is dialled before a yes.");
    return {}; // the sentence of the entry says it all
}

QString LogSentences::cause(const QString &word)
{
    static const QHash<QString, const char *> words{
        {QStringLiteral("three_in_a_row"), QT_TR_NOOP("three faults in a row")},
        {QStringLiteral("half_of_recent"), QT_TR_NOOP("half of the recent calls failed")},
        {QStringLiteral("held"), QT_TR_NOOP("held by hand")},
        {QStringLiteral("probe_failed"), QT_TR_NOOP("a probe failed")},
        {QStringLiteral("three_good_probes"), QT_TR_NOOP("three good probes")},
        {QStringLiteral("capacity"), QT_TR_NOOP("no line is free")},
        {QStringLiteral("breaker"), QT_TR_NOOP("the breaker is open")},
        {QStringLiteral("hold"), QT_TR_NOOP("dialling is on hold")},
        {QStringLiteral("hours"), QT_TR_NOOP("outside calling hours")},
        {QStringLiteral("yes"), QT_TR_NOOP("it waits for a yes")},
        {QStringLiteral("pacing"), QT_TR_NOOP("calls are spaced out")},
        {QStringLiteral("telephony"), QT_TR_NOOP("telephony is off")},
        {QStringLiteral("restart"), QT_TR_NOOP("Callboard was restarted")},
        {QStringLiteral("asleep"), QT_TR_NOOP("the computer slept")},
        {QStringLiteral("revoke"), QT_TR_NOOP("revoked")},
        {QStringLiteral("cancel"), QT_TR_NOOP("cancelled")},
        {QStringLiteral("no_minute"), QT_TR_NOOP("no minute left inside hours and window")},
        {QStringLiteral("lost"), QT_TR_NOOP("no word from the line for too long")},
        {QStringLiteral("unresolved"), QT_TR_NOOP("its fate was never known")},
        {QStringLiteral("invitation_expired"), QT_TR_NOOP("its days are over")},
        {QStringLiteral("clean"), QT_TR_NOOP("nothing is wrong any more")},
    };
    const auto found = words.constFind(word);
    return found == words.constEnd() ? QString() : tr(*found);
}

} // namespace callboard
