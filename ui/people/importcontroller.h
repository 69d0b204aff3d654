// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/peoplebackend.h"
#include "core/base/whendone.h"
#include "ui/common/jobs.h"

#include <QObject>

#include <deque>
#include <optional>
#include <vector>

namespace callboard {

class Session;

/// Whom a chosen zone is for.
enum class ZoneScope { Person, Prefix, Country };

/// What the import page decides, without a window. Invariants: previews are values, so undo is the one before; one
/// question is out at a time, edits made meanwhile go together with the next; nothing is imported before import().
class ImportController : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Closed,
        Judging, ///< the first preview of a source is not there yet
        Ready,
        Refused, ///< the source cannot be read: error()
        Importing,
    };

    explicit ImportController(Session &session, QObject *parent = nullptr);

    void open(const ImportSource &source);
    /// Leaves; a job that runs is cancelled and leaves no trace.
    void close();
    State state() const { return m_state; }
    const ImportSource &source() const { return m_source; }
    const ImportPreviewPtr &preview() const { return m_preview; }
    const std::optional<Error> &error() const { return m_error; }
    /// A revision is out; the rows shown are those before it.
    bool isRevising() const { return m_revising; }

    void edit(int line, int column, const QString &text);
    /// Puts a number into the row's phone cell.
    void setPhone(int line, const QString &text);
    /// The number as it reads in that country, written with its country (D-PHONE: offered, and done only by this).
    void readAs(int line, const QString &region);
    void setPosition(const std::vector<int> &lines, const Position &position);
    /// nullopt = the safe window (N07).
    void chooseZone(const std::vector<int> &lines, const std::optional<Zone> &zone);
    void setLeftOut(const std::vector<int> &lines, bool leftOut);

    void setEncoding(TextEncoding encoding);
    void setSeparator(QChar separator);
    void setHasHeader(bool has);
    void setDefaultRegion(const QString &region);
    void setDefaultPosition(const std::optional<PositionId> &position);
    void setColumn(int column, ImportField field);

    void undo();
    void redo();
    bool canUndo() const { return !m_undo.empty() && !m_revising; }
    bool canRedo() const { return !m_redo.empty() && !m_revising; }

    /// Of the preview; nullptr when there is no such line.
    const ImportRow *row(int line) const;
    /// Does the row want a zone from somebody?
    static bool asksForZone(const ImportRow &row);
    /// "+1 208": calling code and the three digits after it.
    static QString prefixOf(const ImportRow &row);
    /// Lines that ask for a zone like this one does, itself included.
    std::vector<int> linesAsking(const ImportRow &row, ZoneScope scope) const;
    /// Lines with the same unknown position.
    std::vector<int> linesWithPosition(const ImportRow &row) const;
    /// Column of a field; -1 when none is mapped.
    int columnOf(ImportField field) const;
    /// How many people an import would add.
    int importable() const { return m_preview ? m_preview->ready + m_preview->check : 0; }

    const std::vector<Position> &positions() const { return m_positions; }

    void import();
    /// Writes the rejected rows to a file, in a worker.
    void saveRejected(const QString &path);

Q_SIGNALS:
    void stateChanged();
    /// `before` is what it replaces; null for a new source.
    void previewChanged(const callboard::ImportPreviewPtr &before);
    void revisingChanged();
    void positionsChanged();
    void imported(const callboard::ImportOutcome &outcome);
    void rejectedSaved(const QString &path, int rows);
    /// A revision, import or file was refused; what was there stays.
    void failed(const callboard::Error &error);

private:
    void setState(State state);
    void reviseWith(const ImportRevision &revision);
    void reviseOptions(const std::function<void(ImportOptions &)> &change);
    void sendNext();
    void take(const ImportPreviewPtr &preview);
    template <typename T> void watchJob(QFutureWatcher<T> *watcher, const QString &text);

    Session &m_session;
    State m_state = State::Closed;
    ImportSource m_source;
    ImportPreviewPtr m_preview;
    std::optional<Error> m_error;
    std::vector<Position> m_positions;
    std::deque<ImportRevision> m_waiting;
    bool m_revising = false;
    std::optional<ImportOptions> m_askedOptions; ///< the newest that were asked for
    quint64 m_question = 0;                      ///< answers to an older source are dropped
    std::function<void()> m_cancel;
    std::vector<ImportPreviewPtr> m_undo;
    std::vector<ImportPreviewPtr> m_redo;
};

} // namespace callboard
