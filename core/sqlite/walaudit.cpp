// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// The format is that of https://www.sqlite.org/fileformat2.html, section 4.
#include "core/sqlite/walaudit.h"

#include <QByteArray>
#include <QString>
#include <QtEndian>

namespace callboard {

namespace {

constexpr qsizetype kHeaderBytes = 32;
constexpr qsizetype kFrameHeaderBytes = 24;
constexpr quint32 kMagic = 0x377F0682; ///< the last bit: sums over big-endian words

quint32 word(QByteArrayView bytes, qsizetype at)
{
    return qFromBigEndian<quint32>(bytes.data() + at);
}

struct Sum
{
    quint32 first = 0;
    quint32 second = 0;
    bool operator==(const Sum &) const = default;

    static Sum at(QByteArrayView bytes, qsizetype at) { return {word(bytes, at), word(bytes, at + 4)}; }
    Sum over(QByteArrayView bytes, bool isBigEndian) const
    {
        Sum sum = *this;
        for (qsizetype i = 0; i + 8 <= bytes.size(); i += 8) {
            const char *at = bytes.data() + i;
            sum.first += (isBigEndian ? qFromBigEndian<quint32>(at) : qFromLittleEndian<quint32>(at)) + sum.second;
            sum.second +=
                (isBigEndian ? qFromBigEndian<quint32>(at + 4) : qFromLittleEndian<quint32>(at + 4)) + sum.first;
        }
        return sum;
    }
};

bool isHeader(QByteArrayView head)
{
    const quint32 magic = word(head, 0);
    const quint32 pageSize = word(head, 8);
    return (magic & ~1U) == kMagic && pageSize >= 512 && pageSize <= 65'536 && (pageSize & (pageSize - 1)) == 0 &&
           Sum().over(head.first(24), (magic & 1U) != 0) == Sum::at(head, 24);
}

/// A header that a power cut left half written has many wrong bits: its random salt is another one.
bool hasOneWrongBit(QByteArrayView head)
{
    QByteArray tried = head.toByteArray();
    for (qsizetype i = 0; i < kHeaderBytes * 8; ++i) {
        const char bit = static_cast<char>(1 << (i % 8));
        tried[i / 8] = static_cast<char>(tried[i / 8] ^ bit);
        if (isHeader(tried))
            return true;
        tried[i / 8] = static_cast<char>(tried[i / 8] ^ bit);
    }
    return false;
}

class Frames
{
public:
    explicit Frames(QByteArrayView wal)
        : m_wal(wal), m_isBigEndian((word(wal, 0) & 1U) != 0),
          m_length(kFrameHeaderBytes + static_cast<qsizetype>(word(wal, 8)))
    {
    }
    qsizetype count() const { return (m_wal.size() - kHeaderBytes) / m_length; }
    Sum headerSum() const { return Sum::at(m_wal, 24); }
    bool isOfThisRound(qsizetype i) const
    {
        return word(frame(i), 0) != 0 && frame(i).sliced(8, 8) == m_wal.sliced(16, 8);
    }
    bool endsAGroup(qsizetype i) const { return word(frame(i), 4) != 0; }
    Sum stored(qsizetype i) const { return Sum::at(frame(i), 16); }
    Sum computed(qsizetype i, Sum before) const
    {
        return before.over(frame(i).first(8), m_isBigEndian).over(frame(i).sliced(kFrameHeaderBytes), m_isBigEndian);
    }
    bool follows(qsizetype i, Sum before) const { return isOfThisRound(i) && computed(i, before) == stored(i); }

private:
    QByteArrayView frame(qsizetype i) const { return m_wal.sliced(kHeaderBytes + i * m_length, m_length); }

    QByteArrayView m_wal;
    bool m_isBigEndian;
    qsizetype m_length;
};

} // namespace

Result<void> auditWal(QByteArrayView wal)
{
    const auto damaged = [](const QString &what) { return Error{ErrorCode::FileDamaged, what, {}}; };
    if (wal.size() < kHeaderBytes)
        return {};
    if (!isHeader(wal.first(kHeaderBytes))) {
        if (hasOneWrongBit(wal.first(kHeaderBytes)))
            return damaged(QStringLiteral("the header of its -wal has a wrong bit"));
        return {};
    }
    const Frames frames(wal);
    Sum before = frames.headerSum();
    qsizetype wrong = 0;
    while (wrong < frames.count() && frames.follows(wrong, before))
        before = frames.stored(wrong++);
    // A frame behind the end of a group was written after that group was on the disk, if it goes on from its sum: what
    // a killed program left there goes on from another.
    for (qsizetype i = wrong; i + 1 < frames.count(); ++i) {
        const bool goesOn = frames.follows(i + 1, frames.stored(i)) ||
                            (i == wrong && frames.follows(i + 1, frames.computed(i, before)));
        if (frames.endsAGroup(i) && goesOn)
            return damaged(QStringLiteral("frame %1 of its -wal is wrong, and there are groups behind it").arg(wrong));
    }
    return {};
}

} // namespace callboard
