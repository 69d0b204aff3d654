// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlitestore.h"

#include "core/base/assert.h"
#include "core/base/random.h"
#include "core/sqlite/databasefile.h"
#include "core/sqlite/handle.h"
#include "core/store/fence.h"
#include "core/store/groupwriter.h"
#include "core/store/imagereader.h"
#include "core/store/schema.h"

#include <atomic>
#include <thread>

namespace callboard {

namespace {

// When the -wal holds so much, it is moved into the file between groups: 1,000 pages of 4 KiB. Large enough that a
// moved page was changed many times, small enough that moving takes a few milliseconds.
constexpr int kMovePages = 1'000;
// Answers are forgotten a day after nobody may ask for them any more, so that a clock that jumped forward and back
// loses none.
constexpr milliseconds kForgetAfter = kDay;

Error unavailable(const QString &detail)
{
    return {ErrorCode::StoreUnavailable, detail, {}};
}

} // namespace

struct SqliteStore::Private
{
    std::unique_ptr<DatabaseFile> file;
    // Opened by the first call on the thread that owns the store: a connection belongs to the thread that opened it.
    std::unique_ptr<SqliteConnection> connection;
    std::atomic<std::thread::id> owner; // of the connection: nobody else may look at it
    // Its -wal was taken away; what is in it can only be read through this, and is moved into the file by it.
    std::unique_ptr<SqliteConnection> adrift;
    StoreFence fence{randomId(*systemRandom(), QString())};
    bool isFencedOff = false;            // another program writes the file: nothing is written here ever again
    std::unique_ptr<GroupWriter> writer; // refers to the connection and the fence
    std::atomic<bool> hasFailed = false;
    std::atomic<bool> isClosed = false;
    QString failure;
    std::optional<Instant> latestNow;
    Instant forgotAt;
    int movedAtPages = 0;

    // For the functions that any thread may call.
    Result<void> usable() const
    {
        if (isClosed)
            return unavailable(QStringLiteral("the workspace is closed"));
        if (hasFailed)
            return unavailable(QStringLiteral("the workspace had a fault"));
        return {};
    }

    Result<void> connect()
    {
        if (isClosed || hasFailed)
            return isClosed ? usable() : unavailable(failure);
        if (connection)
            return {};
        auto opened = file->connectForWriting();
        if (!opened)
            return opened.error();
        connection = std::move(*opened);
        owner = std::this_thread::get_id();
        writer = std::make_unique<GroupWriter>(*connection, fence);
        if (auto looked = writer->lookAtFence(); !looked)
            return fail(looked.error());
        return {};
    }

    // P1: nothing is written through this handle again. Closing it writes nothing either.
    Error fail(const Error &error)
    {
        failure = error.detail;
        isFencedOff = isFencedOff || error.code == ErrorCode::FileLocked;
        hasFailed = true;
        writer.reset();
        connection.reset();
        return unavailable(error.detail);
    }

    // Before anything is acknowledged, and so before anybody is dialled: what was written can be found again.
    Result<void> isInPlace()
    {
        const auto inPlace = file->isInPlace();
        if (inPlace)
            return {};
        if (file->hasLostItsWal())
            adrift = std::move(connection);
        return fail(inPlace.error());
    }

    // No group was acknowledged since the -wal was gone, but those before it may be nowhere else.
    Result<void> bringHome()
    {
        if (!adrift)
            return {};
        if (auto moved = sqlitehandle::checkpoint(adrift->database(), sqlitehandle::Checkpoint::Truncate); !moved)
            return moved;
        adrift.reset();
        file->forgetWal();
        return {};
    }

    // Once an hour, by the engine's own clock.
    std::optional<Instant> forgetBefore()
    {
        if (!latestNow || *latestNow < forgotAt + kHour)
            return std::nullopt;
        forgotAt = *latestNow;
        return *latestNow - kForgetAfter;
    }
};

SqliteStore::SqliteStore(std::unique_ptr<Private> own) : d(std::move(own)) {}

SqliteStore::~SqliteStore()
{
    (void)close();
}

Result<std::unique_ptr<SqliteStore>> SqliteStore::create(const QString &path, FileSystem &files,
                                                         const WriteGroup &first)
{
    auto file =
        DatabaseFile::create(path, workspaceKind(), files, [&first](SqliteConnection &connection) -> Result<void> {
            if (first.isEmpty())
                return Result<void>();
            StoreFence fence(QStringLiteral("maker"));
            GroupWriter writer(connection, fence);
            if (auto looked = writer.lookAtFence(); !looked)
                return looked;
            return writer.write(first, std::nullopt);
        });
    if (!file)
        return file.error();
    auto own = std::make_unique<Private>();
    own->file = std::move(*file);
    return std::unique_ptr<SqliteStore>(new SqliteStore(std::move(own)));
}

Result<std::unique_ptr<SqliteStore>> SqliteStore::open(const QString &path, FileSystem &files)
{
    auto file = DatabaseFile::open(path, workspaceKind(), files);
    if (!file)
        return file.error();
    auto own = std::make_unique<Private>();
    own->file = std::move(*file);
    return std::unique_ptr<SqliteStore>(new SqliteStore(std::move(own)));
}

Result<WorkspaceImage> SqliteStore::load()
{
    if (auto connected = d->connect(); !connected)
        return connected.error();
    if (d->file->isWritable()) {
        if (auto taken = d->writer->takeFence(); !taken)
            return d->fail(taken.error());
    }
    return readImage(*d->connection, [this] { return d->file->connectForReading(); });
}

Result<void> SqliteStore::commit(const WriteGroup &group)
{
    if (!d->file->isWritable())
        return Error{ErrorCode::ReadOnly, d->file->readOnlyReason(), {}};
    if (auto connected = d->connect(); !connected)
        return connected;
    if (group.isEmpty())
        return {};
    if (auto written = d->writer->write(group, d->forgetBefore()); !written)
        return d->fail(written.error());
    return d->isInPlace();
}

Result<std::optional<IdempotencyRow>> SqliteStore::idempotency(const CompanyId &company, const QString &route,
                                                               const QString &key, Instant now)
{
    if (auto connected = d->connect(); !connected)
        return connected.error();
    d->latestNow = now;
    auto found = d->writer->idempotency(company, route, key);
    if (!found)
        return d->fail(found.error());
    if (*found && (*found)->keptUntil <= now)
        return std::optional<IdempotencyRow>();
    return found;
}

Result<std::vector<LogEntry>> SqliteStore::log(const LogQuery &query) const
{
    if (auto usable = d->usable(); !usable)
        return usable.error();
    if (d->owner == std::this_thread::get_id() && d->connection)
        return readLog(*d->connection, query);
    // A connection for each question costs less than a millisecond and belongs to whatever thread asks.
    auto connection = d->file->connectForReading();
    if (!connection)
        return connection.error();
    return readLog(**connection, query);
}

void SqliteStore::maintain()
{
    if (!d->connection || d->hasFailed || !d->file->isWritable() || !d->isInPlace())
        return;
    if (d->connection->walPages() < kMovePages)
        return;
    // The hook tells pages only after a commit; without one since the last time there is nothing new to move.
    if (d->connection->walPages() == d->movedAtPages)
        return;
    d->movedAtPages = d->connection->walPages();
    if (auto moved = sqlitehandle::checkpoint(d->connection->database(), sqlitehandle::Checkpoint::Passive); !moved)
        (void)d->fail(moved.error());
}

bool SqliteStore::isWritable() const
{
    return d->file->isWritable() && !d->hasFailed;
}

Result<void> SqliteStore::reopen()
{
    if (d->isClosed)
        return unavailable(QStringLiteral("the workspace is closed"));
    d->writer.reset();
    d->connection.reset();
    if (d->isFencedOff)
        return Error{ErrorCode::FileLocked, d->failure, {}};
    if (auto home = d->bringHome(); !home)
        return home;
    if (d->hasFailed) {
        if (auto healed = d->file->heal(); !healed)
            return healed;
    }
    d->hasFailed = false;
    d->movedAtPages = 0;
    auto connected = d->connect();
    if (!connected)
        return d->fail(connected.error());
    return {};
}

QString SqliteStore::path() const
{
    return d->file->path();
}

QString SqliteStore::readOnlyReason() const
{
    return d->file->readOnlyReason();
}

Result<void> SqliteStore::backUpTo(const QString &target) const
{
    if (auto usable = d->usable(); !usable)
        return usable;
    return d->file->backUpTo(target);
}

Result<void> SqliteStore::checkIntegrity() const
{
    if (auto usable = d->usable(); !usable)
        return usable;
    return d->file->checkIntegrity(checkChains);
}

Result<void> SqliteStore::close()
{
    if (d->isClosed)
        return {};
    d->isClosed = true;
    d->writer.reset();
    Result<void> closed = d->bringHome();
    d->adrift.reset();
    if (!d->hasFailed && !d->connection && d->file->isWritable()) {
        // Opened and never used: a -wal from before may still wait to be moved.
        if (auto opened = d->file->connectForWriting())
            d->connection = std::move(*opened);
        else
            closed = opened.error();
    }
    if (!d->hasFailed && d->connection)
        closed = d->file->closeCleanly(std::move(d->connection));
    d->connection.reset();
    d->file->unlock();
    return closed;
}

} // namespace callboard
