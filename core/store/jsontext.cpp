// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/jsontext.h"

#include <QHash>

namespace callboard {

namespace {

bool isMap(const QVariant &json)
{
    return json.typeId() == QMetaType::QVariantMap;
}
bool isList(const QVariant &json)
{
    return json.typeId() == QMetaType::QVariantList;
}

// Reads every item of a list; nullopt when one cannot be read.
template <typename T, typename Read> std::optional<std::vector<T>> listOf(const QVariant &json, Read read)
{
    if (!isList(json))
        return std::nullopt;
    const QVariantList list = json.toList();
    std::vector<T> items;
    items.reserve(static_cast<size_t>(list.size()));
    for (const QVariant &item : list) {
        std::optional<T> value = read(item);
        if (!value)
            return std::nullopt;
        items.push_back(std::move(*value));
    }
    return items;
}

std::optional<Reason> reasonFromJson(const QVariant &json)
{
    const QVariantMap fields = json.toMap();
    const auto code = reasonCodeFromWireName(fields.value(QStringLiteral("code")).toString());
    const QVariant values = fields.value(QStringLiteral("values"));
    if (!code || !isMap(values))
        return std::nullopt;
    return Reason{*code, values.toMap()};
}

std::optional<milliseconds> maybeLength(const QVariantMap &fields, const QString &key)
{
    const QVariant value = fields.value(key);
    return value.isValid() ? std::optional(milliseconds(value.toLongLong())) : std::nullopt;
}

} // namespace

QVariant toJson(const Reasons &reasons)
{
    QVariantList list;
    list.reserve(static_cast<qsizetype>(reasons.size()));
    for (const Reason &reason : reasons)
        list.append(
            QVariantMap{{QStringLiteral("code"), wireName(reason.code)}, {QStringLiteral("values"), reason.values}});
    return list;
}

std::optional<Reasons> reasonsFromJson(const QVariant &json)
{
    return listOf<Reason>(json, reasonFromJson);
}

namespace {

/// Bytes of the object that `text` begins with, braces included; 0 when it does not end.
qsizetype lengthOfObject(QByteArrayView text)
{
    int depth = 0;
    bool inText = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inText) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inText = false;
        } else if (c == '"') {
            inText = true;
        } else if (c == '{') {
            ++depth;
        } else if (c == '}' && --depth == 0) {
            return i + 1;
        }
    }
    return 0;
}

std::optional<ReasonCode> reasonCodeOf(QByteArrayView name)
{
    static const QHash<QByteArrayView, ReasonCode> codes = [] {
        static std::vector<QByteArray> names; // the views point into it
        QHash<QByteArrayView, ReasonCode> byName;
        for (int i = 0; i <= static_cast<int>(ReasonCode::BreakerOpen); ++i)
            names.push_back(wireName(static_cast<ReasonCode>(i)).toLatin1());
        for (size_t i = 0; i < names.size(); ++i)
            byName.insert(names[i], static_cast<ReasonCode>(i));
        return byName;
    }();
    const auto found = codes.constFind(name);
    return found == codes.cend() ? std::nullopt : std::optional(*found);
}

} // namespace

std::optional<Reasons> ReasonsReader::read(QByteArrayView text)
{
    Reasons reasons;
    if (text == "[]")
        return reasons;
    if (!text.startsWith('[') || !text.endsWith(']'))
        return std::nullopt;
    reasons.reserve(8);
    for (qsizetype at = 1;;) {
        const qsizetype length = text[at] == '{' ? lengthOfObject(text.sliced(at)) : 0;
        auto reason = length > 0 ? link(text.sliced(at, length)) : std::nullopt;
        if (!reason)
            return std::nullopt;
        reasons.push_back(std::move(*reason));
        at += length;
        if (at == text.size() - 1)
            return reasons;
        if (text[at] != ',')
            return std::nullopt;
        ++at;
    }
}

std::optional<Reason> ReasonsReader::link(QByteArrayView text)
{
    constexpr size_t kPlaces = 4096;
    constexpr qsizetype kLongest = 512; // longer ones are lists of somebody's own
    if (text.size() > kLongest)
        return parsed(text);
    if (m_known.empty())
        m_known.resize(kPlaces);
    Known &place = m_known[qHash(text) % kPlaces];
    if (place.text != text) {
        auto reason = parsed(text);
        if (!reason)
            return std::nullopt;
        place = {text.toByteArray(), std::move(*reason)};
    }
    return place.reason;
}

std::optional<Reason> ReasonsReader::parsed(QByteArrayView text)
{
    m_json.begin(text);
    if (!m_json.take("{\"code\":"))
        return std::nullopt;
    const auto name = m_json.plainText();
    const auto code = name ? reasonCodeOf(*name) : std::nullopt;
    if (!code || !m_json.take(",\"values\":"))
        return std::nullopt;
    auto values = m_json.map();
    if (!values || !m_json.take("}") || !m_json.atEnd())
        return std::nullopt;
    return Reason{*code, std::move(*values)};
}

QVariant toJson(const Simulation &simulation)
{
    QVariantMap fields;
    if (simulation.setup)
        fields.insert(QStringLiteral("setupMs"), qint64(simulation.setup->count()));
    if (simulation.ring)
        fields.insert(QStringLiteral("ringMs"), qint64(simulation.ring->count()));
    if (simulation.talk)
        fields.insert(QStringLiteral("talkMs"), qint64(simulation.talk->count()));
    QVariantList outcomes;
    for (const SimulatedOutcome outcome : simulation.outcomes)
        outcomes.append(wireName(outcome));
    fields.insert(QStringLiteral("outcome"), outcomes);
    return fields;
}

std::optional<Simulation> simulationFromJson(const QVariant &json)
{
    if (!isMap(json))
        return std::nullopt;
    const QVariantMap fields = json.toMap();
    Simulation simulation;
    simulation.setup = maybeLength(fields, QStringLiteral("setupMs"));
    simulation.ring = maybeLength(fields, QStringLiteral("ringMs"));
    simulation.talk = maybeLength(fields, QStringLiteral("talkMs"));
    auto outcomes = listOf<SimulatedOutcome>(fields.value(QStringLiteral("outcome")), [](const QVariant &item) {
        return simulatedOutcomeFromWireName(item.toString());
    });
    if (!outcomes)
        return std::nullopt;
    simulation.outcomes = std::move(*outcomes);
    return simulation;
}

QVariant toJson(const ZoneOffsets &offsets)
{
    QVariantList list;
    for (const auto &[start, seconds] : offsets)
        list.append(QVariant(QVariantList{toEpochMs(start), seconds}));
    return list;
}

std::optional<ZoneOffsets> zoneOffsetsFromJson(const QVariant &json)
{
    using Offset = std::pair<Instant, int>;
    return listOf<Offset>(json, [](const QVariant &item) -> std::optional<Offset> {
        const QVariantList pair = item.toList();
        if (pair.size() != 2)
            return std::nullopt;
        return Offset{fromEpochMs(pair[0].toLongLong()), pair[1].toInt()};
    });
}

QVariant toJson(const std::vector<CommitOutcome::Entry> &leftOver)
{
    QVariantList list;
    for (const CommitOutcome::Entry &entry : leftOver) {
        list.append(QVariantMap{
            {QStringLiteral("candidate"), entry.candidate.text()},
            {QStringLiteral("reservation"), entry.reservation ? QVariant(entry.reservation->text()) : QVariant()},
            {QStringLiteral("code"), wireName(entry.code)},
            {QStringLiteral("why"), toJson(entry.why)},
        });
    }
    return list;
}

std::optional<std::vector<CommitOutcome::Entry>> leftOverFromJson(const QVariant &json)
{
    using Entry = CommitOutcome::Entry;
    return listOf<Entry>(json, [](const QVariant &item) -> std::optional<Entry> {
        const QVariantMap fields = item.toMap();
        auto why = reasonsFromJson(fields.value(QStringLiteral("why")));
        if (!why)
            return std::nullopt;
        Entry entry;
        entry.candidate = CandidateId(fields.value(QStringLiteral("candidate")).toString());
        if (const QVariant id = fields.value(QStringLiteral("reservation")); id.isValid())
            entry.reservation = ReservationId(id.toString());
        entry.code = errorCodeFromWireName(fields.value(QStringLiteral("code")).toString());
        entry.why = std::move(*why);
        return entry;
    });
}

QVariant toJson(const std::vector<CandidateId> &candidates)
{
    QVariantList list;
    list.reserve(static_cast<qsizetype>(candidates.size()));
    for (const CandidateId &id : candidates)
        list.append(id.text());
    return list;
}

std::optional<std::vector<CandidateId>> candidatesFromJson(const QVariant &json)
{
    return listOf<CandidateId>(json, [](const QVariant &item) { return std::optional(CandidateId(item.toString())); });
}

QString daysText(const Weekdays &days)
{
    QString text;
    for (const int day : days.toList())
        text += QChar(u'0' + day);
    return text;
}

std::optional<Weekdays> daysFromText(const QString &text)
{
    std::vector<int> days;
    for (const QChar c : text)
        days.push_back(c.unicode() - u'0');
    const auto made = Weekdays::of(days);
    return made ? std::optional(*made) : std::nullopt;
}

} // namespace callboard
