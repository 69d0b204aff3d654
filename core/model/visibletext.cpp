// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/model/visibletext.h"

#include <algorithm>

namespace callboard {

namespace {

bool isBreak(char32_t c)
{
    return c == U'\t' || c == U'\r' || c == U'\n' || c == 0x2028 || c == 0x2029;
}

bool isControl(char32_t c)
{
    return QChar::category(c) == QChar::Other_Control && !isBreak(c);
}

/// Format characters: direction marks, embeddings, overrides, isolates, zero-width space, word joiner, BOM, tags, soft
/// hyphen. Also the fillers and the Mongolian separator that draw nothing.
bool isHidden(char32_t c)
{
    return QChar::category(c) == QChar::Other_Format || c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0;
}

bool isJoiner(char32_t c)
{
    return c == 0x200C || c == 0x200D;
}

/// Plain text needs no look at code points; nearly all of it is plain.
bool isPlain(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0x7F; });
}

/// A joiner between two characters that are seen does its work there.
bool joins(const QList<uint> &text, qsizetype at)
{
    const auto seen = [&](qsizetype i) {
        return i >= 0 && i < text.size() && !isHidden(text[i]) && !QChar::isSpace(text[i]);
    };
    return isJoiner(text[at]) && seen(at - 1) && seen(at + 1);
}

} // namespace

QString visibleText(const QString &text)
{
    if (isPlain(text))
        return text;
    const QList<uint> points = text.toUcs4();
    QString shown;
    shown.reserve(text.size());
    for (qsizetype i = 0; i < points.size(); ++i) {
        const char32_t c = points[i];
        if (isBreak(c))
            shown += QLatin1Char(' ');
        else if (isControl(c) || (isHidden(c) && !joins(points, i)))
            shown += QStringLiteral("[U+%1]").arg(static_cast<uint>(c), 4, 16, QLatin1Char('0')).toUpper();
        else
            shown += QString::fromUcs4(&c, 1);
    }
    return shown;
}

bool hasHiddenCharacters(QStringView text)
{
    if (isPlain(text))
        return false;
    const QList<uint> points = text.toUcs4();
    for (qsizetype i = 0; i < points.size(); ++i) {
        if (isHidden(points[i]) && !joins(points, i))
            return true;
    }
    return false;
}

bool hasControlCharacters(QStringView text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return isControl(c.unicode()); });
}

} // namespace callboard
