// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <map>
#include <vector>

namespace callboard::test {

/// How much is asked of a run.
struct Size
{
    int count = 0;
    std::uint64_t seed = 1;
    QString command; ///< that repeats it, from the root of the repository
};

/// What a run found, printed as it is for people and as FIGURE lines for tests/RELIABILITY.md.
class Report
{
public:
    Report(QString test, QString command) : m_test(std::move(test)), m_command(std::move(command)) {}

    void say(const QString &line) const;
    void violation(const QString &what);
    void violations(const std::vector<QByteArray> &found);
    /// `reached` of P1's `what`.
    void figure(const QString &what, const QString &reached) const;
    void figure(const QString &what, qint64 reached) const { print(what, QString::number(reached)); }
    /// 0 without violations.
    int exitCode() const { return m_violations == 0 ? 0 : 1; }
    int violations() const { return m_violations; }

private:
    void print(const QString &what, const QString &reached) const;

    QString m_test;
    QString m_command;
    int m_violations = 0;
};

/// Each answers the program's exit code.
int runCuts(const Size &size);
int runFailures(const Size &size);
int runMemory(const Size &size);
int runKills(const Size &size);
int runDisplaced(const Size &size);
int runBits(const Size &size);
int runSchemas(const Size &size);
int runRecovery(const Size &size);

} // namespace callboard::test
