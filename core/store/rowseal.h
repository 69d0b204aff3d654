// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>

namespace callboard {

/// A sum over the values of one row, kept in its last column, so that a bit that turned over on the disk is found when
/// the row is read: a wrong phone number or hour would be dialled without it. Each step can be undone, so that two rows
/// that differ in one number, or in eight bytes of one text, never have the same seal. Against accidents, not against
/// people: those have the log's chain (FORMAT.md).
class RowSeal
{
public:
    /// Rows of different tables are different.
    explicit RowSeal(const char *table) { add(QByteArrayView(table)); }
    void addNull() { mix(0x6E756C6CU); }
    void add(qint64 number);
    void add(QByteArrayView bytes); ///< a text as its UTF-8
    qint64 value() const { return static_cast<qint64>(m_sum); }

private:
    void mix(quint64 word)
    {
        m_sum = (m_sum ^ word) * 0x9E3779B97F4A7C15U;
        m_sum ^= m_sum >> 32;
    }
    quint64 m_sum = 0x43425244U;
};

} // namespace callboard
