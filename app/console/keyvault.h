// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "ui/shell/serverbook.h"

#include <QFuture>
#include <QHash>

namespace callboard {

/// Keys of servers, by URL: in the user's keyring (QtKeychain), and for this session only where none is unlocked.
/// Never in a file of ours. Lives on the GUI thread; nothing blocks.
class KeyVault
{
public:
    struct Found
    {
        Secret key; ///< empty: none is kept
        KeyPlace place = KeyPlace::None;
    };
    QFuture<Result<Found>> find(const QString &url);
    QFuture<Result<KeyPlace>> keep(const QString &url, const Secret &key);
    void forget(const QString &url);
    void useForSession(const QString &url, const Secret &key) { m_session.insert(url, key); }

private:
    QHash<QString, Secret> m_session;
};

} // namespace callboard
