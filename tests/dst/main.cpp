// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: D-DST D-HOURS D-END2359 C164 P03 P04
// See README.md beside this file.
#include "tests/dst/zonescan.h"

#include <QCryptographicHash>
#include <QFile>

#include <algorithm>
#include <cstdio>
#include <random>
#include <set>

#include <sys/wait.h>
#include <unistd.h>

using namespace callboard;
using namespace callboard::test;

namespace {

constexpr Seconds kTenYears{1'735'689'600, 2'051'222'400}; // 2025-01-01T00:00Z - 2035-01-01T00:00Z

struct Options
{
    int aroundMinutes = 181; ///< looked at before and after each change
    int bySecond = 24;       ///< changes that are looked at second by second, 26 hours to both sides
    unsigned seed = 1;
    int jobs = 1;
    bool everyMinute = false;
    bool catches = false;
    QString onlyZone;
    std::string typed; ///< for the figure
};

Options parseOptions(int argc, char **argv)
{
    Options options;
    options.typed = "build/release/bin/cb_dst";
    for (int i = 1; i < argc; ++i) {
        const QByteArray word = argv[i];
        options.typed += " " + word.toStdString();
        if (word == "--every-minute") {
            options.everyMinute = true;
            continue;
        }
        if (word == "--catches") {
            options.catches = true;
            continue;
        }
        const QByteArray value = i + 1 < argc ? argv[++i] : "";
        options.typed += " " + value.toStdString();
        if (word == "--around")
            options.aroundMinutes = value.toInt();
        else if (word == "--by-second")
            options.bySecond = value.toInt();
        else if (word == "--seed")
            options.seed = value.toUInt();
        else if (word == "--jobs")
            options.jobs = std::max(1, value.toInt());
        else if (word == "--zone")
            options.onlyZone = QString::fromLatin1(value);
        else
            qFatal("usage: cb_dst [--around MINUTES] [--by-second CHANGES] [--seed N] [--every-minute] [--jobs N] "
                   "[--zone NAME] [--catches]");
    }
    return options;
}

/// Both sides must speak of one tzdata: cctz and the C library open the same file, in $TZDIR or where Debian has it. A
/// name without a file would be UTC for the C library, silently.
QByteArray bytesOfZone(const QString &name)
{
    QFile file(qEnvironmentVariable("TZDIR", QStringLiteral("/usr/share/zoneinfo")) + QLatin1Char('/') + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no file of the C library for %s", qPrintable(name));
    const QByteArray bytes = file.readAll();
    if (!bytes.startsWith("TZif"))
        qFatal("%s is no time zone", qPrintable(name));
    return bytes;
}

struct Work
{
    QString zone;
    bool isSameAsBefore = false; ///< another name of a zone whose every minute is looked at already
};

std::vector<Work> workOf(const Options &options)
{
    std::vector<Work> work;
    std::set<QByteArray> seen;
    for (const QString &name : zonedata::names()) {
        if (!options.onlyZone.isEmpty() && name != options.onlyZone)
            continue;
        const QByteArray digest = QCryptographicHash::hash(bytesOfZone(name), QCryptographicHash::Sha256);
        work.push_back({name, !seen.insert(digest).second});
    }
    if (work.empty())
        qFatal("no such zone");
    return work;
}

struct Totals
{
    ScanCount around;
    ScanCount bySecond;
    ScanCount years;
    qint64 changes = 0;
    qint64 changing = 0; ///< names that change their clock
    qint64 scanned = 0;  ///< zones whose every minute was looked at
};

Totals &operator+=(Totals &a, const Totals &b)
{
    a.around += b.around;
    a.bySecond += b.bySecond;
    a.years += b.years;
    a.changes += b.changes;
    a.changing += b.changing;
    a.scanned += b.scanned;
    return a;
}

/// Is this one of the changes that are looked at second by second? By a throw for each, so that every job finds the
/// same ones without knowing of the others.
bool isChosen(const Options &options, const QString &zone, qint64 change)
{
    constexpr int kAboutAllChanges = 4'000;
    std::seed_seq seed{options.seed, static_cast<unsigned>(qHash(zone, 0)), static_cast<unsigned>(change / 60)};
    std::mt19937 random(seed);
    return static_cast<int>(random() % kAboutAllChanges) < options.bySecond;
}

void addAround(ZoneScan &scan, const Options &options, const QString &zone, Totals &totals)
{
    const std::vector<qint64> changes = scan.changes(kTenYears);
    scan.compareChanges(kTenYears, changes);
    totals.changes += static_cast<qint64>(changes.size());
    totals.changing += changes.empty() ? 0 : 1;
    for (const qint64 change : changes) {
        const qint64 reach = options.aroundMinutes * 60;
        scan.everyWay({change - reach, change + reach}, 60);
    }
    totals.around += scan.count();
    ZoneScan fine(*Zone::parse(zone), Planted::Nothing);
    for (const qint64 change : changes) {
        if (isChosen(options, zone, change))
            fine.everyWay({change - 26 * 3600, change + 26 * 3600}, 1);
    }
    totals.bySecond += fine.count();
}

Totals runJob(const Options &options, const std::vector<Work> &work, int job)
{
    Totals totals;
    for (size_t i = static_cast<size_t>(job); i < work.size(); i += static_cast<size_t>(options.jobs)) {
        const Zone zone = *Zone::parse(work[i].zone);
        ZoneScan scan(zone, Planted::Nothing);
        addAround(scan, options, work[i].zone, totals);
        if (!options.everyMinute || work[i].isSameAsBefore)
            continue;
        ZoneScan years(zone, Planted::Nothing);
        years.everyMinute(kTenYears);
        totals.years += years.count();
        ++totals.scanned;
    }
    return totals;
}

/// The C library has one zone for a whole process, so that jobs are processes.
Totals runJobs(const Options &options, const std::vector<Work> &work)
{
    if (options.jobs == 1)
        return runJob(options, work, 0);
    std::vector<int> answers;
    for (int job = 0; job < options.jobs; ++job) {
        int ends[2];
        if (pipe(ends) != 0)
            qFatal("no pipe");
        const pid_t child = fork();
        if (child < 0)
            qFatal("no process");
        if (child == 0) {
            const Totals totals = runJob(options, work, job);
            const bool told = write(ends[1], &totals, sizeof totals) == sizeof totals;
            _exit(told ? 0 : 1);
        }
        close(ends[1]);
        answers.push_back(ends[0]);
    }
    Totals all;
    for (const int answer : answers) {
        Totals part;
        if (read(answer, &part, sizeof part) != sizeof part)
            qFatal("a job ended without an answer");
        all += part;
        close(answer);
    }
    while (wait(nullptr) > 0) {
    }
    return all;
}

void figure(const Options &options, const char *test, const char *what, const ScanCount &count)
{
    std::printf("FIGURE {\"promise\":\"P3\",\"test\":\"%s\",\"what\":\"%s\",\"reached\":%lld,\"violations\":%lld,"
                "\"command\":\"%s\"%s}\n",
                test, what, static_cast<long long>(count.instants), static_cast<long long>(count.differences),
                options.typed.c_str(), options.everyMinute ? ",\"size\":\"night\"" : "");
}

/// Every planted mistake must show in a year of two zones.
int runCatches()
{
    int missed = 0;
    for (const Planted planted : kPlants) {
        qint64 found = 0;
        for (const char *name : {"Europe/Vilnius", "Australia/Lord_Howe"}) {
            ZoneScan scan(*Zone::parse(QString::fromLatin1(name)), planted);
            const qint64 year = 365 * 86'400;
            scan.everyMinute({kTenYears.from, kTenYears.from + year});
            found += scan.count().differences;
        }
        std::printf("planted %s: %lld differences\n", nameOf(planted), static_cast<long long>(found));
        missed += found == 0 ? 1 : 0;
    }
    return missed == 0 ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    const Options options = parseOptions(argc, argv);
    if (options.catches)
        return runCatches();
    // Hours over midnight have no rule of their own: the console refuses them (D-END2359), two windows say the same.
    if (CallingHours::parse(QStringLiteral("22:00"), QStringLiteral("06:00"), true))
        qFatal("hours over midnight are taken");
    const std::vector<Work> work = workOf(options);
    const Totals totals = runJobs(options, work);
    std::printf("tzdata %s: %zu names, %lld of them change their clock %lld times in 2025-2034; %zu rules\n",
                qPrintable(zonedata::version()), work.size(), static_cast<long long>(totals.changing),
                static_cast<long long>(totals.changes), wallRules().size());
    figure(options, "dst.changes", "minutes around every change of every zone name, ten rules, against the C library",
           totals.around);
    figure(options, "dst.changes", "seconds within 26 h of seeded changes, ten rules, against the C library",
           totals.bySecond);
    if (options.everyMinute) {
        std::printf("every minute of %lld zones\n", static_cast<long long>(totals.scanned));
        figure(options, "dst.everyminute", "every minute of ten years of every zone, ten rules, against the C library",
               totals.years);
    }
    const qint64 differences = totals.around.differences + totals.bySecond.differences + totals.years.differences;
    std::printf("%lld decisions compared, %lld differences\n",
                static_cast<long long>(totals.around.decisions + totals.bySecond.decisions + totals.years.decisions),
                static_cast<long long>(differences));
    const bool tookPlace = !options.onlyZone.isEmpty() || totals.changing > 100;
    return differences == 0 && tookPlace ? 0 : 1;
}
