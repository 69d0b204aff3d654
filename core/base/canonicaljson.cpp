// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/canonicaljson.h"

#include <QCryptographicHash>
#include <QStringList>

#include <array>
#include <charconv>
#include <cmath>

namespace callboard {

namespace {

constexpr int kMaxDepth = 32;

void writeString(QByteArray &out, const QString &text)
{
    static constexpr char kHex[] = "0123456789abcdef";
    out += '"';
    for (const char c : text.toUtf8()) {
        switch (c) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\b':
            out += "\\b";
            break;
        case '\f':
            out += "\\f";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        default:
            if (static_cast<unsigned char>(c) < 0x20) {
                out += "\\u00";
                out += kHex[static_cast<unsigned char>(c) >> 4U];
                out += kHex[static_cast<unsigned char>(c) & 15U];
            } else {
                out += c;
            }
        }
    }
    out += '"';
}

// ECMAScript's Number::toString, which RFC 8785 asks for: the shortest digits, an exponent from 1e21 and below 1e-6.
void writeDouble(QByteArray &out, double value)
{
    if (!std::isfinite(value)) {
        out += "null";
        return;
    }
    if (value == 0) {
        out += '0';
        return;
    }
    std::array<char, 40> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::scientific);
    const QByteArray text(buffer.data(), end.ptr - buffer.data());
    const qsizetype e = text.indexOf('e');
    const int exponent = text.mid(e + 1).toInt();
    QByteArray digits = text.left(e);
    if (digits.startsWith('-')) {
        out += '-';
        digits.remove(0, 1);
    }
    digits.replace(".", "");
    const int count = static_cast<int>(digits.size());
    if (exponent >= 21 || exponent < -6) {
        out += digits.left(1);
        if (count > 1)
            out += '.' + digits.mid(1);
        out += exponent < 0 ? "e-" : "e+";
        out += QByteArray::number(std::abs(exponent));
    } else if (exponent < 0) {
        out += "0." + QByteArray(-exponent - 1, '0') + digits;
    } else if (count <= exponent + 1) {
        out += digits + QByteArray(exponent + 1 - count, '0');
    } else {
        out += digits.left(exponent + 1) + '.' + digits.mid(exponent + 1);
    }
}

void write(QByteArray &out, const QVariant &value);

template <typename List> void writeList(QByteArray &out, const List &list)
{
    out += '[';
    bool first = true;
    for (const auto &item : list) {
        if (!first)
            out += ',';
        first = false;
        write(out, item);
    }
    out += ']';
}

void writeMap(QByteArray &out, const QVariantMap &map)
{
    out += '{';
    bool first = true;
    for (auto it = map.cbegin(); it != map.cend(); ++it) { // QMap is sorted by UTF-16 units
        if (!first)
            out += ',';
        first = false;
        writeString(out, it.key());
        out += ':';
        write(out, it.value());
    }
    out += '}';
}

void write(QByteArray &out, const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::UnknownType:
    case QMetaType::Nullptr:
        out += "null";
        return;
    case QMetaType::Bool:
        out += value.toBool() ? "true" : "false";
        return;
    case QMetaType::Char:
    case QMetaType::SChar:
    case QMetaType::Short:
    case QMetaType::Int:
    case QMetaType::Long:
    case QMetaType::LongLong:
        out += QByteArray::number(value.toLongLong());
        return;
    case QMetaType::UChar:
    case QMetaType::UShort:
    case QMetaType::UInt:
    case QMetaType::ULong:
    case QMetaType::ULongLong:
        out += QByteArray::number(value.toULongLong());
        return;
    case QMetaType::Float:
    case QMetaType::Double:
        writeDouble(out, value.toDouble());
        return;
    case QMetaType::QStringList:
        writeList(out, value.toStringList());
        return;
    case QMetaType::QVariantList:
        writeList(out, value.toList());
        return;
    case QMetaType::QVariantMap:
        writeMap(out, value.toMap());
        return;
    default:
        writeString(out, value.toString());
    }
}

class Reader
{
public:
    explicit Reader(QByteArrayView text) : m_at(text.data()), m_end(text.data() + text.size()) {}

    std::optional<QVariant> readAll()
    {
        std::optional<QVariant> value = read(0);
        return m_at == m_end ? value : std::nullopt;
    }

private:
    bool take(char c)
    {
        if (m_at == m_end || *m_at != c)
            return false;
        ++m_at;
        return true;
    }

    bool takeWord(QByteArrayView word)
    {
        if (!QByteArrayView(m_at, m_end - m_at).startsWith(word))
            return false;
        m_at += word.size();
        return true;
    }

    std::optional<QVariant> read(int depth)
    {
        if (m_at == m_end || depth > kMaxDepth)
            return std::nullopt;
        switch (*m_at) {
        case '{':
            return readMap(depth);
        case '[':
            return readList(depth);
        case '"':
            if (const auto text = readString())
                return QVariant(*text);
            return std::nullopt;
        case 't':
            return takeWord("true") ? std::optional(QVariant(true)) : std::nullopt;
        case 'f':
            return takeWord("false") ? std::optional(QVariant(false)) : std::nullopt;
        case 'n':
            return takeWord("null") ? std::optional(QVariant()) : std::nullopt;
        default:
            return readNumber();
        }
    }

    std::optional<QVariant> readNumber()
    {
        const char *start = m_at;
        bool isWhole = true;
        while (m_at != m_end &&
               ((*m_at >= '0' && *m_at <= '9') || *m_at == '-' || *m_at == '+' || *m_at == '.' || *m_at == 'e')) {
            isWhole = isWhole && *m_at != '.' && *m_at != 'e';
            ++m_at;
        }
        if (isWhole) {
            qint64 whole = 0;
            const auto done = std::from_chars(start, m_at, whole);
            if (done.ec == std::errc() && done.ptr == m_at)
                return QVariant(whole);
            quint64 large = 0;
            const auto again = std::from_chars(start, m_at, large);
            if (again.ec == std::errc() && again.ptr == m_at)
                return QVariant(large);
        }
        double number = 0;
        const auto done = std::from_chars(start, m_at, number);
        if (done.ec != std::errc() || done.ptr != m_at || start == m_at)
            return std::nullopt;
        return QVariant(number);
    }

    std::optional<QString> readString()
    {
        if (!take('"'))
            return std::nullopt;
        const char *start = m_at;
        while (m_at != m_end && *m_at != '"' && *m_at != '\\')
            ++m_at;
        if (m_at != m_end && *m_at == '"') { // nearly always: nothing escaped
            QString text = QString::fromUtf8(start, m_at - start);
            ++m_at;
            return text;
        }
        QByteArray bytes(start, m_at - start);
        while (m_at != m_end && *m_at != '"') {
            if (*m_at != '\\') {
                bytes += *m_at++;
                continue;
            }
            ++m_at;
            const auto c = readEscape();
            if (!c)
                return std::nullopt;
            bytes += *c;
        }
        if (!take('"'))
            return std::nullopt;
        return QString::fromUtf8(bytes);
    }

    std::optional<char> readEscape()
    {
        static constexpr QByteArrayView kShort = "\"\\bfnrt";
        static constexpr char kMeaning[] = "\"\\\b\f\n\r\t";
        if (m_at == m_end)
            return std::nullopt;
        const char c = *m_at++;
        if (const qsizetype i = kShort.indexOf(c); i >= 0)
            return kMeaning[i];
        if (c != 'u' || m_end - m_at < 4)
            return std::nullopt;
        unsigned code = 0;
        const auto done = std::from_chars(m_at, m_at + 4, code, 16);
        if (done.ptr != m_at + 4 || code >= 0x20)
            return std::nullopt;
        m_at += 4;
        return static_cast<char>(code);
    }

    std::optional<QVariant> readList(int depth)
    {
        ++m_at;
        QVariantList list;
        if (take(']'))
            return list;
        do {
            auto item = read(depth + 1);
            if (!item)
                return std::nullopt;
            list.append(std::move(*item));
        } while (take(','));
        return take(']') ? std::optional(QVariant(std::move(list))) : std::nullopt;
    }

    std::optional<QVariant> readMap(int depth)
    {
        ++m_at;
        QVariantMap map;
        if (take('}'))
            return map;
        do {
            auto key = readString();
            if (!key || !take(':') || (!map.isEmpty() && !(map.lastKey() < *key)))
                return std::nullopt;
            auto value = read(depth + 1);
            if (!value)
                return std::nullopt;
            map.insert(map.cend(), *key, std::move(*value));
        } while (take(','));
        return take('}') ? std::optional(QVariant(std::move(map))) : std::nullopt;
    }

    const char *m_at;
    const char *m_end;
};

} // namespace

QByteArray canonicalJson(const QVariant &value)
{
    QByteArray out;
    write(out, value);
    return out;
}

QByteArray fingerprintOf(const QVariant &value)
{
    return QCryptographicHash::hash(canonicalJson(value), QCryptographicHash::Sha256);
}

std::optional<QVariant> readCanonicalJson(QByteArrayView text)
{
    return Reader(text).readAll();
}

} // namespace callboard
