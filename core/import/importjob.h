// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/import/rowjudge.h"
#include "core/model/peopleimport.h"

#include <QPromise>

#include <functional>
#include <vector>

namespace callboard {

/// How a long job is watched; both may be empty. Called on the thread that runs the job.
struct ImportWatch
{
    std::function<bool()> cancelled;
    std::function<void(int done, int total)> progress; ///< rows judged
};

/// Progress to the promise's future, and its cancel; the promise outlives the job.
ImportWatch watchOf(QPromise<Result<ImportPreviewPtr>> &promise);

/// Reads, cuts and judges a source; nothing is imported. Blocks on the disk and takes time: for a worker. Uses up to
/// four threads of its own while it runs.
/// Errors: those of readSource and decodeText; Empty; UnclosedQuote with line and byte; Cancelled.
Result<ImportPreviewPtr> previewImport(const ImportContext &context, const ImportSource &source,
                                       const ImportOptions &options, const ImportWatch &watch = {});

/// The same rows after other options, edited cells, chosen zones, rows left out. Never reads the file again. Another
/// encoding, separator or first row starts over (edits and zones are dropped: lines may be others); other columns,
/// region or position judge all rows; else only the changed rows and the duplicates are judged.
/// Errors: as previewImport; ValidationError when an edit names a row or column that is not there.
Result<ImportPreviewPtr> reviseImport(const ImportContext &context, const ImportPreviewPtr &preview,
                                      const ImportRevision &revision, const ImportWatch &watch = {});

/// Rows with errors as a file that can be mended and read again: the source's own columns and separator, then line,
/// problem (issueName) and reason (`sentence`); with a header of the source's own names, or of numbers.
QByteArray rejectedCsv(const ImportPreview &preview, const RowSentence &sentence);

/// What an import adds: ready rows and rows to check that are not left out, in file order. With `now` (the workspace
/// at import), those that became duplicates meanwhile are left out too.
std::vector<Candidate> candidatesToImport(const ImportPreview &preview, const ImportContext *now = nullptr);

} // namespace callboard
