// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/wire/strictjson.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <charconv>

namespace callboard {

namespace {

// Length of the UTF-8 sequence at `at`, 0 when it is none: no overlong forms, no surrogates, nothing above U+10FFFF.
int utf8LengthAt(const char *at, const char *end)
{
    const auto byte = [at, end](int i) -> unsigned { return end - at > i ? static_cast<unsigned char>(at[i]) : 0U; };
    const auto follows = [&byte](int i, unsigned low = 0x80, unsigned high = 0xBF) {
        return byte(i) >= low && byte(i) <= high;
    };
    const unsigned first = byte(0);
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return follows(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        const unsigned low = first == 0xE0 ? 0xA0 : 0x80;
        const unsigned high = first == 0xED ? 0x9F : 0xBF;
        return follows(1, low, high) && follows(2) ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const unsigned low = first == 0xF0 ? 0x90 : 0x80;
        const unsigned high = first == 0xF4 ? 0x8F : 0xBF;
        return follows(1, low, high) && follows(2) && follows(3) ? 4 : 0;
    }
    return 0;
}

// QString::fromUtf8 takes a byte order mark at the beginning for no part of the text; inside quotation marks it is one.
QString fromUtf8(const char *from, qsizetype length)
{
    QString marks;
    while (length >= 3 && QByteArrayView(from, 3) == QByteArrayView("\xEF\xBB\xBF")) {
        marks += QChar(QChar::ByteOrderMark);
        from += 3;
        length -= 3;
    }
    return marks.isEmpty() ? QString::fromUtf8(from, length) : marks + QString::fromUtf8(from, length);
}

class Reader
{
public:
    Reader(QByteArrayView text, JsonLimits limits)
        : m_begin(text.data()), m_at(m_begin), m_end(m_begin + text.size()), m_limits(limits)
    {
    }

    std::variant<JsonValue, JsonProblem> readAll()
    {
        if (m_end - m_at > m_limits.bytes) {
            fail("the text is too large");
        } else if (QByteArrayView(m_at, m_end - m_at).startsWith("\xEF\xBB\xBF")) {
            fail("it begins with a byte order mark; save it as UTF-8 without one");
        } else {
            skipSpace();
            std::optional<JsonValue> value = readValue(1);
            skipSpace();
            if (value && m_at == m_end)
                return std::move(*value);
            if (value)
                fail("there is something behind the end");
        }
        return std::move(*m_problem);
    }

private:
    std::nullopt_t fail(const char *text)
    {
        if (!m_problem) {
            m_problem.emplace();
            m_problem->text = QString::fromUtf8(text);
            for (const char *c = m_begin; c < m_at; ++c) {
                m_problem->line += *c == '\n' ? 1 : 0;
                m_problem->column = *c == '\n' ? 1 : m_problem->column + 1;
            }
        }
        return std::nullopt;
    }

    // Puts a step in front of the path while the failure travels outwards.
    std::nullopt_t inside(const QString &step)
    {
        QString &path = m_problem->path;
        path = path.isEmpty() || path.startsWith(QLatin1Char('[')) ? step + path : step + QLatin1Char('.') + path;
        return std::nullopt;
    }

    bool atEnd() const { return m_at == m_end; }
    bool take(char c)
    {
        if (atEnd() || *m_at != c)
            return false;
        ++m_at;
        return true;
    }

    void skipSpace()
    {
        for (; !atEnd() && (*m_at == ' ' || *m_at == '\t' || *m_at == '\n' || *m_at == '\r'); ++m_at)
            m_line += *m_at == '\n' ? 1 : 0; // nothing else holds one
    }

    std::optional<JsonValue> readValue(int depth)
    {
        const int line = m_line;
        std::optional<JsonValue> value = readAnyValue(depth);
        if (value)
            value->setLine(line);
        return value;
    }

    std::optional<JsonValue> readAnyValue(int depth)
    {
        if (atEnd())
            return fail("it ends too early");
        switch (*m_at) {
        case '{':
            return readObject(depth);
        case '[':
            return readList(depth);
        case '"':
            if (auto text = readText())
                return JsonValue(std::move(*text));
            return std::nullopt;
        case 't':
            return readWord("true", JsonValue(true));
        case 'f':
            return readWord("false", JsonValue(false));
        case 'n':
            return readWord("null", JsonValue());
        default:
            return readNumber();
        }
    }

    std::optional<JsonValue> readWord(QByteArrayView word, JsonValue value)
    {
        if (!QByteArrayView(m_at, m_end - m_at).startsWith(word))
            return fail("a value was expected here");
        m_at += word.size();
        return value;
    }

    bool digits()
    {
        const char *start = m_at;
        while (!atEnd() && *m_at >= '0' && *m_at <= '9')
            ++m_at;
        return m_at != start;
    }

    std::optional<JsonValue> readNumber()
    {
        const char *start = m_at;
        const bool isNegative = take('-');
        const bool startsWithZero = !atEnd() && *m_at == '0';
        if (!digits()) {
            m_at = start;
            return fail("a value was expected here");
        }
        if (startsWithZero && m_at - start > (isNegative ? 2 : 1)) {
            m_at = start;
            return fail("a number may not begin with 0");
        }
        bool isWhole = !(isNegative && startsWithZero);
        if (take('.')) {
            isWhole = false;
            if (!digits())
                return fail("a digit was expected behind the point");
        }
        if (!atEnd() && (*m_at == 'e' || *m_at == 'E')) {
            ++m_at;
            isWhole = false;
            if (!take('+'))
                take('-');
            if (!digits())
                return fail("a digit was expected in the exponent");
        }
        qint64 number = 0;
        if (isWhole && std::from_chars(start, m_at, number).ec == std::errc())
            return JsonValue(number);
        return JsonValue(JsonValue::OtherNumber{QByteArray(start, m_at - start)});
    }

    std::optional<unsigned> readHex4()
    {
        unsigned unit = 0;
        if (m_end - m_at < 4 || std::from_chars(m_at, m_at + 4, unit, 16).ptr != m_at + 4)
            return fail("\\u needs four hexadecimal digits");
        m_at += 4;
        return unit;
    }

    // Behind a backslash.
    std::optional<QString> readEscape()
    {
        static constexpr QByteArrayView kShort = "\"\\/bfnrt";
        static constexpr char kMeaning[] = "\"\\/\b\f\n\r\t";
        if (atEnd())
            return fail("the text has no end");
        if (const qsizetype i = kShort.indexOf(*m_at); i >= 0) {
            ++m_at;
            return QString(QLatin1Char(kMeaning[i]));
        }
        if (!take('u'))
            return fail("there is no such escape");
        const auto unit = readHex4();
        if (!unit)
            return std::nullopt;
        if (*unit == 0)
            return fail("a text may not hold the character NUL");
        if (*unit < 0xD800 || *unit > 0xDFFF)
            return QString(QChar(static_cast<char16_t>(*unit)));
        if (*unit > 0xDBFF || !take('\\') || !take('u'))
            return fail("half of a surrogate pair stands alone");
        const auto low = readHex4();
        if (!low)
            return std::nullopt;
        if (*low < 0xDC00 || *low > 0xDFFF)
            return fail("half of a surrogate pair stands alone");
        const QChar pair[] = {QChar(static_cast<char16_t>(*unit)), QChar(static_cast<char16_t>(*low))};
        return QString(pair, 2);
    }

    std::optional<QString> readText()
    {
        if (!take('"'))
            return fail("a text in quotation marks was expected here");
        QString text;
        const char *start = m_at;
        const auto flush = [&] { text += fromUtf8(start, m_at - start); };
        while (!atEnd()) {
            if (*m_at == '"') {
                flush();
                ++m_at;
                return text;
            }
            if (*m_at == '\\') {
                flush();
                ++m_at;
                const auto escaped = readEscape();
                if (!escaped)
                    return std::nullopt;
                text += *escaped;
                start = m_at;
                continue;
            }
            if (static_cast<unsigned char>(*m_at) < 0x20)
                return fail("a control character stands in a text; write it as an escape");
            const int length = utf8LengthAt(m_at, m_end);
            if (length == 0)
                return fail("this is not UTF-8");
            m_at += length;
        }
        return fail("the text has no end");
    }

    std::optional<JsonValue> readList(int depth)
    {
        if (depth > m_limits.depth)
            return fail("too many lists and objects inside one another");
        ++m_at;
        JsonValue::List list;
        skipSpace();
        if (take(']'))
            return JsonValue(std::move(list));
        do {
            skipSpace();
            std::optional<JsonValue> item = readValue(depth + 1);
            if (!item)
                return inside(pathOf({}, list.size()));
            list.push_back(std::move(*item));
            skipSpace();
        } while (take(','));
        if (!take(']'))
            return fail("a comma or ] was expected here");
        return JsonValue(std::move(list));
    }

    std::optional<JsonValue> readObject(int depth)
    {
        if (depth > m_limits.depth)
            return fail("too many lists and objects inside one another");
        ++m_at;
        JsonValue::Object object;
        QSet<QString> keys;
        skipSpace();
        if (take('}'))
            return JsonValue(std::move(object));
        do {
            skipSpace();
            const char *keyAt = m_at;
            std::optional<QString> key = readText();
            if (!key)
                return std::nullopt;
            if (keys.contains(*key)) {
                m_at = keyAt;
                fail("this key is here twice");
                return inside(*key);
            }
            keys.insert(*key);
            skipSpace();
            if (!take(':'))
                return fail("a colon was expected here");
            skipSpace();
            std::optional<JsonValue> value = readValue(depth + 1);
            if (!value)
                return inside(*key);
            object.emplace_back(std::move(*key), std::move(*value));
            skipSpace();
        } while (take(','));
        if (!take('}'))
            return fail("a comma or } was expected here");
        return JsonValue(std::move(object));
    }

    const char *m_begin;
    const char *m_at;
    const char *m_end;
    JsonLimits m_limits;
    int m_line = 1;
    std::optional<JsonProblem> m_problem;
};

} // namespace

QString JsonValue::kindName() const
{
    static const char *const names[] = {"null",   "true or false", "a whole number", "a number that is not whole",
                                        "a text", "a list",        "an object"};
    return QString::fromLatin1(names[m_value.index()]);
}

std::variant<JsonValue, JsonProblem> readStrictJson(QByteArrayView text, JsonLimits limits)
{
    return Reader(text, limits).readAll();
}

int lineOf(const JsonValue &root, const QString &path)
{
    static const QRegularExpression step(QStringLiteral("\\[([0-9]+)\\]|([^.\\[]+)"));
    const JsonValue *value = &root;
    int line = root.line();
    for (auto match = step.globalMatch(path); value && match.hasNext();) {
        const QRegularExpressionMatch one = match.next();
        const JsonValue *inner = nullptr;
        if (const auto *list = value->as<JsonValue::List>()) {
            const size_t index = one.captured(1).toULong();
            inner = !one.captured(1).isEmpty() && index < list->size() ? &(*list)[index] : nullptr;
        } else if (const auto *object = value->as<JsonValue::Object>()) {
            const QString key = one.captured(2);
            const auto found =
                std::find_if(object->begin(), object->end(), [&key](const auto &field) { return field.first == key; });
            inner = found == object->end() ? nullptr : &found->second;
        }
        value = inner;
        line = value ? value->line() : line;
    }
    return line;
}

QString pathOf(const QString &parent, const QString &key)
{
    return parent.isEmpty() ? key : parent + QLatin1Char('.') + key;
}

QString pathOf(const QString &parent, size_t index)
{
    return parent + QLatin1Char('[') + QString::number(index) + QLatin1Char(']');
}

} // namespace callboard
