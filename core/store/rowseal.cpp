// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/rowseal.h"

#include <QtEndian>

#include <cstring>

namespace callboard {

void RowSeal::add(qint64 number)
{
    mix(1);
    mix(static_cast<quint64>(number));
}

void RowSeal::add(QByteArrayView bytes)
{
    mix(2 + (static_cast<quint64>(bytes.size()) << 2));
    for (; bytes.size() >= 8; bytes = bytes.sliced(8))
        mix(qFromLittleEndian<quint64>(bytes.data()));
    if (bytes.isEmpty())
        return;
    quint64 rest = 0;
    for (qsizetype i = 0; i < bytes.size(); ++i)
        rest |= static_cast<quint64>(static_cast<uchar>(bytes[i])) << (8 * i);
    mix(rest);
}

} // namespace callboard
