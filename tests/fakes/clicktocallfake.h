// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/fakes/fakesystem.h"

#include <map>
#include <optional>

namespace callboard::test {

/// CloudDialer's Click-to-Call (tests/contract/api/click-to-call.yaml): the agent's phone rings first, then the
/// customer's; a uuid that was sent before is a new call, since nothing promises otherwise. When a call ends its
/// callback is sent, again after 1, 2 and 4 s until it is taken, each time with the same uuid.
class ClickToCallFake
{
public:
    ClickToCallFake(QByteArray key, QStringList callerIds, Instant now);

    FakeReply handle(const FakeRequest &request);
    /// Time goes on; what rings answers, what talks ends.
    void advance(milliseconds by);
    /// Callbacks that are due now. Each comes again until callbackTaken().
    std::vector<FakeCallback> dueCallbacks();
    void callbackTaken(const FakeCallback &callback);

    void setFate(const QString &customer, FakeFate fate) { m_fates[customer] = fate; }
    void setTrouble(FakeTrouble trouble, bool onlyOnce = true);
    Instant now() const { return m_now; }
    const std::vector<FakeDial> &dials() const { return m_dials; } ///< of customers

private:
    struct Call
    {
        QString id;
        QString uuid;
        QString customer;
        QString agent;
        FakeFate fate;
        Instant placedAt;
        bool isDialled = false; ///< the customer's phone
        int extraLegs = 0;
        std::optional<FakeCallback> callback;

        Instant ringsAt() const { return placedAt + fate.agentRings; }
        Instant decidedAt() const { return ringsAt() + fate.rings; }
        Instant endsAt() const { return fate.end == FakeFate::End::Answered ? decidedAt() + fate.talks : decidedAt(); }
    };
    FakeReply route(const FakeRequest &request);
    FakeReply initiate(const FakeRequest &request);
    FakeReply status(const Call &call) const;
    FakeReply addLeg(Call &call, const FakeRequest &request);
    QByteArray wordOf(const Call &call) const;
    QJsonObject resultOf(const Call &call) const;
    Call *find(const QString &id);

    QByteArray m_key;
    QStringList m_callerIds;
    Instant m_now;
    FakeTrouble m_trouble = FakeTrouble::None;
    bool m_isOnce = true;
    std::map<QString, FakeFate> m_fates;
    std::vector<Call> m_calls;
    std::vector<FakeDial> m_dials;
};

} // namespace callboard::test
