// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// Completion of the typed filter: what may stand under the cursor.
#include "ui/calls/callfilter.h"

#include <QCoreApplication>

#include <algorithm>

namespace callboard {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("callboard::CallFilter", text);
}

struct Offered
{
    QString text;
    QString meaning;
};

std::vector<Offered> wordOffers()
{
    return {
        {QStringLiteral("state:"), tr("live, firm, active, ended, missed")},
        {QStringLiteral("planned<"), tr("planned within, such as 60m")},
        {QStringLiteral("planned:"), tr("a day or a span of times")},
        {QStringLiteral("slack<"), tr("less room than, such as 30m")},
        {QStringLiteral("number:"), tr("the number that calls")},
        {QStringLiteral("position:"), tr("the position")},
        {QStringLiteral("candidate:"), tr("name or phone")},
        {QStringLiteral("batch:"), tr("the batch, or none")},
        {QStringLiteral("attempt:"), tr("1 or 2")},
        {QStringLiteral("attention"), tr("unknown, late or missed")},
        {QStringLiteral("late"), tr("past the planned minute")},
        {QStringLiteral("missed"), tr("never started in its window")},
        {QStringLiteral("retry"), tr("in the second attempt")},
        {QStringLiteral("test"), tr("test candidates")},
        {QStringLiteral("today"), tr("planned today")},
        {QStringLiteral("unknown"), tr("fate not known, not dialled again")},
    };
}

std::vector<Offered> plain(const QStringList &texts)
{
    std::vector<Offered> offers;
    for (const QString &text : texts)
        offers.push_back({filterValue(text), {}});
    return offers;
}

std::vector<Offered> valueOffers(const QString &key, const CallVocabulary &vocabulary)
{
    if (key == u"state") {
        std::vector<Offered> offers{{QStringLiteral("live"), tr("dispatching, ringing or active")}};
        for (const ReservationState state : kReservationStates)
            offers.push_back({wireName(state), {}});
        offers.push_back({QStringLiteral("ended"), tr("nothing more will happen")});
        offers.push_back({QStringLiteral("missed"), {}});
        offers.push_back({QStringLiteral("unknown"), {}});
        return offers;
    }
    if (key == u"planned" || key == u"slack")
        return plain({QStringLiteral("15m"), QStringLiteral("30m"), QStringLiteral("60m"), QStringLiteral("4h")});
    if (key == u"number")
        return plain(vocabulary.numbers);
    if (key == u"position")
        return plain(vocabulary.positions);
    if (key == u"candidate")
        return plain(vocabulary.candidates);
    if (key == u"batch")
        return plain(QStringList{QStringLiteral("none")} + vocabulary.batches);
    if (key == u"attempt")
        return plain({QStringLiteral("1"), QStringLiteral("2")});
    return {};
}

std::vector<Offered> spanOffers()
{
    return {{QStringLiteral("today"), {}},
            {QStringLiteral("tomorrow"), {}},
            {QStringLiteral("yesterday"), {}},
            {QStringLiteral("09:00-12:00"), tr("today between these times")}};
}

} // namespace

std::vector<FilterOffer> callFilterOffers(const QString &text, int cursor, const CallVocabulary &vocabulary, int limit)
{
    int start = cursor;
    int length = 0;
    QString typed;
    std::vector<Offered> offers = wordOffers();
    for (const FilterWord &word : splitFilter(text, nullptr)) {
        if (cursor < word.start || cursor > word.start + word.length)
            continue;
        if (word.key.isEmpty()) {
            start = word.start + (word.negated ? 1 : 0);
            length = word.start + word.length - start;
            typed = text.mid(start, cursor - start);
            break;
        }
        offers = word.key == u"planned" && word.op == u':' ? spanOffers() : valueOffers(word.key, vocabulary);
        for (const FilterWord::Value &value : word.values) {
            if (cursor >= value.start && cursor <= value.start + value.length) {
                start = value.start;
                length = value.length;
                typed = text.mid(start, cursor - start);
            }
        }
        break;
    }
    typed.remove(u'"');
    std::vector<FilterOffer> found;
    const auto add = [&](bool atStart) {
        for (const Offered &offer : offers) {
            QString bare = offer.text;
            bare.remove(u'"');
            const bool starts = bare.startsWith(typed, Qt::CaseInsensitive);
            const bool inside = !starts && !typed.isEmpty() && bare.contains(typed, Qt::CaseInsensitive);
            if ((atStart ? starts : inside) && bare != typed && static_cast<int>(found.size()) < limit)
                found.push_back({start, length, offer.text, offer.meaning});
        }
    };
    add(true);
    add(false);
    return found;
}

} // namespace callboard
