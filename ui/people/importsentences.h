// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/peopleimport.h"

#include <QCoreApplication>

namespace callboard {

/// The one table from what the import found to plain words. Thread-safe: the file of rejected rows is made in a worker.
class ImportSentences
{
    Q_DECLARE_TR_FUNCTIONS(ImportSentences)

public:
    /// "Ready", "Check", "Error", "Duplicate"
    static QString verdict(RowVerdict verdict);
    /// Why the row is what it is: "from the phone", "Two clocks fit this number", "Too short for Lithuania by one
    /// digit".
    static QString why(const ImportRow &row, const std::vector<ImportField> &columns, const QStringList &header);
    /// What a click mends: "Edit phone", "Read as Germany", "Choose zone"; empty when nothing does.
    static QString fix(const ImportRow &row);
    /// Why a source cannot be read, with its place and the next step. `title` is its name.
    static QString refusal(const ImportRefusal &refusal, const QString &title);
    static QString field(ImportField field);
    static QString encoding(TextEncoding encoding);
    /// "Semicolon"
    static QString separator(QChar separator);
    /// The column's own name, else "Column 3".
    static QString columnName(int column, const QStringList &header);
    /// "The United States has 8 clocks. The number leaves two."
    static QString clocks(const ImportRow &row, const QString &region);
};

/// The zone a row would be imported with: chosen, from the file, or the phone's only one.
std::optional<Zone> zoneOf(const ImportRow &row);

} // namespace callboard
