// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/engine/carrier.h"
#include "core/phone/e164.h"

#include <optional>
#include <vector>

/// CloudDialer's Click-to-Call, as its contract says (tests/contract/api/click-to-call.yaml); no sockets.
namespace callboard::clicktocall {

/// K05: the customer's number without its country, for India; nullopt for every other country.
std::optional<QString> customerNumber(const E164 &phone);
/// K06: a caller id is spelled with its country and without "+".
QString callerId(const E164 &phone);

/// What is asked to be dialled: the agent first, then the customer, then both are bridged (K03).
struct CallRequest
{
    QString callerId;        ///< one of the account's
    QString customer;        ///< customerNumber()
    QString agentNumber;     ///< K07: a real phone ...
    QString agentName;       ///< ... or the agent's name there, never both
    AttemptId attempt;       ///< K04: `uuid`, ours, echoed by status and callback
    bool isRecorded = false; ///< K08: theirs is on unless it is said
    int ringSeconds = 30;    ///< K09

    /// ValidationError unless exactly one agent is named and no text is empty.
    Result<QByteArray> body() const;
};

/// K23: one more person in a live call.
QByteArray addLegBody(const QString &number, int ringSeconds = 30);

enum class CallStatus { Initiated, Answer, NoAnswer, Busy, Failed, Canceled };
enum class LegStatus { Dialing, Joined, Left, Failed };

struct CallLeg
{
    QString role; ///< "agent" or "destination", others as they come
    QString number;
    std::optional<LegStatus> status; ///< nullopt: a word that the contract does not name
};

/// A call as the status route and the callback tell it (K15, K20).
struct CallNews
{
    QString callId;
    AttemptId attempt;
    CallStatus status = CallStatus::Initiated;
    int talkSeconds = 0;  ///< K19
    QString recordingUrl; ///< K26: whoever knows it can listen; never logged
    std::optional<Instant> startedAt;
    std::optional<Instant> endedAt;
    std::vector<CallLeg> legs;
};

/// Errors: ServerAnswerUnusable, with what is wrong.
Result<CallNews> readStatus(QByteArrayView body);
/// The same of a callback, whose fields are named otherwise.
Result<CallNews> readCallback(QByteArrayView body);
/// K10: the id of the call that was queued.
Result<QString> readQueued(QByteArrayView body);
/// K23: the number of the leg that was queued.
Result<int> readLegQueued(QByteArrayView body);

/// What a call's news mean (K16-K18); nullopt: nothing that the engine would not know.
struct Meaning
{
    CarrierEvent::Kind kind = CarrierEvent::Kind::Accepted;
    Outcome outcome = Outcome::None;
};
Meaning meaningOf(const CallNews &news);

/// A refusal of theirs, or what stands for one.
struct Refusal
{
    int status = 0;
    QString code;    ///< INVALID_NUMBER ...; an open set
    QString message; ///< theirs, for people
};
Refusal readRefusal(int status, QByteArrayView body);
/// K11-K14: what a refusal of POST /calls means.
Meaning meaningOf(const Refusal &refusal);
/// K12: the carrier itself is shut to us, whoever is called.
bool closesCarrier(const Refusal &refusal);

/// K02: opens the agent's softphone in a browser. The template holds {crm_username}, {api_key}, {to_number} and
/// {from_number}. Errors: ValidationError (the template is no https URL, or a placeholder is left).
Result<QString> launchUrl(const QString &pattern, const CallRequest &call, const QString &key);

} // namespace callboard::clicktocall
