// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/reservationsbackend.h"
#include "ui/common/filtertext.h"

#include <memory>

namespace callboard {

/// The typed filter of Calls, read once and matched often. Words are ANDed, values of one word ORed, a leading minus
/// turns a word round:
///   state:live,firm planned<60m slack<30m number:Berlin position:"Warehouse lead" candidate:kuhn batch:none
///   attempt:2 unknown missed late retry test today "plain text in name, phone, number, position or batch"
/// A value; copies share the terms and may be used from any thread.
class CallFilter
{
public:
    /// Matches everything.
    CallFilter();
    /// Terms that could not be read are left out and named in issues().
    static CallFilter parse(const QString &text);

    const QString &text() const { return m_text; }
    const std::vector<FilterIssue> &issues() const { return m_issues; }
    const std::vector<FilterWord> &words() const { return m_words; }
    bool isEmpty() const;
    /// Whether the answer may change by time alone: planned, slack, late, today.
    bool dependsOnTime() const;

    /// A moment to match at: lengths are counted from `now`, days in `zone` (the operator's).
    struct At
    {
        Instant now;
        Zone zone = Zone::utc();
    };
    /// Prepared for many rows: days and spans are turned into instants once.
    class Matcher
    {
    public:
        bool operator()(const ReservationRow &row) const;

    private:
        friend class CallFilter;
        struct Prepared;
        std::shared_ptr<const Prepared> m_prepared;
    };
    Matcher matcherAt(const At &at) const;

private:
    struct Term;
    class TermReader;
    static std::optional<Term> readBare(const FilterWord &word);
    static std::optional<Term> readKeyed(const FilterWord &word, std::vector<FilterIssue> &issues);
    static bool readValues(Term &term, TermReader &reader);

    QString m_text;
    std::vector<FilterIssue> m_issues;
    std::vector<FilterWord> m_words;
    std::shared_ptr<const std::vector<Term>> m_terms;
};

/// What the table holds, for completion.
struct CallVocabulary
{
    QStringList numbers;
    QStringList positions;
    QStringList batches;
    QStringList candidates;
};

/// Offers for the word under the cursor, at most `limit`: keys and flags at the start of a word, values after a key.
std::vector<FilterOffer> callFilterOffers(const QString &text, int cursor, const CallVocabulary &vocabulary,
                                          int limit = 12);

} // namespace callboard
