// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: P6
// What nobody may do with a Secret: each CASE must not compile. CASE 0 is what everybody may, and must (compile.cmake).
#include "core/base/secret.h"

using callboard::Secret;

#if CASE == 0 // allowed
#include <QHash>
struct HasOne
{
    Secret key;
};
QByteArray use(const HasOne &one)
{
    Secret made(QByteArray("k"));
    const Secret copy = made;
    const Secret moved = std::move(made);
    QHash<QString, Secret> byName{{QStringLiteral("k"), copy}};
    return moved.equals(byName.value(QStringLiteral("k"))) ? one.key.reveal().toByteArray() : QByteArray();
}
#elif CASE == 1 // stream
#include <iostream>
void use(const Secret &secret)
{
    std::cout << secret;
}
#elif CASE == 2 // log
#include <QDebug>
void use(const Secret &secret)
{
    qDebug() << secret;
}
#elif CASE == 3 // QVariant
#include <QVariant>
QVariant use(const Secret &secret)
{
    return QVariant::fromValue(secret);
}
#elif CASE == 4 // QVariant, by another way
#include <QVariant>
void use(const Secret &secret)
{
    QVariant any;
    any.setValue(secret);
}
#elif CASE == 5 // map of fields, as canonicalJson takes
#include <QVariantMap>
void use(QVariantMap &fields, const Secret &secret)
{
    fields[QStringLiteral("key")] = secret;
}
#elif CASE == 6 // JSON
#include <QJsonObject>
void use(QJsonObject &fields, const Secret &secret)
{
    fields[QStringLiteral("key")] = secret;
}
#elif CASE == 7 // data stream
#include <QDataStream>
void use(QDataStream &out, const Secret &secret)
{
    out << secret;
}
#elif CASE == 8 // == tells by its time how much was right
bool use(const Secret &one, const Secret &other)
{
    return one == other;
}
#elif CASE == 9
bool use(const Secret &one, const Secret &other)
{
    return one != other;
}
#elif CASE == 10 // == of what holds one
struct HasOne
{
    Secret key;
    friend bool operator==(const HasOne &, const HasOne &) = default;
};
bool use(const HasOne &one, const HasOne &other)
{
    return one == other;
}
#elif CASE == 11 // == with a text
bool use(const Secret &secret)
{
    return secret == QByteArray("celp_guess");
}
#elif CASE == 12 // conversions
QByteArray use(const Secret &secret)
{
    return secret;
}
#elif CASE == 13
QString use(const Secret &secret)
{
    return QString(secret);
}
#elif CASE == 14
QByteArrayView use(const Secret &secret)
{
    return secret;
}
#elif CASE == 15 // in a sentence
QString use(const Secret &secret)
{
    return QStringLiteral("the key is %1").arg(secret);
}
#elif CASE == 16 // made without saying so
Secret use()
{
    return QByteArray("celp_key");
}
#elif CASE == 17 // of bytes that stay behind in memory
Secret use(const QByteArray &bytes)
{
    return Secret(bytes);
}
#elif CASE == 18
Secret use(QString &typed)
{
    return Secret::fromText(typed);
}
#elif CASE == 19 // ordered, which tells more than ==
bool use(const Secret &one, const Secret &other)
{
    return one < other;
}
#elif CASE == 20 // as the name of something
#include <QHash>
size_t use(const Secret &secret)
{
    return qHash(secret);
}
#elif CASE == 21 // queued signals and properties
#include <QMetaType>
int use()
{
    return qRegisterMetaType<Secret>();
}
#else
#define CALLBOARD_NO_SUCH_CASE // compile.cmake reads this, to know that it asked for all
#endif
