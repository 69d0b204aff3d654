// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/sqlite/fileheader.h"

#include <QtEndian>

namespace callboard {

std::optional<FileHeader> FileHeader::parse(const QByteArray &bytes)
{
    if (bytes.size() < kBytes || !bytes.startsWith(QByteArrayView("SQLite format 3\0", 16)))
        return std::nullopt;
    const auto u32 = [&bytes](int at) { return qFromBigEndian<quint32>(bytes.constData() + at); };
    FileHeader header;
    header.pageSize = qFromBigEndian<quint16>(bytes.constData() + 16);
    if (header.pageSize == 1)
        header.pageSize = 65536;
    header.writeVersion = static_cast<unsigned char>(bytes[18]);
    header.readVersion = static_cast<unsigned char>(bytes[19]);
    header.pageCount = u32(28);
    header.textEncoding = static_cast<int>(u32(56));
    header.userVersion = u32(60);
    header.applicationId = u32(68);
    return header;
}

bool FileHeader::isPlausible() const
{
    const bool isPowerOfTwo = pageSize >= 512 && (pageSize & (pageSize - 1)) == 0;
    return isPowerOfTwo && pageCount > 0 && textEncoding == 1 && readVersion >= 1 && readVersion <= 2 &&
           writeVersion == readVersion;
}

} // namespace callboard
