// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/console/keyvault.h"
#include "app/console/localopener.h"

namespace callboard {

/// The window's requests, answered by the embedded engine or by a server.
class ConsoleOpener final : public WorkspaceOpener, private ServerBook
{
public:
    explicit ConsoleOpener(const ClockChoice &clock) : m_local(clock) {}

    QFuture<Opened> open(const OpenRequest &request) override;
    ServerBook *servers() override { return this; }
    /// A key that a start from a shell handed over: kept for this session only.
    void useKey(const QString &url, const Secret &key) { m_vault.useForSession(url, key); }

private:
    QFuture<Result<ServerFacts>> test(const ServerAddress &address, const Secret &key) override;
    QFuture<Result<KeyPlace>> keepKey(const QString &url, const Secret &key) override;
    QFuture<Result<KeyPlace>> keyPlace(const QString &url) override;
    void forgetKey(const QString &url) override { m_vault.forget(url); }

    LocalOpener m_local;
    KeyVault m_vault;
    QObject m_context; // answers after it is gone are dropped
};

} // namespace callboard
