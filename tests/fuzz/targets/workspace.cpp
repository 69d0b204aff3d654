// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// A workspace file that is not what it should be. The first byte chooses: the input is the whole file; or a list of
// edits (where, how many, which bytes) of a good workspace, in the file itself or in the -wal of a killed program.
#include "tests/core/store/tempfolder.h"
#include "tests/core/store/workspacefiles.h"
#include "tests/fuzz/target.h"

namespace callboard::fuzz {

namespace {

const QString kName = QStringLiteral("/w.callboard");
const QString kWalName = QStringLiteral("/w.callboard-wal");

struct Base
{
    QByteArray file;
    QByteArray wal; ///< empty when it was closed
};

const Base &closedBase()
{
    static const Base base = [] {
        const test::TempFolder folder;
        test::makeWorkspace(folder.path() + kName);
        return Base{test::read(folder.path() + kName), {}};
    }();
    return base;
}

const Base &killedBase()
{
    static const Base base = [] {
        const test::TempFolder folder;
        test::makeAbandoned(folder.path() + kName);
        return Base{test::read(folder.path() + kName), test::read(folder.path() + kWalName)};
    }();
    return base;
}

/// Edits of 4 bytes and more: kind and length, page, offset in it, then the bytes.
void edit(QByteArray &file, Bytes &input)
{
    while (!input.atEnd() && !file.isEmpty()) {
        const uint8_t how = input.next();
        const qsizetype page = input.next();
        const qsizetype offset = input.next16() % 4096;
        const qsizetype at = (page * 4096 + offset) % file.size();
        const qsizetype length = 1 + how / 4 % 16;
        switch (how % 4) {
        case 0: // other bytes
        case 1: {
            const QByteArrayView bytes = input.take(length);
            for (qsizetype i = 0; i < bytes.size() && at + i < file.size(); ++i)
                file[at + i] = bytes[i];
            break;
        }
        case 2: // cut off
            file.truncate(at);
            break;
        case 3: { // a piece of another page
            const QByteArray piece = file.mid((input.next() * 4096) % file.size(), length * 64);
            file.replace(at, std::min(piece.size(), file.size() - at), piece);
            break;
        }
        }
    }
}

Base made(QByteArrayView bytes)
{
    Bytes input(bytes);
    Base base;
    switch (input.next() % 4) {
    case 0:
        base.file = input.rest().toByteArray();
        break;
    case 1:
        base = closedBase();
        edit(base.file, input);
        break;
    case 2:
        base = killedBase();
        edit(base.wal, input);
        break;
    case 3:
        base = killedBase();
        edit(base.file, input);
        break;
    }
    return base;
}

void run(QByteArrayView bytes)
{
    const Base base = made(bytes);
    const test::TempFolder folder;
    test::write(folder.path() + kName, base.file);
    if (!base.wal.isEmpty())
        test::write(folder.path() + kWalName, base.wal);
    const auto before = test::bytesIn(folder.path());
    {
        auto store = SqliteStore::open(folder.path() + kName);
        if (!store) {
            require(!store.error().detail.isEmpty(), "a refusal says why");
            auto after = test::bytesIn(folder.path());
            for (const auto &[name, content] : before)
                require(after[name] == content, "a file that is refused is not changed by a byte");
            return;
        }
        const auto image = (*store)->load();
        if (!image)
            return;
        for (const Company &company : image->companies) {
            LogQuery query;
            query.company = company.id;
            static_cast<void>((*store)->log(query));
        }
        // What was read can be written again.
        WriteGroup group;
        group.companies = image->companies;
        group.candidates = image->candidates;
        if ((*store)->isWritable() && !(*store)->commit(group))
            require(!(*store)->isWritable(), "after a failed write nothing more is written");
    }
}

const Registration registration({"workspace", run, nullptr});

} // namespace

} // namespace callboard::fuzz
