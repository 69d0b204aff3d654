// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/common/sentences.h"

#include <QLocale>

#include <algorithm>

namespace callboard {

namespace {

/// Label of the number or name of the pool that the chain blames for want of a line.
QString blamedLine(const Reasons &why)
{
    for (const Reason &reason : why) {
        if (reason.code == ReasonCode::NumberFull || reason.code == ReasonCode::NumberCapZero)
            return reason.values.value(QStringLiteral("label")).toString();
        if (reason.code == ReasonCode::PoolFull)
            return Sentences::poolName(PoolId(reason.values.value(QStringLiteral("poolId")).toString()));
    }
    return {};
}

const Reason *findReason(const Reasons &why, ReasonCode code)
{
    const auto it = std::find_if(why.begin(), why.end(), [code](const Reason &reason) { return reason.code == code; });
    return it == why.end() ? nullptr : &*it;
}

} // namespace

RefusalText Sentences::refusal(ErrorCode code, const Reasons &why, const Zone &own)
{
    RefusalText text = [&]() -> RefusalText {
        const QString line = blamedLine(why);
        switch (code) {
        case ErrorCode::ValidationError:
            return {tr("Something in the form is not right"), tr("Nothing was changed."), {}, {}};
        case ErrorCode::Unauthorized:
            return {tr("The key was not accepted"), tr("Enter the key again."), {}, {}};
        case ErrorCode::ScopeInsufficient:
            return {tr("This key may not do that"), tr("Ask an admin for a key that may."), {}, {}};
        case ErrorCode::AdminOnlyParameter:
            return {tr("Only an admin may do that"), tr("Sign in as an admin, or leave it out."), {}, {}};
        case ErrorCode::TelephonyDisabled:
            return {tr("Telephony is off"), tr("Switch it on for this company first."), {}, {}};
        case ErrorCode::NotFound:
            if (findReason(why, ReasonCode::CandidateOtherPosition))
                return {tr("Belongs to another position"), tr("They can be called for that position only."), {}, {}};
            return {tr("It is no longer there"), tr("Somebody else may have removed it."), {}, {}};
        case ErrorCode::CandidateHasActiveReservation:
            if (const Reason *active = findReason(why, ReasonCode::ActiveReservation)) {
                const ReasonText words = reason(*active, own);
                return {words.lead, words.sentence, {}, {}};
            }
            return {tr("Has a call already"), tr("Replace it, or book the second one alongside."), {}, {}};
        case ErrorCode::InvalidStatusTransition:
            return {tr("Too late for that"), tr("The call has moved on since."), {}, {}};
        case ErrorCode::IdempotencyConflict:
            return {tr("Sent twice with different content"),
                    tr("The first one counts. Look before sending again."),
                    {},
                    {}};
        case ErrorCode::IdempotencyInProgress:
            return {tr("Still at it"), tr("The same request is being worked on."), {}, {}};
        case ErrorCode::WorkingHoursNotConfigured:
            return {tr("Calling hours are not set"),
                    tr("Nobody can be called until opening hours and days are saved."),
                    {},
                    {}};
        case ErrorCode::TimezoneSelectionRequired:
            return {tr("Time zone not chosen"), tr("The phone number fits several clocks."), {}, {}};
        case ErrorCode::NoCallableTime:
            return {tr("Not callable in this window"), tr("No minute of it is inside their calling hours."), {}, {}};
        case ErrorCode::WindowTooShort:
            if (const Reason *shorter = findReason(why, ReasonCode::WindowShorterThanCall))
                return {tr("The window is too short"), reason(*shorter, own).sentence, {}, {}};
            return {tr("The window is too short"), tr("The call cannot finish in it."), {}, {}};
        case ErrorCode::NoOutboundNumber:
            return {tr("No number can call them"), tr("No number with voice and lines is left for this call."), {}, {}};
        case ErrorCode::InvalidPhone:
            if (const Reason *phone = findReason(why, ReasonCode::PhoneInvalid))
                return {tr("Phone number cannot be called"), reason(*phone, own).sentence, {}, {}};
            return {tr("Phone number cannot be called"), tr("It is not a number that can be dialled."), {}, {}};
        case ErrorCode::Suppressed:
            return {tr("Asked not to be called"), tr("They are kept out of every plan."), {}, {}};
        case ErrorCode::AttemptLimit:
            return {tr("Attempt limit reached"), tr("They have been called as often as the limit allows."), {}, {}};
        case ErrorCode::NumberAtCap:
            if (findReason(why, ReasonCode::NumberCapZero))
                return {line.isEmpty() ? tr("The number has cap 0") : tr("%1 has cap 0").arg(line),
                        tr("Nothing can be placed on a number without lines."),
                        {},
                        {}};
            return {line.isEmpty() ? tr("The number is at its cap") : tr("%1 is at its cap").arg(line),
                    tr("No line is free while they can be called."),
                    {},
                    {}};
        case ErrorCode::PoolAtCap:
            return {line.isEmpty() ? tr("The pool is at its cap") : tr("%1 is at its cap").arg(line),
                    tr("No line is free while they can be called."),
                    {},
                    {}};
        case ErrorCode::RateLimited:
            return {tr("Too many requests"), tr("The server asks to wait a moment."), {}, {}};
        case ErrorCode::InternalError:
            return {tr("Something went wrong inside"), tr("Nothing was changed. The log has the details."), {}, {}};
        case ErrorCode::StoreUnavailable:
            return {tr("The workspace cannot be written"),
                    tr("Nothing was changed. Free some disk space, then try again."),
                    {},
                    {}};
        case ErrorCode::NotSupported:
            return {tr("This workspace cannot do that"), {}, {}, {}};
        case ErrorCode::ReadOnly:
            return {tr("The workspace is open for reading only"), tr("Nothing was changed."), {}, {}};
        case ErrorCode::Cancelled:
            return {tr("Stopped"), tr("Nothing was changed."), {}, {}};
        case ErrorCode::FileUnreadable:
            return {tr("The file cannot be read"), tr("Check that it exists and that you may read it."), {}, {}};
        case ErrorCode::FileNotAWorkspace:
            return {tr("Not a Callboard workspace"), tr("It was left as it is. Choose a .callboard file."), {}, {}};
        case ErrorCode::FileNewer:
            return {tr("Made by a newer Callboard"), tr("It was left as it is. Update Callboard to open it."), {}, {}};
        case ErrorCode::FileDamaged:
            return {tr("The workspace file is damaged"), tr("It was left as it is. Open a backup of it."), {}, {}};
        case ErrorCode::FileLocked:
            return {tr("The workspace is open elsewhere"), tr("Close it there first."), {}, {}};
        case ErrorCode::ServerUnreachable:
            return {tr("The server does not answer"),
                    tr("What you see is the last answer. It is asked again by itself."),
                    {},
                    {}};
        case ErrorCode::ServerUntrusted:
            return {tr("The server's certificate is not trusted"),
                    tr("Nothing was sent. Check the address, or add its CA file."),
                    {},
                    {}};
        case ErrorCode::ServerAnswerUnusable:
            return {tr("The answer is not one of this API"),
                    tr("Check the address: something else answers there."),
                    {},
                    {}};
        case ErrorCode::AnswerUnknown:
            return {tr("Sent, not confirmed"),
                    tr("It may have been done. While the bar above says that it waits, it is asked again by itself; "
                       "else look before you send it again."),
                    {},
                    {}};
        }
        return {};
    }();
    // The smallest next step is the last of the chain (N04).
    for (auto it = why.rbegin(); it != why.rend(); ++it) {
        if (const auto step = stepFrom(*it, own)) {
            text.step = step->step;
            text.link = step->link;
            break;
        }
    }
    return text;
}

RefusalText Sentences::refusal(const Error &error, const Zone &own)
{
    RefusalText text = refusal(error.code, error.reasons, own);
    const bool namesPlace = error.code == ErrorCode::FileUnreadable || error.code == ErrorCode::FileNotAWorkspace ||
                            error.code == ErrorCode::FileNewer || error.code == ErrorCode::FileDamaged ||
                            error.code == ErrorCode::FileLocked || error.code == ErrorCode::ValidationError ||
                            error.code == ErrorCode::NotSupported || error.code == ErrorCode::ServerUntrusted;
    if (namesPlace && !error.detail.isEmpty())
        //: %1 says what is wrong ("Not a Callboard workspace"), %2 names the file or the field
        text.lead = tr("%1: %2", "refusal and its place").arg(text.lead, error.detail);
    return text;
}

QString Sentences::oneLine(const Error &error, const Zone &own)
{
    const RefusalText text = refusal(error, own);
    if (text.sentence.isEmpty())
        return tr("%1.", "a lead alone as a sentence").arg(text.lead);
    //: %1 is a lead without its full stop, %2 a whole sentence
    return tr("%1. %2", "lead and sentence").arg(text.lead, text.sentence);
}

QString Sentences::phoneProblem(PhoneProblem problem, const QString &region, int missingDigits)
{
    const QString where = country(region);
    switch (problem) {
    case PhoneProblem::None:
        return {};
    case PhoneProblem::Empty:
        return tr("No phone number");
    case PhoneProblem::NotANumber:
        return tr("Not a phone number");
    case PhoneProblem::TooShort:
        if (where.isEmpty())
            return missingDigits > 0 ? tr("Too short by %n digit(s)", nullptr, missingDigits) : tr("Too short");
        return missingDigits > 0 ? tr("Too short for %1 by %n digit(s)", nullptr, missingDigits).arg(where)
                                 : tr("Too short for %1").arg(where);
    case PhoneProblem::TooLong:
        return where.isEmpty() ? tr("Too long") : tr("Too long for %1").arg(where);
    case PhoneProblem::InvalidCountryCode:
        return tr("No country has this calling code");
    case PhoneProblem::NotInRegion:
        return where.isEmpty() ? tr("Not a number in use") : tr("Not a number in %1").arg(where);
    case PhoneProblem::ScientificNotation:
        return tr("Rounded by the spreadsheet");
    case PhoneProblem::SeveralNumbers:
        return tr("Two numbers in one cell");
    case PhoneProblem::PremiumOrEmergency:
        return tr("Premium or emergency number");
    case PhoneProblem::LocalOnly:
        return tr("The area code is missing");
    }
    return {};
}

QString Sentences::phoneProblem(const PhoneReading &reading, const QString &defaultRegion)
{
    return phoneProblem(reading.problem, reading.region.isEmpty() ? defaultRegion : reading.region,
                        reading.missingDigits);
}

QString Sentences::preset(Preset preset)
{
    switch (preset) {
    case Preset::Within15Minutes:
        return tr("15 minutes");
    case Preset::Within1Hour:
        return tr("1 hour");
    case Preset::Within4Hours:
        return tr("4 hours");
    case Preset::Within24Hours:
        return tr("24 hours");
    case Preset::Within48Hours:
        return tr("48 hours");
    case Preset::ByNextBusinessDay:
        return tr("Next workday");
    }
    return {};
}

QString Sentences::retry(RetryMode mode)
{
    switch (mode) {
    case RetryMode::Off:
        return tr("No retry");
    case RetryMode::SameDay:
        return tr("Once, same day");
    case RetryMode::LaterHalf:
        return tr("Once, later half of the window");
    }
    return {};
}

QString Sentences::zoneSource(ZoneSource source)
{
    switch (source) {
    case ZoneSource::Phone:
        return tr("from the phone");
    case ZoneSource::Manual:
        return tr("chosen");
    case ZoneSource::CompanyDefault:
        return tr("from the company");
    }
    return {};
}

QString Sentences::healthCause(HealthCause cause)
{
    switch (cause) {
    case HealthCause::BreakerOpen:
        return tr("The breaker is open.");
    case HealthCause::DueNotDispatched:
        return tr("Calls are due and have not been sent.");
    case HealthCause::CarrierPingFailing:
        return tr("The carrier does not answer.");
    case HealthCause::ClockSkew:
        return tr("This computer's clock is off.");
    case HealthCause::StoreNotWritable:
        return tr("The workspace cannot be written.");
    case HealthCause::CreditShutdown:
        return tr("The carrier's credit is used up.");
    case HealthCause::PoolNearlyFull:
        return tr("A pool is nearly full.");
    case HealthCause::WaitingForCapacity:
        return tr("Calls wait for a free line.");
    case HealthCause::NoFreeSlotSoon:
        return tr("No start is free soon.");
    }
    return {};
}

QString Sentences::outcome(Outcome outcome)
{
    switch (outcome) {
    case Outcome::None:
        return {};
    case Outcome::Completed:
        return tr("Completed");
    case Outcome::NoAnswer:
        return tr("No answer");
    case Outcome::Busy:
        return tr("Busy");
    case Outcome::Declined:
        return tr("Declined");
    case Outcome::Voicemail:
        return tr("Voicemail");
    case Outcome::CarrierFault:
        return tr("Carrier fault");
    case Outcome::InvalidNumber:
        return tr("Number does not exist");
    case Outcome::Withdrawn:
        return tr("Withdrawn before it rang");
    case Outcome::HungUp:
        return tr("Hung up by you");
    case Outcome::Lost:
        return tr("Live too long, given up");
    case Outcome::Unresolved:
        return tr("Unknown. Not dialled again.");
    case Outcome::TalkFailed:
        return tr("Broke off while talking");
    case Outcome::Missed:
        return tr("Missed, never dialled");
    }
    return {};
}

QString Sentences::country(const QString &region)
{
    if (region.isEmpty())
        return {};
    const QLocale::Territory territory = QLocale::codeToTerritory(region);
    return territory == QLocale::AnyTerritory ? region : QLocale::territoryToString(territory);
}

QString Sentences::poolName(const PoolId &pool)
{
    QString name = pool.text();
    for (const char *prefix : {"pool_", "pool-"}) {
        if (name.startsWith(QLatin1String(prefix), Qt::CaseInsensitive))
            name = name.mid(5);
    }
    name.replace(QLatin1Char('_'), QLatin1Char(' '));
    if (!name.isEmpty())
        name[0] = name.at(0).toUpper();
    return tr("Pool %1").arg(name);
}

} // namespace callboard
