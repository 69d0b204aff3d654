// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/log.h"

#include <memory>
#include <vector>

namespace callboard::test {

/// The server of a rig, behind plain functions: engine and window have names in common, so no file sees both. One on
/// loopback in this process, with the contract's world, a clock that stands still and key "celp_console". Each function
/// may wait for the server's threads: not for the window's turn.
class FarSide
{
public:
    enum class Kind {
        Callboard,     ///< callboardd's routes
        ReferenceOnly, ///< a plain server
    };
    explicit FarSide(Kind kind);
    ~FarSide();
    Q_DISABLE_COPY_MOVE(FarSide)

    quint16 port() const;
    /// Its machine was set: the server ends, and starts again with the clock three hours on.
    void setClockThreeHoursOn();
    /// Acme's entries after this one, in order.
    std::vector<LogEntry> entriesAfter(quint64 sequence);
    quint64 lastEntry();

private:
    struct House;
    std::unique_ptr<House> m_house;
};

} // namespace callboard::test
