// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/table.h"

#include "core/store/jsontext.h"

#include <algorithm>
#include <limits>

namespace callboard {

namespace {

// SQLite takes a byte order mark in front of a text away (and turns its bytes round by the wrong one), and joins half
// of a surrogate pair to what comes behind it. Nothing of that means anything to people: the text goes without it, and
// is then kept as it is.
QString storable(const QString &text)
{
    const bool isMarked =
        text.startsWith(QChar(QChar::ByteOrderMark)) || text.startsWith(QChar(QChar::ByteOrderSwapped));
    if (!isMarked && text.isValidUtf16())
        return text;
    QString plain = QString::fromUtf8(text.toUtf8());
    while (plain.startsWith(QChar(QChar::ByteOrderMark)) || plain.startsWith(QChar(QChar::ByteOrderSwapped)))
        plain.remove(0, 1);
    return plain;
}

QStringList columnsOf(const Table &table)
{
    return QString::fromLatin1(table.columns).split(QStringLiteral(", "));
}

QString conditionsOf(const Table &table)
{
    QStringList conditions;
    for (const QString &column : columnsOf(table).mid(0, table.keys))
        conditions << column + QStringLiteral("=?");
    return conditions.join(QStringLiteral(" AND "));
}

} // namespace

QString Table::select() const
{
    const QStringList texts = QString::fromLatin1(json).split(QStringLiteral(", "));
    QStringList selected = columnsOf(*this);
    for (QString &column : selected) {
        if (texts.contains(column))
            column = QStringLiteral("CAST(%1 AS BLOB)").arg(column);
    }
    return QStringLiteral("SELECT %1, seal FROM %2").arg(selected.join(QStringLiteral(", ")), QLatin1String(name));
}

QString Table::find() const
{
    return select() + QStringLiteral(" WHERE ") + conditionsOf(*this);
}

QString Table::insert() const
{
    const QStringList marks(columnsOf(*this).size() + 1, QStringLiteral("?"));
    return QStringLiteral("INSERT INTO %1 (%2, seal) VALUES (%3)")
        .arg(QLatin1String(name), QLatin1String(columns), marks.join(QLatin1Char(',')));
}

QString Table::upsert() const
{
    const QStringList all = columnsOf(*this) << QStringLiteral("seal");
    QStringList sets;
    for (const QString &column : all.mid(keys))
        sets << QStringLiteral("%1=excluded.%1").arg(column);
    return insert() + QStringLiteral(" ON CONFLICT (%1) DO UPDATE SET %2")
                          .arg(all.mid(0, keys).join(QStringLiteral(", ")), sets.join(QStringLiteral(", ")));
}

QString Table::remove() const
{
    return QStringLiteral("DELETE FROM %1 WHERE %2").arg(QLatin1String(name), conditionsOf(*this));
}

RowWriter &RowWriter::operator<<(const QString &text)
{
    const QString kept = storable(text);
    m_seal.add(QByteArrayView(kept.toUtf8()));
    m_query.bindValue(m_at++, kept.isNull() ? QStringLiteral("") : kept); // a null QString would be NULL
    return *this;
}

RowWriter &RowWriter::operator<<(const QByteArray &bytes)
{
    m_seal.add(QByteArrayView(bytes));
    m_query.bindValue(m_at++, bytes.isNull() ? QByteArray("") : bytes);
    return *this;
}

RowWriter &RowWriter::operator<<(qint64 number)
{
    m_seal.add(number);
    m_query.bindValue(m_at++, number);
    return *this;
}

RowWriter &RowWriter::operator<<(const HoursRule &rule)
{
    if (rule.hours)
        *this << rule.hours->opens << rule.hours->closes;
    else
        null().null();
    return rule.days ? *this << daysText(*rule.days) : null();
}

RowWriter &RowWriter::null()
{
    m_seal.addNull();
    m_query.bindValue(m_at++, QVariant());
    return *this;
}

void RowWriter::seal()
{
    m_query.bindValue(m_at++, m_seal.value());
}

RowWriter &RowWriter::json(const QVariant &value)
{
    return *this << QString::fromUtf8(canonicalJson(value));
}

void RowReader::end()
{
    RowSeal seal(m_table.name);
    for (int column = 0; column < m_at; ++column)
        m_rows.addTo(seal, column);
    if (m_rows.isNull(m_at) || m_rows.number(m_at) != seal.value())
        m_problem = m_problem.isEmpty()
                        ? QLatin1String(m_table.name) + QStringLiteral(": a row is not as it was written")
                        : m_problem;
}

std::optional<QString> RowReader::maybeText()
{
    return skipNull() ? std::nullopt : std::optional(text());
}

int RowReader::smallNumber()
{
    const qint64 is = number();
    if (is < std::numeric_limits<int>::min() || is > std::numeric_limits<int>::max())
        note(QString::number(is));
    return static_cast<int>(is);
}

std::optional<Instant> RowReader::maybeInstant()
{
    return skipNull() ? std::nullopt : std::optional(instant());
}

std::optional<milliseconds> RowReader::maybeLength()
{
    return skipNull() ? std::nullopt : std::optional(length());
}

std::optional<Zone> RowReader::zoneNamed(const QString &name)
{
    if (const auto known = m_zones.constFind(name); known != m_zones.cend())
        return *known;
    const auto parsed = Zone::parse(name);
    if (!parsed) {
        note(name + QStringLiteral(" is no zone of this machine's tzdata"));
        return std::nullopt;
    }
    m_zones.insert(name, *parsed);
    return *parsed;
}

Zone RowReader::zone()
{
    return zoneNamed(text()).value_or(Zone::utc());
}

std::optional<Zone> RowReader::maybeZone()
{
    const std::optional<QString> name = maybeText();
    return name ? zoneNamed(*name) : std::nullopt;
}

HoursRule RowReader::hoursRule()
{
    HoursRule rule;
    const bool hasHours = !skipNull();
    const int opens = hasHours ? smallNumber() : 0;
    const int closes = smallNumber();
    if (hasHours)
        rule.hours = CallingHours{opens, closes};
    if (const auto days = maybeText()) {
        rule.days = daysFromText(*days);
        if (!rule.days)
            note(*days);
    }
    return rule;
}

QVariant RowReader::json()
{
    const QVariant read = maybeJson();
    if (!read.isValid())
        note(QStringLiteral("missing"));
    return read;
}

QVariant RowReader::maybeJson()
{
    if (skipNull())
        return {};
    const QByteArrayView bytes = m_rows.bytes(m_at++);
    m_json.begin(bytes);
    const std::optional<QVariant> read = m_json.value();
    if (!read || !read->isValid() || !m_json.atEnd()) {
        note(QString::fromUtf8(bytes.first(std::min<qsizetype>(bytes.size(), 40))));
        return {};
    }
    return *read;
}

QVariantMap RowReader::map()
{
    const QVariant read = json();
    if (read.typeId() != QMetaType::QVariantMap)
        note(QStringLiteral("not an object"));
    return read.toMap();
}

Reasons RowReader::reasons()
{
    std::optional<Reasons> read = m_reasons.read(m_rows.bytes(m_at++));
    if (!read)
        note(QStringLiteral("not a list of reasons"));
    return std::move(read).value_or(Reasons());
}

QString RowReader::shared()
{
    const QString is = text();
    if (const auto known = m_shared.constFind(is); known != m_shared.cend())
        return *known;
    if (m_shared.size() < 10'000)
        m_shared.insert(is, is);
    return is;
}

void RowReader::note(const QString &what)
{
    if (m_problem.isEmpty()) {
        const QString column = columnsOf(m_table).value(m_at - 1);
        m_problem = QStringLiteral("%1.%2: '%3'").arg(QLatin1String(m_table.name), column, what);
    }
}

} // namespace callboard
