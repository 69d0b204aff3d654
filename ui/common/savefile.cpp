// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/common/savefile.h"

#include <QPromise>
#include <QSaveFile>
#include <QThreadPool>

#include <memory>

namespace callboard {

namespace {

Result<Done> written(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return Error{ErrorCode::FileUnreadable, QStringLiteral("%1: %2").arg(path, file.errorString()), {}};
    return Done{};
}

} // namespace

QFuture<Result<Done>> saveFile(const QString &path, const QByteArray &content)
{
    auto promise = std::make_shared<QPromise<Result<Done>>>();
    promise->start();
    QFuture<Result<Done>> future = promise->future();
    QThreadPool::globalInstance()->start([promise, path, content] {
        promise->addResult(written(path, content));
        promise->finish();
    });
    return future;
}

} // namespace callboard
