// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// The fields of before and after in words, and the one that says most.
#include "ui/common/sentences.h"
#include "ui/common/timetext.h"
#include "ui/log/logsentences.h"

#include <QLocale>

namespace callboard {

namespace {

/// Fields as the engine writes them, most telling first.
const QStringList &knownKeys()
{
    static const QStringList keys{
        QStringLiteral("health"),
        QStringLiteral("state"),
        QStringLiteral("unknown"),
        QStringLiteral("missed"),
        QStringLiteral("outcome"),
        QStringLiteral("endedAs"),
        QStringLiteral("plannedMs"),
        QStringLiteral("telephonyEnabled"),
        QStringLiteral("diallingHeld"),
        QStringLiteral("paused"),
        QStringLiteral("displayName"),
        QStringLiteral("maxOutboundConcurrent"),
        QStringLiteral("maxInboundConcurrent"),
        QStringLiteral("reservedInbound"),
        QStringLiteral("globalCap"),
        QStringLiteral("start"),
        QStringLiteral("end"),
        QStringLiteral("weekdays"),
        QStringLiteral("exceptions"),
        QStringLiteral("week"),
        QStringLiteral("timezone"),
        QStringLiteral("zone"),
        QStringLiteral("status"),
        QStringLiteral("name"),
        QStringLiteral("key"),
        QStringLiteral("kind"),
        QStringLiteral("scopes"),
        QStringLiteral("title"),
        QStringLiteral("phone"),
        QStringLiteral("scheduled"),
        QStringLiteral("asked"),
        QStringLiteral("cancelled"),
        QStringLiteral("skipped"),
        QStringLiteral("count"),
        QStringLiteral("callNow"),
        QStringLiteral("waitsForYes"),
        QStringLiteral("closureWaived"),
        QStringLiteral("reconciled"),
        QStringLiteral("fallbackEnqueued"),
        QStringLiteral("attempt"),
        QStringLiteral("retry"),
        QStringLiteral("number"),
        QStringLiteral("position"),
        QStringLiteral("windowStartMs"),
        QStringLiteral("targetEndMs"),
        QStringLiteral("expiresMs"),
        QStringLiteral("estimateMs"),
        QStringLiteral("interviewMs"),
        QStringLiteral("invitationExpiresMs"),
        QStringLiteral("nextProbeMs"),
        QStringLiteral("callOverheadMs"),
        QStringLiteral("expiryGraceMs"),
        QStringLiteral("minLeadMs"),
        QStringLiteral("finishInsideHours"),
        QStringLiteral("prefixNarrowing"),
        QStringLiteral("isDefault"),
        QStringLiteral("isTest"),
        QStringLiteral("zoneProvenance"),
        QStringLiteral("note"),
        QStringLiteral("reason"),
        QStringLiteral("forceReason"),
        QStringLiteral("voice"),
        QStringLiteral("sms"),
        QStringLiteral("e164"),
        QStringLiteral("pool"),
        QStringLiteral("carrier"),
        QStringLiteral("carrierCode"),
        QStringLiteral("replacedBy"),
        QStringLiteral("attemptId"),
        QStringLiteral("reservations"),
    };
    return keys;
}

bool isLength(const QString &key)
{
    static const QStringList lengths{QStringLiteral("estimateMs"), QStringLiteral("interviewMs"),
                                     QStringLiteral("callOverheadMs"), QStringLiteral("expiryGraceMs"),
                                     QStringLiteral("minLeadMs")};
    return lengths.contains(key);
}

QString weekdayNames(const QVariantList &days)
{
    QStringList names;
    for (const QVariant &day : days)
        names << QLocale().standaloneDayName(day.toInt(), QLocale::ShortFormat);
    return names.join(QStringLiteral(", "));
}

} // namespace

QString LogSentences::fieldName(const QString &key)
{
    static const QHash<QString, const char *> names{
        {QStringLiteral("health"), QT_TR_NOOP("Health")},
        {QStringLiteral("state"), QT_TR_NOOP("State")},
        {QStringLiteral("unknown"), QT_TR_NOOP("Fate unknown")},
        {QStringLiteral("missed"), QT_TR_NOOP("Missed")},
        {QStringLiteral("outcome"), QT_TR_NOOP("Outcome")},
        {QStringLiteral("endedAs"), QT_TR_NOOP("Attempt ended as")},
        {QStringLiteral("plannedMs"), QT_TR_NOOP("Planned")},
        {QStringLiteral("telephonyEnabled"), QT_TR_NOOP("Telephony")},
        {QStringLiteral("diallingHeld"), QT_TR_NOOP("Dialling on hold")},
        {QStringLiteral("paused"), QT_TR_NOOP("Paused")},
        {QStringLiteral("key"), QT_TR_NOOP("Key")},
        {QStringLiteral("kind"), QT_TR_NOOP("Kind")},
        {QStringLiteral("scopes"), QT_TR_NOOP("Scopes")},
        {QStringLiteral("displayName"), QT_TR_NOOP("Label")},
        {QStringLiteral("maxOutboundConcurrent"), QT_TR_NOOP("Lines out")},
        {QStringLiteral("maxInboundConcurrent"), QT_TR_NOOP("Lines in")},
        {QStringLiteral("reservedInbound"), QT_TR_NOOP("Kept for callers")},
        {QStringLiteral("globalCap"), QT_TR_NOOP("Lines of the pool")},
        {QStringLiteral("start"), QT_TR_NOOP("Opens")},
        {QStringLiteral("end"), QT_TR_NOOP("Closes")},
        {QStringLiteral("weekdays"), QT_TR_NOOP("Days")},
        {QStringLiteral("exceptions"), QT_TR_NOOP("Holidays")},
        {QStringLiteral("week"), QT_TR_NOOP("Split days")},
        {QStringLiteral("timezone"), QT_TR_NOOP("Zone")},
        {QStringLiteral("zone"), QT_TR_NOOP("Zone")},
        {QStringLiteral("status"), QT_TR_NOOP("Status")},
        {QStringLiteral("name"), QT_TR_NOOP("Name")},
        {QStringLiteral("title"), QT_TR_NOOP("Title")},
        {QStringLiteral("phone"), QT_TR_NOOP("Phone")},
        {QStringLiteral("scheduled"), QT_TR_NOOP("Booked")},
        {QStringLiteral("asked"), QT_TR_NOOP("People")},
        {QStringLiteral("cancelled"), QT_TR_NOOP("Cancelled")},
        {QStringLiteral("skipped"), QT_TR_NOOP("Left as they are")},
        {QStringLiteral("count"), QT_TR_NOOP("Count")},
        {QStringLiteral("callNow"), QT_TR_NOOP("Call now")},
        {QStringLiteral("waitsForYes"), QT_TR_NOOP("Waits for a yes")},
        {QStringLiteral("closureWaived"), QT_TR_NOOP("Dialled though closed")},
        {QStringLiteral("reconciled"), QT_TR_NOOP("Confirmed by the line")},
        {QStringLiteral("fallbackEnqueued"), QT_TR_NOOP("Asked again later")},
        {QStringLiteral("attempt"), QT_TR_NOOP("Attempt")},
        {QStringLiteral("retry"), QT_TR_NOOP("Retry")},
        {QStringLiteral("number"), QT_TR_NOOP("Number")},
        {QStringLiteral("position"), QT_TR_NOOP("Position")},
        {QStringLiteral("windowStartMs"), QT_TR_NOOP("Window opens")},
        {QStringLiteral("targetEndMs"), QT_TR_NOOP("Window closes")},
        {QStringLiteral("expiresMs"), QT_TR_NOOP("Expires")},
        {QStringLiteral("estimateMs"), QT_TR_NOOP("Estimated length")},
        {QStringLiteral("interviewMs"), QT_TR_NOOP("Interview")},
        {QStringLiteral("invitationExpiresMs"), QT_TR_NOOP("Invitation ends")},
        {QStringLiteral("nextProbeMs"), QT_TR_NOOP("Next probe")},
        {QStringLiteral("callOverheadMs"), QT_TR_NOOP("Added to each call")},
        {QStringLiteral("expiryGraceMs"), QT_TR_NOOP("Kept after the window")},
        {QStringLiteral("minLeadMs"), QT_TR_NOOP("Shortest notice")},
        {QStringLiteral("finishInsideHours"), QT_TR_NOOP("Finish inside hours")},
        {QStringLiteral("prefixNarrowing"), QT_TR_NOOP("Zone by prefix")},
        {QStringLiteral("isDefault"), QT_TR_NOOP("Default number")},
        {QStringLiteral("isTest"), QT_TR_NOOP("Test")},
        {QStringLiteral("zoneProvenance"), QT_TR_NOOP("Zone from")},
        {QStringLiteral("note"), QT_TR_NOOP("Note")},
        {QStringLiteral("reason"), QT_TR_NOOP("Reason")},
        {QStringLiteral("forceReason"), QT_TR_NOOP("Reason for forcing")},
        {QStringLiteral("voice"), QT_TR_NOOP("Voice")},
        {QStringLiteral("sms"), QT_TR_NOOP("Text messages")},
        {QStringLiteral("e164"), QT_TR_NOOP("Phone number")},
        {QStringLiteral("pool"), QT_TR_NOOP("Pool")},
        {QStringLiteral("carrier"), QT_TR_NOOP("Carrier")},
        {QStringLiteral("carrierCode"), QT_TR_NOOP("Carrier code")},
        {QStringLiteral("replacedBy"), QT_TR_NOOP("Replaced by")},
        {QStringLiteral("attemptId"), QT_TR_NOOP("Attempt id")},
        {QStringLiteral("reservations"), QT_TR_NOOP("Calls")},
    };
    const auto found = names.constFind(key);
    return found == names.constEnd() ? key : tr(*found);
}

QString LogSentences::fieldValue(const QString &key, const QVariant &value) const
{
    if (!value.isValid() || value.isNull())
        return tr("none", "a field without a value");
    QString text = value.toString();
    if (isLength(key))
        return TimeText::length(milliseconds(value.toLongLong()));
    if (key.endsWith(QStringLiteral("Ms")))
        return TimeText::momentIn(fromEpochMs(value.toLongLong()), m_own);
    if (key == u"state") {
        const auto state = reservationStateFromWireName(text);
        return state ? stateWord(*state) : text;
    }
    if (key == u"health") {
        const auto health = healthFromWireName(text);
        return health ? healthWord(*health) : text;
    }
    if (key == u"outcome" || key == u"endedAs") {
        const auto outcome = outcomeFromWireName(text);
        return !outcome                    ? text
               : *outcome == Outcome::None ? tr("none yet", "outcome of a call")
                                           : Sentences::outcome(*outcome);
    }
    if (key == u"retry") {
        const auto mode = retryModeFromWireName(text);
        return mode ? Sentences::retry(*mode) : text;
    }
    if (key == u"status") {
        return text == wireName(CandidateStatus::InvitedCall) ? tr("Invited to a call", "status of a person")
                                                              : tr("New", "status of a person");
    }
    if (key == u"telephonyEnabled")
        return value.toBool() ? tr("On") : tr("Off");
    if (key == u"number" && m_names.number)
        return m_names.number(PhoneNumberId(text));
    if (key == u"position" && m_names.position)
        return m_names.position(PositionId(text));
    if (key == u"weekdays")
        return weekdayNames(value.toList());
    if (value.typeId() == QMetaType::Bool)
        return value.toBool() ? tr("Yes") : tr("No");
    if (value.typeId() == QMetaType::QVariantList || value.typeId() == QMetaType::QStringList)
        return tr("%n item(s)", nullptr, static_cast<int>(value.toList().size()));
    if (value.canConvert<qlonglong>() && value.typeId() != QMetaType::QString)
        return QLocale().toString(value.toLongLong());
    return text;
}

QStringList LogSentences::orderedKeys(const LogEntry &entry)
{
    QStringList keys;
    for (const QString &key : knownKeys()) {
        if (entry.before.contains(key) || entry.after.contains(key))
            keys << key;
    }
    for (const QVariantMap *map : {&entry.before, &entry.after}) {
        for (auto it = map->begin(); it != map->end(); ++it) {
            if (!keys.contains(it.key()))
                keys << it.key();
        }
    }
    return keys;
}

QString LogSentences::main(const LogEntry &entry, const QVariantMap &fields) const
{
    if (entry.type == EventType::HoursSaved &&
        (fields.contains(QStringLiteral("start")) || fields.contains(QStringLiteral("end")))) {
        const QString opens = fieldValue(QStringLiteral("start"), fields.value(QStringLiteral("start")));
        const QString closes = fieldValue(QStringLiteral("end"), fields.value(QStringLiteral("end")));
        if (!fields.contains(QStringLiteral("end")))
            return tr("opens %1").arg(opens);
        if (!fields.contains(QStringLiteral("start")))
            return tr("closes %1").arg(closes);
        //: A span of clock times
        return tr("%1–%2").arg(opens, closes);
    }
    const bool unknown = fields.value(QStringLiteral("unknown")).toBool();
    if (unknown)
        return stateWord(ReservationState::Dispatching, true);
    if (entry.type == EventType::AttemptResolved && fields.contains(QStringLiteral("unknown")))
        return tr("Known", "what became of a call");
    for (const QString &key : orderedKeys(entry)) {
        const bool changed = entry.before.contains(key) || entry.before.isEmpty();
        const bool plain = key != u"unknown" && key != u"missed" && key != u"outcome";
        if (fields.contains(key) && changed && plain)
            return fieldValue(key, fields.value(key));
    }
    return {};
}

QString LogSentences::before(const LogEntry &entry) const
{
    return main(entry, entry.before);
}

QString LogSentences::after(const LogEntry &entry) const
{
    if (entry.type == EventType::BatchCommitted) {
        const QLocale locale;
        //: How many of a batch were booked
        return tr("%1 of %2 booked")
            .arg(locale.toString(entry.after.value(QStringLiteral("scheduled")).toInt()),
                 locale.toString(entry.after.value(QStringLiteral("asked")).toInt()));
    }
    return main(entry, entry.after);
}

std::optional<Tone> LogSentences::afterTone(const LogEntry &entry)
{
    const QString health = entry.after.value(QStringLiteral("health")).toString();
    if (!health.isEmpty())
        return health == wireName(Health::Healthy) ? Tone::Ok : Tone::Warn;
    if (entry.after.value(QStringLiteral("unknown")).toBool())
        return Tone::Error;
    const auto state = reservationStateFromWireName(entry.after.value(QStringLiteral("state")).toString());
    if (state) {
        switch (*state) {
        case ReservationState::Active:
        case ReservationState::Completed:
            return Tone::Ok;
        case ReservationState::NoAnswer:
        case ReservationState::Expired:
            return Tone::Warn;
        case ReservationState::Failed:
        case ReservationState::SipFailed:
            return Tone::Error;
        case ReservationState::Firm:
        case ReservationState::Dispatching:
        case ReservationState::Ringing:
        case ReservationState::Cancelled:
            return std::nullopt;
        }
    }
    if (entry.type == EventType::BreakerOpened || entry.type == EventType::DiallingHeld)
        return Tone::Warn;
    if (entry.type == EventType::BreakerClosed)
        return Tone::Ok;
    return std::nullopt; // no judgement
}

} // namespace callboard
