// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/canonicaljson.h"
#include "core/model/hoursextrasmap.h"
#include "core/wire/setupfile.h"

#include <QVariant>

namespace callboard {

namespace {

/// Writes indented JSON, a line per field, in the order in which it is told; short values stay on one line.
class Writer
{
public:
    void open(char bracket)
    {
        m_out += bracket;
        m_indent += 2;
        m_isFirst = true;
    }
    void close(char bracket)
    {
        m_indent -= 2;
        if (!m_isFirst)
            newLine();
        m_out += bracket;
        m_isFirst = false;
    }
    void item()
    {
        if (!m_isFirst)
            m_out += ',';
        m_isFirst = false;
        newLine();
    }
    void key(const char *name)
    {
        item();
        m_out += '"';
        m_out += name;
        m_out += "\": ";
    }
    /// A value on one line, with a space behind commas and colons outside texts.
    void value(const QVariant &value)
    {
        bool isInText = false;
        char before = 0;
        for (const char c : canonicalJson(value)) {
            if (c == '"' && before != '\\')
                isInText = !isInText;
            before = before == '\\' && c == '\\' ? char(0) : c;
            m_out += c;
            if (!isInText && (c == ',' || c == ':'))
                m_out += ' ';
        }
    }
    void field(const char *name, const QVariant &is)
    {
        key(name);
        value(is);
    }
    void raw(const QByteArray &text) { m_out += text; }
    QByteArray take() { return std::move(m_out); }

private:
    void newLine()
    {
        m_out += '\n';
        m_out += QByteArray(m_indent, ' ');
    }

    QByteArray m_out;
    int m_indent = 0;
    bool m_isFirst = true;
};

qint64 msOf(milliseconds length)
{
    return length.count();
}

template <typename Tag> QVariant textOrNull(const std::optional<Id<Tag>> &id)
{
    return id ? QVariant(id->text()) : QVariant();
}

QVariant zoneOrNull(const std::optional<Zone> &zone)
{
    return zone ? QVariant(zone->name()) : QVariant();
}

void writeSimulation(Writer &out, const Simulation &simulation)
{
    out.open('{');
    if (simulation.setup)
        out.field("setupMs", msOf(*simulation.setup));
    if (simulation.ring)
        out.field("ringMs", msOf(*simulation.ring));
    if (simulation.talk)
        out.field("talkMs", msOf(*simulation.talk));
    QVariantList outcomes;
    for (const SimulatedOutcome outcome : simulation.outcomes)
        outcomes.append(wireName(outcome));
    if (!outcomes.isEmpty())
        out.field("outcome", outcomes.size() == 1 ? outcomes.front() : QVariant(outcomes));
    out.close('}');
}

void writeNumber(Writer &out, const PhoneNumber &number)
{
    out.field("id", number.id.text());
    out.field("e164", number.e164.text());
    out.field("displayName", number.displayName);
    // By hand: a QVariantMap would be written in the order of the alphabet.
    const auto yes = [](bool is) { return is ? QByteArray("true") : QByteArray("false"); };
    out.key("capabilities");
    out.raw("{ \"voice\": " + yes(number.voice) + ", \"sms\": " + yes(number.sms) + " }");
    out.key("capacity");
    out.raw("{ \"maxInboundConcurrent\": " + QByteArray::number(number.maxInboundConcurrent) +
            ", \"maxOutboundConcurrent\": " + QByteArray::number(number.maxOutboundConcurrent) + " }");
    out.field("isDefault", number.isDefault);
    out.field("capacityPoolId", number.pool.text());
    if (number.reservedInbound != PhoneNumber().reservedInbound)
        out.field("reservedInbound", number.reservedInbound);
}

void writeKey(Writer &out, const ApiKey &key)
{
    QVariantList scopes;
    if (key.scopes.read)
        scopes.append(QStringLiteral("telephony:read"));
    if (key.scopes.schedule)
        scopes.append(QStringLiteral("telephony:schedule"));
    if (key.scopes.manage)
        scopes.append(QStringLiteral("telephony:manage"));
    out.field("keySha256", QString::fromLatin1(key.sha256.toHex()));
    out.field("name", key.name);
    out.field("kind", wireName(key.kind));
    out.field("scopes", scopes);
}

void writePosition(Writer &out, const Position &position)
{
    out.field("id", position.id.text());
    out.field("title", position.title);
    out.field("interviewMs", msOf(position.interview));
}

void writeCandidate(Writer &out, const Candidate &candidate)
{
    out.field("id", candidate.id.text());
    out.field("name", candidate.name);
    out.field("phone", candidate.phone.text());
    out.field("status", wireName(candidate.status));
    out.field("isTest", candidate.isTest);
    out.field("jobPositionId", textOrNull(candidate.position));
    out.field("timezone", zoneOrNull(candidate.zone));
    out.field("interviewMs", candidate.interview ? QVariant(msOf(*candidate.interview)) : QVariant());
    if (candidate.simulate) {
        out.key("simulate");
        writeSimulation(out, *candidate.simulate);
    }
    if (candidate.zoneProvenance != ZoneProvenance::None)
        out.field("zoneProvenance", wireName(candidate.zoneProvenance));
    if (!candidate.note.isEmpty())
        out.field("note", candidate.note);
}

void writePolicy(Writer &out, const HoursPolicy &policy)
{
    out.key("defaultCallingHours");
    if (policy.hours) {
        out.raw("{ \"start\": \"" + formatMinuteOfDay(policy.hours->opens).toLatin1() + "\", \"end\": \"" +
                formatMinuteOfDay(policy.hours->closes).toLatin1() + "\" }");
    } else {
        out.raw("null");
    }
    out.field("defaultTimezone", zoneOrNull(policy.zone));
    QVariantList days;
    if (policy.days) {
        for (const int day : policy.days->toList())
            days.append(day);
    }
    out.field("defaultCallingDays", policy.days ? QVariant(days) : QVariant());
}

template <typename T, typename Write>
void writeItems(Writer &out, const char *key, const std::vector<T> &items, const CompanyId &company, Write write)
{
    out.key(key);
    out.open('[');
    for (const T &item : items) {
        if (item.company != company)
            continue;
        out.item();
        out.open('{');
        write(out, item);
        out.close('}');
    }
    out.close(']');
}

void writeCompany(Writer &out, const SetupFile &file, const Company &company)
{
    const Company usual;
    out.field("id", company.id.text());
    out.field("name", company.name);
    out.field("telephonyEnabled", company.telephonyEnabled);
    writePolicy(out, company.policy);
    out.field("callOverheadMs", msOf(company.callOverhead));
    if (!company.extras.isEmpty()) {
        out.key("hoursExtras");
        out.value(mapOf(company.extras));
    }
    if (company.diallingHeld != usual.diallingHeld)
        out.field("diallingHeld", company.diallingHeld);
    if (company.minLead != usual.minLead)
        out.field("minLeadMs", msOf(company.minLead));
    if (company.expiryGrace != usual.expiryGrace)
        out.field("expiryGraceMs", msOf(company.expiryGrace));
    if (company.finishInsideHours != usual.finishInsideHours)
        out.field("finishInsideHours", company.finishInsideHours);
    if (company.prefixNarrowing != usual.prefixNarrowing)
        out.field("prefixNarrowing", company.prefixNarrowing);
    writeItems(out, "numbers", file.numbers, company.id, writeNumber);
    writeItems(out, "apiKeys", file.keys, company.id, writeKey);
    writeItems(out, "jobPositions", file.positions, company.id, writePosition);
    writeItems(out, "candidates", file.candidates, company.id, writeCandidate);
}

} // namespace

QByteArray writeSetupFile(const SetupFile &file)
{
    Writer out;
    out.open('{');
    out.field("format", QStringLiteral("callboard-workspace"));
    out.field("version", 1);
    out.key("capacityPools");
    out.open('[');
    for (const Pool &pool : file.pools) {
        out.item();
        out.raw("{ \"id\": " + canonicalJson(pool.id.text()) +
                ", \"globalCap\": " + QByteArray::number(pool.globalCap) + " }");
    }
    out.close(']');
    if (!(file.simulation == Simulation())) {
        out.key("simulation");
        writeSimulation(out, file.simulation);
    }
    out.key("companies");
    out.open('[');
    for (const Company &company : file.companies) {
        out.item();
        out.open('{');
        writeCompany(out, file, company);
        out.close('}');
    }
    out.close(']');
    out.close('}');
    out.raw("\n");
    return out.take();
}

} // namespace callboard
