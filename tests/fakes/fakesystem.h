// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <utility>
#include <vector>

namespace callboard::test {

struct FakeRequest
{
    QByteArray method;
    QByteArray target;                                     ///< path and query
    std::vector<std::pair<QByteArray, QByteArray>> fields; ///< names in lower case
    QByteArray body;

    QByteArray value(const char *name) const
    {
        for (const auto &[key, content] : fields) {
            if (key == name)
                return content;
        }
        return {};
    }
};

struct FakeReply
{
    int status = 200;
    QByteArray body;
    QByteArray contentType{"application/json"};
    bool isLost = false; ///< it was carried out, and the answer does not arrive
};

/// Something that the system sends by itself.
struct FakeCallback
{
    Instant at;
    QByteArray body;
    int tries = 0;
};

/// A phone that the system has dialled, as the people would tell it. Nothing is ever taken out.
struct FakeDial
{
    QString phone;
    QString ours; ///< our id of it, as it was sent
    Instant at;
};

/// What happens to a call when it is placed.
struct FakeFate
{
    enum class End { Answered, NoAnswer, Busy, Failed, Canceled };
    End end = End::Answered;
    milliseconds agentRings{1'000};
    milliseconds rings{4'000};
    milliseconds talks{60'000};
};

/// What goes wrong on the way, for the next request or for all until it is taken back.
enum class FakeTrouble {
    None,
    Lost,        ///< carried out, no answer
    Unavailable, ///< 503, not carried out
    GatewayTime, ///< 504, carried out all the same
    Garbage,     ///< 200 with something else, carried out
    Unauthorized,
    Forbidden,
    TooMany,
};

} // namespace callboard::test
