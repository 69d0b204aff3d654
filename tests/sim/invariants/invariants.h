// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/answer.h"
#include "core/engine/options.h"
#include "core/engine/snapshot.h"
#include "tests/sim/model.h"

namespace callboard::sim {

/// What is true at the moment a dial leaves the machine.
struct SendFacts
{
    const AttemptOrder &order;
    bool isRealCarrier = true;
    Instant wall;                  ///< the machine's wall clock
    std::chrono::nanoseconds boot; ///< the machine's boot clock
    const Ledger &ledger;          ///< before this dial
};

// sends.cpp: when a dial leaves
void checkOneSend(const Model &model, const SendFacts &send);       // 3
void checkIntentDurable(const Model &model, const SendFacts &send); // 3
void checkPersonFree(const Model &model, const SendFacts &send);    // 4
void checkInsideHours(const Model &model, const SendFacts &send);   // 5
void checkClockTrusted(const Model &model, const SendFacts &send);  // 5
void checkInsideWindow(const Model &model, const SendFacts &send);  // 6
void checkCaps(const Model &model, const SendFacts &send);          // 7
void checkNotStopped(const Model &model, const SendFacts &send);    // 9
void checkAttempts(const Model &model, const SendFacts &send);      // 14
void checkProbes(const Model &model, const SendFacts &send);        // 17
void checkAllowedNumber(const Model &model, const SendFacts &send); // 22
/// All of them.
void checkSend(const Model &model, const SendFacts &send);
/// May a call start then, by the wall clock in the call's zone, the hours it was booked with and what its company
/// closes today? Zones by Qt, not by the library that core/ uses.
bool naivelyCallable(const Model &model, const Reservation &call, Instant at);

// rows.cpp: when a group becomes durable, before the model has taken it in
void checkWholeBookings(const Model &model, const WriteGroup &group); // 2
void checkReplacedWhole(const Model &model, const WriteGroup &group); // 15
void checkTransition(const Model &model, const LogEntry &entry);      // 10
void checkRowFollowsLog(const Model &model, const Reservation &row);  // 10, 25
void checkFrozen(const Model &model, const Reservation &row);         // 12
void checkRetries(const Model &model, const Reservation &row);        // 13, 14

// logs.cpp
void checkSequence(const Model &model, const LogEntry &entry);           // 11
void checkCallbackOnce(Model &model, const LogEntry &entry);             // 23
void checkHealthFromLog(const Model &model, const Committed &committed); // 18
void checkChain(const std::vector<LogEntry> &entries);                   // 11

// answers.cpp: when somebody is told something
void checkBatchAnswer(const std::vector<CandidateId> &asked, const CommitOutcome &outcome); // 16
void checkReplay(const Model &model, const AskedCommand &asked, const CommandAnswer &answer,
                 const QByteArray &fingerprint, Instant now); // 1, 19
/// Before the model has taken the group in.
void checkBookedOnce(const Model &model, const AskedCommand &asked, Instant now); // 19

// capacity.cpp
/// Lines of the number or its pool in use at once during the range, by counting every interval.
int countedPeak(const Model &model, const PhoneNumberId &number, bool ofPool, InstantRange range, Instant now);
void checkRemaining(const Model &model, const WorkspaceState &world, const PhoneNumberId &number, InstantRange range);
void checkAdmits(const WorkspaceState &world, const CallRequest &request, int remaining); // 8
void checkPlannerRepeats(const WorkspaceState &world, const BatchRequest &request);       // 24

// state.cpp: after a restart, after every event, and at the end
void checkPresent(const Model &model, const WorkspaceImage &image);                     // 1, 2, 11
void checkPublished(const Model &model, const WorkspaceState &state);                   // 1, 4, 25
void checkNobodyWaits(Model &model, Instant wall, Moment now, const EngineOptions &of); // 29
void checkAllEnded(const Model &model);                                                 // 28
void checkBounded(const Model &model, quint64 commands, quint64 dials, Moment length);  // 30

} // namespace callboard::sim
