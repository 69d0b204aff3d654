// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/snapshot.h"
#include "core/model/apikey.h"
#include "core/model/company.h"

#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace callboard {

/// Who may speak: every key of every company, by SHA-256 (P6). `hear` is called on the engine's thread with each
/// commit, `find` from any thread.
class KeyRing
{
public:
    void hear(const Committed &committed);
    void load(const WorkspaceState &state);
    /// Compares with every key in constant time, so that an answer's time tells nothing. nullopt: no such key.
    std::optional<ApiKey> find(const QByteArray &key) const;

private:
    using Keys = std::shared_ptr<const std::vector<ApiKey>>;
    mutable std::mutex m_mutex;
    Keys m_keys = std::make_shared<std::vector<ApiKey>>();
};

/// True for 1-255 visible ASCII characters.
bool isWellFormedKey(const QByteArray &key);

} // namespace callboard
