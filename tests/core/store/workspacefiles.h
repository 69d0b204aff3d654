// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/sqlitestore.h"
#include "tests/core/store/randomvalues.h"

#include <QDir>
#include <QFile>

#include <map>

namespace callboard::test {

/// Every file of the folder, with its bytes.
inline std::map<QString, QByteArray> bytesIn(const QString &folder)
{
    std::map<QString, QByteArray> all;
    for (const QFileInfo &info : QDir(folder).entryInfoList(QDir::Files | QDir::Hidden)) {
        QFile file(info.filePath());
        if (file.open(QIODevice::ReadOnly))
            all[info.fileName()] = file.readAll();
    }
    return all;
}

inline void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

inline QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A closed workspace with something of everything; answers what is in it.
inline WorkspaceImage makeWorkspace(const QString &path, std::uint64_t seed = 1)
{
    auto store = SqliteStore::create(path);
    RandomValues values(seed);
    if (!store || !(*store)->commit(values.workspace(60)))
        qFatal("cannot make a workspace");
    WorkspaceImage image = *(*store)->load();
    if (!(*store)->close())
        qFatal("cannot close a workspace");
    return image;
}

/// The same, left as a killed program leaves it: its last group only in the -wal.
inline WorkspaceImage makeAbandoned(const QString &path)
{
    const QString other = path + QStringLiteral(".origin");
    auto store = SqliteStore::create(other);
    RandomValues values(2);
    if (!store || !(*store)->commit(values.workspace(60)))
        qFatal("cannot make a workspace");
    WorkspaceImage image = *(*store)->load();
    write(path, read(other));
    write(path + QStringLiteral("-wal"), read(other + QStringLiteral("-wal")));
    store->reset();
    QFile::remove(other);
    return image;
}

inline ErrorCode refusal(const QString &path)
{
    const auto store = SqliteStore::open(path);
    return store ? ErrorCode::Cancelled : store.error().code; // Cancelled stands for "opened"
}

} // namespace callboard::test
