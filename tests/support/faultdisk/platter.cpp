// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/faultdisk/platter.h"

#include <algorithm>
#include <cstring>

namespace callboard::test {

namespace {

constexpr qint64 kSector = 512;

bool chance(Random &random, std::uint64_t percent)
{
    return random.next() % 100 < percent;
}

/// A piece of a write that reaches the disk whole or not at all.
struct Sector
{
    qint64 at;
    const char *bytes;
    qint64 length;
    bool isTruncate = false;
};

} // namespace

const char *nameOf(Damage damage)
{
    static constexpr std::array kNames{"lost", "kept", "first", "last", "half", "most", "holes", "garbage"};
    return kNames[static_cast<size_t>(damage)];
}

Platter::Platter(const Files &files)
{
    for (const auto &[name, bytes] : files)
        replace(name, bytes);
}

Platter::FileId Platter::create(const QString &name)
{
    m_files.emplace_back();
    const auto file = static_cast<FileId>(m_files.size()) - 1;
    m_names[name] = file;
    m_waitingNames.push_back({name, file});
    return file;
}

Platter::FileId Platter::find(const QString &name) const
{
    const auto found = m_names.find(name);
    return found == m_names.end() ? -1 : found->second;
}

void Platter::rename(const QString &from, const QString &to)
{
    const FileId file = m_names.at(from);
    m_names.erase(from);
    m_names[to] = file;
    // The new name first: a cut between the two leaves both, never neither.
    m_waitingNames.push_back({to, file});
    m_waitingNames.push_back({from, -1});
}

void Platter::remove(const QString &name)
{
    if (m_names.erase(name) > 0)
        m_waitingNames.push_back({name, -1});
}

void Platter::replace(const QString &name, const QByteArray &with)
{
    m_files.push_back({with, with, {}});
    m_names[name] = m_storedNames[name] = static_cast<FileId>(m_files.size()) - 1;
}

void Platter::syncFolder()
{
    for (const NameChange &change : m_waitingNames) {
        if (change.file < 0)
            m_storedNames.erase(change.name);
        else
            m_storedNames[change.name] = change.file;
    }
    m_waitingNames.clear();
}

void Platter::put(QByteArray &file, qint64 at, const char *bytes, qint64 length)
{
    if (file.size() < at + length)
        file.append(static_cast<qsizetype>(at + length - file.size()), '\0');
    memcpy(file.data() + at, bytes, static_cast<size_t>(length));
}

void Platter::apply(QByteArray &file, const Change &change)
{
    if (!change.isTruncate)
        put(file, change.at, change.bytes.constData(), change.bytes.size());
    else if (change.at < file.size())
        file.truncate(static_cast<qsizetype>(change.at));
    else
        file.append(static_cast<qsizetype>(change.at - file.size()), '\0');
}

void Platter::write(FileId file, qint64 at, const QByteArray &bytes)
{
    File &to = m_files[static_cast<size_t>(file)];
    to.waiting.push_back({false, at, bytes});
    apply(to.seen, to.waiting.back());
}

void Platter::truncate(FileId file, qint64 size)
{
    File &to = m_files[static_cast<size_t>(file)];
    to.waiting.push_back({true, size, {}});
    apply(to.seen, to.waiting.back());
}

void Platter::sync(FileId file)
{
    File &is = m_files[static_cast<size_t>(file)];
    for (const Change &change : is.waiting)
        apply(is.stored, change);
    is.waiting.clear();
}

void Platter::syncFails(FileId file, Random &random, bool forgets)
{
    File &is = m_files[static_cast<size_t>(file)];
    is.stored = damaged(is, chance(random, 50) ? Damage::Half : Damage::Lost, random);
    is.waiting.clear();
    if (forgets)
        is.seen = is.stored;
}

void Platter::flip(FileId file, qint64 byte, int bit)
{
    File &is = m_files[static_cast<size_t>(file)];
    for (QByteArray *bytes : {&is.seen, &is.stored}) {
        if (byte < bytes->size())
            bytes->data()[byte] = static_cast<char>(bytes->at(static_cast<qsizetype>(byte)) ^ (1 << bit));
    }
}

Platter Platter::moment() const
{
    Platter copy;
    copy.m_files.reserve(m_files.size());
    for (const File &file : m_files)
        copy.m_files.push_back({{}, file.stored, file.waiting});
    copy.m_storedNames = m_storedNames;
    copy.m_waitingNames = m_waitingNames;
    return copy;
}

bool Platter::hasUnsynced() const
{
    return !m_waitingNames.empty() ||
           std::any_of(m_files.begin(), m_files.end(), [](const File &file) { return !file.waiting.empty(); });
}

Files Platter::files() const
{
    Files all;
    for (const auto &[name, file] : m_names)
        all[name] = bytes(file);
    return all;
}

QByteArray Platter::damaged(const File &file, Damage damage, Random &random)
{
    if (damage == Damage::Lost || file.waiting.empty())
        return file.stored;
    if (damage == Damage::Kept) {
        QByteArray all = file.stored;
        for (const Change &change : file.waiting)
            apply(all, change);
        return all;
    }
    std::vector<Sector> sectors;
    for (const Change &change : file.waiting) {
        if (change.isTruncate)
            sectors.push_back({change.at, nullptr, 0, true});
        for (qint64 done = 0; done < change.bytes.size();) {
            const qint64 at = change.at + done;
            const qint64 length = std::min(change.bytes.size() - done, kSector - at % kSector);
            sectors.push_back({at, change.bytes.constData() + done, length});
            done += length;
        }
    }
    const std::uint64_t border = random.next() % (sectors.size() + 1);
    QByteArray left = file.stored;
    for (size_t i = 0; i < sectors.size(); ++i) {
        const Sector &sector = sectors[i];
        bool survives = false;
        switch (damage) {
        case Damage::Lost:
        case Damage::Kept:
            break;
        case Damage::First:
            survives = i < border;
            break;
        case Damage::Last:
            survives = i >= border;
            break;
        case Damage::Half:
        case Damage::Holes:
        case Damage::Garbage:
            survives = chance(random, 50);
            break;
        case Damage::Most:
            survives = chance(random, 90);
            break;
        }
        if (sector.isTruncate) {
            if (survives)
                apply(left, {true, sector.at, {}});
        } else if (survives) {
            put(left, sector.at, sector.bytes, sector.length);
        } else if (damage == Damage::Holes) {
            const QByteArray zeros(static_cast<qsizetype>(sector.length), '\0');
            put(left, sector.at, zeros.constData(), sector.length);
        } else if (damage == Damage::Garbage && chance(random, 25)) {
            QByteArray anything(static_cast<qsizetype>(sector.length), '\0');
            for (char &byte : anything)
                byte = static_cast<char>(random.next());
            put(left, sector.at, anything.constData(), sector.length);
        }
    }
    return left;
}

Files Platter::afterCut(Damage damage, Random &random) const
{
    std::map<QString, FileId> names = m_storedNames;
    size_t known = damage == Damage::Lost ? 0 : m_waitingNames.size();
    if (damage != Damage::Lost && damage != Damage::Kept && !m_waitingNames.empty())
        known = static_cast<size_t>(random.next() % (m_waitingNames.size() + 1));
    for (size_t i = 0; i < known; ++i) {
        if (m_waitingNames[i].file < 0)
            names.erase(m_waitingNames[i].name);
        else
            names[m_waitingNames[i].name] = m_waitingNames[i].file;
    }
    Files left;
    for (const auto &[name, file] : names)
        left[name] = damaged(m_files[static_cast<size_t>(file)], damage, random);
    return left;
}

} // namespace callboard::test
