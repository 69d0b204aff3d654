// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/random.h"

#include <QByteArray>
#include <QString>

#include <array>
#include <map>
#include <vector>

namespace callboard::test {

/// Every file by its name.
using Files = std::map<QString, QByteArray>;

/// What becomes, at a power cut, of what was written and not synced, sector by sector (512 bytes). Names of files that
/// were made, renamed or removed without a sync of the folder survive in order up to a random one, as journals of file
/// systems have it; with Lost none does, with Kept all do.
enum class Damage {
    Lost,    ///< nothing of it is there
    Kept,    ///< all of it is
    First,   ///< what was written first, up to a random sector
    Last,    ///< what was written last, from a random sector
    Half,    ///< each sector by a coin
    Most,    ///< nine of ten sectors
    Holes,   ///< the files have their new sizes; half of the sectors are there, the others are zeros
    Garbage, ///< half of the sectors are there, and a quarter of the rest holds anything
};
inline constexpr std::array kDamages{Damage::Lost, Damage::Kept, Damage::First, Damage::Last,
                                     Damage::Half, Damage::Most, Damage::Holes, Damage::Garbage};
const char *nameOf(Damage damage);

/// What is on a disk for certain, and what only the system's memory holds. A value: a copy is another disk, and cheap.
class Platter
{
public:
    using FileId = int;

    Platter() = default;
    explicit Platter(const Files &files);

    FileId create(const QString &name);                        ///< an empty file, its name not yet on the disk
    FileId find(const QString &name) const;                    ///< as programs see it; -1 when there is none
    void rename(const QString &from, const QString &to);       ///< not yet on the disk
    void remove(const QString &name);                          ///< not yet on the disk; who has it open keeps it
    void replace(const QString &name, const QByteArray &with); ///< by another file, at once and for certain
    void syncFolder();
    const std::map<QString, FileId> &names() const { return m_names; }

    const QByteArray &bytes(FileId file) const { return m_files[static_cast<size_t>(file)].seen; }
    void write(FileId file, qint64 at, const QByteArray &bytes);
    void truncate(FileId file, qint64 size);
    void sync(FileId file);
    /// An fsync that failed: some of what was waiting reached the disk, by `random`, and the system holds the rest for
    /// written. `forgets`: it also drops it from memory, so that programs read the old bytes.
    void syncFails(FileId file, Random &random, bool forgets);
    /// Turns one bit over, on the disk and in memory.
    void flip(FileId file, qint64 byte, int bit);
    /// For a power cut later: without what only programs see, so that many can be kept.
    Platter moment() const;
    /// Bytes in memory that are not on the disk for certain.
    bool hasUnsynced() const;

    /// All files as programs see them.
    Files files() const;
    /// What a machine finds after the power went off now.
    Files afterCut(Damage damage, Random &random) const;

private:
    struct Change
    {
        bool isTruncate = false;
        qint64 at = 0; ///< offset, or the new size
        QByteArray bytes;
    };
    struct File
    {
        QByteArray seen;             ///< what programs read
        QByteArray stored;           ///< what is on the disk for certain
        std::vector<Change> waiting; ///< since then, in order
    };
    struct NameChange
    {
        QString name;
        FileId file; ///< -1: removed
    };
    static void put(QByteArray &file, qint64 at, const char *bytes, qint64 length);
    static void apply(QByteArray &file, const Change &change);
    static QByteArray damaged(const File &file, Damage damage, Random &random);

    std::vector<File> m_files;
    std::map<QString, FileId> m_names;       ///< as programs see them
    std::map<QString, FileId> m_storedNames; ///< on the disk
    std::vector<NameChange> m_waitingNames;
};

} // namespace callboard::test
