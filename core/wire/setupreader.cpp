// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/wire/setupreader.h"

#include "core/wire/extrasreader.h"

#include <algorithm>

namespace callboard {

namespace {

QString sentenceOf(const SetupProblem &problem)
{
    return problem.path.isEmpty() ? problem.text : problem.path + QStringLiteral(": ") + problem.text;
}

} // namespace

SetupFile SetupReader::read(const JsonValue &root)
{
    Fields fields(root, {}, m_problems);
    if (!fields.isObject())
        return {};
    fields.require("format");
    if (const auto format = fields.text("format"); format && *format != QLatin1String("callboard-workspace"))
        fields.note(QStringLiteral("format"), QStringLiteral("must be 'callboard-workspace'"));
    fields.require("version");
    if (const auto version = fields.number("version", 0, 1'000'000); version && *version != 1) {
        m_isNewer = *version > 1 && m_problems.isEmpty();
        fields.note(QStringLiteral("version"), QStringLiteral("must be 1, this file has %1").arg(*version));
    }
    if (!m_problems.isEmpty())
        return {}; // another kind of file: its other keys mean nothing to us
    eachOf(fields, "capacityPools", [this](const auto &value, const QString &path) { readPool(value, path); });
    if (const JsonValue *simulation = fields.find("simulation"))
        m_file.simulation = readSimulation(*simulation, fields.pathOfKey(QStringLiteral("simulation")));
    eachOf(fields, "companies", [this](const auto &value, const QString &path) { readCompany(value, path); });
    fields.done();
    return std::move(m_file);
}

void SetupReader::readPool(const JsonValue &value, const QString &path)
{
    Fields fields(value, path, m_problems);
    Pool pool;
    pool.id = newId<PoolId>(fields, "pool");
    fields.require("globalCap");
    pool.globalCap = static_cast<int>(fields.number("globalCap", 0, kMaxLines).value_or(0));
    fields.done();
    m_pools.insert(pool.id);
    m_file.pools.push_back(pool);
}

void SetupReader::readCompany(const JsonValue &value, const QString &path)
{
    Fields fields(value, path, m_problems);
    Company company;
    company.id = newId<CompanyId>(fields, "company");
    fields.require("name");
    company.name = fields.line("name", kMaxName).value_or(QString());
    company.telephonyEnabled = fields.yes("telephonyEnabled").value_or(company.telephonyEnabled);
    readPolicy(fields, company.policy);
    if (const JsonValue *extras = fields.find("hoursExtras"); extras && !extras->isNull()) {
        Fields inner(*extras, fields.pathOfKey(QStringLiteral("hoursExtras")), m_problems);
        company.extras = readHoursExtras(inner);
        inner.done();
    }
    company.callOverhead = fields.length("callOverheadMs").value_or(company.callOverhead);
    company.diallingHeld = fields.yes("diallingHeld").value_or(company.diallingHeld);
    company.minLead = fields.length("minLeadMs").value_or(company.minLead);
    company.expiryGrace = fields.length("expiryGraceMs").value_or(company.expiryGrace);
    company.finishInsideHours = fields.yes("finishInsideHours").value_or(company.finishInsideHours);
    company.prefixNarrowing = fields.yes("prefixNarrowing").value_or(company.prefixNarrowing);
    const CompanyId id = company.id;
    m_file.companies.push_back(std::move(company));
    // Positions first: candidates refer to them, wherever they stand in the file.
    eachOf(fields, "jobPositions", [&](const auto &item, const QString &at) { readPosition(item, at, id); });
    eachOf(fields, "numbers", [&](const auto &item, const QString &at) { readNumber(item, at, id); });
    eachOf(fields, "apiKeys", [&](const auto &item, const QString &at) { readKey(item, at, id); });
    eachOf(fields, "candidates", [&](const auto &item, const QString &at) { readCandidate(item, at, id); });
    fields.done();
}

void SetupReader::readPolicy(Fields &fields, HoursPolicy &policy)
{
    if (const JsonValue *hours = fields.find("defaultCallingHours"); hours && !hours->isNull()) {
        Fields span(*hours, fields.pathOfKey(QStringLiteral("defaultCallingHours")), m_problems);
        span.require("start");
        span.require("end");
        const auto start = span.text("start");
        const auto end = span.text("end");
        if (start && end) {
            const auto parsed = CallingHours::parse(*start, *end, true);
            if (parsed)
                policy.hours = *parsed;
            else
                m_problems.add(span.path(), QStringLiteral("must be start and end as HH:MM, end after start and at "
                                                           "most 24:00"));
        }
        span.done();
    }
    policy.zone = readZone(fields, "defaultTimezone");
    if (const JsonValue *days = fields.find("defaultCallingDays"); days && !days->isNull()) {
        std::vector<int> list;
        bool isRight = days->as<JsonValue::List>() != nullptr;
        if (isRight) {
            for (const JsonValue &day : *days->as<JsonValue::List>()) {
                const qint64 *number = day.as<qint64>();
                isRight = isRight && number && *number >= 1 && *number <= 7;
                list.push_back(number ? static_cast<int>(std::clamp<qint64>(*number, 0, 8)) : 0);
            }
        }
        const auto parsed = Weekdays::of(list);
        if (isRight && parsed)
            policy.days = *parsed;
        else
            fields.note(QStringLiteral("defaultCallingDays"),
                        QStringLiteral("must be null or a list of days, 1 = Monday to 7 = Sunday, with at least one"));
    }
}

std::optional<Zone> SetupReader::readZone(Fields &fields, const char *key)
{
    bool isNull = false;
    const auto name = fields.text(key, &isNull);
    if (!name)
        return std::nullopt;
    const auto zone = Zone::parse(*name);
    if (!zone) {
        fields.note(QString::fromLatin1(key), QStringLiteral("'%1' is no time zone of tzdata").arg(name->left(64)));
        return std::nullopt;
    }
    return *zone;
}

Result<SetupFile> readSetupFile(const QByteArray &text, std::vector<SetupProblem> *problems)
{
    const auto refuse = [problems](ErrorCode code, std::vector<SetupProblem> found, const QString &place = {}) {
        Error error{code, sentenceOf(found.front()) + place, {}};
        if (problems)
            *problems = std::move(found);
        return error;
    };
    if (problems)
        problems->clear();
    const std::variant<JsonValue, JsonProblem> json = readStrictJson(text);
    if (const auto *broken = std::get_if<JsonProblem>(&json)) {
        const QString sentence =
            QStringLiteral("line %1, column %2: ").arg(broken->line).arg(broken->column) + broken->text;
        return refuse(ErrorCode::ValidationError, {{broken->path, sentence}});
    }
    SetupReader reader;
    SetupFile file = reader.read(std::get<JsonValue>(json));
    if (reader.problems().isEmpty())
        return file;
    const std::vector<SetupProblem> &found = reader.problems().all();
    const int line = lineOf(std::get<JsonValue>(json), found.front().path);
    return refuse(reader.isNewer() ? ErrorCode::FileNewer : ErrorCode::ValidationError, found,
                  QStringLiteral(" (line %1)").arg(line));
}

} // namespace callboard
