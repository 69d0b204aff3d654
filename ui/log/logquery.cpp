// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/logquery.h"

#include "ui/log/logsentences.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace callboard {

namespace {

struct KindName
{
    LogSentences::Kind kind;
    const char *name;
};
constexpr std::array kKinds{
    KindName{LogSentences::Kind::Call, "call"},     KindName{LogSentences::Kind::Attempt, "attempt"},
    KindName{LogSentences::Kind::Batch, "batch"},   KindName{LogSentences::Kind::Change, "change"},
    KindName{LogSentences::Kind::People, "people"}, KindName{LogSentences::Kind::Breaker, "breaker"},
    KindName{LogSentences::Kind::Clock, "clock"}};

struct ActorName
{
    Actor::Kind kind;
    const char *name;
};
constexpr std::array kActors{ActorName{Actor::Kind::Operator, "you"}, ActorName{Actor::Kind::ApiKey, "key"},
                             ActorName{Actor::Kind::Engine, "clock"}, ActorName{Actor::Kind::Carrier, "carrier"}};

constexpr std::array kKeys{"time", "kind", "who", "call", "person", "batch"};

template <typename Names> QString hintOf(const Names &names)
{
    QStringList list;
    for (const auto &one : names)
        list << QString::fromLatin1(one.name);
    return list.join(QStringLiteral(", "));
}

/// Every type of a kind, found through the type's stable names.
void addTypes(LogSentences::Kind kind, std::vector<EventType> &types)
{
    for (int value = 0; value <= static_cast<int>(EventType::LateCallsFound); ++value) {
        const auto type = static_cast<EventType>(value);
        if (LogSentences::kindOf(type) == kind)
            types.push_back(type);
    }
}

class QueryReader
{
public:
    QueryReader(LogQuery &query, Instant now, const Zone &own) : m_query(query), m_now(now), m_own(own) {}

    void read(const FilterWord &word)
    {
        if (word.key.isEmpty()) {
            for (const auto &value : word.values)
                m_texts << value.text;
            m_query.filter.text = m_texts.join(u' ');
            return;
        }
        const bool known =
            std::any_of(kKeys.begin(), kKeys.end(), [&](const char *key) { return word.key == QLatin1String(key); });
        if (!known) {
            m_query.issues.push_back({FilterIssue::Kind::KeyUnknown, word.keyStart, static_cast<int>(word.key.size()),
                                      word.key, QStringLiteral("time:, kind:, who:")});
            return;
        }
        for (const auto &value : word.values)
            readValue(word, value);
    }

private:
    void readValue(const FilterWord &word, const FilterWord::Value &value)
    {
        LogFilter &filter = m_query.filter;
        const QString text = value.text.toLower();
        if (word.key == u"time") {
            filter.range = filterTime(value.text, m_now, m_own);
            if (!filter.range)
                refuse(FilterIssue::Kind::TimeWrong, value, {});
        } else if (word.key == u"kind") {
            const auto found = std::find_if(kKinds.begin(), kKinds.end(),
                                            [&](const KindName &k) { return text == QLatin1String(k.name); });
            if (found == kKinds.end())
                refuse(FilterIssue::Kind::ValueUnknown, value, hintOf(kKinds));
            else
                addTypes(found->kind, filter.types);
        } else if (word.key == u"who") {
            const auto found = std::find_if(kActors.begin(), kActors.end(),
                                            [&](const ActorName &a) { return text == QLatin1String(a.name); });
            if (found == kActors.end())
                refuse(FilterIssue::Kind::ValueUnknown, value, hintOf(kActors));
            else
                filter.actor = found->kind;
        } else if (word.key == u"call") {
            filter.reservation = ReservationId(value.text);
        } else if (word.key == u"person") {
            filter.candidate = CandidateId(value.text);
        } else {
            filter.batch = BatchId(value.text);
        }
    }

    void refuse(FilterIssue::Kind kind, const FilterWord::Value &value, const QString &hint)
    {
        m_query.issues.push_back({kind, value.start, value.length, value.text, hint});
    }

    LogQuery &m_query;
    Instant m_now;
    const Zone &m_own;
    QStringList m_texts;
};

QString words(const char *text)
{
    return QCoreApplication::translate("callboard::LogQuery", text);
}

} // namespace

LogQuery LogQuery::parse(const QString &text, Instant now, const Zone &own)
{
    LogQuery query;
    query.words = splitFilter(text, &query.issues);
    QueryReader reader(query, now, own);
    for (const FilterWord &word : query.words)
        reader.read(word);
    return query;
}

std::vector<FilterOffer> logFilterOffers(const QString &text, int cursor)
{
    int start = cursor;
    int length = 0;
    QStringList offers{QStringLiteral("time:today"), QStringLiteral("time:"), QStringLiteral("kind:"),
                       QStringLiteral("who:")};
    for (const FilterWord &word : splitFilter(text, nullptr)) {
        if (cursor < word.start || cursor > word.start + word.length)
            continue;
        start = word.start;
        length = word.length;
        if (!word.key.isEmpty()) {
            start = cursor;
            length = 0;
            offers.clear();
            if (word.key == u"kind")
                offers = hintOf(kKinds).split(QStringLiteral(", "));
            else if (word.key == u"who")
                offers = hintOf(kActors).split(QStringLiteral(", "));
            else if (word.key == u"time")
                offers =
                    QStringList{QStringLiteral("today"), QStringLiteral("yesterday"), QStringLiteral("09:00-10:00")};
            for (const auto &value : word.values) {
                if (cursor >= value.start && cursor <= value.start + value.length) {
                    start = value.start;
                    length = value.length;
                }
            }
        }
        break;
    }
    const QString typed = text.mid(start, cursor - start);
    std::vector<FilterOffer> found;
    for (const QString &offer : offers) {
        if (!offer.startsWith(typed, Qt::CaseInsensitive) || offer == typed)
            continue;
        const QString meaning = offer == u"kind:"   ? words(QT_TRANSLATE_NOOP("callboard::LogQuery", "what happened"))
                                : offer == u"who:"  ? words(QT_TRANSLATE_NOOP("callboard::LogQuery", "who did it"))
                                : offer == u"time:" ? words(QT_TRANSLATE_NOOP("callboard::LogQuery", "a day or a span"))
                                                    : QString();
        found.push_back({start, length, offer, meaning});
    }
    return found;
}

} // namespace callboard
