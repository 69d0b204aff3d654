// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/backend.h"
#include "core/base/secret.h"

#include <QFuture>

namespace callboard {

/// Where a server is. Its key is not here: the book keeps it.
struct ServerAddress
{
    QString url;    ///< "https://calls.example.org:8420"
    QString caFile; ///< PEM of a private authority; empty = the system's only
    friend bool operator==(const ServerAddress &, const ServerAddress &) = default;
};

/// What a server showed of itself to a key.
struct ServerFacts
{
    QString company;
    QString keyName;
    bool isAdminSession = false;
    Scopes scopes;
    bool isPlain = false;                  ///< it has the reference's routes only
    bool isSecret = false;                 ///< over TLS
    std::optional<milliseconds> clockSkew; ///< its clock - this machine's; absent for a simulated clock
    QString certificateOf;                 ///< subject; empty without TLS
    QString certificateBy;                 ///< issuer
    std::optional<Instant> certificateUntil;
};

/// Where the key of a server is kept.
enum class KeyPlace { None, Keyring, Session };

/// Servers and their keys for a window that knows neither sockets nor keyrings; app/console implements it. Nothing
/// blocks. Lives on the GUI thread.
class ServerBook
{
public:
    ServerBook() = default;
    virtual ~ServerBook() = default;
    ServerBook(const ServerBook &) = delete;
    ServerBook &operator=(const ServerBook &) = delete;

    /// Asks who the key is there; nothing is kept. An empty key: the one that is kept.
    /// Errors: ValidationError (the address), ServerUnreachable, ServerUntrusted, ServerAnswerUnusable, Unauthorized.
    virtual QFuture<Result<ServerFacts>> test(const ServerAddress &address, const Secret &key) = 0;
    /// In the keyring; for this session only when none is unlocked.
    virtual QFuture<Result<KeyPlace>> keepKey(const QString &url, const Secret &key) = 0;
    virtual QFuture<Result<KeyPlace>> keyPlace(const QString &url) = 0;
    virtual void forgetKey(const QString &url) = 0;
};

/// The servers that were added, newest first; addresses only.
class Settings;
std::vector<ServerAddress> knownServers(const Settings &settings);
void rememberServer(Settings &settings, const ServerAddress &address);
void forgetServer(Settings &settings, const QString &url);
/// "calls.example.org:8420"; the text as it is when it is no URL.
QString serverName(const QString &url);

} // namespace callboard
