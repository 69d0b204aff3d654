// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/canonicaljson.h"
#include "core/base/id.h"
#include "core/base/instant.h"
#include "core/base/reason.h"
#include "core/sqlite/cursor.h"
#include "core/store/jsontext.h"
#include "core/store/rowseal.h"
#include "core/time/callinghours.h"
#include "core/time/zone.h"

#include <QHash>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <optional>

namespace callboard {

/// A table as the statements see it: its columns in the order in which RowWriter and RowReader pass over them.
struct Table
{
    const char *name;
    const char *columns; ///< separated by ", "; the first `keys` of them are the primary key; `seal` comes behind them
    int keys;
    /// Those that hold canonical JSON: read as their bytes, without a way over UTF-16.
    const char *json = "";
    QString select() const; ///< seal included, as in all of these
    /// With a mark for each key column.
    QString find() const;
    QString insert() const;
    /// Insert, or replace every other column of the row that has the key.
    QString upsert() const;
    /// Deletes the row of a whole key.
    QString remove() const;
};

/// Puts the values of one row into a statement, column by column. Absent optionals are NULL, a null QString is "".
class RowWriter
{
public:
    /// `table`: whose row it is; nullptr for values that make no row.
    explicit RowWriter(QSqlQuery &query, const Table *table = nullptr)
        : m_query(query), m_seal(table ? table->name : "")
    {
    }
    RowWriter &operator<<(const QString &text);
    RowWriter &operator<<(const QByteArray &bytes);
    RowWriter &operator<<(qint64 number);
    RowWriter &operator<<(int number) { return *this << static_cast<qint64>(number); }
    RowWriter &operator<<(bool yes) { return *this << static_cast<qint64>(yes); }
    RowWriter &operator<<(Instant at) { return *this << toEpochMs(at); }
    RowWriter &operator<<(milliseconds length) { return *this << static_cast<qint64>(length.count()); }
    RowWriter &operator<<(const Zone &zone) { return *this << zone.name(); }
    RowWriter &operator<<(const HoursRule &rule); ///< three columns: opens, closes, days
    template <typename Tag> RowWriter &operator<<(const Id<Tag> &id) { return *this << id.text(); }
    template <typename T> RowWriter &operator<<(const std::optional<T> &value)
    {
        return value ? *this << *value : null();
    }
    RowWriter &null();
    /// Canonical JSON as text.
    RowWriter &json(const QVariant &value);
    /// The last column of a row.
    void seal();

private:
    QSqlQuery &m_query;
    RowSeal m_seal;
    int m_at = 0;
};

/// Takes the values of one row out of a statement, column by column. A value that cannot be is noted in `problem` and
/// replaced, so that the caller checks once per row. Keeps strings that come again and again only once.
class RowReader
{
public:
    RowReader(const SqliteCursor &rows, const Table &table) : m_rows(rows), m_table(table) {}
    /// To be called at the start of each row.
    void begin() { m_at = 0; }
    /// To be called at its end, when every column was read.
    void end();
    QString text() { return m_rows.text(m_at++); }
    std::optional<QString> maybeText();
    QByteArray bytes() { return m_rows.bytes(m_at++).toByteArray(); }
    qint64 number() { return m_rows.number(m_at++); }
    int smallNumber();
    bool yes() { return number() != 0; }
    Instant instant() { return fromEpochMs(number()); }
    std::optional<Instant> maybeInstant();
    milliseconds length() { return milliseconds(number()); }
    std::optional<milliseconds> maybeLength();
    Zone zone();
    std::optional<Zone> maybeZone();
    HoursRule hoursRule();
    QVariant json();
    QVariantMap map();
    QVariant maybeJson(); ///< invalid for NULL
    Reasons reasons();
    /// For ids and words that many rows share.
    QString shared();
    template <typename IdType> IdType id() { return IdType(text()); }
    template <typename IdType> IdType sharedId() { return IdType(shared()); }
    template <typename IdType> std::optional<IdType> maybeId()
    {
        const std::optional<QString> is = maybeText();
        return is ? std::optional(IdType(*is)) : std::nullopt;
    }
    /// `read` is a ...FromWireName function.
    template <typename Enum> Enum word(std::optional<Enum> (*read)(const QString &), Enum other)
    {
        const QString is = text();
        const std::optional<Enum> known = read(is);
        if (!known)
            note(is);
        return known.value_or(other);
    }
    template <typename Enum> std::optional<Enum> maybeWord(std::optional<Enum> (*read)(const QString &))
    {
        const std::optional<QString> is = maybeText();
        if (!is)
            return std::nullopt;
        const std::optional<Enum> known = read(*is);
        if (!known)
            note(*is);
        return known;
    }
    /// "reservation.state: 'flying'"; empty while everything could be read.
    const QString &problem() const { return m_problem; }
    void note(const QString &what);

private:
    /// Steps over a NULL; false, and where it was, when there is a value.
    bool skipNull()
    {
        const bool isNull = m_rows.isNull(m_at);
        m_at += isNull ? 1 : 0;
        return isNull;
    }
    std::optional<Zone> zoneNamed(const QString &name);

    const SqliteCursor &m_rows;
    const Table &m_table;
    int m_at = 0;
    QString m_problem;
    QHash<QString, Zone> m_zones;
    QHash<QString, QString> m_shared;
    CanonicalJsonReader m_json;
    ReasonsReader m_reasons;
};

} // namespace callboard
