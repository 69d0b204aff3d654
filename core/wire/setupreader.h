// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/wire/fields.h"
#include "core/wire/setupfile.h"

#include <QHash>
#include <QSet>

#include <optional>

namespace callboard {

/// Longest name or title, in characters; the largest cap.
inline constexpr int kMaxName = 1'000;
inline constexpr qint64 kMaxLines = 100'000;

/// The work of readSetupFile behind its JSON: one object per file. Items are read in setupitems.cpp, the rest in
/// setupreader.cpp.
class SetupReader
{
public:
    SetupFile read(const JsonValue &root);
    const Problems &problems() const { return m_problems; }
    bool isNewer() const { return m_isNewer; }

private:
    void readPool(const JsonValue &value, const QString &path);
    void readCompany(const JsonValue &value, const QString &path);
    void readPolicy(Fields &fields, HoursPolicy &policy);
    void readNumber(const JsonValue &value, const QString &path, const CompanyId &company);
    void readKey(const JsonValue &value, const QString &path, const CompanyId &company);
    Scopes readScopes(Fields &fields);
    void readPosition(const JsonValue &value, const QString &path, const CompanyId &company);
    void readCandidate(const JsonValue &value, const QString &path, const CompanyId &company);
    Simulation readSimulation(const JsonValue &value, const QString &path);
    void readOutcomes(Fields &fields, Simulation &simulation);
    E164 readE164(Fields &fields, const char *key);
    std::optional<Zone> readZone(Fields &fields, const char *key);

    template <typename Read> void eachOf(Fields &fields, const char *key, Read read);
    template <typename IdType> IdType newId(Fields &fields, const char *kind);

    SetupFile m_file;
    Problems m_problems;
    QSet<QString> m_ids; // "kind id": unique over the whole file
    QSet<PoolId> m_pools;
    QHash<PositionId, CompanyId> m_positions;
    QSet<QByteArray> m_keys;
    bool m_isNewer = false;
};

template <typename Read> void SetupReader::eachOf(Fields &fields, const char *key, Read read)
{
    const JsonValue::List *items = fields.list(key);
    if (!items)
        return;
    const QString path = fields.pathOfKey(QString::fromLatin1(key));
    for (size_t i = 0; i < items->size(); ++i)
        read((*items)[i], pathOf(path, i));
}

template <typename IdType> IdType SetupReader::newId(Fields &fields, const char *kind)
{
    fields.require("id");
    const auto id = fields.id("id");
    if (!id)
        return {};
    const QString named = QLatin1String(kind) + QLatin1Char(' ') + *id;
    if (m_ids.contains(named))
        fields.note(QStringLiteral("id"), QStringLiteral("'%1' is used by another %2").arg(*id, QLatin1String(kind)));
    m_ids.insert(named);
    return IdType(*id);
}

} // namespace callboard
