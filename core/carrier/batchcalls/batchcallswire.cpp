// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/carrier/batchcalls/batchcallswire.h"

#include "core/wire/foreignobject.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace callboard::batchcalls {

namespace {

template <typename Value, size_t N> using Words = std::array<std::pair<Value, QLatin1String>, N>;

const Words<CampaignStatus, 7> kStatuses{{
    {CampaignStatus::Draft, QLatin1String("draft")},
    {CampaignStatus::Scheduled, QLatin1String("scheduled")},
    {CampaignStatus::Active, QLatin1String("active")},
    {CampaignStatus::Paused, QLatin1String("paused")},
    {CampaignStatus::Completed, QLatin1String("completed")},
    {CampaignStatus::Failed, QLatin1String("failed")},
    {CampaignStatus::Cancelled, QLatin1String("cancelled")},
}};
const Words<Rotation, 3> kRotations{{
    {Rotation::Random, QLatin1String("random")},
    {Rotation::Sequential, QLatin1String("sequential")},
    {Rotation::RoundRobin, QLatin1String("round_robin")},
}};
const Words<ContactSource, 3> kSources{{
    {ContactSource::Csv, QLatin1String("csv")},
    {ContactSource::Folder, QLatin1String("folder")},
    {ContactSource::Manual, QLatin1String("manual")},
}};

template <typename Value, size_t N> QString wordOf(const Words<Value, N> &words, Value value)
{
    for (const auto &[known, word] : words) {
        if (known == value)
            return word;
    }
    return {};
}

template <typename Value, size_t N> std::optional<Value> valueOf(const Words<Value, N> &words, const QString &word)
{
    for (const auto &[value, known] : words) {
        if (known == word)
            return value;
    }
    return std::nullopt;
}

QString isoOf(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(toEpochMs(at), Qt::UTC).toString(Qt::ISODateWithMs);
}

QByteArray jsonOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// The first field that their limits refuse; empty when all are kept.
QString firstWrong(const Campaign &campaign)
{
    const auto outside = [](const std::optional<int> &value, int from, int to) {
        return value && (*value < from || *value > to);
    };
    if (campaign.name && (campaign.name->isEmpty() || campaign.name->size() > 255))
        return QStringLiteral("name");
    if (campaign.hours && campaign.hours->closes >= 24 * 60) // their end is HH:MM of the same day
        return QStringLiteral("end_time");
    if (outside(campaign.maxConcurrentCalls, 1, 100))
        return QStringLiteral("max_concurrent_calls");
    if (outside(campaign.maxCallsPerDay, 1, 1'000'000))
        return QStringLiteral("max_calls_per_day");
    if (outside(campaign.maxRetryAttempts, 0, 3))
        return QStringLiteral("max_retry_attempts");
    return {};
}

/// The fields that a new campaign and a change of one have in common.
QJsonObject fieldsOf(const Campaign &campaign)
{
    QJsonObject object;
    const auto put = [&object](const char *key, const auto &value) {
        if (value)
            object.insert(QLatin1String(key), *value);
    };
    put("name", campaign.name);
    if (campaign.phoneNumberIds)
        object.insert(QStringLiteral("phone_number_ids"), QJsonArray::fromStringList(*campaign.phoneNumberIds));
    if (campaign.rotation)
        object.insert(QStringLiteral("phone_rotation_strategy"), wordOf(kRotations, *campaign.rotation));
    if (campaign.scheduledAt)
        object.insert(QStringLiteral("scheduled_at"), isoOf(*campaign.scheduledAt));
    if (campaign.hours) {
        object.insert(QStringLiteral("start_time"), formatMinuteOfDay(campaign.hours->opens));
        object.insert(QStringLiteral("end_time"), formatMinuteOfDay(campaign.hours->closes));
    }
    if (campaign.workingDays) {
        QJsonArray days;
        for (const int day : campaign.workingDays->toList())
            days.append(day);
        object.insert(QStringLiteral("working_days"), days);
    }
    put("max_concurrent_calls", campaign.maxConcurrentCalls);
    put("max_calls_per_day", campaign.maxCallsPerDay);
    put("retry_failed", campaign.retriesFailed);
    put("max_retry_attempts", campaign.maxRetryAttempts);
    return object;
}

Error invalid(const QString &field)
{
    return Error{ErrorCode::ValidationError, field, {}};
}

std::optional<int> smallNumber(const ForeignObject &object, const char *key)
{
    const auto number = object.number(key);
    return number && *number >= 0 && *number <= 1'000'000 ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

CampaignRow rowOf(const ForeignObject &object)
{
    CampaignRow row;
    row.id = object.text("id");
    row.agentId = object.text("agent_id");
    row.statusWord = object.text("status");
    row.status = campaignStatusFromWord(row.statusWord);
    Campaign &settings = row.settings;
    settings.name = object.text("name");
    settings.agentId = row.agentId;
    settings.phoneNumberIds = object.texts("phone_number_ids");
    settings.rotation = valueOf(kRotations, object.text("phone_rotation_strategy"));
    settings.contactSource = valueOf(kSources, object.text("contact_source")).value_or(ContactSource::Csv);
    settings.contactFolderId = object.text("contact_folder_id");
    settings.scheduledAt = object.instant("scheduled_at");
    if (const QString zone = object.text("timezone"); !zone.isEmpty())
        settings.timeZone = zone;
    if (const auto hours = CallingHours::parse(object.text("start_time"), object.text("end_time")))
        settings.hours = *hours;
    if (const auto days = Weekdays::of(object.numbers("working_days")))
        settings.workingDays = *days;
    settings.maxConcurrentCalls = smallNumber(object, "max_concurrent_calls");
    settings.maxCallsPerDay = smallNumber(object, "max_calls_per_day");
    settings.retriesFailed = object.yes("retry_failed");
    settings.maxRetryAttempts = smallNumber(object, "max_retry_attempts");
    row.createdAt = object.instant("created_at");
    row.updatedAt = object.instant("updated_at");
    return row;
}

} // namespace

std::optional<CampaignStatus> campaignStatusFromWord(const QString &word)
{
    const QString known = word.toLower();
    return known == QLatin1String("running") ? CampaignStatus::Active : valueOf(kStatuses, known);
}

Result<QByteArray> Campaign::newBody() const
{
    if (!name)
        return invalid(QStringLiteral("name"));
    if (agentId.isEmpty())
        return invalid(QStringLiteral("agent_id"));
    if ((contactSource == ContactSource::Folder) == contactFolderId.isEmpty())
        return invalid(QStringLiteral("contact_folder_id"));
    if (const QString wrong = firstWrong(*this); !wrong.isEmpty())
        return invalid(wrong);
    QJsonObject object = fieldsOf(*this);
    object.insert(QStringLiteral("agent_id"), agentId);
    object.insert(QStringLiteral("contact_source"), wordOf(kSources, contactSource));
    if (!contactFolderId.isEmpty())
        object.insert(QStringLiteral("contact_folder_id"), contactFolderId);
    object.insert(QStringLiteral("schedule_type"),
                  scheduledAt ? QStringLiteral("scheduled") : QStringLiteral("immediate"));
    object.insert(QStringLiteral("timezone"), timeZone);
    return jsonOf(object);
}

Result<QByteArray> Campaign::changeBody() const
{
    if (const QString wrong = firstWrong(*this); !wrong.isEmpty())
        return invalid(wrong);
    const QJsonObject object = fieldsOf(*this);
    if (object.isEmpty())
        return invalid(QStringLiteral("nothing to change"));
    return jsonOf(object);
}

Result<CampaignRow> readCampaign(QByteArrayView body)
{
    const ForeignObject data = ForeignObject(body).object("data");
    if (data.text("id").isEmpty())
        return Error{ErrorCode::ServerAnswerUnusable, QStringLiteral("no campaign"), {}};
    return rowOf(data);
}

Result<CampaignPage> readPage(QByteArrayView body)
{
    const ForeignObject answer(body);
    if (!answer.has("data"))
        return Error{ErrorCode::ServerAnswerUnusable, QStringLiteral("no list of campaigns"), {}};
    CampaignPage page;
    for (const ForeignObject &row : answer.objects("data"))
        page.rows.push_back(rowOf(row));
    const ForeignObject place = answer.object("pagination").isObject() ? answer.object("pagination")
                                                                       : answer.object("meta").object("pagination");
    if (place.yes("has_more").value_or(false) && !page.rows.empty())
        page.nextOffset = place.number("offset").value_or(0) + static_cast<qint64>(page.rows.size());
    return page;
}

QByteArray listTarget(const ListQuestion &question)
{
    std::vector<std::pair<QString, QString>> query;
    if (!question.agentId.isEmpty())
        query.emplace_back(QStringLiteral("agent_id"), question.agentId);
    if (question.status)
        query.emplace_back(QStringLiteral("status"), wordOf(kStatuses, *question.status));
    query.emplace_back(QStringLiteral("limit"), QString::number(question.limit));
    query.emplace_back(QStringLiteral("offset"), QString::number(question.offset));
    return httpTargetOf({QStringLiteral("batch-calls")}, query);
}

bool isAllowed(Act act, std::optional<CampaignStatus> status)
{
    if (!status)
        return false;
    switch (act) {
    case Act::Edit:
    case Act::Schedule:
        return status == CampaignStatus::Draft;
    case Act::Delete: // B18: others only after they were cancelled
        return status == CampaignStatus::Draft || status == CampaignStatus::Cancelled;
    case Act::Pause:
        return status == CampaignStatus::Active || status == CampaignStatus::Scheduled;
    case Act::Resume:
        return status == CampaignStatus::Paused;
    }
    return false;
}

QByteArray scheduleBody(const std::optional<Instant> &at, const QString &timeZone)
{
    QJsonObject object;
    if (at)
        object.insert(QStringLiteral("scheduled_at"), isoOf(*at));
    if (!timeZone.isEmpty())
        object.insert(QStringLiteral("timezone"), timeZone);
    return jsonOf(object);
}

HttpField idempotencyField(const QByteArray &key)
{
    return {"X-Idempotency-Key", key};
}

Refusal readRefusal(int status, QByteArrayView body)
{
    const ForeignObject error = ForeignObject(body).object("error");
    return {status, error.text("code").left(64), error.text("message").left(500),
            error.object("details").instant("reset_at")};
}

} // namespace callboard::batchcalls
