// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/server/ratejournal.h"

#include <QDir>
#include <QtEndian>

#include <algorithm>

namespace callboard {

namespace {

constexpr qsizetype kRecord = RateJournal::kNameSize + 8;

QString pathOf(const QString &folder, int file)
{
    return QDir(folder).filePath(QStringLiteral("accepted.%1").arg(file));
}

/// Moments of a real clock count from the start of the machine, which has a name.
QByteArray headOf(const TimeSource &time)
{
    if (time.isSimulated())
        return QByteArrayLiteral("callboard accepted 1 simulated\n");
    QFile id(QStringLiteral("/proc/sys/kernel/random/boot_id"));
    return id.open(QIODevice::ReadOnly) ? "callboard accepted 1 " + id.readAll().trimmed() + '\n' : QByteArray();
}

} // namespace

Instant RateJournal::clockOf(const TimeSource &time)
{
    return time.isSimulated() ? time.now() : Instant(std::chrono::floor<milliseconds>(time.boot()));
}

RateJournal::RateJournal(const QString &folder, milliseconds window, const TimeSource &time)
    : m_folder(folder), m_window(window), m_head(headOf(time)), m_isBroken(m_head.isEmpty())
{
    if (m_isBroken)
        return;
    // Goes on in the file that was written last.
    const std::vector<Record> records[] = {recordsOf(pathOf(folder, 0)), recordsOf(pathOf(folder, 1))};
    const bool isSecondNewer =
        !records[1].empty() && (records[0].empty() || records[0].back().at < records[1].back().at);
    const auto &current = records[isSecondNewer ? 1 : 0];
    begin(isSecondNewer ? 1 : 0, !current.empty());
    if (!current.empty()) {
        m_isEmpty = false;
        m_begun = current.front().at;
    }
}

std::vector<RateJournal::Record> RateJournal::recordsOf(const QString &path) const
{
    std::vector<Record> records;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return records;
    const QByteArray bytes = file.readAll();
    if (!bytes.startsWith(m_head))
        return records;
    for (qsizetype at = m_head.size(); at + kRecord <= bytes.size(); at += kRecord)
        records.push_back({Instant(milliseconds(qFromLittleEndian<qint64>(bytes.constData() + at + kNameSize))),
                           bytes.mid(at, kNameSize)});
    return records;
}

void RateJournal::begin(int file, bool append)
{
    m_current = file;
    m_isEmpty = !append;
    m_file.close();
    m_file.setFileName(pathOf(m_folder, file));
    const auto mode = append ? QIODevice::Append : QIODevice::Truncate;
    m_isBroken = !m_file.open(QIODevice::WriteOnly | QIODevice::Unbuffered | mode) ||
                 (!append && m_file.write(m_head) != m_head.size()) ||
                 // A record that the end of the program cut would shift all that follow.
                 (append && !m_file.resize(m_file.size() - (m_file.size() - m_head.size()) % kRecord));
    if (m_isBroken)
        qWarning("%s cannot be written: requests before a restart will not count after it",
                 qUtf8Printable(m_file.fileName()));
    else
        m_file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

void RateJournal::replay(Instant now, const std::function<void(const QByteArray &, Instant)> &each) const
{
    std::vector<Record> all = recordsOf(pathOf(m_folder, 0));
    const std::vector<Record> others = recordsOf(pathOf(m_folder, 1));
    all.insert(all.end(), others.begin(), others.end());
    std::stable_sort(all.begin(), all.end(), [](const Record &a, const Record &b) { return a.at < b.at; });
    for (const Record &record : all) {
        // A clock that was started a little earlier than it had come counts on; one that is a window and more behind is
        // a simulated one that began anew, another time altogether.
        if (now < record.at + m_window && record.at < now + m_window)
            each(record.name, record.at);
    }
}

void RateJournal::add(const QByteArray &name, Instant at)
{
    if (m_isBroken)
        return;
    // What the other file holds is older than what this one began with, so by now it counts no more.
    if (!m_isEmpty && (at >= m_begun + m_window || at < m_begun))
        begin(1 - m_current, false);
    if (m_isEmpty)
        m_begun = at;
    m_isEmpty = false;
    char record[kRecord] = {};
    std::copy_n(name.constData(), std::min(name.size(), kNameSize), record);
    qToLittleEndian<qint64>(toEpochMs(at), record + kNameSize);
    m_file.write(record, kRecord);
}

} // namespace callboard
