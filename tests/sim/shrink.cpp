// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/shrink.h"

#include <algorithm>

namespace callboard::sim {

Script narrowed(Script script, const std::vector<int> &keep, const std::vector<Fault> &allow)
{
    std::vector<Step> kept;
    for (const int index : keep) {
        if (index >= 0 && index < static_cast<int>(script.steps.size()))
            kept.push_back(script.steps[static_cast<size_t>(index)]);
    }
    script.steps = std::move(kept);
    FaultBoard few;
    for (const Fault fault : allow) {
        if (script.faults.has(fault))
            few.allow(fault);
    }
    script.faults = few;
    return script;
}

namespace {

template <typename T> std::vector<T> without(const std::vector<T> &all, size_t from, size_t count)
{
    std::vector<T> rest(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(from));
    const size_t end = std::min(all.size(), from + count);
    rest.insert(rest.end(), all.begin() + static_cast<std::ptrdiff_t>(end), all.end());
    return rest;
}

/// Takes pieces out of `all` while `stillFails` says yes.
template <typename T, typename StillFails> std::vector<T> fewest(std::vector<T> all, StillFails stillFails)
{
    for (size_t piece = std::max<size_t>(1, all.size() / 2); piece >= 1; piece /= 2) {
        for (size_t from = 0; from < all.size();) {
            std::vector<T> rest = without(all, from, piece);
            if (stillFails(rest))
                all = std::move(rest);
            else
                from += piece;
        }
    }
    return all;
}

} // namespace

Shrunk shrink(const Script &script, const std::function<bool(const Script &)> &fails)
{
    Shrunk shrunk;
    for (size_t i = 0; i < script.steps.size(); ++i)
        shrunk.keep.push_back(static_cast<int>(i));
    for (int i = 0; i < kFaultCount; ++i) {
        if (script.faults.has(static_cast<Fault>(i)))
            shrunk.allow.push_back(static_cast<Fault>(i));
    }
    const auto tried = [&](const std::vector<int> &keep, const std::vector<Fault> &allow) {
        ++shrunk.runs;
        return fails(narrowed(script, keep, allow));
    };
    shrunk.keep = fewest(shrunk.keep, [&](const std::vector<int> &keep) { return tried(keep, shrunk.allow); });
    shrunk.allow = fewest(shrunk.allow, [&](const std::vector<Fault> &allow) { return tried(shrunk.keep, allow); });
    shrunk.keep = fewest(shrunk.keep, [&](const std::vector<int> &keep) { return tried(keep, shrunk.allow); });
    return shrunk;
}

} // namespace callboard::sim
