// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/people/importcontroller.h"

#include "core/model/visibletext.h"
#include "ui/common/filewriter.h"
#include "ui/people/importsentences.h"
#include "ui/shell/session.h"

#include <algorithm>

namespace callboard {

namespace {

/// Steps of undo; each keeps the rows it replaced.
constexpr size_t kMostUndo = 20;

} // namespace

ImportController::ImportController(Session &session, QObject *parent) : QObject(parent), m_session(session)
{
    connect(&session, &Session::companyChanged, this, &ImportController::close);
}

template <typename T> void ImportController::watchJob(QFutureWatcher<T> *watcher, const QString &text)
{
    JobList &jobs = m_session.jobs();
    auto future = watcher->future();
    m_cancel = [future]() mutable { future.cancel(); };
    const JobList::JobId job = jobs.start(text, 0, m_cancel);
    connect(watcher, &QFutureWatcherBase::progressValueChanged, this,
            [&jobs, job, watcher](int value) { jobs.progress(job, value, watcher->progressMaximum()); });
    connect(watcher, &QObject::destroyed, &jobs, [&jobs, job] { jobs.finish(job); });
    connect(watcher, &QFutureWatcherBase::finished, this, [&jobs, job] { jobs.finish(job); });
}

void ImportController::setState(State state)
{
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT stateChanged();
}

void ImportController::open(const ImportSource &source)
{
    close();
    m_source = source;
    const quint64 question = ++m_question;
    setState(State::Judging);
    whenDone(m_session.backend().people().load(m_session.companyId()), this,
             [this, question](const Result<PeopleSnapshot> &answer) {
                 if (!answer || question != m_question)
                     return;
                 m_positions = answer->positions;
                 Q_EMIT positionsChanged();
             });
    ImportOptions options;
    if (source.path.isEmpty())
        options.encoding = TextEncoding::Utf8; // the clipboard's text, encoded by us
    auto *watcher = whenDone(m_session.backend().people().previewImport(m_session.companyId(), source, options), this,
                             [this, question](const Result<ImportPreviewPtr> &answer) {
                                 if (question != m_question)
                                     return;
                                 m_cancel = nullptr;
                                 if (answer) {
                                     take(*answer);
                                     setState(State::Ready);
                                 } else if (answer.error().code == ErrorCode::Cancelled) {
                                     close();
                                 } else {
                                     m_error = answer.error();
                                     setState(State::Refused);
                                 }
                             });
    watchJob(watcher, tr("Checking %1").arg(visibleText(source.title)));
}

void ImportController::close()
{
    ++m_question;
    if (m_cancel)
        m_cancel();
    m_cancel = nullptr;
    m_waiting.clear();
    m_undo.clear();
    m_redo.clear();
    m_error.reset();
    m_revising = false;
    if (m_preview) {
        const ImportPreviewPtr before = m_preview;
        m_preview.reset();
        Q_EMIT previewChanged(before);
    }
    setState(State::Closed);
}

void ImportController::take(const ImportPreviewPtr &preview)
{
    const ImportPreviewPtr before = m_preview;
    m_preview = preview;
    Q_EMIT previewChanged(before);
}

void ImportController::reviseWith(const ImportRevision &revision)
{
    if (m_state != State::Ready)
        return;
    m_waiting.push_back(revision);
    sendNext();
}

void ImportController::sendNext()
{
    if (m_revising || m_waiting.empty() || !m_preview)
        return;
    const ImportRevision revision = m_waiting.front();
    m_waiting.pop_front();
    m_revising = true;
    if (m_waiting.empty() && !revision.options)
        m_askedOptions.reset();
    Q_EMIT revisingChanged();
    const quint64 question = m_question;
    auto *watcher = whenDone(m_session.backend().people().revise(m_preview, revision), this,
                             [this, question](const Result<ImportPreviewPtr> &answer) {
                                 if (question != m_question)
                                     return;
                                 m_cancel = nullptr;
                                 m_revising = false;
                                 if (answer) {
                                     m_undo.push_back(m_preview);
                                     if (m_undo.size() > kMostUndo)
                                         m_undo.erase(m_undo.begin());
                                     m_redo.clear();
                                     take(*answer);
                                 } else if (answer.error().code != ErrorCode::Cancelled) {
                                     Q_EMIT failed(answer.error());
                                 }
                                 Q_EMIT revisingChanged();
                                 sendNext();
                             });
    if (revision.options)
        watchJob(watcher, tr("Checking %1").arg(visibleText(m_source.title)));
}

void ImportController::edit(int line, int column, const QString &text)
{
    const ImportRow *target = row(line);
    if (!target || target->cells.value(column) == text)
        return;
    ImportRevision revision;
    revision.edits[{line, column}] = text;
    reviseWith(revision);
}

void ImportController::setPhone(int line, const QString &text)
{
    edit(line, columnOf(ImportField::Phone), text);
}

void ImportController::readAs(int line, const QString &region)
{
    const ImportRow *target = row(line);
    if (!target)
        return;
    const PhoneReading reading = readPhone(target->cells.value(columnOf(ImportField::Phone)), region);
    if (reading.problem == PhoneProblem::None)
        setPhone(line, formatInternational(reading.number));
}

void ImportController::setPosition(const std::vector<int> &lines, const Position &position)
{
    const int column = columnOf(ImportField::Position);
    ImportRevision revision;
    for (const int line : lines)
        revision.edits[{line, column}] = position.title;
    if (column >= 0 && !lines.empty())
        reviseWith(revision);
}

void ImportController::chooseZone(const std::vector<int> &lines, const std::optional<Zone> &zone)
{
    ImportRevision revision;
    for (const int line : lines)
        revision.zones.insert_or_assign(line, zone);
    if (!lines.empty())
        reviseWith(revision);
}

void ImportController::setLeftOut(const std::vector<int> &lines, bool leftOut)
{
    ImportRevision revision;
    (leftOut ? revision.leaveOut : revision.takeIn) = lines;
    if (!lines.empty())
        reviseWith(revision);
}

void ImportController::reviseOptions(const std::function<void(ImportOptions &)> &change)
{
    if (!m_preview)
        return;
    // On top of what was asked and is not answered yet, so that no choice is lost.
    ImportRevision revision;
    revision.options = m_revising && m_askedOptions ? *m_askedOptions : m_preview->options;
    change(*revision.options);
    m_askedOptions = revision.options;
    reviseWith(revision);
}

void ImportController::setEncoding(TextEncoding encoding)
{
    reviseOptions([&](ImportOptions &options) { options.encoding = encoding; });
}

void ImportController::setSeparator(QChar separator)
{
    reviseOptions([&](ImportOptions &options) {
        options.separator = separator;
        options.hasHeader.reset();
    });
}

void ImportController::setHasHeader(bool has)
{
    reviseOptions([&](ImportOptions &options) { options.hasHeader = has; });
}

void ImportController::setDefaultRegion(const QString &region)
{
    reviseOptions([&](ImportOptions &options) { options.defaultRegion = region; });
}

void ImportController::setDefaultPosition(const std::optional<PositionId> &position)
{
    reviseOptions([&](ImportOptions &options) { options.position = position; });
}

void ImportController::setColumn(int column, ImportField field)
{
    reviseOptions([&](ImportOptions &options) {
        if (column < 0 || column >= static_cast<int>(options.columns.size()))
            return;
        // One column each, except names: the older one gives way, so that no choice is refused.
        for (ImportField &other : options.columns) {
            if (other == field && field != ImportField::Name && field != ImportField::Skip)
                other = ImportField::Skip;
        }
        options.columns[static_cast<size_t>(column)] = field;
    });
}

void ImportController::undo()
{
    if (!canUndo())
        return;
    m_redo.push_back(m_preview);
    const ImportPreviewPtr before = m_undo.back();
    m_undo.pop_back();
    take(before);
    Q_EMIT revisingChanged();
}

void ImportController::redo()
{
    if (!canRedo())
        return;
    m_undo.push_back(m_preview);
    const ImportPreviewPtr after = m_redo.back();
    m_redo.pop_back();
    take(after);
    Q_EMIT revisingChanged();
}

const ImportRow *ImportController::row(int line) const
{
    if (!m_preview)
        return nullptr;
    const auto &rows = m_preview->rows;
    const auto found = std::lower_bound(rows.begin(), rows.end(), line,
                                        [](const ImportRow &candidate, int wanted) { return candidate.line < wanted; });
    return found != rows.end() && found->line == line ? &*found : nullptr;
}

bool ImportController::asksForZone(const ImportRow &row)
{
    return row.issue == ImportIssue::TwoClocks || row.issue == ImportIssue::NoCountry ||
           row.issue == ImportIssue::ZoneUnclear || row.issue == ImportIssue::ZoneUnknown ||
           row.issue == ImportIssue::ZoneDiffersFromPhone;
}

QString ImportController::prefixOf(const ImportRow &row)
{
    const QString number = row.candidate.phone.text();
    const QString code = callingCodeOf(regionOf(row.candidate.phone));
    if (number.isEmpty() || code.isEmpty())
        return {};
    return code + QLatin1Char(' ') + number.mid(code.size(), 3);
}

std::vector<int> ImportController::linesAsking(const ImportRow &row, ZoneScope scope) const
{
    if (scope == ZoneScope::Person || !m_preview)
        return {row.line};
    const QString code = callingCodeOf(regionOf(row.candidate.phone));
    const QString start = row.candidate.phone.text().left(code.size() + 3);
    const QString region = row.values.value(QStringLiteral("region")).toString();
    std::vector<int> lines;
    for (const ImportRow &other : m_preview->rows) {
        const bool isLike =
            other.issue == row.issue && !other.leftOut && asksForZone(other) &&
            (scope == ZoneScope::Prefix ? other.candidate.phone.text().startsWith(start)
                                        : other.candidate.phone.text().startsWith(code) &&
                                              other.values.value(QStringLiteral("region")).toString() == region);
        if (isLike)
            lines.push_back(other.line);
    }
    return lines;
}

std::vector<int> ImportController::linesWithPosition(const ImportRow &row) const
{
    std::vector<int> lines;
    const QString title = row.values.value(QStringLiteral("position")).toString();
    for (const ImportRow &other : m_preview ? m_preview->rows : std::vector<ImportRow>{}) {
        if (other.issue == ImportIssue::PositionUnknown &&
            other.values.value(QStringLiteral("position")).toString() == title)
            lines.push_back(other.line);
    }
    return lines;
}

int ImportController::columnOf(ImportField field) const
{
    if (!m_preview)
        return -1;
    const auto found = std::find(m_preview->columns.begin(), m_preview->columns.end(), field);
    return found == m_preview->columns.end() ? -1 : static_cast<int>(found - m_preview->columns.begin());
}

void ImportController::import()
{
    if (m_state != State::Ready || m_revising || importable() == 0)
        return;
    setState(State::Importing);
    const quint64 question = m_question;
    auto *watcher = whenDone(m_session.backend().people().import(m_preview), this,
                             [this, question](const Result<ImportOutcome> &answer) {
                                 if (question != m_question)
                                     return;
                                 m_cancel = nullptr;
                                 if (!answer) {
                                     setState(State::Ready);
                                     Q_EMIT failed(answer.error());
                                     return;
                                 }
                                 Q_EMIT imported(*answer);
                                 close();
                             });
    watchJob(watcher, tr("Importing %1").arg(visibleText(m_source.title)));
    m_cancel = nullptr; // one transaction: leaving the page does not take it back
}

void ImportController::saveRejected(const QString &path)
{
    if (!m_preview)
        return;
    const ImportPreviewPtr preview = m_preview;
    const RowSentence sentence = [columns = preview->columns, header = preview->header](const ImportRow &row) {
        return ImportSentences::why(row, columns, header);
    };
    whenDone(m_session.backend().people().rejectedCsv(preview, sentence), this,
             [this, path, rows = preview->errors](const Result<QByteArray> &answer) {
                 if (!answer) {
                     Q_EMIT failed(answer.error());
                     return;
                 }
                 whenDone(writeFile(path, *answer), this, [this, path, rows](const Result<Done> &written) {
                     if (written)
                         Q_EMIT rejectedSaved(path, rows);
                     else
                         Q_EMIT failed(written.error());
                 });
             });
}

} // namespace callboard
