// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/calls/callfilter.h"

#include "ui/calls/callfacts.h"

#include <algorithm>
#include <array>

namespace callboard {

namespace {

enum class Key { State, Planned, Slack, Number, Position, Candidate, Batch, Attempt };
enum class Flag { Unknown, Missed, Late, Retry, Test, Attention, Today };

struct KeyName
{
    Key key;
    const char *name;
    bool compares; ///< takes < and >
    const char *example;
};
constexpr std::array kKeys{
    KeyName{Key::State, "state", false, "state:live,firm"},
    KeyName{Key::Planned, "planned", true, "planned<60m"},
    KeyName{Key::Slack, "slack", true, "slack<30m"},
    KeyName{Key::Number, "number", false, "number:Berlin"},
    KeyName{Key::Position, "position", false, "position:\"Warehouse lead\""},
    KeyName{Key::Candidate, "candidate", false, "candidate:kuhn"},
    KeyName{Key::Batch, "batch", false, "batch:November"},
    KeyName{Key::Attempt, "attempt", true, "attempt:2"},
};

struct FlagName
{
    Flag flag;
    const char *name;
};
constexpr std::array kFlags{
    FlagName{Flag::Unknown, "unknown"}, FlagName{Flag::Missed, "missed"},       FlagName{Flag::Late, "late"},
    FlagName{Flag::Retry, "retry"},     FlagName{Flag::Attention, "attention"}, FlagName{Flag::Test, "test"},
    FlagName{Flag::Today, "today"},
};

/// Words of `state:` beside the ten names: groups and what people read in the table.
struct StateWord
{
    const char *name;
    std::vector<ReservationState> states;
    std::optional<Flag> flag;
};
const std::vector<StateWord> &stateWords()
{
    using S = ReservationState;
    static const std::vector<StateWord> words{
        {"live", {S::Dispatching, S::Ringing, S::Active}, {}},
        {"firm", {S::Firm}, {}},
        {"dispatching", {S::Dispatching}, {}},
        {"ringing", {S::Ringing}, {}},
        {"active", {S::Active}, {}},
        {"completed", {S::Completed}, {}},
        {"cancelled", {S::Cancelled}, {}},
        {"expired", {S::Expired}, {}},
        {"failed", {S::Failed}, {}},
        {"no_answer", {S::NoAnswer}, {}},
        {"sip_failed", {S::SipFailed}, {}},
        {"line_failed", {S::SipFailed}, {}},
        {"ended", {S::Completed, S::Cancelled, S::Expired, S::Failed, S::NoAnswer, S::SipFailed}, {}},
        {"unknown", {}, Flag::Unknown},
        {"missed", {}, Flag::Missed},
    };
    return words;
}

/// "No answer", "no-answer" and "no_answer" are one word.
QString plainName(const QString &text)
{
    QString plain = text.toLower();
    plain.replace(u' ', u'_').replace(u'-', u'_');
    return plain;
}

QString stateHint()
{
    return QStringLiteral("live, firm, active, ended, missed");
}

QString keyHint()
{
    QStringList names;
    for (const KeyName &key : kKeys)
        names << QString::fromLatin1(key.name) + u':';
    return names.join(QStringLiteral(", "));
}

bool holds(const QString &text, const QString &part)
{
    return text.contains(part, Qt::CaseInsensitive);
}

bool hasFlag(const ReservationRow &row, Flag flag, Instant now, const InstantRange &today)
{
    const Reservation &r = row.reservation;
    switch (flag) {
    case Flag::Unknown:
        return r.unknown;
    case Flag::Missed:
        return callfacts::isMissed(r);
    case Flag::Late:
        return r.waitsForYes || callfacts::isLate(r, now);
    case Flag::Retry:
        return r.attempt > 1;
    case Flag::Attention:
        return callfacts::needsAttention(r, now);
    case Flag::Test:
        return r.isTest;
    case Flag::Today:
        return today.contains(r.times.plannedAttemptAt);
    }
    return false;
}

bool hasText(const ReservationRow &row, const QString &part)
{
    return holds(row.candidateName, part) || holds(row.numberLabel, part) || holds(row.positionTitle, part) ||
           holds(row.batchName, part) || holds(row.candidatePhone.text(), part) || row.reservation.id.text() == part;
}

} // namespace

struct CallFilter::Term
{
    bool negated = false;
    std::optional<Key> key; ///< absent: flag or text
    std::optional<Flag> flag;
    QChar op;
    std::vector<ReservationState> states;
    std::vector<Flag> stateFlags;
    std::vector<QString> texts; ///< number, position, candidate, batch, or plain text
    milliseconds length{0};
    std::vector<int> numbers;
    std::vector<QString> times;
};

struct CallFilter::Matcher::Prepared
{
    std::shared_ptr<const std::vector<Term>> terms;
    Instant now;
    InstantRange today;
    std::vector<std::vector<InstantRange>> spans; ///< by term: what its times mean now

    bool stateMatches(const Term &term, const ReservationRow &row) const
    {
        const Reservation &r = row.reservation;
        // People read "Missed" in the table for a firm call past its gate, so "firm" does not mean it.
        const bool asFirm = r.state != ReservationState::Firm || !r.missed;
        if (asFirm && std::find(term.states.begin(), term.states.end(), r.state) != term.states.end())
            return true;
        return std::any_of(term.stateFlags.begin(), term.stateFlags.end(),
                           [&](Flag flag) { return hasFlag(row, flag, now, today); });
    }

    bool plannedMatches(const Term &term, size_t index, const ReservationRow &row) const
    {
        const Instant planned = row.reservation.times.plannedAttemptAt;
        if (term.op == u'<')
            return planned - now < term.length;
        if (term.op == u'>')
            return planned - now > term.length;
        return std::any_of(spans[index].begin(), spans[index].end(),
                           [planned](const InstantRange &span) { return span.contains(planned); });
    }

    bool slackMatches(const Term &term, const ReservationRow &row) const
    {
        const auto slack = callfacts::slack(row.reservation, now);
        return slack && (term.op == u'<' ? *slack < term.length : *slack > term.length);
    }

    static bool attemptMatches(const Term &term, const ReservationRow &row)
    {
        const int attempt = row.reservation.attempt;
        return std::any_of(term.numbers.begin(), term.numbers.end(), [&](int n) {
            return term.op == u'<' ? attempt < n : term.op == u'>' ? attempt > n : attempt == n;
        });
    }

    static bool anyText(const Term &term, const QString &text)
    {
        return std::any_of(term.texts.begin(), term.texts.end(),
                           [&text](const QString &part) { return holds(text, part); });
    }

    /// Ids are taken whole.
    static bool isAny(const Term &term, const QString &id)
    {
        return std::find(term.texts.begin(), term.texts.end(), id) != term.texts.end();
    }

    static bool candidateMatches(const Term &term, const ReservationRow &row)
    {
        return anyText(term, row.candidateName) || anyText(term, row.candidatePhone.text()) ||
               isAny(term, row.reservation.candidate.text());
    }

    static bool batchMatches(const Term &term, const ReservationRow &row)
    {
        return std::any_of(term.texts.begin(), term.texts.end(), [&row](const QString &part) {
            if (part.compare(u"none", Qt::CaseInsensitive) == 0)
                return !row.reservation.batch.has_value();
            return row.reservation.batch && (holds(row.batchName, part) || row.reservation.batch->text() == part);
        });
    }

    bool keyMatches(const Term &term, size_t index, const ReservationRow &row) const
    {
        switch (*term.key) {
        case Key::State:
            return stateMatches(term, row);
        case Key::Planned:
            return plannedMatches(term, index, row);
        case Key::Slack:
            return slackMatches(term, row);
        case Key::Number:
            return anyText(term, row.numberLabel) || isAny(term, row.reservation.number.text());
        case Key::Position:
            return anyText(term, row.positionTitle);
        case Key::Candidate:
            return candidateMatches(term, row);
        case Key::Batch:
            return batchMatches(term, row);
        case Key::Attempt:
            return attemptMatches(term, row);
        }
        return false;
    }

    bool matches(const Term &term, size_t index, const ReservationRow &row) const
    {
        if (term.key)
            return keyMatches(term, index, row);
        if (term.flag)
            return hasFlag(row, *term.flag, now, today);
        return std::all_of(term.texts.begin(), term.texts.end(),
                           [&row](const QString &part) { return hasText(row, part); });
    }
};

namespace {

const KeyName *keyNamed(const QString &name)
{
    const auto found =
        std::find_if(kKeys.begin(), kKeys.end(), [&](const KeyName &k) { return name == QLatin1String(k.name); });
    return found == kKeys.end() ? nullptr : &*found;
}

std::optional<Flag> flagNamed(const QString &name)
{
    const auto found =
        std::find_if(kFlags.begin(), kFlags.end(), [&](const FlagName &f) { return name == QLatin1String(f.name); });
    return found == kFlags.end() ? std::nullopt : std::optional(found->flag);
}

/// Whether the operator fits the key; slack only compares, state never does.
bool operatorFits(const KeyName &key, QChar op)
{
    if (op == u':')
        return key.key != Key::Slack;
    return key.compares;
}

} // namespace

/// Reads the values of one keyed word; what cannot be read is reported with its place and left out.
class CallFilter::TermReader
{
public:
    TermReader(const FilterWord &word, std::vector<FilterIssue> &issues) : m_word(word), m_issues(issues) {}
    const FilterWord &word() const { return m_word; }

    void readStates(std::vector<ReservationState> &states, std::vector<Flag> &flags)
    {
        for (const auto &value : m_word.values) {
            const QString name = plainName(value.text);
            const auto &words = stateWords();
            const auto found = std::find_if(words.begin(), words.end(),
                                            [&](const StateWord &w) { return name == QLatin1String(w.name); });
            if (found == words.end()) {
                refuse(FilterIssue::Kind::ValueUnknown, value, stateHint());
                continue;
            }
            states.insert(states.end(), found->states.begin(), found->states.end());
            if (found->flag)
                flags.push_back(*found->flag);
        }
    }

    bool readLength(milliseconds &length)
    {
        for (const auto &value : m_word.values) {
            const auto read = filterLength(value.text);
            if (!read) {
                refuse(FilterIssue::Kind::LengthWrong, value);
                return false;
            }
            length = *read;
        }
        return !m_word.values.empty();
    }

    void readTimes(std::vector<QString> &times)
    {
        for (const auto &value : m_word.values) {
            if (filterTime(value.text, fromEpochMs(0), Zone::utc()))
                times.push_back(value.text);
            else
                refuse(FilterIssue::Kind::TimeWrong, value);
        }
    }

    void readNumbers(std::vector<int> &numbers)
    {
        for (const auto &value : m_word.values) {
            bool ok = false;
            const int number = value.text.toInt(&ok);
            if (ok)
                numbers.push_back(number);
            else
                refuse(FilterIssue::Kind::NumberWrong, value);
        }
    }

private:
    void refuse(FilterIssue::Kind kind, const FilterWord::Value &value, const QString &hint = {})
    {
        m_issues.push_back({kind, value.start, value.length, value.text, hint});
    }

    const FilterWord &m_word;
    std::vector<FilterIssue> &m_issues;
};

CallFilter::CallFilter() : m_terms(std::make_shared<std::vector<Term>>()) {}

std::optional<CallFilter::Term> CallFilter::readBare(const FilterWord &word)
{
    if (word.values.empty())
        return std::nullopt;
    Term term;
    term.negated = word.negated;
    const FilterWord::Value &value = word.values.front();
    if (!value.quoted)
        term.flag = flagNamed(value.text.toLower());
    if (!term.flag)
        term.texts.push_back(value.text);
    return term;
}

bool CallFilter::readValues(Term &term, TermReader &reader)
{
    switch (*term.key) {
    case Key::State:
        reader.readStates(term.states, term.stateFlags);
        return !term.states.empty() || !term.stateFlags.empty();
    case Key::Planned:
        if (term.op != u':')
            return reader.readLength(term.length);
        reader.readTimes(term.times);
        return !term.times.empty();
    case Key::Slack:
        return reader.readLength(term.length);
    case Key::Attempt:
        reader.readNumbers(term.numbers);
        return !term.numbers.empty();
    case Key::Number:
    case Key::Position:
    case Key::Candidate:
    case Key::Batch:
        for (const auto &value : reader.word().values)
            term.texts.push_back(value.text);
        return !term.texts.empty();
    }
    return false;
}

std::optional<CallFilter::Term> CallFilter::readKeyed(const FilterWord &word, std::vector<FilterIssue> &issues)
{
    const KeyName *key = keyNamed(word.key);
    if (!key) {
        const auto length = static_cast<int>(word.key.size());
        issues.push_back({FilterIssue::Kind::KeyUnknown, word.keyStart, length, word.key, keyHint()});
        return std::nullopt;
    }
    if (!operatorFits(*key, word.op)) {
        const QString example = QString::fromLatin1(key->example);
        issues.push_back({FilterIssue::Kind::OperatorWrong, word.start, word.length, word.key, example});
        return std::nullopt;
    }
    Term term;
    term.negated = word.negated;
    term.op = word.op;
    term.key = key->key;
    TermReader reader(word, issues);
    return readValues(term, reader) ? std::optional(std::move(term)) : std::nullopt;
}

CallFilter CallFilter::parse(const QString &text)
{
    CallFilter filter;
    filter.m_text = text;
    filter.m_words = splitFilter(text, &filter.m_issues);
    auto terms = std::make_shared<std::vector<Term>>();
    for (const FilterWord &word : filter.m_words) {
        if (auto term = word.key.isEmpty() ? readBare(word) : readKeyed(word, filter.m_issues))
            terms->push_back(std::move(*term));
    }
    std::sort(filter.m_issues.begin(), filter.m_issues.end(),
              [](const FilterIssue &x, const FilterIssue &y) { return x.start < y.start; });
    filter.m_terms = std::move(terms);
    return filter;
}

bool CallFilter::isEmpty() const
{
    return m_terms->empty();
}

bool CallFilter::dependsOnTime() const
{
    return std::any_of(m_terms->begin(), m_terms->end(), [](const Term &term) {
        return term.key == Key::Planned || term.key == Key::Slack || term.flag == Flag::Late ||
               term.flag == Flag::Attention || term.flag == Flag::Today;
    });
}

CallFilter::Matcher CallFilter::matcherAt(const At &at) const
{
    auto prepared = std::make_shared<Matcher::Prepared>();
    prepared->terms = m_terms;
    prepared->now = at.now;
    prepared->today = *filterTime(QStringLiteral("today"), at.now, at.zone);
    for (const Term &term : *m_terms) {
        std::vector<InstantRange> spans;
        for (const QString &time : term.times) {
            if (const auto span = filterTime(time, at.now, at.zone))
                spans.push_back(*span);
        }
        prepared->spans.push_back(std::move(spans));
    }
    Matcher matcher;
    matcher.m_prepared = std::move(prepared);
    return matcher;
}

bool CallFilter::Matcher::operator()(const ReservationRow &row) const
{
    if (!m_prepared)
        return true;
    const auto &terms = *m_prepared->terms;
    for (size_t i = 0; i < terms.size(); ++i) {
        if (m_prepared->matches(terms[i], i, row) == terms[i].negated)
            return false;
    }
    return true;
}

} // namespace callboard
