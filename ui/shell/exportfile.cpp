// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/exportfile.h"

#include "core/base/whendone.h"
#include "ui/common/savefile.h"
#include "ui/shell/notifications.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QWidget>

namespace callboard {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("ExportFile", text);
}

/// The badge travels with the figures: a title line as the plan's and the log's own exports have it, so that nobody
/// takes a printed table for real calls. Once only.
QByteArray withDemoTitle(const QByteArray &content)
{
    static const QByteArray kMark = QByteArrayLiteral("\xEF\xBB\xBF");
    static const QByteArray kTitle = QByteArrayLiteral("DEMO: no real calls");
    const QByteArray mark = content.startsWith(kMark) ? kMark : QByteArray();
    const QByteArray rest = content.mid(mark.size());
    return rest.startsWith(kTitle) || rest.startsWith('"' + kTitle) ? content : mark + kTitle + "\r\n" + rest;
}

} // namespace

QString csvFilter()
{
    return words(QT_TRANSLATE_NOOP("ExportFile", "Tables (*.csv)"));
}

void exportFile(Session &session, QWidget *parent, const QString &title, const QString &suggestion,
                const QString &filter, const QByteArray &content)
{
    const bool demo = session.backend().workspace().isDemo;
    const bool isTable = suggestion.endsWith(QLatin1String(".csv"));
    const QString name = demo ? QStringLiteral("DEMO ") + suggestion : suggestion;
    const QString path = session.questions().saveFile(parent, title, name, filter);
    if (path.isEmpty())
        return;
    whenDone(saveFile(path, demo && isTable ? withDemoTitle(content) : content), &session,
             [&session, path](const Result<Done> &answer) {
                 if (answer)
                     session.notifications().ok(
                         words(QT_TRANSLATE_NOOP("ExportFile", "Saved %1")).arg(QFileInfo(path).fileName()),
                         QFileInfo(path).absolutePath());
                 else
                     session.notifications().refused(answer.error(), session.ownZone());
             });
}

void exportFile(Session &session, QWidget *parent, const QString &title, const QString &suggestion,
                const QString &filter, const QFuture<Result<QByteArray>> &content)
{
    whenDone(content, parent, [&session, parent, title, suggestion, filter](const Result<QByteArray> &answer) {
        if (answer)
            exportFile(session, parent, title, suggestion, filter, *answer);
        else
            session.notifications().refused(answer.error(), session.ownZone());
    });
}

} // namespace callboard
