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
    /// A key from the environment, for a start from a shell: kept for this session only.
    void useKey(const QString &url, QByteArray key);

private:
    QFuture<Result<ServerFacts>> test(const ServerAddress &address, const QString &key) override;
    QFuture<Result<KeyPlace>> keepKey(const QString &url, const QString &key) override;
    QFuture<Result<KeyPlace>> keyPlace(const QString &url) override;
    void forgetKey(const QString &url) override { m_vault.forget(url); }

    LocalOpener m_local;
    KeyVault m_vault;
    QObject m_context; // answers after it is gone are dropped
};

} // namespace callboard
