// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/import/rowjudge.h"

#include "core/import/csvwriter.h"
#include "core/import/headerwords.h"
#include "core/import/zonewords.h"
#include "core/model/visibletext.h"
#include "core/phone/e164.h"

#include <algorithm>

namespace callboard {

namespace {

/// Clocks that agree for a year also agree over every plan and the next change of summer time.
constexpr milliseconds kClockOutlook = 366 * kDay;

void set(ImportRow &row, RowVerdict verdict, ImportIssue issue, QVariantMap values = {})
{
    row.verdict = verdict;
    row.issue = issue;
    row.values = std::move(values);
}

/// Only the first thing to check is shown; the next comes up when it is settled.
void check(ImportRow &row, ImportIssue issue, QVariantMap values = {})
{
    if (row.verdict == RowVerdict::Ready)
        set(row, RowVerdict::Check, issue, std::move(values));
}

bool isOfReader(ImportIssue issue)
{
    return issue == ImportIssue::CellTooLong || issue == ImportIssue::QuoteMisplaced ||
           issue == ImportIssue::BeyondLimit;
}

QString foldedTitle(const QString &title)
{
    return title.simplified().toCaseFolded();
}

/// A word for "no" or nothing is no; every other word marks a test person, because the mistake on this side rings
/// nobody (D-TEST).
bool readsAsTest(const QString &text)
{
    static const QStringList no{QStringLiteral("0"),  QStringLiteral("no"),     QStringLiteral("n"),
                                QStringLiteral("ne"), QStringLiteral("nein"),   QStringLiteral("false"),
                                QStringLiteral("f"),  QStringLiteral("netiesa")};
    const QString word = foldedWord(text);
    return !word.isEmpty() && !no.contains(word);
}

QStringList namesOf(const std::vector<Zone> &zones)
{
    QStringList names;
    for (const Zone &zone : zones)
        names.append(zone.name());
    return names;
}

} // namespace

ImportContext ImportContext::at(const CompanyId &company, Instant now)
{
    ImportContext context;
    context.company = company;
    context.clocks = {now, now + kClockOutlook};
    return context;
}

void ImportContext::know(const Candidate &candidate)
{
    byId.insert(candidate.id.text(), candidate.name);
    if (candidate.company == company)
        byPhone.insert(candidate.phone.text(), {candidate.id, candidate.name});
}

RowJudge::RowJudge(const ImportContext &context, const ImportPreview &preview)
    : m_context(context), m_preview(preview),
      m_hasName(std::find(preview.columns.begin(), preview.columns.end(), ImportField::Name) != preview.columns.end())
{
    for (const Position &position : context.positions)
        m_positions.insert(foldedTitle(position.title), position.id);
}

QString RowJudge::text(const ImportRow &row, ImportField field) const
{
    QStringList parts;
    for (size_t i = 0; i < m_preview.columns.size(); ++i) {
        if (m_preview.columns[i] != field)
            continue;
        const QString part = unguardFormula(row.cells.value(static_cast<qsizetype>(i))).trimmed();
        if (!part.isEmpty())
            parts.append(part);
    }
    return parts.join(QLatin1Char(' '));
}

void RowJudge::judge(ImportRow &row, Scratch &scratch) const
{
    if (isOfReader(row.issue))
        return;
    set(row, RowVerdict::Ready, ImportIssue::None);
    row.zoneChoices.clear();
    row.narrowedChoices = 0;
    row.candidate = Candidate{};
    row.candidate.company = m_context.company;
    QString region;
    if (!judgeShape(row) || !judgeId(row) || !judgePhone(row, region))
        return;
    row.candidate.name = text(row, ImportField::Name).simplified();
    row.candidate.isTest = readsAsTest(text(row, ImportField::IsTest));
    judgeZone(row, region, scratch);
    judgePosition(row);
    judgeText(row);
}

bool RowJudge::judgeShape(ImportRow &row) const
{
    const auto expected = static_cast<qsizetype>(m_preview.columns.size());
    if (row.cells.size() != expected) {
        set(row, RowVerdict::Error, ImportIssue::WrongColumnCount,
            {{QStringLiteral("found"), static_cast<int>(row.cells.size())},
             {QStringLiteral("expected"), static_cast<int>(expected)}});
        return false;
    }
    for (qsizetype i = 0; i < expected; ++i) {
        if (m_preview.columns[static_cast<size_t>(i)] == ImportField::Skip || !hasControlCharacters(row.cells[i]))
            continue;
        set(row, RowVerdict::Error, ImportIssue::ControlCharacters, {{QStringLiteral("column"), static_cast<int>(i)}});
        return false;
    }
    return true;
}

bool RowJudge::judgeId(ImportRow &row) const
{
    const QString id = text(row, ImportField::Id);
    if (!id.isEmpty() && !isWellFormedId(id)) {
        set(row, RowVerdict::Error, ImportIssue::IdMalformed);
        return false;
    }
    row.candidate.id = CandidateId(id);
    return true;
}

bool RowJudge::judgePhone(ImportRow &row, QString &region) const
{
    const PhoneReading reading = readPhone(text(row, ImportField::Phone), m_preview.options.defaultRegion);
    if (reading.problem == PhoneProblem::Empty) {
        set(row, RowVerdict::Error, ImportIssue::PhoneMissing);
        return false;
    }
    if (reading.problem != PhoneProblem::None) {
        set(row, RowVerdict::Error, ImportIssue::PhoneWrong,
            {{QStringLiteral("problem"), problemName(reading.problem)},
             {QStringLiteral("region"), reading.region.isEmpty() ? m_preview.options.defaultRegion : reading.region},
             {QStringLiteral("missingDigits"), reading.missingDigits}});
        return false;
    }
    row.candidate.phone = reading.number;
    region = reading.region;
    row.candidate.note = text(row, ImportField::Note);
    if (!reading.extension.isEmpty()) { // kept apart (D-PHONE), as RFC 3966 writes it
        const QString extension = QStringLiteral("ext=") + reading.extension;
        row.candidate.note =
            row.candidate.note.isEmpty() ? extension : row.candidate.note + QStringLiteral("; ") + extension;
    }
    return true;
}

void RowJudge::judgeZone(ImportRow &row, const QString &region, Scratch &scratch) const
{
    bool isNarrowed = false;
    const std::vector<Zone> &ofCountry = zonedata::ofCountry(region);
    if (ofCountry.size() == 1) {
        row.zoneChoices = ofCountry;
    } else {
        const PhoneZones zones = zonesOf(row.candidate.phone);
        row.zoneChoices = clocksOf(zones.all, scratch);
        if (row.zoneChoices.size() > 1 && zones.narrowed.size() < zones.all.size()) {
            std::vector<Zone> narrowed = clocksOf(zones.narrowed, scratch);
            row.narrowedChoices = static_cast<int>(narrowed.size());
            isNarrowed = true;
            for (const Zone &zone : row.zoneChoices) {
                const bool isThere = std::any_of(narrowed.begin(), narrowed.end(), [&](const Zone &other) {
                    return zone.sameClockAs(other, m_context.clocks);
                });
                if (!isThere)
                    narrowed.push_back(zone);
            }
            row.zoneChoices = std::move(narrowed);
        }
    }
    if (!isNarrowed)
        row.narrowedChoices = static_cast<int>(row.zoneChoices.size());

    if (const auto chosen = m_preview.zones.find(row.line); chosen != m_preview.zones.end()) {
        row.candidate.zone = chosen->second;
        row.candidate.zoneProvenance = chosen->second ? ZoneProvenance::You : ZoneProvenance::SafeWindow;
        return;
    }
    const QString said = text(row, ImportField::Zone);
    const ZoneWord word = readZoneWord(said, region);
    switch (word.kind) {
    case ZoneWord::Kind::Empty:
        takeZoneFromPhone(row, isNarrowed, region);
        return;
    case ZoneWord::Kind::Named:
        row.candidate.zone = word.zone;
        row.candidate.zoneProvenance = ZoneProvenance::File;
        if (!row.zoneChoices.empty() && !sharesClock(*word.zone, region, scratch))
            check(row, ImportIssue::ZoneDiffersFromPhone,
                  {{QStringLiteral("zone"), word.zone->name()},
                   {QStringLiteral("phoneZone"), row.zoneChoices.front().name()}});
        return;
    case ZoneWord::Kind::Unclear:
    case ZoneWord::Kind::Unknown:
        takeZoneFromPhone(row, isNarrowed, region);
        if (row.verdict == RowVerdict::Ready) { // else the row asks for a zone anyway
            const QString used = row.candidate.zone ? row.candidate.zone->name() : row.zoneChoices.front().name();
            check(row, word.kind == ZoneWord::Kind::Unclear ? ImportIssue::ZoneUnclear : ImportIssue::ZoneUnknown,
                  {{QStringLiteral("zone"), said}, {QStringLiteral("used"), used}});
        }
        return;
    }
}

void RowJudge::takeZoneFromPhone(ImportRow &row, bool isNarrowed, const QString &region) const
{
    if (row.zoneChoices.empty()) {
        check(row, ImportIssue::NoCountry);
        return;
    }
    if (row.zoneChoices.size() == 1)
        return; // derived from the phone whenever a call is planned: nothing to remember
    if (isNarrowed && row.narrowedChoices == 1) {
        // Shown before the import and confirmed by it (D-TZ); remembered, because a booking would ask again.
        row.candidate.zone = row.zoneChoices.front();
        row.candidate.zoneProvenance = ZoneProvenance::Phone;
        return;
    }
    check(row, ImportIssue::TwoClocks,
          {{QStringLiteral("region"), region}, {QStringLiteral("zones"), namesOf(row.zoneChoices)}});
}

std::vector<Zone> RowJudge::clocksOf(const std::vector<Zone> &zones, Scratch &scratch) const
{
    const QString key = namesOf(zones).join(QLatin1Char(' '));
    auto found = scratch.clocks.find(key);
    if (found == scratch.clocks.end())
        found = scratch.clocks.insert(key, distinctClocks(zones, m_context.clocks));
    return *found;
}

bool RowJudge::sharesClock(const Zone &zone, const QString &region, Scratch &scratch) const
{
    const QString key = region + QLatin1Char(' ') + zone.name();
    auto found = scratch.sameClock.find(key);
    if (found == scratch.sameClock.end()) {
        const std::vector<Zone> &all = zonedata::ofCountry(region);
        found = scratch.sameClock.insert(key, std::any_of(all.begin(), all.end(), [&](const Zone &other) {
                                             return zone.sameClockAs(other, m_context.clocks);
                                         }));
    }
    return *found;
}

void RowJudge::judgePosition(ImportRow &row) const
{
    row.candidate.position = m_preview.options.position;
    const QString title = text(row, ImportField::Position);
    if (title.isEmpty())
        return;
    const auto found = m_positions.constFind(foldedTitle(title));
    if (found != m_positions.cend())
        row.candidate.position = *found;
    else
        check(row, ImportIssue::PositionUnknown, {{QStringLiteral("position"), title}});
}

void RowJudge::judgeText(ImportRow &row) const
{
    if (m_hasName && row.candidate.name.isEmpty())
        check(row, ImportIssue::NameMissing);
    for (size_t i = 0; i < m_preview.columns.size(); ++i) {
        const ImportField field = m_preview.columns[i];
        const bool isKept = field == ImportField::Name || field == ImportField::Note;
        if (isKept && hasHiddenCharacters(row.cells.value(static_cast<qsizetype>(i))))
            check(row, ImportIssue::HiddenCharacters, {{QStringLiteral("column"), static_cast<int>(i)}});
    }
}

void RowJudge::offerOtherCountry(ImportRow &row, const QString &phone, const QStringList &regions)
{
    if (row.issue != ImportIssue::PhoneWrong || phone.contains(QLatin1Char('+')) || phone.contains(QChar(0xFF0B)))
        return;
    QStringList fitting;
    for (const QString &region : regions) {
        const PhoneReading reading = readPhone(phone, region);
        if (reading.problem == PhoneProblem::None && reading.region == region)
            fitting.append(region);
    }
    if (fitting.isEmpty())
        return;
    row.issue = ImportIssue::ReadAsOtherCountry;
    row.values.insert(QStringLiteral("defaultRegion"), row.values.value(QStringLiteral("region")));
    row.values.insert(QStringLiteral("region"), fitting.front());
    row.values.insert(QStringLiteral("regions"), fitting);
}

namespace {

struct Duplicate
{
    ImportIssue issue = ImportIssue::None;
    QVariantMap values;
};

/// Phones and ids of the rows above that keep their place.
struct Holders
{
    QHash<QString, int> phones;
    QHash<QString, int> ids;
};

Duplicate duplicateOf(const ImportContext &context, const Holders &holders, const Candidate &candidate)
{
    const QString phone = candidate.phone.text();
    const QString id = candidate.id.text();
    const auto inFile = [](ImportIssue issue, int line) { return Duplicate{issue, {{QStringLiteral("line"), line}}}; };
    if (const auto line = holders.phones.constFind(phone); line != holders.phones.cend())
        return inFile(ImportIssue::SamePhoneInFile, *line);
    if (const auto known = context.byPhone.constFind(phone); known != context.byPhone.cend())
        return {ImportIssue::SamePhoneInWorkspace,
                {{QStringLiteral("candidateId"), known->id.text()}, {QStringLiteral("name"), known->name}}};
    if (id.isEmpty())
        return {};
    if (const auto line = holders.ids.constFind(id); line != holders.ids.cend())
        return inFile(ImportIssue::SameIdInFile, *line);
    if (const auto known = context.byId.constFind(id); known != context.byId.cend())
        return {ImportIssue::SameIdInWorkspace,
                {{QStringLiteral("candidateId"), id}, {QStringLiteral("name"), *known}}};
    return {};
}

} // namespace

std::vector<int> markDuplicates(const ImportContext &context, const RowJudge &judge, std::vector<ImportRow> &rows)
{
    Holders holders;
    holders.phones.reserve(static_cast<qsizetype>(rows.size()));
    RowJudge::Scratch scratch;
    std::vector<int> changed;
    for (ImportRow &row : rows) {
        if (row.verdict == RowVerdict::Error || row.leftOut)
            continue;
        const RowVerdict before = row.verdict;
        Duplicate duplicate = duplicateOf(context, holders, row.candidate);
        if (duplicate.issue != ImportIssue::None) {
            set(row, RowVerdict::Duplicate, duplicate.issue, std::move(duplicate.values));
        } else {
            if (before == RowVerdict::Duplicate)
                judge.judge(row, scratch);
            holders.phones.insert(row.candidate.phone.text(), row.line);
            if (!row.candidate.id.isEmpty())
                holders.ids.insert(row.candidate.id.text(), row.line);
        }
        if (row.verdict != before)
            changed.push_back(row.line);
    }
    return changed;
}

} // namespace callboard
