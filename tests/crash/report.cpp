// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/crash/report.h"

#include <cstdio>

namespace callboard::test {

namespace {
constexpr int kShown = 10;
}

void Report::say(const QString &line) const
{
    printf("%s\n", qPrintable(line));
    fflush(stdout);
}

void Report::violation(const QString &what)
{
    if (++m_violations <= kShown)
        say(QStringLiteral("VIOLATION ") + what);
}

void Report::violations(const std::vector<QByteArray> &found)
{
    for (const QByteArray &what : found)
        violation(QString::fromUtf8(what));
}

void Report::figure(const QString &what, const QString &reached) const
{
    print(what, QLatin1Char('"') + reached + QLatin1Char('"'));
}

void Report::print(const QString &what, const QString &reached) const
{
    say(QStringLiteral(R"(FIGURE {"promise":"P1","test":"%1","what":"%2","reached":%3,"violations":%4,"command":"%5"})")
            .arg(m_test, what, reached)
            .arg(m_violations)
            .arg(m_command));
}

} // namespace callboard::test
