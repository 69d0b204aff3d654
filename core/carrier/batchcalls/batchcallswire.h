// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/http/clientmessage.h"
#include "core/time/callinghours.h"

#include <QStringList>

#include <optional>
#include <vector>

/// Campaigns of the Batch Calls API, as its contract says (tests/contract/api/batch-calls.yaml); no sockets.
namespace callboard::batchcalls {

enum class CampaignStatus { Draft, Scheduled, Active, Paused, Completed, Failed, Cancelled };
/// "running" of their older pages is Active.
std::optional<CampaignStatus> campaignStatusFromWord(const QString &word);
enum class Rotation { Random, Sequential, RoundRobin };
enum class ContactSource { Csv, Folder, Manual };

/// What a campaign is made of (B03-B14). In an update what is absent stays as it is; in a new one it has their default.
struct Campaign
{
    std::optional<QString> name;                      ///< B03: 1-255 characters
    QString agentId;                                  ///< B04: of a new one only
    std::optional<QStringList> phoneNumberIds;        ///< B05: none = those of the agent
    std::optional<Rotation> rotation;                 ///< B06
    ContactSource contactSource = ContactSource::Csv; ///< B07: of a new one only
    QString contactFolderId;                          ///< B07: with a folder
    std::optional<Instant> scheduledAt;               ///< B08: absent in a new one = immediate
    QString timeZone = QStringLiteral("UTC");         ///< B09: of a new one only; one for all people of it
    std::optional<CallingHours> hours;                ///< B10: HH:MM to HH:MM of each of these days
    std::optional<Weekdays> workingDays;              ///< B11
    std::optional<int> maxConcurrentCalls;            ///< B12: 1-100
    std::optional<int> maxCallsPerDay;                ///< B13: 1 or more
    std::optional<bool> retriesFailed;                ///< B14
    std::optional<int> maxRetryAttempts;              ///< B14: 0-3

    /// Errors: ValidationError; `detail` names the first field that is wrong.
    Result<QByteArray> newBody() const;
    /// B17: only what a draft may change. ValidationError when nothing is to be changed, or what may not be.
    Result<QByteArray> changeBody() const;
};

/// A campaign as they have it (B16).
struct CampaignRow
{
    QString id;
    QString agentId;
    std::optional<CampaignStatus> status; ///< nullopt: a word that nobody knows; nothing may be done with it
    QString statusWord;
    Campaign settings;
    std::optional<Instant> createdAt;
    std::optional<Instant> updatedAt;
};
struct CampaignPage
{
    std::vector<CampaignRow> rows;
    std::optional<qint64> nextOffset; ///< absent: it was the last page
};

/// Errors: ServerAnswerUnusable.
Result<CampaignRow> readCampaign(QByteArrayView body);
Result<CampaignPage> readPage(QByteArrayView body);

struct ListQuestion
{
    QString agentId;
    std::optional<CampaignStatus> status;
    int limit = 50; ///< B01: 1-100
    qint64 offset = 0;
};
QByteArray listTarget(const ListQuestion &question);

enum class Act { Edit, Delete, Schedule, Pause, Resume };
/// B17-B21: what may be done with a campaign in a status, before anybody is asked.
bool isAllowed(Act act, std::optional<CampaignStatus> status);

/// B19: absent = at once.
QByteArray scheduleBody(const std::optional<Instant> &at, const QString &timeZone);

/// B15: a create that is asked again with the same key makes one campaign.
HttpField idempotencyField(const QByteArray &key);

struct Refusal
{
    int status = 0;
    QString code;                   ///< validation_error, not_found ...; an open set
    QString message;                ///< theirs, for people (B19, B20)
    std::optional<Instant> resetAt; ///< of 429: not before
};
Refusal readRefusal(int status, QByteArrayView body);

} // namespace callboard::batchcalls
