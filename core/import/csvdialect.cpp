// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/import/csvdialect.h"

#include "core/import/headerwords.h"
#include "core/import/zonewords.h"

#include <QRegularExpression>

#include <algorithm>
#include <map>

namespace callboard {

namespace {

constexpr qsizetype kSampleRecords = 200;
/// Enough for the sample, and a bound for a text that is one endless row.
constexpr qsizetype kSampleText = 256 * 1024;

std::map<qsizetype, int> countsOf(const std::vector<CsvRecord> &records)
{
    std::map<qsizetype, int> counts;
    for (const CsvRecord &record : records)
        ++counts[record.cells.size()];
    return counts;
}

/// Cells per row that most rows have (the larger of two), and how many rows have it.
std::pair<qsizetype, int> mostUsual(const std::vector<CsvRecord> &records)
{
    std::pair<qsizetype, int> best{0, 0};
    for (const auto &[cells, rows] : countsOf(records)) {
        if (rows >= best.second)
            best = {cells, rows};
    }
    return best;
}

bool looksLikePhone(const QString &cell)
{
    static const QRegularExpression date(
        QStringLiteral(R"(^\s*(\d{4}[-./]\d\d?[-./]\d\d?|\d\d?[-./]\d\d?[-./]\d{4})\b)"));
    static const QRegularExpression rounded(QStringLiteral(R"(^\d[.,]\d+[eE]\+?\d+$)"));
    static const QRegularExpression shape(
        QStringLiteral(R"(^'?(tel:)?[\s\p{Cf}]*[+(]?[\d\s().\-/\x{00A0}\p{Cf}]{6,40}$)"));
    const QString text = cell.normalized(QString::NormalizationForm_KC).trimmed();
    if (rounded.match(text).hasMatch())
        return true;
    if (date.match(text).hasMatch() || !shape.match(text).hasMatch())
        return false;
    const auto digits = std::count_if(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
    return digits >= 7 && digits <= 17;
}

bool looksLikeZone(const QString &cell)
{
    const ZoneWord word = readZoneWord(cell, {});
    return word.kind == ZoneWord::Kind::Unclear ||
           (word.kind == ZoneWord::Kind::Named && cell.contains(QLatin1Char('/')));
}

/// Two words or more, letters with the signs that names have.
bool looksLikeName(const QString &cell)
{
    static const QRegularExpression shape(QStringLiteral(R"(^\p{L}[\p{L}\p{M}.'’\-]*(\s+\p{L}[\p{L}\p{M}.'’\-]*)+$)"));
    return shape.match(cell.trimmed()).hasMatch();
}

/// Share of the filled cells of a column that fit, 0..1; 0 for an empty column.
template <typename Fits> double shareOf(const std::vector<CsvRecord> &records, bool hasHeader, int column, Fits fits)
{
    int filled = 0;
    int fitting = 0;
    for (size_t i = hasHeader ? 1 : 0; i < records.size(); ++i) {
        const QString cell = records[i].cells.value(column);
        if (cell.trimmed().isEmpty())
            continue;
        ++filled;
        fitting += fits(cell) ? 1 : 0;
    }
    return filled == 0 ? 0.0 : static_cast<double>(fitting) / filled;
}

class ColumnGuess
{
public:
    ColumnGuess(const std::vector<CsvRecord> &records, bool hasHeader, int columns)
        : m_records(records), m_hasHeader(hasHeader), m_fields(static_cast<size_t>(columns), ImportField::Skip),
          m_settled(static_cast<size_t>(columns), false)
    {
    }

    void byHeader()
    {
        if (!m_hasHeader || m_records.empty())
            return;
        const QStringList &heads = m_records.front().cells;
        for (qsizetype i = 0; i < std::min<qsizetype>(heads.size(), size()); ++i) {
            const auto field = fieldOfHeader(heads[i]);
            if (!field)
                continue;
            const bool isTaken = *field != ImportField::Name && *field != ImportField::Skip && has(*field);
            settle(i, isTaken ? ImportField::Skip : *field);
        }
    }

    /// The column with the largest share of at least `least`, when the field has none yet.
    template <typename Fits> void byContent(ImportField field, double least, Fits fits)
    {
        if (has(field))
            return;
        qsizetype best = -1;
        double bestShare = 0.0;
        for (qsizetype i = 0; i < size(); ++i) {
            if (m_settled[static_cast<size_t>(i)])
                continue;
            const double share = shareOf(m_records, m_hasHeader, static_cast<int>(i), fits);
            if (share >= least && share > bestShare) {
                best = i;
                bestShare = share;
            }
        }
        if (best >= 0)
            settle(best, field);
    }

    std::vector<ImportField> fields() const { return m_fields; }

private:
    qsizetype size() const { return static_cast<qsizetype>(m_fields.size()); }
    bool has(ImportField field) const { return std::find(m_fields.begin(), m_fields.end(), field) != m_fields.end(); }
    void settle(qsizetype column, ImportField field)
    {
        m_fields[static_cast<size_t>(column)] = field;
        m_settled[static_cast<size_t>(column)] = true;
    }

    const std::vector<CsvRecord> &m_records;
    bool m_hasHeader;
    std::vector<ImportField> m_fields;
    std::vector<bool> m_settled;
};

} // namespace

QChar detectSeparator(QStringView text)
{
    QChar best = QLatin1Char(',');
    double bestScore = 0.0;
    for (const QChar separator : kSeparators) {
        CsvOptions options;
        options.separator = separator;
        options.mostRecords = kSampleRecords;
        const CsvTable sample = readCsv(text.left(kSampleText), options);
        if (sample.records.empty())
            continue;
        const auto [cells, rows] = mostUsual(sample.records);
        if (cells < 2)
            continue;
        // Even columns first; of two even cuts the one with more columns.
        const double even = static_cast<double>(rows) / static_cast<double>(sample.records.size());
        const double score = even * even * (1.0 + 0.05 * static_cast<double>(std::min<qsizetype>(cells, 20)));
        if (score > bestScore) {
            best = separator;
            bestScore = score;
        }
    }
    return best;
}

bool detectHeader(const std::vector<CsvRecord> &records)
{
    if (records.empty())
        return false;
    const QStringList &first = records.front().cells;
    if (std::any_of(first.begin(), first.end(), looksLikePhone))
        return false;
    if (std::any_of(first.begin(), first.end(), [](const QString &cell) { return fieldOfHeader(cell).has_value(); }))
        return true;
    for (qsizetype i = 0; i < first.size(); ++i) {
        const bool isWord = std::any_of(first[i].begin(), first[i].end(), [](QChar c) { return c.isLetter(); });
        if (isWord && shareOf(records, true, static_cast<int>(i), looksLikePhone) >= 0.5)
            return true;
    }
    return false;
}

std::vector<ImportField> guessColumns(const std::vector<CsvRecord> &records, bool hasHeader, int columns,
                                      const QStringList &titles)
{
    const std::vector<CsvRecord> sample(
        records.begin(), records.begin() + std::min<qsizetype>(static_cast<qsizetype>(records.size()), kSampleRecords));
    ColumnGuess guess(sample, hasHeader, columns);
    guess.byHeader();
    guess.byContent(ImportField::Phone, 0.5, looksLikePhone);
    guess.byContent(ImportField::Zone, 0.5, looksLikeZone);
    guess.byContent(ImportField::Position, 0.5,
                    [&](const QString &cell) { return titles.contains(cell.simplified(), Qt::CaseInsensitive); });
    guess.byContent(ImportField::Name, 0.6, looksLikeName);
    return guess.fields();
}

int usualColumns(const std::vector<CsvRecord> &records, bool hasHeader)
{
    if (records.empty())
        return 0;
    return static_cast<int>(hasHeader ? records.front().cells.size() : mostUsual(records).first);
}

} // namespace callboard
