// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/command.h"

#include <type_traits>

namespace callboard {

namespace {

template <typename T, typename... Options> constexpr bool isOneOf = (std::is_same_v<T, Options> || ...);

} // namespace

const CommandHeader *headerOf(const Command &command)
{
    return std::visit(
        [](const auto &c) -> const CommandHeader * {
            if constexpr (requires { c.header; })
                return &c.header;
            else
                return nullptr;
        },
        command);
}

Lane laneOf(const Command &any)
{
    return std::visit(
        [](const auto &c) {
            using C = std::decay_t<decltype(c)>;
            // Both ways of a switch share a lane: "release, then hold" must never end released.
            if constexpr (std::is_same_v<C, command::PatchCompany>)
                return c.telephonyEnabled ? Lane::First : Lane::Third;
            else if constexpr (isOneOf<C, command::Cancel, command::CancelBatch, command::Revoke, command::HoldDialling,
                                       command::PauseBatch, command::HoldBreaker, command::CloseBreaker,
                                       command::ReportCarrier, command::ReportCarrierHealth>)
                return Lane::First;
            else if constexpr (std::is_same_v<C, command::Tick>)
                return Lane::Second;
            else
                return Lane::Third;
        },
        any);
}

} // namespace callboard
