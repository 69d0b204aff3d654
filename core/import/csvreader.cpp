// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/import/csvreader.h"

namespace callboard {

namespace {

constexpr QChar kQuote = QLatin1Char('"');
constexpr QChar kCr = QLatin1Char('\r');
constexpr QChar kLf = QLatin1Char('\n');

class Reader
{
public:
    Reader(QStringView text, const CsvOptions &options) : m_text(text), m_options(options) {}

    CsvTable read()
    {
        while (!atEnd() && !isFull()) {
            if (m_table.records.size() % 1024 == 0 && m_options.cancelled && m_options.cancelled()) {
                m_table.cancelled = true;
                break;
            }
            if (!readRecord())
                break;
        }
        return std::move(m_table);
    }

private:
    bool atEnd() const { return m_at >= m_text.size(); }
    bool isFull() const
    {
        return m_options.mostRecords >= 0 && static_cast<qsizetype>(m_table.records.size()) >= m_options.mostRecords;
    }
    bool atBreak() const { return m_text[m_at] == kCr || m_text[m_at] == kLf; }

    /// CRLF is one break.
    void passBreak()
    {
        const bool isPair = m_text[m_at] == kCr && m_at + 1 < m_text.size() && m_text[m_at + 1] == kLf;
        m_at += isPair ? 2 : 1;
        ++m_line;
    }

    /// False at a quote that is never closed.
    bool readRecord()
    {
        if (atBreak()) {
            passBreak(); // an empty line
            return true;
        }
        CsvRecord record;
        record.line = m_line;
        for (;;) {
            if (!readCell(record))
                return false;
            if (atEnd())
                break;
            if (atBreak()) {
                passBreak();
                break;
            }
            ++m_at; // the separator
        }
        m_table.records.push_back(std::move(record));
        return true;
    }

    bool readCell(CsvRecord &record)
    {
        m_cell.clear();
        const bool isQuoted = !atEnd() && m_text[m_at] == kQuote;
        if (isQuoted && !readQuoted())
            return false;
        const qsizetype restFrom = m_at;
        while (!atEnd() && m_text[m_at] != m_options.separator && !atBreak())
            ++m_at;
        m_cell += m_text.mid(restFrom, m_at - restFrom);
        if (isQuoted && m_at > restFrom)
            mark(record, CsvRecord::Problem::QuoteMisplaced);
        if (m_cell.size() > m_options.longestCell) {
            mark(record, CsvRecord::Problem::CellTooLong);
            m_cell.truncate(m_options.longestCell);
        }
        record.cells.append(QString(m_cell.constData(), m_cell.size())); // a copy of its own size
        return true;
    }

    /// From an opening quote to behind its closing one.
    bool readQuoted()
    {
        const CsvTable::Place opened{m_line, m_at};
        ++m_at;
        for (;;) {
            const qsizetype from = m_at;
            while (!atEnd() && m_text[m_at] != kQuote && !atBreak())
                ++m_at;
            m_cell += m_text.mid(from, m_at - from);
            if (atEnd()) {
                m_table.unclosedQuote = opened;
                return false;
            }
            if (atBreak()) {
                const qsizetype breakAt = m_at;
                passBreak();
                m_cell += m_text.mid(breakAt, m_at - breakAt);
                continue;
            }
            ++m_at;
            if (atEnd() || m_text[m_at] != kQuote)
                return true;
            m_cell += kQuote;
            ++m_at;
        }
    }

    void mark(CsvRecord &record, CsvRecord::Problem problem) const
    {
        if (record.problem != CsvRecord::Problem::None)
            return;
        record.problem = problem;
        record.problemColumn = static_cast<int>(record.cells.size());
    }

    QStringView m_text;
    const CsvOptions &m_options;
    CsvTable m_table;
    QString m_cell; // reused: one allocation for all cells
    qsizetype m_at = 0;
    int m_line = 1;
};

} // namespace

CsvTable readCsv(QStringView text, const CsvOptions &options)
{
    return Reader(text, options).read();
}

} // namespace callboard
