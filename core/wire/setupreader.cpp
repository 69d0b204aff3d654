// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/wire/fields.h"
#include "core/wire/setupfile.h"

#include <QCryptographicHash>
#include <QHash>
#include <QSet>

#include <algorithm>

namespace callboard {

namespace {

constexpr int kMaxName = 1'000;
constexpr int kMaxDisplayName = 120; // C044
constexpr int kMaxNote = 10'000;
constexpr qint64 kMaxLines = 100'000;

class SetupReader
{
public:
    SetupFile read(const JsonValue &root);
    const Problems &problems() const { return m_problems; }
    bool isNewer() const { return m_isNewer; }

private:
    void readPool(const JsonValue &value, const QString &path);
    void readCompany(const JsonValue &value, const QString &path);
    void readPolicy(Fields &fields, HoursPolicy &policy);
    void readNumber(const JsonValue &value, const QString &path, const CompanyId &company);
    void readKey(const JsonValue &value, const QString &path, const CompanyId &company);
    Scopes readScopes(Fields &fields);
    void readPosition(const JsonValue &value, const QString &path, const CompanyId &company);
    void readCandidate(const JsonValue &value, const QString &path, const CompanyId &company);
    Simulation readSimulation(const JsonValue &value, const QString &path);
    void readOutcomes(Fields &fields, Simulation &simulation);
    E164 readE164(Fields &fields, const char *key);
    std::optional<Zone> readZone(Fields &fields, const char *key);

    template <typename Read> void eachOf(Fields &fields, const char *key, Read read);
    template <typename IdType> IdType newId(Fields &fields, const char *kind);

    SetupFile m_file;
    Problems m_problems;
    QSet<QString> m_ids; // "kind id": unique over the whole file
    QSet<PoolId> m_pools;
    QHash<PositionId, CompanyId> m_positions;
    QSet<QByteArray> m_keys;
    bool m_isNewer = false;
};

template <typename Read> void SetupReader::eachOf(Fields &fields, const char *key, Read read)
{
    const JsonValue::List *items = fields.list(key);
    if (!items)
        return;
    const QString path = fields.pathOfKey(QString::fromLatin1(key));
    for (size_t i = 0; i < items->size(); ++i)
        read((*items)[i], pathOf(path, i));
}

template <typename IdType> IdType SetupReader::newId(Fields &fields, const char *kind)
{
    fields.require("id");
    const auto id = fields.id("id");
    if (!id)
        return {};
    const QString named = QLatin1String(kind) + QLatin1Char(' ') + *id;
    if (m_ids.contains(named))
        fields.note(QStringLiteral("id"), QStringLiteral("'%1' is used by another %2").arg(*id, QLatin1String(kind)));
    m_ids.insert(named);
    return IdType(*id);
}

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

E164 SetupReader::readE164(Fields &fields, const char *key)
{
    fields.require(key);
    const auto text = fields.text(key);
    if (!text)
        return {};
    const auto number = E164::parse(*text);
    if (!number)
        fields.note(QString::fromLatin1(key), QStringLiteral("must be + and 3 to 15 digits, the first not 0"));
    return number ? *number : E164();
}

void SetupReader::readNumber(const JsonValue &value, const QString &path, const CompanyId &company)
{
    Fields fields(value, path, m_problems);
    PhoneNumber number;
    number.company = company;
    number.id = newId<PhoneNumberId>(fields, "number");
    number.e164 = readE164(fields, "e164");
    number.displayName = fields.line("displayName", kMaxDisplayName).value_or(number.e164.text());
    if (number.displayName.isEmpty() && fields.isObject() && !number.e164.isEmpty())
        fields.note(QStringLiteral("displayName"), QStringLiteral("must have 1 to 120 characters"));
    if (const JsonValue *value2 = fields.find("capabilities")) {
        Fields can(*value2, fields.pathOfKey(QStringLiteral("capabilities")), m_problems);
        number.voice = can.yes("voice").value_or(number.voice);
        number.sms = can.yes("sms").value_or(number.sms);
        can.done();
    }
    if (const JsonValue *value2 = fields.find("capacity")) {
        Fields caps(*value2, fields.pathOfKey(QStringLiteral("capacity")), m_problems);
        number.maxInboundConcurrent = static_cast<int>(caps.number("maxInboundConcurrent", 0, kMaxLines).value_or(0));
        number.maxOutboundConcurrent = static_cast<int>(caps.number("maxOutboundConcurrent", 0, kMaxLines).value_or(0));
        caps.done();
    }
    number.isDefault = fields.yes("isDefault").value_or(false);
    const bool hasOther = std::any_of(m_file.numbers.begin(), m_file.numbers.end(), [&](const PhoneNumber &other) {
        return other.isDefault && other.company == company;
    });
    if (number.isDefault && hasOther)
        fields.note(QStringLiteral("isDefault"),
                    QStringLiteral("another number of this company is the default already"));
    fields.require("capacityPoolId");
    if (const auto pool = fields.id("capacityPoolId")) {
        number.pool = PoolId(*pool);
        if (!m_pools.contains(number.pool))
            fields.note(QStringLiteral("capacityPoolId"), QStringLiteral("there is no pool '%1'").arg(*pool));
    }
    number.reservedInbound = static_cast<int>(fields.number("reservedInbound", 0, kMaxLines).value_or(0));
    fields.done();
    m_file.numbers.push_back(std::move(number));
}

// A key's own text never goes into a message.
void SetupReader::readKey(const JsonValue &value, const QString &path, const CompanyId &company)
{
    Fields fields(value, path, m_problems);
    ApiKey key;
    key.company = company;
    const auto clear = fields.text("key");
    const auto hashed = fields.text("keySha256");
    if (fields.isObject() && !fields.find("key") == !fields.find("keySha256"))
        m_problems.add(path, QStringLiteral("must have either key or keySha256"));
    if (clear) {
        const bool isVisible = std::all_of(clear->cbegin(), clear->cend(),
                                           [](QChar c) { return c.unicode() > 0x20 && c.unicode() < 0x7F; });
        if (clear->isEmpty() || clear->size() > 255 || !isVisible)
            fields.note(QStringLiteral("key"), QStringLiteral("must be 1 to 255 visible ASCII characters"));
        key.sha256 = QCryptographicHash::hash(clear->toLatin1(), QCryptographicHash::Sha256);
    } else if (hashed) {
        const QByteArray hex = hashed->toLatin1();
        key.sha256 = QByteArray::fromHex(hex);
        if (hex.size() != 64 || key.sha256.toHex() != hex.toLower())
            fields.note(QStringLiteral("keySha256"), QStringLiteral("must be 64 hexadecimal digits"));
    }
    if (!key.sha256.isEmpty()) {
        if (m_keys.contains(key.sha256))
            m_problems.add(path, QStringLiteral("this key is in the file twice"));
        m_keys.insert(key.sha256);
    }
    key.name = fields.line("name", kMaxName).value_or(QString());
    if (const auto kind = fields.text("kind")) {
        const auto known = keyKindFromWireName(*kind);
        if (!known)
            fields.note(QStringLiteral("kind"), QStringLiteral("must be 'api' or 'admin-session'"));
        key.kind = known.value_or(KeyKind::Api);
    }
    key.scopes = readScopes(fields);
    fields.done();
    m_file.keys.push_back(std::move(key));
}

Scopes SetupReader::readScopes(Fields &fields)
{
    Scopes scopes;
    fields.require("scopes");
    eachOf(fields, "scopes", [&](const JsonValue &value, const QString &path) {
        const QString name = value.as<QString>() ? *value.as<QString>() : QString();
        bool *scope = name == QLatin1String("telephony:read")       ? &scopes.read
                      : name == QLatin1String("telephony:schedule") ? &scopes.schedule
                      : name == QLatin1String("telephony:manage")   ? &scopes.manage
                                                                    : nullptr;
        if (!scope)
            m_problems.add(path, QStringLiteral("must be telephony:read, telephony:schedule or telephony:manage"));
        else if (*scope)
            m_problems.add(path, QStringLiteral("is in the list twice"));
        else
            *scope = true;
    });
    return scopes;
}

void SetupReader::readPosition(const JsonValue &value, const QString &path, const CompanyId &company)
{
    Fields fields(value, path, m_problems);
    Position position;
    position.company = company;
    position.id = newId<PositionId>(fields, "position");
    fields.require("title");
    position.title = fields.line("title", kMaxName).value_or(QString());
    fields.require("interviewMs");
    position.interview = fields.length("interviewMs").value_or(position.interview);
    fields.done();
    m_positions.insert(position.id, company);
    m_file.positions.push_back(std::move(position));
}

void SetupReader::readCandidate(const JsonValue &value, const QString &path, const CompanyId &company)
{
    Fields fields(value, path, m_problems);
    Candidate candidate;
    candidate.company = company;
    candidate.id = newId<CandidateId>(fields, "candidate");
    candidate.name = fields.line("name", kMaxName).value_or(QString());
    candidate.phone = readE164(fields, "phone");
    if (const auto status = fields.text("status")) {
        const auto known = candidateStatusFromWireName(*status);
        if (!known)
            fields.note(QStringLiteral("status"), QStringLiteral("must be 'new' or 'invited_call'"));
        candidate.status = known.value_or(CandidateStatus::New);
    }
    candidate.isTest = fields.yes("isTest").value_or(false);
    bool isNull = false;
    if (const auto position = fields.id("jobPositionId", &isNull)) {
        candidate.position = PositionId(*position);
        if (m_positions.value(*candidate.position) != company)
            fields.note(QStringLiteral("jobPositionId"),
                        QStringLiteral("this company has no position '%1'").arg(*position));
    }
    candidate.zone = readZone(fields, "timezone");
    candidate.interview = fields.length("interviewMs", &isNull);
    if (const JsonValue *simulate = fields.find("simulate"))
        candidate.simulate = readSimulation(*simulate, fields.pathOfKey(QStringLiteral("simulate")));
    if (const auto provenance = fields.text("zoneProvenance")) {
        const auto known = zoneProvenanceFromWireName(*provenance);
        if (!known)
            fields.note(QStringLiteral("zoneProvenance"),
                        QStringLiteral("must be none, phone, file, you, candidate or safe_window"));
        candidate.zoneProvenance = known.value_or(ZoneProvenance::None);
    }
    candidate.note = fields.text("note").value_or(QString());
    if (candidate.note.size() > kMaxNote)
        fields.note(QStringLiteral("note"), QStringLiteral("must have at most %1 characters").arg(kMaxNote));
    fields.done();
    m_file.candidates.push_back(std::move(candidate));
}

Simulation SetupReader::readSimulation(const JsonValue &value, const QString &path)
{
    Fields fields(value, path, m_problems);
    Simulation simulation;
    simulation.setup = fields.length("setupMs");
    simulation.ring = fields.length("ringMs");
    simulation.talk = fields.length("talkMs");
    readOutcomes(fields, simulation);
    fields.done();
    return simulation;
}

void SetupReader::readOutcomes(Fields &fields, Simulation &simulation)
{
    const JsonValue *value = fields.find("outcome");
    if (!value)
        return;
    const QString path = fields.pathOfKey(QStringLiteral("outcome"));
    const auto add = [&](const JsonValue &item, const QString &at) {
        const auto known = item.as<QString>() ? simulatedOutcomeFromWireName(*item.as<QString>()) : std::nullopt;
        if (known)
            simulation.outcomes.push_back(*known);
        else
            m_problems.add(at, QStringLiteral("must be completed, no_answer, sip_failed or failed"));
    };
    const JsonValue::List *list = value->as<JsonValue::List>();
    if (!list) {
        add(*value, path);
        return;
    }
    if (list->empty())
        m_problems.add(path, QStringLiteral("must name at least one outcome"));
    for (size_t i = 0; i < list->size(); ++i)
        add((*list)[i], pathOf(path, i));
}

QString sentenceOf(const SetupProblem &problem)
{
    return problem.path.isEmpty() ? problem.text : problem.path + QStringLiteral(": ") + problem.text;
}

} // namespace

Result<SetupFile> readSetupFile(const QByteArray &text, std::vector<SetupProblem> *problems)
{
    const auto refuse = [problems](ErrorCode code, std::vector<SetupProblem> found) {
        Error error{code, sentenceOf(found.front()), {}};
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
    if (!reader.problems().isEmpty())
        return refuse(reader.isNewer() ? ErrorCode::FileNewer : ErrorCode::ValidationError, reader.problems().all());
    return file;
}

} // namespace callboard
