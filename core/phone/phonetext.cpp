// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/phone/phonetext.h"

#include <QRegularExpression>

#include <algorithm>

namespace callboard::phonetext {

namespace {

/// Longer is no phone number whatever it is; also keeps the expressions below cheap.
constexpr int kLongestText = 250;

bool isDigit(QChar c)
{
    return c >= QLatin1Char('0') && c <= QLatin1Char('9');
}

bool isSpacing(QChar c)
{
    return QStringLiteral(" -()[]./~").contains(c);
}

QChar normalisedSign(char32_t c)
{
    switch (c) {
    case U'\uFF0B': // full-width plus
        return QLatin1Char('+');
    case U'\u2212': // minus sign
    case U'\u30FC': // Katakana length mark, used as a dash
    case U'\uFF0D':
        return QLatin1Char('-');
    case U'\uFF08':
        return QLatin1Char('(');
    case U'\uFF09':
        return QLatin1Char(')');
    case U'\uFF0F':
        return QLatin1Char('/');
    case U'\u2053':
    case U'\u223C':
    case U'\uFF5E':
        return QLatin1Char('~');
    default:
        return c >= 0x2010 && c <= 0x2015 ? QLatin1Char('-') : QChar();
    }
}

/// `+` and digits of a text that holds nothing else but spacing; nullopt when it does, or a plus is not in front.
std::optional<QString> digitsOf(const QString &text)
{
    QString digits;
    for (const QChar c : text) {
        if (isDigit(c) || (c == QLatin1Char('+') && digits.isEmpty()))
            digits += c;
        else if (!isSpacing(c))
            return std::nullopt;
    }
    const bool hasDigit = !digits.isEmpty() && digits != QLatin1String("+");
    return hasDigit ? std::optional(digits) : std::nullopt;
}

} // namespace

QString normalised(const QString &text)
{
    QString result;
    result.reserve(text.size());
    for (const char32_t c : text.toUcs4()) {
        const int digit = QChar::digitValue(c);
        if (QChar::category(c) == QChar::Number_DecimalDigit && digit >= 0)
            result += QLatin1Char(static_cast<char>('0' + digit));
        else if (QChar::category(c) == QChar::Other_Format)
            continue; // direction marks and zero-width spaces, as copied from contact programs
        else if (const QChar sign = normalisedSign(c); !sign.isNull())
            result += sign;
        else if (QChar::category(c) == QChar::Separator_Space)
            result += QLatin1Char(' ');
        else
            result += QString::fromUcs4(&c, 1);
    }
    return result.trimmed();
}

Cleaned clean(const QString &text)
{
    if (text.isEmpty())
        return {PhoneProblem::Empty, {}, {}};
    if (text.size() > kLongestText)
        return {PhoneProblem::NotANumber, {}, {}};
    static const QRegularExpression scientific(QStringLiteral(R"(^[+-]?\d+(?:[.,]\d+)?\s*[eE]\s*[+-]?\d+$)"));
    if (scientific.match(text).hasMatch())
        return {PhoneProblem::ScientificNotation, {}, {}};
    static const QRegularExpression decimal(QStringLiteral(R"(^[+-]?\d{5,}[.,]0*$)"));
    if (decimal.match(text).hasMatch())
        return {PhoneProblem::NotANumber, {}, {}};
    static const QRegularExpression extended(
        QStringLiteral(
            R"(^(.*\d[\s)\].]*)(?:;ext=|,,|[,;]?\s*(?:ext(?:ension)?|e?xtn|int|доб|vid|x|#)[\s.:]*)(\d{1,7})#?$)"),
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = extended.match(text);
    static const QRegularExpression scheme(QStringLiteral("^tel:"), QRegularExpression::CaseInsensitiveOption);
    QString main = match.hasMatch() ? match.captured(1) : text;
    const std::optional<QString> digits = digitsOf(main.remove(scheme));
    if (!digits)
        return {PhoneProblem::NotANumber, {}, {}};
    return {PhoneProblem::None, *digits, match.captured(2)};
}

QStringList pieces(const QString &text)
{
    static const QRegularExpression separator(QStringLiteral(R"([,;|/\\&\n\r\t]+|\p{L}[\p{L}.:]*|\s{2,}|(?=\+))"));
    return text.left(kLongestText).split(separator, Qt::SkipEmptyParts);
}

} // namespace callboard::phonetext
