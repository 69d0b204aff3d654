// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QStringList>

#include <chrono>

namespace callboard::test {

/// Simulated seconds in a second of the daemon.
inline constexpr int kAcmeRate = 600;

/// A set-up file: one company `acme` with a number, a position and candidates c0, c1 ... A daemon that is started on it
/// with acmeArguments looks for it as `setup.json` in the folder, and keeps its data in `data`.
QByteArray acmeSetup(int people);
/// `later`: than 09:00 of a Wednesday in Vilnius.
QStringList acmeArguments(const QString &folder, std::chrono::milliseconds later);
/// Books candidate c`key` with the idempotency key `key-N`.
QByteArray acmeBooking(int key);

} // namespace callboard::test
