// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/canonicaljson.h"

#include <QCryptographicHash>
#include <QStringList>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>

namespace callboard {

namespace {

constexpr int kMaxDepth = 32;

void writeString(QByteArray &out, const QString &text)
{
    static constexpr char kHex[] = "0123456789abcdef";
    const auto isPlain = [](char c) { return c != '"' && c != '\\' && static_cast<unsigned char>(c) >= 0x20; };
    const QByteArray bytes = text.toUtf8();
    out += '"';
    for (auto at = bytes.cbegin(); at != bytes.cend(); ++at) {
        const auto plainEnd = std::find_if_not(at, bytes.cend(), isPlain);
        out.append(at, plainEnd - at);
        if (plainEnd == bytes.cend())
            break;
        at = plainEnd;
        switch (const char c = *at; c) {
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
            out += "\\u00";
            out += kHex[static_cast<unsigned char>(c) >> 4U];
            out += kHex[static_cast<unsigned char>(c) & 15U];
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

void CanonicalJsonReader::begin(QByteArrayView text)
{
    m_at = text.data();
    m_end = m_at + text.size();
}

bool CanonicalJsonReader::take(QByteArrayView bytes)
{
    if (m_end - m_at < bytes.size() || memcmp(m_at, bytes.data(), static_cast<size_t>(bytes.size())) != 0)
        return false;
    m_at += bytes.size();
    return true;
}

std::optional<QVariant> CanonicalJsonReader::value(int depth)
{
    if (atEnd() || depth > kMaxDepth)
        return std::nullopt;
    switch (*m_at) {
    case '{':
        if (auto fields = map(depth))
            return QVariant(*fields);
        return std::nullopt;
    case '[':
        return list(depth);
    case '"':
        if (auto is = text())
            return QVariant(*is);
        return std::nullopt;
    case 't':
        return take("true") ? std::optional(QVariant(true)) : std::nullopt;
    case 'f':
        return take("false") ? std::optional(QVariant(false)) : std::nullopt;
    case 'n':
        return take("null") ? std::optional(QVariant()) : std::nullopt;
    default:
        return number();
    }
}

std::optional<QVariant> CanonicalJsonReader::number()
{
    const char *start = m_at;
    bool isWhole = true;
    while (!atEnd() &&
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

// A log or a chain of reasons says the same words again and again: making each once saves half of the reading.
QString CanonicalJsonReader::shared(QByteArrayView bytes)
{
    const qsizetype length = bytes.size();
    if (length == 0 || length > 48)
        return QString::fromUtf8(bytes);
    const auto byte = [&bytes](qsizetype i) { return static_cast<size_t>(static_cast<unsigned char>(bytes[i])); };
    const size_t hash = byte(0) * 31 + byte(length / 2) * 7 + byte(length - 1) * 101 + static_cast<size_t>(length) * 13;
    Shared &place = m_shared[hash % m_shared.size()];
    if (place.bytes != bytes) {
        place.bytes = bytes.toByteArray();
        place.text = QString::fromUtf8(bytes);
    }
    return place.text;
}

std::optional<QByteArrayView> CanonicalJsonReader::plainText()
{
    if (!take("\""))
        return std::nullopt;
    const char *start = m_at;
    while (!atEnd() && *m_at != '"' && *m_at != '\\')
        ++m_at;
    const QByteArrayView is(start, m_at - start);
    return take("\"") ? std::optional(is) : std::nullopt;
}

std::optional<QString> CanonicalJsonReader::text()
{
    const char *start = m_at;
    if (const auto plain = plainText()) // nearly always: nothing escaped
        return shared(*plain);
    m_at = start;
    return take("\"") ? escapedText(m_at) : std::nullopt;
}

std::optional<QString> CanonicalJsonReader::escapedText(const char *start)
{
    QByteArray bytes;
    for (m_at = start; !atEnd() && *m_at != '"';) {
        if (*m_at != '\\') {
            bytes += *m_at++;
            continue;
        }
        ++m_at;
        const auto c = escape();
        if (!c)
            return std::nullopt;
        bytes += *c;
    }
    if (!take("\""))
        return std::nullopt;
    return QString::fromUtf8(bytes);
}

std::optional<char> CanonicalJsonReader::escape()
{
    static constexpr QByteArrayView kShort = "\"\\bfnrt";
    static constexpr char kMeaning[] = "\"\\\b\f\n\r\t";
    if (atEnd())
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

std::optional<QVariant> CanonicalJsonReader::list(int depth)
{
    ++m_at;
    QVariantList items;
    if (take("]"))
        return items;
    do {
        auto item = value(depth + 1);
        if (!item)
            return std::nullopt;
        items.append(std::move(*item));
    } while (take(","));
    return take("]") ? std::optional(QVariant(items)) : std::nullopt;
}

std::optional<QVariantMap> CanonicalJsonReader::map(int depth)
{
    if (depth > kMaxDepth || !take("{"))
        return std::nullopt;
    QVariantMap fields;
    if (take("}"))
        return fields;
    do {
        auto key = text();
        if (!key || !take(":") || (!fields.isEmpty() && !(fields.lastKey() < *key)))
            return std::nullopt;
        auto is = value(depth + 1);
        if (!is)
            return std::nullopt;
        fields.insert(fields.cend(), *key, *is);
    } while (take(","));
    return take("}") ? std::optional(std::move(fields)) : std::nullopt;
}

std::optional<QVariant> readCanonicalJson(QByteArrayView text)
{
    CanonicalJsonReader reader;
    reader.begin(text);
    std::optional<QVariant> value = reader.value();
    return reader.atEnd() ? value : std::nullopt;
}

} // namespace callboard
