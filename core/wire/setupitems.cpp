// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/wire/setupreader.h"

#include <QCryptographicHash>

#include <algorithm>

namespace callboard {

namespace {

constexpr int kMaxDisplayName = 120; // C044
constexpr int kMaxNote = 10'000;

} // namespace

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

} // namespace callboard
