// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/wire/setupfile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <functional>

namespace callboard::test {

// Word for word from WORKSPACE.md, with a real SHA-256 in the place of "<64 hex digits>".
inline const char *const kExample = R"({
  "format": "callboard-workspace",
  "version": 1,
  "capacityPools": [
    { "id": "pool_lt", "globalCap": 40 }
  ],
  "simulation": { "setupMs": 2000, "ringMs": 8000, "talkMs": 1500000, "outcome": "completed" },
  "companies": [
    {
      "id": "comp_acme_2f8a",
      "name": "Acme",
      "telephonyEnabled": true,
      "defaultCallingHours": { "start": "09:00", "end": "18:00" },
      "defaultTimezone": "Europe/Vilnius",
      "defaultCallingDays": [1, 2, 3, 4, 5],
      "callOverheadMs": 120000,
      "numbers": [
        {
          "id": "pn_8f2a",
          "e164": "+37052071234",
          "displayName": "Vilnius outbound",
          "capabilities": { "voice": true, "sms": false },
          "capacity": { "maxInboundConcurrent": 4, "maxOutboundConcurrent": 8 },
          "isDefault": true,
          "capacityPoolId": "pool_lt"
        }
      ],
      "apiKeys": [
        { "key": "celp_acme_all", "name": "Integration", "kind": "api",
          "scopes": ["telephony:read", "telephony:schedule", "telephony:manage"] },
        { "keySha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "name": "Operator", "kind": "admin-session",
          "scopes": ["telephony:read", "telephony:schedule", "telephony:manage"] }
      ],
      "jobPositions": [
        { "id": "pos_abc123", "title": "Warehouse lead", "interviewMs": 1800000 }
      ],
      "candidates": [
        {
          "id": "cand_xyz789",
          "name": "Ona Example",
          "phone": "+37061234567",
          "status": "new",
          "isTest": false,
          "jobPositionId": null,
          "timezone": null,
          "interviewMs": null,
          "simulate": { "setupMs": 60000, "ringMs": 60000, "talkMs": 600000, "outcome": ["no_answer", "completed"] }
        }
      ]
    }
  ]
})";

inline SetupFile example()
{
    const auto read = readSetupFile(kExample);
    if (!read)
        qFatal("%s", qPrintable(read.error().detail));
    return *read;
}

// The example with one change: `path` as our messages write it; an undefined value removes the key.
inline QByteArray changed(const QString &path, const QJsonValue &value)
{
    static const QRegularExpression split(QStringLiteral(R"([.\[\]]+)"));
    QStringList steps = path.split(split, Qt::SkipEmptyParts);
    const std::function<QJsonValue(const QJsonValue &, int)> change = [&](const QJsonValue &in, int at) -> QJsonValue {
        if (at == steps.size())
            return value;
        if (in.isArray()) {
            QJsonArray list = in.toArray();
            const int index = steps[at].toInt();
            const QJsonValue to = change(index < list.size() ? list[index] : QJsonValue(), at + 1);
            if (index < list.size())
                list[index] = to;
            else
                list.append(to);
            return list;
        }
        QJsonObject object = in.toObject();
        object[steps[at]] = change(object[steps[at]], at + 1); // an undefined value removes it
        return object;
    };
    const QJsonValue root = QJsonDocument::fromJson(kExample).object();
    return QJsonDocument(change(root, 0).toObject()).toJson();
}

} // namespace callboard::test
