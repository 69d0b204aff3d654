// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/common/sentences.h"

#include "ui/common/timetext.h"

#include <QLocale>

namespace callboard {

namespace {

/// Reads a reason's values in the units reason.h gives.
class Values
{
public:
    Values(const Reason &reason, const Zone &own) : m_values(reason.values), m_own(own) {}

    QString text(const char *key) const { return m_values.value(QLatin1String(key)).toString(); }
    int number(const char *key) const { return m_values.value(QLatin1String(key)).toInt(); }
    qint64 raw(const char *key) const { return m_values.value(QLatin1String(key)).toLongLong(); }
    QString moment(const char *key) const { return TimeText::moment(fromEpochMs(raw(key)), m_own); }
    QString momentIn(const char *key) const { return TimeText::momentIn(fromEpochMs(raw(key)), m_own); }
    QString length(const char *key) const { return TimeText::length(milliseconds(raw(key))); }
    QString range(const char *from, const char *to) const
    {
        return TimeText::range({fromEpochMs(raw(from)), fromEpochMs(raw(to))}, m_own);
    }
    QString country() const { return Sentences::country(text("region")); }
    QString pool() const { return Sentences::poolName(PoolId(text("poolId"))); }
    /// Label of a number, or the pool's name where the reason is about a pool.
    QString line() const
    {
        if (QString label = text("label"); !label.isEmpty())
            return label;
        return text("poolId").isEmpty() ? text("numberId") : pool();
    }
    QString city() const
    {
        const auto zone = Zone::parse(text("zone"));
        return zone ? zone->city() : text("zone");
    }
    QString zones() const { return m_values.value(QStringLiteral("zones")).toStringList().join(QStringLiteral(", ")); }
    QString days() const
    {
        QStringList names;
        for (const QVariant &day : m_values.value(QStringLiteral("days")).toList())
            names << QLocale().standaloneDayName(day.toInt(), QLocale::ShortFormat);
        return names.join(QLatin1Char(' '));
    }
    /// What holidays or split windows leave open of the day of `atMs` in the zone.
    QString openOnly() const
    {
        const auto zone = Zone::parse(text("zone"));
        const QString day = zone ? TimeText::day(zone->civilOf(fromEpochMs(raw("atMs"))).date) : QString();
        const QString windows = text("windows").replace(QLatin1Char('-'), QChar(0x2013));
        if (windows == QLatin1String("closed"))
            //: %1 is a city, %2 a day
            return Sentences::tr("%1 is closed all of %2.").arg(city(), day);
        //: %1 is a city, %2 a day, %3 one or more spans of time
        return Sentences::tr("In %1 calls may start on %2 at %3 only.").arg(city(), day, windows);
    }
    QString weekday() const { return QLocale().standaloneDayName(number("weekday"), QLocale::LongFormat); }
    QString problem() const
    {
        for (int i = 0; i <= static_cast<int>(PhoneProblem::LocalOnly); ++i) {
            const auto problem = static_cast<PhoneProblem>(i);
            if (problemName(problem) == text("problem"))
                return Sentences::phoneProblem(problem, text("region"));
        }
        return {};
    }

private:
    const QVariantMap &m_values;
    const Zone &m_own;
};

} // namespace

ReasonText Sentences::reason(const Reason &reason, const Zone &own)
{
    const Values v(reason, own);
    switch (reason.code) {
    case ReasonCode::ZoneExplicit:
        return {tr("Zone: %1").arg(v.text("zone")), tr("Chosen for this call."), tr("chosen")};
    case ReasonCode::ZoneFromPhone:
        return {tr("Zone: %1").arg(v.text("zone")),
                tr("The phone is from %1, which has one clock in this window.").arg(v.country()), tr("from the phone")};
    case ReasonCode::ZoneBatchFallback:
        return {tr("Zone: %1").arg(v.text("zone")), tr("Chosen for everybody in this batch whose zone is not known."),
                tr("from the batch")};
    case ReasonCode::ZoneCompanyDefault:
        return {tr("Zone: %1").arg(v.text("zone")), tr("The zone of the company's calling hours."),
                tr("from the company")};
    case ReasonCode::ZoneRemembered:
        if (const QStringList clocks = reason.values.value(QStringLiteral("safeWindow")).toStringList();
            !clocks.isEmpty())
            return {tr("Zone: safe window"),
                    //: %1 is a list of zones
                    tr("Only while all of these are open: %1.").arg(clocks.join(QStringLiteral(", "))),
                    tr("safe window")};
        return {tr("Zone: %1").arg(v.text("zone")), tr("Remembered for this person."), tr("remembered")};
    case ReasonCode::ZoneAmbiguous:
        return {tr("Time zone not chosen"), tr("%1 has several clocks: %2.").arg(v.country(), v.zones()),
                tr("from the phone"), Tone::Warn};
    case ReasonCode::NumberPinned:
        return {tr("Number: %1").arg(v.line()), tr("Chosen for this call."), tr("chosen")};
    case ReasonCode::NumberDefault:
        return {tr("Number: %1").arg(v.line()), tr("The company's default number."), tr("default")};
    case ReasonCode::NumberOnly:
        return {tr("Number: %1").arg(v.line()), tr("The only number that can call."), tr("only one")};
    case ReasonCode::NumberByCountry:
        return {tr("Number: %1").arg(v.line()), tr("A number of %1, like the phone.").arg(v.country()),
                tr("autoresolve")};
    case ReasonCode::NumberFallbackDefault:
        return {tr("Number: %1").arg(v.line()), tr("No number is from %1, so the default one calls.").arg(v.country()),
                tr("autoresolve")};
    case ReasonCode::NumberNone:
        return {tr("No number can call"), tr("The company has no number with voice and lines."), tr("numbers"),
                Tone::Error};
    case ReasonCode::WindowExplicit:
        return {tr("Window: %1").arg(v.range("startMs", "endMs")), tr("Chosen on the map or in the form."),
                tr("chosen")};
    case ReasonCode::WindowPreset: {
        const auto preset = presetFromWireName(v.text("preset"));
        return {tr("Window: %1").arg(v.range("startMs", "endMs")),
                preset ? Sentences::preset(*preset) : v.text("preset"), tr("preset")};
    }
    case ReasonCode::WindowStartMovedToNow:
        return {tr("From now on"), tr("The window had begun already, so it starts now."), tr("window")};
    case ReasonCode::LatestDispatch:
        return {tr("Latest start: %1").arg(v.moment("atMs")),
                tr("A call of %1 that starts later does not end in the window.").arg(v.length("estimateMs")),
                tr("window")};
    case ReasonCode::WindowShorterThanCall:
        return {tr("The window is too short"),
                tr("A %1 call cannot finish in %2.").arg(v.length("estimateMs"), v.length("lengthMs")), tr("window"),
                Tone::Error};
    case ReasonCode::MinLead:
        return {tr("Notice kept: %1").arg(v.length("leadMs")), tr("No call starts sooner than that after booking."),
                tr("window")};
    case ReasonCode::HoursApplied:
        return {tr("Calling hours: %1–%2", "opens and closes").arg(v.text("start"), v.text("end")),
                v.days().isEmpty() ? tr("On every day, on the clock in %1.").arg(v.city())
                                   : tr("On %1, on the clock in %2.").arg(v.days(), v.city()),
                tr("hours")};
    case ReasonCode::HoursNone:
        return {tr("No calling hours apply"), tr("This person may be called at any time."), tr("hours")};
    case ReasonCode::HoursNotConfigured:
        return {tr("Calling hours are not set"), tr("Nobody can be called until opening hours and days are saved."),
                tr("hours"), Tone::Error};
    case ReasonCode::HoursWaived:
        return {tr("Calling hours waived"), tr("An admin said: %1").arg(v.text("reason")), tr("forced"), Tone::Warn};
    case ReasonCode::NoCallableMinute:
        if (v.raw("nextMs") == 0)
            return {tr("Never callable in this window"), tr("No minute of the next 31 days is inside calling hours."),
                    tr("hours"), Tone::Error};
        return {tr("Not callable in this window"), tr("The next callable minute is %1.").arg(v.momentIn("nextMs")),
                tr("hours"), Tone::Warn};
    case ReasonCode::OutsideHours:
        return {tr("Outside calling hours"), tr("It is %1 in %2 then.").arg(v.text("localTime"), v.city()), tr("hours"),
                Tone::Warn};
    case ReasonCode::ClosedWeekday:
        return {tr("Not a calling day"), tr("%1 in %2 is not a calling day.").arg(v.weekday(), v.city()), tr("hours"),
                Tone::Warn};
    case ReasonCode::ClosedByException:
        //: %1 is a holiday's name
        return {tr("Closed: %1").arg(v.text("label")), v.openOnly(), tr("holiday"), Tone::Warn};
    case ReasonCode::OutsideWindows:
        return {tr("Outside the hours of that day"), v.openOnly(), tr("split day"), Tone::Warn};
    case ReasonCode::NumberLoad:
        return {tr("%1: %2 of %3 lines in use").arg(v.line()).arg(v.number("busy")).arg(v.number("cap")),
                tr("At %1.").arg(v.moment("atMs")), tr("capacity")};
    case ReasonCode::NumberFull:
        return {tr("%1 is at its cap").arg(v.line()),
                tr("All %1 lines are in use at %2.").arg(v.number("cap")).arg(v.moment("atMs")), tr("capacity"),
                Tone::Warn};
    case ReasonCode::NumberCapZero:
        return {tr("%1 has cap 0").arg(v.line()), tr("Nothing can be placed on a number without lines."),
                tr("capacity"), Tone::Error};
    case ReasonCode::PoolLoad:
        return {tr("%1: %2 of %3 lines in use").arg(v.pool()).arg(v.number("busy")).arg(v.number("cap")),
                tr("At %1.").arg(v.moment("atMs")), tr("capacity")};
    case ReasonCode::PoolFull:
        return {tr("%1 is at its cap").arg(v.pool()),
                tr("All %1 lines are in use at %2.").arg(v.number("cap")).arg(v.moment("atMs")), tr("capacity"),
                Tone::Warn};
    case ReasonCode::LeastLoaded:
        return {tr("Lowest load of all minutes"),
                tr("%1 % of the lines in use at %2; %3 minutes were compared.")
                    .arg(v.number("ratioPercent"))
                    .arg(v.moment("atMs"))
                    .arg(QLocale().toString(v.number("candidates"))),
                tr("least loaded")};
    case ReasonCode::TieEarliest:
        return {tr("Earliest of equals"), tr("Later minutes with the same load exist. The earliest wins."),
                tr("least loaded")};
    case ReasonCode::CallNow:
        return {tr("Call now"), tr("An operator asked for it."), tr("by hand")};
    case ReasonCode::NotDueYet:
        return {tr("Not due yet"), tr("Planned for %1.").arg(v.moment("atMs")), tr("clock"), Tone::Info};
    case ReasonCode::MovedByOperator:
        return {tr("Moved by hand to %1").arg(v.moment("atMs")), tr("An operator chose this minute."), tr("by hand")};
    case ReasonCode::RepairMoved:
        return {tr("Moved to make room"),
                tr("From %1 to %2, so that one more person fits.").arg(v.moment("fromMs"), v.moment("toMs")),
                tr("planner")};
    case ReasonCode::RetryPlanned: {
        const auto mode = retryModeFromWireName(v.text("mode"));
        return {tr("Retry planned for %1").arg(v.moment("atMs")), mode ? retry(*mode) : v.text("mode"), tr("retry")};
    }
    case ReasonCode::ActiveReservation: {
        const auto state = reservationStateFromWireName(v.text("state"));
        if (state && isLive(*state))
            return {tr("Another call is live"), tr("They are on a line now."), tr("person"), Tone::Warn};
        return {tr("Has a call already"), tr("A call is booked for %1.").arg(v.moment("plannedMs")), tr("person"),
                Tone::Warn};
    }
    case ReasonCode::TooCloseToOwnCall:
        return {tr("Too close to their other call"), tr("That one is planned for %1.").arg(v.moment("plannedMs")),
                tr("person"), Tone::Warn};
    case ReasonCode::Replaces:
        return {tr("Replaces a booked call"), tr("The one planned for %1 is cancelled.").arg(v.moment("plannedMs")),
                tr("person")};
    case ReasonCode::CandidateUnknown:
        return {tr("Person not found"), tr("They are not in this company."), tr("person"), Tone::Error};
    case ReasonCode::CandidateOtherPosition:
        return {tr("Belongs to another position"), tr("They can be called for that position only."), tr("person"),
                Tone::Error};
    case ReasonCode::PositionUnknown:
        return {tr("Position not found"), tr("It is not in this company."), tr("position"), Tone::Error};
    case ReasonCode::PhoneInvalid: {
        const QString problem = v.problem();
        return {tr("Phone number cannot be called"),
                problem.isEmpty()
                    ? v.text("phone")
                    : tr("%1: %2", "phone number and what is wrong with it").arg(v.text("phone"), problem),
                tr("person"), Tone::Error};
    }
    case ReasonCode::StepNearestSlot:
        return {tr("Next free start: %1").arg(v.moment("atMs")), {}, tr("next step"), Tone::Info};
    case ReasonCode::StepExtendWindow:
        return {tr("Extend the window to %1").arg(v.moment("endMs")), {}, tr("next step"), Tone::Info};
    case ReasonCode::StepAddLines:
        return {tr("Add %n line(s) on %1", nullptr, v.number("lines")).arg(v.line()), v.range("fromMs", "toMs"),
                tr("next step"), Tone::Info};
    case ReasonCode::StepChooseZone:
        return {tr("Choose a zone"), v.zones(), tr("next step"), Tone::Info};
    case ReasonCode::StepSetHours:
        return {tr("Set calling hours"), {}, tr("next step"), Tone::Info};
    case ReasonCode::StepFixPhone:
        return {tr("Correct the phone number"), {}, tr("next step"), Tone::Info};
    case ReasonCode::StepPickNumber:
        return {tr("Choose a number to call from"), {}, tr("next step"), Tone::Info};
    case ReasonCode::StepFollowLiveCall:
        return {tr("Plan again when their call ends"), {}, tr("next step"), Tone::Info};
    case ReasonCode::TelephonyOff:
        return {tr("Telephony is off"), tr("This company does not book or dial until it is switched on."),
                tr("company"), Tone::Error};
    case ReasonCode::DiallingHeld:
        return {tr("Dialling is on hold"), tr("Booked calls wait until the hold ends."), tr("company"), Tone::Warn};
    case ReasonCode::BreakerOpen:
        return {tr("The breaker is open"), tr("Since %1. Calls wait; nothing is lost.").arg(v.moment("sinceMs")),
                tr("clock"), Tone::Warn};
    }
    return {};
}

std::optional<RefusalText> Sentences::stepFrom(const Reason &reason, const Zone &own)
{
    const Values v(reason, own);
    RefusalText text;
    const auto with = [&](const QString &step, const QString &link) {
        text.step = step;
        text.link = link;
        return text;
    };
    if (reason.code == ReasonCode::StepNearestSlot)
        return with(tr("The next free start is %1.").arg(v.moment("atMs")), tr("Try"));
    if (reason.code == ReasonCode::StepExtendWindow)
        return with(tr("Extend the window to %1.").arg(v.moment("endMs")), tr("Try"));
    if (reason.code == ReasonCode::StepAddLines)
        return with(
            tr("Add %n line(s) on %1, %2.", nullptr, v.number("lines")).arg(v.line(), v.range("fromMs", "toMs")),
            tr("Try"));
    if (reason.code == ReasonCode::StepChooseZone)
        return with(tr("Choose a zone for each."), tr("Choose"));
    if (reason.code == ReasonCode::StepSetHours)
        return with(tr("Set opening hours and days."), tr("Set hours"));
    if (reason.code == ReasonCode::StepFixPhone)
        return with(tr("Correct the phone number."), tr("Edit"));
    if (reason.code == ReasonCode::StepPickNumber)
        return with(tr("Choose a number with voice and lines."), tr("Choose"));
    if (reason.code == ReasonCode::StepFollowLiveCall)
        return with(tr("Plan again when it ends."), tr("Follow"));
    return std::nullopt;
}

} // namespace callboard
