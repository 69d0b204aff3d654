// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/common/filewriter.h"

#include <QPromise>
#include <QSaveFile>
#include <QThreadPool>

#include <memory>

namespace callboard {

namespace {

Result<Done> write(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return Done{};
    return Error{ErrorCode::FileUnreadable, QStringLiteral("%1: %2").arg(path, file.errorString()), {}};
}

} // namespace

QFuture<Result<Done>> writeFile(const QString &path, const QByteArray &bytes)
{
    auto promise = std::make_shared<QPromise<Result<Done>>>();
    promise->start();
    QFuture<Result<Done>> future = promise->future();
    QThreadPool::globalInstance()->start([promise, path, bytes] {
        promise->addResult(write(path, bytes));
        promise->finish();
    });
    return future;
}

} // namespace callboard
