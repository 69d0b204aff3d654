// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <optional>

namespace callboard {

/// The first 100 bytes of an SQLite file, read without SQLite, so that a file that is not ours is refused before
/// anything looks deeper. Offsets: https://www.sqlite.org/fileformat.html, section 1.3.
struct FileHeader
{
    static constexpr int kBytes = 100;
    int pageSize = 0;
    int readVersion = 0;  ///< 1 rollback journal, 2 WAL
    int writeVersion = 0; ///< as readVersion
    quint32 pageCount = 0;
    quint32 userVersion = 0;
    quint32 applicationId = 0;
    int textEncoding = 0; ///< 1 UTF-8

    /// nullopt when it is not an SQLite file at all.
    static std::optional<FileHeader> parse(const QByteArray &bytes);
    /// Are the fields such as SQLite writes them for us?
    bool isPlausible() const;
};

} // namespace callboard
