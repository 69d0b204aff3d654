// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/sqlite/handle.h"

#include "core/base/assert.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QVariant>

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <memory>

namespace callboard::sqlitehandle {

namespace {

sqlite3 *handleOf(const QSqlDatabase &database)
{
    const QVariant handle = database.driver()->handle();
    CB_ASSERT(handle.isValid() && qstrcmp(handle.typeName(), "sqlite3*") == 0);
    return *static_cast<sqlite3 *const *>(handle.constData());
}

Error unavailable(const QString &what, int code)
{
    return {
        ErrorCode::StoreUnavailable,
        QStringLiteral("%1: %2 (code %3)").arg(what, QString::fromUtf8(sqlite3_errstr(code)), QString::number(code)),
        {}};
}

struct Switch
{
    int option;
    int value;
    const char *name;
};

constexpr std::array kSwitches{
    Switch{SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, "no checkpoint on close"},
    Switch{SQLITE_DBCONFIG_DEFENSIVE, 1, "defensive"},
    Switch{SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, "trusted schema"},
    Switch{SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, "extension loading"},
    Switch{SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, "triggers"},
    Switch{SQLITE_DBCONFIG_ENABLE_VIEW, 0, "views"},
    Switch{SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0, "writable schema"},
    Switch{SQLITE_DBCONFIG_ENABLE_FKEY, 1, "foreign keys"},
};

constexpr std::array kLimits{
    Switch{SQLITE_LIMIT_LENGTH, 64 << 20, "length"},
    Switch{SQLITE_LIMIT_SQL_LENGTH, 100'000, "SQL length"},
    Switch{SQLITE_LIMIT_COLUMN, 200, "columns"},
    Switch{SQLITE_LIMIT_EXPR_DEPTH, 100, "expression depth"},
    Switch{SQLITE_LIMIT_COMPOUND_SELECT, 20, "compound select"},
    Switch{SQLITE_LIMIT_FUNCTION_ARG, 32, "function arguments"},
    Switch{SQLITE_LIMIT_ATTACHED, 0, "attached databases"},
    Switch{SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100, "pattern length"},
    Switch{SQLITE_LIMIT_VARIABLE_NUMBER, 200, "variables"},
    Switch{SQLITE_LIMIT_TRIGGER_DEPTH, 1, "trigger depth"},
    Switch{SQLITE_LIMIT_WORKER_THREADS, 0, "worker threads"},
};

int rememberWalPages(void *pages, sqlite3 *, const char *, int count)
{
    *static_cast<int *>(pages) = count;
    return SQLITE_OK;
}

struct CloseHandle
{
    void operator()(sqlite3 *handle) const { sqlite3_close_v2(handle); }
};
using OwnedHandle = std::unique_ptr<sqlite3, CloseHandle>;

} // namespace

Result<void> harden(const QSqlDatabase &database)
{
    sqlite3 *handle = handleOf(database);
    for (const Switch &wanted : kSwitches) {
        int is = -1;
        const int code = sqlite3_db_config(handle, wanted.option, wanted.value, &is);
        if (code != SQLITE_OK || is != wanted.value)
            return unavailable(QStringLiteral("SQLite setting '%1'").arg(QLatin1String(wanted.name)), code);
    }
    for (const Switch &wanted : kLimits) {
        sqlite3_limit(handle, wanted.option, wanted.value);
        if (sqlite3_limit(handle, wanted.option, -1) > wanted.value)
            return unavailable(QStringLiteral("SQLite limit '%1'").arg(QLatin1String(wanted.name)), SQLITE_ERROR);
    }
    return {};
}

void tidyUpAtClose(const QSqlDatabase &database)
{
    sqlite3_db_config(handleOf(database), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, nullptr);
}

void countWalPages(const QSqlDatabase &database, int *pages)
{
    sqlite3_wal_hook(handleOf(database), rememberWalPages, pages);
}

Result<void> checkpoint(const QSqlDatabase &database, Checkpoint kind)
{
    const bool truncate = kind == Checkpoint::Truncate;
    int walPages = -1;
    int moved = -1;
    const int code =
        sqlite3_wal_checkpoint_v2(handleOf(database), nullptr,
                                  truncate ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE, &walPages, &moved);
    if (code == SQLITE_BUSY && !truncate)
        return {}; // a reader holds old pages: the next one moves them
    if (code != SQLITE_OK)
        return unavailable(QStringLiteral("checkpoint"), code);
    if (truncate && walPages > 0)
        return unavailable(QStringLiteral("checkpoint left %1 pages").arg(walPages - moved), SQLITE_BUSY);
    return {};
}

Result<void> copyTo(const QSqlDatabase &database, const QString &target, const QString &layer)
{
    const auto failed = [&target](int code) {
        return Error{ErrorCode::FileUnreadable,
                     QStringLiteral("%1: %2").arg(target, QString::fromUtf8(sqlite3_errstr(code))),
                     {}};
    };
    sqlite3 *raw = nullptr;
    const QByteArray named = layer.toUtf8();
    int code = sqlite3_open_v2(QFile::encodeName(target).constData(), &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                               named.isEmpty() ? nullptr : named.constData());
    const OwnedHandle copy(raw);
    if (code != SQLITE_OK)
        return failed(code);
    sqlite3_backup *backup = sqlite3_backup_init(copy.get(), "main", handleOf(database), "main");
    if (!backup)
        return failed(sqlite3_errcode(copy.get()));
    code = sqlite3_backup_step(backup, -1); // all pages in one read transaction
    const int finished = sqlite3_backup_finish(backup);
    if (code != SQLITE_DONE)
        return failed(code);
    return finished == SQLITE_OK ? Result<void>() : Result<void>(failed(finished));
}

bool isCorruption(const QSqlDatabase &database)
{
    const int code = sqlite3_errcode(handleOf(database)) & 0xff;
    return code == SQLITE_CORRUPT || code == SQLITE_NOTADB || code == SQLITE_FORMAT || code == SQLITE_TOOBIG;
}

QString lastError(const QSqlDatabase &database)
{
    sqlite3 *handle = handleOf(database);
    return QStringLiteral("%1 (code %2)")
        .arg(QString::fromUtf8(sqlite3_errmsg(handle)))
        .arg(sqlite3_extended_errcode(handle));
}

} // namespace callboard::sqlitehandle
