// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/model/apikey.h"

#include "core/base/random.h"

#include <QCryptographicHash>

namespace callboard {

NewKey makeApiKey()
{
    NewKey key;
    key.clear = Secret::fromText(randomId(*systemRandom(), QStringLiteral("celp_")));
    key.sha256 = sha256OfKey(key.clear.reveal());
    return key;
}

QByteArray sha256OfKey(QByteArrayView key)
{
    return QCryptographicHash::hash(key, QCryptographicHash::Sha256);
}

QString idOfKey(const QByteArray &sha256)
{
    return QStringLiteral("key_") + QString::fromLatin1(sha256.left(8).toHex());
}

} // namespace callboard
