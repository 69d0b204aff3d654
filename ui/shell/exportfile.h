// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shell/session.h"

namespace callboard {

/// Asks where, writes in a worker, says that it is done or why not. `suggestion` is a file name such as "calls.csv"; in
/// a demo workspace it begins with DEMO, as its badge does, and a table's first line says so. `filter` as in
/// QFileDialog.
void exportFile(Session &session, QWidget *parent, const QString &title, const QString &suggestion,
                const QString &filter, const QByteArray &content);
/// The same for an answer that is still to come.
void exportFile(Session &session, QWidget *parent, const QString &title, const QString &suggestion,
                const QString &filter, const QFuture<Result<QByteArray>> &content);
/// The filter of CSV files, translated.
QString csvFilter();

} // namespace callboard
