// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/company.h"
#include "core/wire/strictjson.h"

#include <QHash>
#include <QVariantMap>

#include <concepts>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

/// Values to JSON and back. A struct says its fields once:
///
///     template <class A> void shape(A &a, Like<InstantRange> auto &range)
///     {
///         a("startMs", range.start);
///         a("endMs", range.end);
///     }
///
/// and can be written and read. Reading is strict: a field that is missing, of the wrong kind or out of range is an
/// error with its path, and nothing is guessed. Fields that nobody asked for are ignored, so that a newer other end may
/// say more.
namespace callboard::rpc {

template <typename T, typename U>
concept Like = std::same_as<std::remove_cvref_t<T>, U>;

/// Appends JSON; every value is written once, in the order of its fields.
class Writer
{
public:
    explicit Writer(QByteArray &out) : m_out(out) {}

    void null() { m_out += "null"; }
    void yes(bool value) { m_out += value ? "true" : "false"; }
    void number(qint64 value) { m_out += QByteArray::number(value); }
    void number(double value);
    void text(QStringView value);
    void any(const QVariant &value);

    template <typename Fn> void object(Fn fields)
    {
        m_out += '{';
        const bool outer = std::exchange(m_first, true);
        fields();
        m_first = outer;
        m_out += '}';
    }
    template <typename Range, typename Fn> void list(const Range &range, Fn item)
    {
        m_out += '[';
        bool first = true;
        for (const auto &one : range) {
            if (!std::exchange(first, false))
                m_out += ',';
            item(one);
        }
        m_out += ']';
    }
    void key(QStringView name);
    /// One field of the object that is being written.
    template <typename T> void operator()(const char *name, const T &value);

private:
    QByteArray &m_out;
    bool m_first = true;
};

/// What a reader must know of who asks, and where it notes what is wrong.
class Reader
{
public:
    /// `company` is the only one that may be named; absent: any may.
    explicit Reader(std::optional<CompanyId> company = {}) : m_company(std::move(company)) {}

    bool ok() const { return !m_error; }
    const std::optional<Error> &error() const { return m_error; }
    /// The first problem is kept.
    void fail(const QString &path, const QString &what);
    void failForeign();
    const std::optional<CompanyId> &company() const { return m_company; }

    /// Fields of `value`, each at its path below.
    template <typename T> void struct_(const JsonValue &value, const QString &path, T &into);
    template <typename T> void operator()(const char *name, T &into);

    std::optional<qint64> number(const JsonValue &value, const QString &path, qint64 from, qint64 to);
    std::optional<QString> text(const JsonValue &value, const QString &path);

private:
    const JsonValue *find(const char *name) const;

    std::optional<CompanyId> m_company;
    std::optional<Error> m_error;
    const JsonValue::Object *m_object = nullptr;
    QString m_path;
};

/// Integers as qint64, other numbers as double, lists as QVariantList, objects as QVariantMap.
QVariant variantOf(const JsonValue &value);

/// Instants and lengths beyond this many milliseconds (the year 9999) are refused before arithmetic meets them.
inline constexpr qint64 kLongestMs = 253'402'300'799'999;

/// The texts of an enum, found by its `wireName` from its first value to `Last<E>`.
template <typename E> struct Last;
template <typename E>
concept Named = std::is_enum_v<E> && requires(E e)
{
    {
        wireName(e)
        } -> std::same_as<QString>;
    {
        Last<E>::value
        } -> std::convertible_to<E>;
};

// ---- writing

template <typename T> void write(Writer &out, const T &value);

template <typename T> struct IsOptional : std::false_type
{
};
template <typename T> struct IsOptional<std::optional<T>> : std::true_type
{
};
template <typename T> struct IsVector : std::false_type
{
};
template <typename T> struct IsVector<std::vector<T>> : std::true_type
{
};
template <typename T> struct IsId : std::false_type
{
};
template <typename Tag> struct IsId<Id<Tag>> : std::true_type
{
};
template <typename T> struct IsTextMap : std::false_type
{
};
template <typename T> struct IsTextMap<std::map<QString, T>> : std::true_type
{
};
template <typename T> struct IsPair : std::false_type
{
};
template <typename A, typename B> struct IsPair<std::pair<A, B>> : std::true_type
{
};
template <typename T> struct IsShared : std::false_type
{
};
template <typename T> struct IsShared<std::shared_ptr<const T>> : std::true_type
{
};

template <typename T> void write(Writer &out, const T &value)
{
    if constexpr (std::same_as<T, bool>) {
        out.yes(value);
    } else if constexpr (std::integral<T>) {
        out.number(static_cast<qint64>(value));
    } else if constexpr (std::floating_point<T>) {
        out.number(static_cast<double>(value));
    } else if constexpr (std::same_as<T, QString>) {
        out.text(value);
    } else if constexpr (std::same_as<T, QByteArray>) {
        out.text(QString::fromLatin1(value.toBase64()));
    } else if constexpr (std::same_as<T, QVariantMap>) {
        out.any(value);
    } else if constexpr (std::same_as<T, milliseconds>) {
        out.number(static_cast<qint64>(value.count()));
    } else if constexpr (std::same_as<T, Instant>) {
        out.number(toEpochMs(value));
    } else if constexpr (std::same_as<T, QDate>) {
        out.text(value.toString(Qt::ISODate));
    } else if constexpr (std::same_as<T, Zone>) {
        out.text(value.name());
    } else if constexpr (std::same_as<T, E164> || IsId<T>::value) {
        out.text(value.text());
    } else if constexpr (std::same_as<T, Weekdays>) {
        write(out, value.toList());
    } else if constexpr (Named<T>) {
        out.text(wireName(value));
    } else if constexpr (IsOptional<T>::value || IsShared<T>::value) {
        if (value)
            write(out, *value);
        else
            out.null();
    } else if constexpr (IsVector<T>::value) {
        out.list(value, [&out](const auto &one) { write(out, one); });
    } else if constexpr (IsTextMap<T>::value) {
        out.object([&] {
            for (const auto &[name, one] : value) {
                out.key(name);
                write(out, one);
            }
        });
    } else if constexpr (IsPair<T>::value) {
        out.object([&] {
            out("first", value.first);
            out("second", value.second);
        });
    } else {
        out.object([&] { shape(out, value); });
    }
}

template <typename T> void Writer::operator()(const char *name, const T &value)
{
    key(QString::fromLatin1(name));
    write(*this, value);
}

template <typename T> QByteArray written(const T &value)
{
    QByteArray text;
    Writer out(text);
    write(out, value);
    return text;
}

// ---- reading

/// `into` holds a value that is good for nothing after a failure.
template <typename T> void read(Reader &in, const JsonValue &value, const QString &path, T &into);

/// A value to read into, for types without an empty one.
template <typename T> T blank()
{
    if constexpr (std::same_as<T, Zone>)
        return Zone::utc();
    else if constexpr (std::same_as<T, Weekdays>)
        return Weekdays::everyDay();
    else if constexpr (IsPair<T>::value)
        return {blank<typename T::first_type>(), blank<typename T::second_type>()};
    else
        return T{};
}

template <typename T> void readParsed(Reader &in, const QString &path, Result<T> parsed, T &into)
{
    if (parsed)
        into = std::move(*parsed);
    else
        in.fail(path, parsed.error().detail);
}

template <typename E> const QHash<QString, E> &namesOf()
{
    static const QHash<QString, E> names = [] {
        QHash<QString, E> all;
        for (int i = 0; i <= static_cast<int>(Last<E>::value); ++i)
            all.insert(wireName(static_cast<E>(i)), static_cast<E>(i));
        return all;
    }();
    return names;
}

template <typename E> void readName(Reader &in, const JsonValue &value, const QString &path, E &into)
{
    const auto text = in.text(value, path);
    if (!text)
        return;
    const auto found = namesOf<E>().constFind(*text);
    if (found != namesOf<E>().cend())
        into = *found;
    else
        in.fail(path, QStringLiteral("unknown value \"%1\"").arg(text->left(60)));
}

template <typename T> void readList(Reader &in, const JsonValue &value, const QString &path, std::vector<T> &into)
{
    const auto *list = value.as<JsonValue::List>();
    if (!list)
        return in.fail(path, QStringLiteral("must be a list"));
    into.clear();
    into.reserve(list->size());
    for (size_t i = 0; i < list->size() && in.ok(); ++i) {
        T one = blank<T>();
        read(in, (*list)[i], pathOf(path, i), one);
        into.push_back(std::move(one));
    }
}

template <typename T> void readMap(Reader &in, const JsonValue &value, const QString &path, std::map<QString, T> &into)
{
    const auto *object = value.as<JsonValue::Object>();
    if (!object)
        return in.fail(path, QStringLiteral("must be an object"));
    for (const auto &[name, one] : *object)
        read(in, one, pathOf(path, name), into[name]);
}

template <typename Tag> void readId(Reader &in, const JsonValue &value, const QString &path, Id<Tag> &into)
{
    const auto text = in.text(value, path);
    if (!text)
        return;
    if (!text->isEmpty() && !isWellFormedId(*text))
        return in.fail(path, QStringLiteral("must be 1 to 64 letters A-Z a-z, digits, _ or -"));
    into = Id<Tag>(*text);
    if constexpr (std::same_as<Id<Tag>, CompanyId>) {
        if (in.company() && into != *in.company())
            in.failForeign();
    }
}

template <typename T> void read(Reader &in, const JsonValue &value, const QString &path, T &into)
{
    if constexpr (std::same_as<T, bool>) {
        if (const auto *yes = value.as<bool>())
            into = *yes;
        else
            in.fail(path, QStringLiteral("must be true or false"));
    } else if constexpr (std::integral<T>) {
        constexpr auto most = std::numeric_limits<T>::max();
        constexpr bool isWide = sizeof(T) >= sizeof(qint64);
        const auto number =
            in.number(value, path, isWide ? std::numeric_limits<qint64>::min() : qint64(std::numeric_limits<T>::min()),
                      isWide ? std::numeric_limits<qint64>::max() : qint64(most));
        if (number && std::unsigned_integral<T> && *number < 0)
            in.fail(path, QStringLiteral("must not be negative"));
        else if (number)
            into = static_cast<T>(*number);
    } else if constexpr (std::floating_point<T>) {
        bool isNumber = false;
        into = variantOf(value).toDouble(&isNumber);
        if (!isNumber)
            in.fail(path, QStringLiteral("must be a number"));
    } else if constexpr (std::same_as<T, QString>) {
        if (auto text = in.text(value, path))
            into = std::move(*text);
    } else if constexpr (std::same_as<T, QByteArray>) {
        if (const auto text = in.text(value, path))
            into = QByteArray::fromBase64(text->toLatin1());
    } else if constexpr (std::same_as<T, QVariantMap>) {
        if (value.as<JsonValue::Object>())
            into = variantOf(value).toMap();
        else
            in.fail(path, QStringLiteral("must be an object"));
    } else if constexpr (std::same_as<T, milliseconds>) {
        if (const auto ms = in.number(value, path, -kLongestMs, kLongestMs))
            into = milliseconds(*ms);
    } else if constexpr (std::same_as<T, Instant>) {
        if (const auto ms = in.number(value, path, -kLongestMs, kLongestMs))
            into = fromEpochMs(*ms);
    } else if constexpr (std::same_as<T, QDate>) {
        if (const auto text = in.text(value, path))
            into = QDate::fromString(*text, Qt::ISODate);
        if (in.ok() && !into.isValid())
            in.fail(path, QStringLiteral("must be a date as YYYY-MM-DD"));
    } else if constexpr (std::same_as<T, Zone>) {
        if (const auto name = in.text(value, path))
            readParsed(in, path, Zone::parse(*name), into);
    } else if constexpr (std::same_as<T, E164>) {
        const auto text = in.text(value, path);
        if (text && text->isEmpty())
            into = {};
        else if (text)
            readParsed(in, path, E164::parse(*text), into);
    } else if constexpr (IsId<T>::value) {
        readId(in, value, path, into);
    } else if constexpr (std::same_as<T, Weekdays>) {
        std::vector<int> days;
        readList(in, value, path, days);
        if (in.ok())
            readParsed(in, path, Weekdays::of(days), into);
    } else if constexpr (Named<T>) {
        readName(in, value, path, into);
    } else if constexpr (IsOptional<T>::value) {
        into.reset();
        if (!value.isNull()) {
            auto inner = blank<typename T::value_type>();
            read(in, value, path, inner);
            into = std::move(inner);
        }
    } else if constexpr (IsShared<T>::value) {
        into.reset();
        if (!value.isNull()) {
            auto inner = std::make_shared<std::remove_const_t<typename T::element_type>>();
            read(in, value, path, *inner);
            into = std::move(inner);
        }
    } else if constexpr (IsVector<T>::value) {
        readList(in, value, path, into);
    } else if constexpr (IsTextMap<T>::value) {
        readMap(in, value, path, into);
    } else {
        in.struct_(value, path, into);
    }
}

template <typename T> void Reader::struct_(const JsonValue &value, const QString &path, T &into)
{
    const auto *object = value.as<JsonValue::Object>();
    if (!object)
        return fail(path, QStringLiteral("must be an object"));
    const auto *outer = std::exchange(m_object, object);
    const QString outerPath = std::exchange(m_path, path);
    if constexpr (IsPair<T>::value) {
        (*this)("first", into.first);
        (*this)("second", into.second);
    } else {
        shape(*this, into);
    }
    // Fields that are right one by one and together are not: what a view would index.
    if constexpr (requires { problemOf(*this, into); }) {
        if (const QString problem = problemOf(*this, into); !problem.isEmpty())
            fail(path, problem);
    }
    m_object = outer;
    m_path = outerPath;
}

template <typename T> void Reader::operator()(const char *name, T &into)
{
    if (!ok())
        return;
    const QString path = pathOf(m_path, QString::fromLatin1(name));
    if (const JsonValue *value = find(name))
        read(*this, *value, path, into);
    else
        fail(path, QStringLiteral("is missing"));
}

/// Errors: ValidationError with the path; NotFound for another company than `company`.
template <typename T> Result<T> readValue(const JsonValue &value, const std::optional<CompanyId> &company = {})
{
    Reader in(company);
    T into = blank<T>();
    read(in, value, {}, into);
    if (!in.ok())
        return *in.error();
    return into;
}

} // namespace callboard::rpc
