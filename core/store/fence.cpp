// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/fence.h"

#include "core/base/assert.h"

namespace callboard {

void StoreFence::look(const QString &owner)
{
    CB_ASSERT(!m_hasLooked);
    m_seen = owner;
    m_hasLooked = true;
}

StoreFence::Verdict StoreFence::judge(const QString &is) const
{
    CB_ASSERT(m_hasLooked);
    if (is == owner())
        return Verdict::Ours;
    // A commit whose answer was lost may have written nothing: then it is still as it was seen.
    return is == m_seen && !m_isHeld ? Verdict::Free : Verdict::Taken;
}

QString StoreFence::owner() const
{
    const quint64 epoch = m_seen.section(QLatin1Char(' '), 0, 0).toULongLong() + 1;
    return QStringLiteral("%1 %2").arg(epoch).arg(m_mark);
}

} // namespace callboard
