// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/logbackend.h"
#include "core/local/localcore.h"

namespace callboard {

class LocalLog final : public LogBackend
{
public:
    explicit LocalLog(LocalCore &core) : m_core(core) {}
    QFuture<Result<LogPage>> page(const LogFilter &filter) override;
    QFuture<Result<QByteArray>> exportCsv(const LogFilter &filter) override;

private:
    LocalCore &m_core;
};

} // namespace callboard
