// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/common/filtertext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace callboard {

namespace {

bool isOperator(QChar c)
{
    return c == u':' || c == u'<' || c == u'>';
}

/// Reads one word from `at`; the cursor stays behind it.
class WordReader
{
public:
    WordReader(const QString &text, std::vector<FilterIssue> *issues) : m_text(text), m_issues(issues) {}

    std::optional<FilterWord> next()
    {
        while (m_at < m_text.size() && m_text.at(m_at).isSpace())
            ++m_at;
        if (m_at >= m_text.size())
            return std::nullopt;
        FilterWord word;
        word.start = m_at;
        if (m_text.at(m_at) == u'-' && m_at + 1 < m_text.size() && !m_text.at(m_at + 1).isSpace()) {
            word.negated = true;
            ++m_at;
        }
        readKey(word);
        readValues(word);
        word.length = m_at - word.start;
        return word;
    }

private:
    void readKey(FilterWord &word)
    {
        int at = m_at;
        while (at < m_text.size() && (m_text.at(at).isLetter() || m_text.at(at) == u'_'))
            ++at;
        if (at == m_at || at >= m_text.size() || !isOperator(m_text.at(at)))
            return;
        word.keyStart = m_at;
        word.key = m_text.mid(m_at, at - m_at).toLower();
        word.op = m_text.at(at);
        m_at = at + 1;
    }

    void readValues(FilterWord &word)
    {
        const bool several = !word.key.isEmpty();
        do {
            const FilterWord::Value value = readValue(several);
            if (!value.text.isEmpty())
                word.values.push_back(value);
            else if (several)
                report({FilterIssue::Kind::ValueMissing, word.start, m_at - word.start, word.key, {}});
        } while (several && m_at < m_text.size() && m_text.at(m_at) == u',' && ++m_at);
    }

    FilterWord::Value readValue(bool stopAtComma)
    {
        FilterWord::Value value;
        value.start = m_at;
        bool inQuotes = false;
        int quoteStart = 0;
        while (m_at < m_text.size()) {
            const QChar c = m_text.at(m_at);
            if (!inQuotes && (c.isSpace() || (stopAtComma && c == u',')))
                break;
            if (c == u'"') {
                inQuotes = !inQuotes;
                value.quoted = true;
                quoteStart = m_at;
            } else {
                value.text += c;
            }
            ++m_at;
        }
        value.length = m_at - value.start;
        if (inQuotes)
            report({FilterIssue::Kind::QuoteOpen, quoteStart, m_at - quoteStart, value.text, {}});
        return value;
    }

    void report(const FilterIssue &issue)
    {
        if (m_issues)
            m_issues->push_back(issue);
    }

    const QString &m_text;
    std::vector<FilterIssue> *m_issues;
    int m_at = 0;
};

QString tr(const char *text)
{
    return QCoreApplication::translate("callboard::FilterText", text);
}

std::optional<QTime> timeOfDay(const QString &text)
{
    const QTime time = QTime::fromString(text, QStringLiteral("H:mm"));
    return time.isValid() ? std::optional(time) : std::nullopt;
}

} // namespace

std::vector<FilterWord> splitFilter(const QString &text, std::vector<FilterIssue> *issues)
{
    std::vector<FilterWord> words;
    WordReader reader(text, issues);
    while (const auto word = reader.next())
        words.push_back(*word);
    return words;
}

QString sentenceOf(const FilterIssue &issue)
{
    const QString place = QLocale().toString(issue.start + 1);
    switch (issue.kind) {
    case FilterIssue::Kind::QuoteOpen:
        return tr("The quote at character %1 is not closed. Add a second quote.").arg(place);
    case FilterIssue::Kind::ValueMissing:
        return tr("A value is missing after “%1” at character %2.").arg(issue.text, place);
    case FilterIssue::Kind::KeyUnknown:
        return tr("“%1” at character %2 is not a word of the filter. Use %3, or put it in quotes.")
            .arg(issue.text, place, issue.hint);
    case FilterIssue::Kind::ValueUnknown:
        return tr("“%1” at character %2 is not known here. Use %3.").arg(issue.text, place, issue.hint);
    case FilterIssue::Kind::OperatorWrong:
        return tr("“%1” at character %2 is written like %3.").arg(issue.text, place, issue.hint);
    case FilterIssue::Kind::LengthWrong:
        return tr("“%1” at character %2 is not a length. Write 30m, 2h or 1h30m.").arg(issue.text, place);
    case FilterIssue::Kind::NumberWrong:
        return tr("“%1” at character %2 is not a whole number.").arg(issue.text, place);
    case FilterIssue::Kind::TimeWrong:
        return tr("“%1” at character %2 is not a time. Write today, 2026-11-16 or 14:00-16:00.").arg(issue.text, place);
    }
    return {};
}

QString filterValue(const QString &text)
{
    const bool plain = !text.isEmpty() && text.at(0) != u'-' && std::none_of(text.begin(), text.end(), [](QChar c) {
        return c.isSpace() || c == u',' || c == u'"' || isOperator(c);
    });
    if (plain)
        return text;
    QString quoted = text;
    quoted.remove(u'"');
    return u'"' + quoted + u'"';
}

std::optional<milliseconds> filterLength(const QString &text)
{
    milliseconds sum{0};
    int at = 0;
    const auto size = static_cast<int>(text.size());
    while (at < size) {
        const int digits = at;
        while (at < size && text.at(at) >= u'0' && text.at(at) <= u'9')
            ++at;
        if (at == digits || at - digits > 6)
            return std::nullopt;
        const auto number = text.mid(digits, at - digits).toLongLong();
        const QChar unit = at < size ? text.at(at++).toLower() : QChar(u'm');
        if (unit == u's')
            sum += number * kSecond;
        else if (unit == u'm')
            sum += number * kMinute;
        else if (unit == u'h')
            sum += number * kHour;
        else if (unit == u'd')
            sum += number * kDay;
        else
            return std::nullopt;
    }
    return size > 0 ? std::optional(sum) : std::nullopt;
}

std::optional<InstantRange> filterTime(const QString &text, Instant now, const Zone &zone)
{
    const auto wholeDay = [&zone](QDate date) {
        return InstantRange{zone.startOfDay(date), zone.startOfDay(date.addDays(1))};
    };
    const QDate today = zone.civilOf(now).date;
    const QString word = text.toLower();
    if (word == u"today")
        return wholeDay(today);
    if (word == u"yesterday")
        return wholeDay(today.addDays(-1));
    if (word == u"tomorrow")
        return wholeDay(today.addDays(1));
    if (const QDate date = QDate::fromString(text, Qt::ISODate); date.isValid() && text.size() == 10)
        return wholeDay(date);
    QString ends = text;
    ends.replace(QChar(0x2013), u'-');
    const QStringList parts = ends.split(u'-');
    if (parts.size() != 2)
        return std::nullopt;
    const auto from = timeOfDay(parts.at(0));
    const auto to = timeOfDay(parts.at(1));
    if (!from || !to)
        return std::nullopt;
    const QDate lastDay = *to > *from ? today : today.addDays(1); // 22:00-02:00 runs over midnight
    return InstantRange{zone.resolve({today, *from}).first, zone.resolve({lastDay, *to}).second};
}

} // namespace callboard
