// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"
#include "core/time/zone.h"

#include <QChar>
#include <QString>

#include <optional>
#include <vector>

namespace callboard {

/// One word of a typed filter: `state:live,firm`, `-slack<30m`, `"Lena Kuhn"`. Places are counted in UTF-16 units of
/// the text as typed, so that the field can mark them.
struct FilterWord
{
    struct Value
    {
        int start = 0;
        int length = 0; ///< with its quotes
        QString text;   ///< without them
        bool quoted = false;
    };
    int start = 0;
    int length = 0;
    bool negated = false; ///< a leading minus
    QString key;          ///< lower case; empty for a bare word
    int keyStart = 0;
    QChar op; ///< ':', '<' or '>'; null for a bare word
    std::vector<Value> values;
};

/// What cannot be read, and where. The sentence is made by `sentence`.
struct FilterIssue
{
    enum class Kind {
        QuoteOpen,     ///< a quote that never closes
        ValueMissing,  ///< "state:"
        KeyUnknown,    ///< text = the key
        ValueUnknown,  ///< text = the value, hint = what may stand there
        OperatorWrong, ///< text = the key: it takes ':' or '<' '>' only, hint = an example
        LengthWrong,   ///< text is not a length such as 30m or 2h
        NumberWrong,   ///< text is not a whole number
        TimeWrong,     ///< text is not a day or a span of times
    };
    Kind kind = Kind::KeyUnknown;
    int start = 0;
    int length = 0;
    QString text;
    QString hint;
    friend bool operator==(const FilterIssue &, const FilterIssue &) = default;
};

/// One offer below the field: replaces [start, start + length) of the text by `text`.
struct FilterOffer
{
    int start = 0;
    int length = 0;
    QString text;
    QString meaning; ///< translated; may be empty
    friend bool operator==(const FilterOffer &, const FilterOffer &) = default;
};

/// Splits at spaces outside quotes; values at commas outside quotes. Never fails: what is wrong goes to `issues`.
std::vector<FilterWord> splitFilter(const QString &text, std::vector<FilterIssue> *issues);

/// The sentence below the field: the place and the next step, translated.
QString sentenceOf(const FilterIssue &issue);

/// A value as it must be typed: quoted when it holds a space, a comma, a quote or an operator.
QString filterValue(const QString &text);

/// "90s", "30m", "2h", "1d", "1h30m"; a bare number is minutes. Nullopt when it is none of these.
std::optional<milliseconds> filterLength(const QString &text);

/// today, yesterday, tomorrow, 2026-11-16, 14:00-16:30 (today), in the zone of the person who types.
std::optional<InstantRange> filterTime(const QString &text, Instant now, const Zone &zone);

} // namespace callboard
