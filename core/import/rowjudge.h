// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"
#include "core/model/peopleimport.h"

#include <QHash>
#include <QString>

#include <vector>

namespace callboard {

/// What the workspace knows that rows are judged by. A snapshot; read by several threads.
struct ImportContext
{
    struct Person
    {
        CandidateId id;
        QString name;
    };
    CompanyId company;
    QHash<QString, Person> byPhone; ///< E.164 text -> who has it in this company
    QHash<QString, QString> byId;   ///< candidate id -> name, of every company (ids are unique over the workspace)
    std::vector<Position> positions;
    /// Clocks that agree during all of this are one clock: from now over at least the longest plan and its expiry;
    /// a year makes the answer hold for the next change of summer time too.
    InstantRange clocks;

    /// Nobody known yet.
    static ImportContext at(const CompanyId &company, Instant now);
    void know(const Candidate &candidate);
};

/// Judges rows one by one; const, so that threads share one judge, each with its own Scratch.
class RowJudge
{
public:
    /// What a thread keeps between rows: the clocks of countries and prefixes it has seen.
    struct Scratch
    {
        QHash<QString, std::vector<Zone>> clocks;
        QHash<QString, bool> sameClock;
    };

    /// `preview` gives columns, options, zones and must outlive the judge; its rows are not read.
    RowJudge(const ImportContext &context, const ImportPreview &preview);

    /// Everything but duplicates and other countries. What the reader found (CellTooLong, QuoteMisplaced,
    /// BeyondLimit) stays. The first issue in the order of the code below is the row's.
    void judge(ImportRow &row, Scratch &scratch) const;

    /// For a row with a wrong number and no country in it: is it a number of one of these? Turns the issue into
    /// ReadAsOtherCountry [region: the first that fits, regions: all, problem and missingDigits as before].
    static void offerOtherCountry(ImportRow &row, const QString &phone, const QStringList &regions);

    /// Text of a field: its cells without the guard of formulas, trimmed; several columns are joined by spaces.
    QString text(const ImportRow &row, ImportField field) const;

private:
    bool judgeShape(ImportRow &row) const;
    bool judgeId(ImportRow &row) const;
    bool judgePhone(ImportRow &row, QString &region) const;
    void judgeZone(ImportRow &row, const QString &region, Scratch &scratch) const;
    void judgePosition(ImportRow &row) const;
    void judgeText(ImportRow &row) const;
    void takeZoneFromPhone(ImportRow &row, bool isNarrowed, const QString &region) const;
    bool sharesClock(const Zone &zone, const QString &region, Scratch &scratch) const;
    std::vector<Zone> clocksOf(const std::vector<Zone> &zones, Scratch &scratch) const;

    const ImportContext &m_context;
    const ImportPreview &m_preview;
    QHash<QString, PositionId> m_positions; // by folded title
    bool m_hasName = false;
};

/// Duplicates by phone and id, in the file and in the workspace: the first row that is not left out keeps its place.
/// A row that is no duplicate any more is judged again. Returns the lines whose verdict changed.
std::vector<int> markDuplicates(const ImportContext &context, const RowJudge &judge, std::vector<ImportRow> &rows);

} // namespace callboard
