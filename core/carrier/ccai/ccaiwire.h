// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/engine/carrier.h"

#include <optional>
#include <vector>

/// The calls of the CCAI Platform (UJET), as its contract says (tests/contract/api/ccai.yaml); no sockets.
namespace callboard::ccai {

/// U07: looked at only when the queue asks people for their permission.
enum class RecordingPermission { NotAsked, Denied, Granted };

/// U03-U05: an agent of theirs dials the person.
struct OutboundRequest
{
    QString agentEmail;
    QString ticketId;       ///< U04: wins, and then no number is sent
    QString endUserNumber;  ///< E.164
    QString outboundNumber; ///< empty: their default one
    QString language = QStringLiteral("en");
    Result<QByteArray> body() const;
};

/// U06: the person is put into a queue of theirs, as if it had called.
struct InboundRequest
{
    qint64 menuId = 0; ///< an IVR or web menu
    QString ticketId;
    QString endUserNumber;
    QString outboundNumber; ///< theirs when it is empty
    QString language = QStringLiteral("en");
    RecordingPermission permission = RecordingPermission::NotAsked;
    Result<QByteArray> body() const;
};

/// U08: they dial at an instant; from then on their clock decides, not ours (U09).
struct ScheduledRequest
{
    std::optional<qint64> menuId;   ///< a mobile or web menu
    std::optional<qint64> parentId; ///< a call before it, instead of a menu
    QString ticketId;
    QString endUserNumber;
    Instant at;
    QString language = QStringLiteral("en");
    RecordingPermission permission = RecordingPermission::NotAsked;
    /// ValidationError also when `at` is not after `now`.
    Result<QByteArray> body(Instant now) const;
};

/// U15.
enum class CallStatus {
    Selecting,
    Queued,
    Assigned,
    Connecting,
    Connected,
    Finished,
    Failed,
    Switching,
    Recovered,
    Scheduled,
    ActionOnly,
    ActionOnlyFinished,
    Deflected,
    Voicemail,
    VoicemailReceived,
    VoicemailRead,
};
/// In either spelling ("Action Only", "action_only").
std::optional<CallStatus> callStatusFromWord(const QString &word);

struct Participant
{
    bool isEndUser = false;
    QString status;
    std::optional<Instant> connectedAt; ///< U17: of the end user: a human is on the line
    std::optional<Instant> endedAt;
    QString failReason;
};

/// A call object (U14). What is not named here stands in `raw`.
struct Call
{
    qint64 id = 0;
    std::optional<qint64> parentId;   ///< U16: this one was made because that one failed
    std::optional<CallStatus> status; ///< nullopt: a word that nobody knows
    std::optional<Instant> connectedAt;
    std::optional<Instant> endsAt;
    std::optional<Instant> scheduledAt;
    QString failReason;     ///< U19: kept as it came
    QString disconnectedBy; ///< U19
    std::vector<Participant> participants;
    QByteArray raw; ///< at most 16 KiB of it
};

/// U10: what an answer to POST /calls says.
struct Created
{
    bool needsAgent = false; ///< 200 and 202: accepted, and a person has to act in their console first
    std::optional<Call> call;
};
/// Errors: ServerAnswerUnusable.
Result<Created> readCreated(int status, QByteArrayView body);
Result<Call> readCall(QByteArrayView body);

struct Meaning
{
    CarrierEvent::Kind kind = CarrierEvent::Kind::Accepted;
    Outcome outcome = Outcome::None;
};
/// U15 and U17. A scheduled call answers as if it were queued (U20): while scheduledAt is to come it is only Accepted.
Meaning meaningOf(const Call &call, Instant now);

/// U11-U13: a refusal in their words, which carry no code.
struct Refusal
{
    enum class Kind {
        AgentUnavailable, ///< later it may work
        MenuClosed,       ///< after hours, or redirected by hand: the carrier cannot take it now
        Wrong,            ///< wrong for this call whenever it is made
        WrongSubdomain,   ///< the connection is wrong
        Unauthorized,
        TooMany,
        Unclear, ///< nobody says that it was not made
    };
    Kind kind = Kind::Unclear;
    int status = 0;
    QString message;
};
Refusal readRefusal(int status, QByteArrayView body);
Meaning meaningOf(const Refusal &refusal);
/// The carrier itself is shut to us, whoever is called.
bool closesCarrier(const Refusal &refusal);

/// U21, U22: what they know of a person, while a call goes on. Absent: they did not say.
struct CustomerFlags
{
    std::optional<bool> isVerified;
    std::optional<bool> isBadActor; ///< nobody calls this person
    std::optional<bool> isRepeat;
};
Result<CustomerFlags> readFlags(QByteArrayView body);
/// U22: the third is spelled in the plural when it is written.
QByteArray flagsBody(const CustomerFlags &flags);

} // namespace callboard::ccai
