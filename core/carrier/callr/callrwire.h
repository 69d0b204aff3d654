// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/engine/carrier.h"

#include <QStringList>

#include <map>
#include <optional>
#include <vector>

/// Callr REST API v2.0, as its contract says (tests/contract/api/callr.yaml); no sockets. There is no plain dial route:
/// a call is a run of a scenario's branch "api-initiated".
namespace callboard::callr {

/// An amount as they write it ("500.00"): hundred-thousandths of their unit, so that nothing is rounded (R19).
struct Amount
{
    QString text;
    qint64 hundredThousandths = 0;
    friend bool operator==(const Amount &, const Amount &) = default;
};
/// nullopt: not a decimal number with at most five places and twelve digits before the point.
std::optional<Amount> amountFromText(const QString &text);

/// R07: their server drops variables with a wrong name without a word, so that they are refused here.
/// Errors: ValidationError; `detail` names the variable.
Result<QByteArray> runBody(const std::map<QString, QString> &variables);
/// R07. Errors of this and the others: ServerAnswerUnusable.
Result<QString> readRunId(QByteArrayView body);
/// R08: what the scenario left behind.
Result<std::map<QString, QString>> readRunVariables(QByteArrayView body);

/// R02-R04.
struct Scenario
{
    QString sid;
    QString name;
    QString script;
    QStringList numbers; ///< E.164
    /// Without this branch a run says nothing and nobody is called.
    bool hasApiBranch() const;
};
/// R03, R05. ValidationError: a name of 1-64 characters, a script of 1-32,768.
Result<QByteArray> scenarioBody(const QString &name, const QString &script);
Result<Scenario> readScenario(QByteArrayView body);

/// A page of any search; `next` absent: it was the last.
template <typename Row> struct Page
{
    std::vector<Row> rows;
    std::optional<qint64> next;
};
Result<Page<Scenario>> readScenarios(QByteArrayView body);

struct Number
{
    QString e164;
    QString kind;    ///< class: "classic", "gold"
    QString type;    ///< geographic, mobile ...
    QString country; ///< ISO 3166 alpha-2
    QString scenarioSid;
};
Result<Page<Number>> readNumbers(QByteArrayView body);

/// R01: their clock, for the skew. R19: prepaid credit. R20: where they reach.
Result<Instant> readPing(QByteArrayView body);
Result<Amount> readCredit(QByteArrayView body);
Result<QStringList> readDestinations(QByteArrayView body);

/// A call detail record (R60-R73).
struct CallRecord
{
    qint64 callId = 0;
    bool isOutbound = false;
    QString callee;
    QString caller;
    std::optional<Instant> startedAt;
    std::optional<Instant> answeredAt;
    std::optional<Instant> endedAt;
    int answeredSeconds = 0;
    std::optional<int> hangupCause; ///< ITU-T Q.850
    QString hangupSource;           ///< caller, callee, system
    std::optional<Amount> cost;
};
struct Meaning
{
    CarrierEvent::Kind kind = CarrierEvent::Kind::Accepted;
    Outcome outcome = Outcome::None;
};
/// A leg to the candidate: answered or not, and why not.
Meaning meaningOf(const CallRecord &record);

/// What their webhooks tell. Others than these are logged and nothing else.
enum class EventKind { CallStarted, CallEnded, CreditWarning, CreditShutdown, CreditTopUp, NumberUnassigned, Other };
struct Event
{
    QString id; ///< the same in each try: heard once
    QString type;
    EventKind kind = EventKind::Other;
    Instant at;
    int tries = 0;
    std::optional<CallRecord> call; ///< of CallStarted and CallEnded
    QString number;                 ///< of NumberUnassigned, E.164
};
Result<Event> readEvent(QByteArrayView body);

/// R22: at most 31 days, both ends within.
Result<QByteArray> exportTarget(Instant from, Instant to, bool outbound = true);

/// R43, R44: without ids the whole archive is meant, so that no ids is refused; at most 100.
Result<QByteArray> recordingsTarget(const QStringList &sids);

/// R49: how a text message is cut: 160 or 153 characters in the GSM alphabet, else 70 or 67.
struct TextParts
{
    bool isUnicode = false;
    int parts = 0;
};
TextParts textParts(const QString &text);
/// R49: reminders are traffic of type "alerting". ValidationError: 1-3,200 characters; a sender in letters has at most
/// 11.
Result<QByteArray> smsTarget(const QString &to, const QString &from, const QString &text);
Result<QByteArray> smsBody(const QString &text);

/// R51.
struct Task
{
    QString id;
    QString status; ///< an open set
    int percent = 0;
    std::optional<Instant> endedAt;
    QString error;
    /// R52: afterwards nobody knows what was done.
    bool mayBeCancelled() const;
};
Result<Task> readTask(QByteArrayView body);

/// R55: our subscription and how often it could not be delivered.
struct Webhook
{
    QString sid;
    QString type;
    QString endpoint;
    QString status;
    qint64 failed = 0;
    std::optional<Instant> lastFailedAt;
};
Result<Webhook> readWebhook(QByteArrayView body);
Result<QByteArray> webhookBody(const QString &endpoint); ///< R54: http(s) only

struct Refusal
{
    int status = 0;
    QString code;
    QString message;
};
Refusal readRefusal(int status, QByteArrayView body);
/// Of the start of a run: what is certainly not started can be planned again or ends, the rest is unknown.
Meaning meaningOf(const Refusal &refusal);
bool closesCarrier(const Refusal &refusal);

} // namespace callboard::callr
