// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: C008 C009 P8
// Open-loop load on a real callboardd: requests come at their own pace whether the server keeps up or not, from many
// connections, among others that send their heads and bodies drop by drop or nothing at all; the daemon is restarted in
// the middle of a window. Meanwhile an honest client asks as often as it may, and booked calls become due.
//   cb_load [--limit N/SECONDS] [--times 100] [--connections 64] [--seconds 6] [--calls 20] [--restarts 1]
//           [--slow 8] [--half-open 16] [--daemon build/release/bin/callboardd]
// Ends with 1 when more than N were accepted in any window, the honest one was refused, a refusal had no Retry-After,
// another answer came, or a due call was not dialled. Times are told, not judged.
#include "tests/bench/load/daemon.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>

using namespace callboard::load;
using std::chrono::milliseconds;

namespace {

struct Options
{
    int limit = 20;
    int windowSeconds = 2;
    int times = 100;
    int connections = 64;
    int seconds = 6;
    int calls = 20;
    int restarts = 1;
    int slow = 8;
    int halfOpen = 16;
    std::string daemon = "build/release/bin/callboardd";
};

Options parse(int argc, char **argv)
{
    Options options;
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string_view name = argv[i];
        const char *value = argv[i + 1];
        const std::pair<const char *, int *> numbers[] = {
            {"--times", &options.times},       {"--connections", &options.connections}, {"--seconds", &options.seconds},
            {"--calls", &options.calls},       {"--restarts", &options.restarts},       {"--slow", &options.slow},
            {"--half-open", &options.halfOpen}};
        bool isKnown = false;
        for (const auto &[known, into] : numbers) {
            if (name == known) {
                *into = std::atoi(value);
                isKnown = true;
            }
        }
        if (name == "--limit" && std::sscanf(value, "%d/%d", &options.limit, &options.windowSeconds) == 2)
            isKnown = true;
        if (name == "--daemon")
            options.daemon = value, isKnown = true;
        if (!isKnown) {
            std::fprintf(stderr, "cb_load: %s is not an option; the first lines of its source list them\n", argv[i]);
            std::exit(2);
        }
    }
    return options;
}

/// Most that were accepted within one window, counted so that no delay on the way can make it more than it was: those
/// whose whole exchange lies between the sending of the first and a window later. The daemon's clock shows whole
/// milliseconds, so its window may be one of them shorter than that of the clock here.
int fullestWindow(const std::vector<Exchange> &all, std::chrono::seconds window)
{
    std::vector<const Exchange *> accepted;
    for (const Exchange &one : all) {
        if (one.status == 200)
            accepted.push_back(&one);
    }
    int fullest = 0;
    for (const Exchange *first : accepted) {
        const auto inside = std::count_if(accepted.begin(), accepted.end(), [&](const Exchange *one) {
            return one->sent >= first->sent && one->answered < first->sent + window - milliseconds(1);
        });
        fullest = std::max(fullest, static_cast<int>(inside));
    }
    return fullest;
}

double percentile(std::vector<double> values, double share)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, static_cast<std::size_t>(static_cast<double>(values.size()) * share))];
}

struct Tally
{
    int accepted = 0;
    int refused = 0;
    int lost = 0;  // by a restart
    int other = 0; // an answer that nobody expects
    int withoutRetryAfter = 0;
    std::vector<double> refusalMs; // from when it was due
};

Tally tally(const std::vector<Exchange> &all)
{
    Tally sum;
    for (const Exchange &one : all) {
        sum.accepted += one.status == 200 ? 1 : 0;
        sum.lost += one.status == 0 ? 1 : 0;
        sum.other += one.status != 200 && one.status != 429 && one.status != 0 ? 1 : 0;
        if (one.status != 429)
            continue;
        ++sum.refused;
        sum.withoutRetryAfter += one.hasRetryAfter ? 0 : 1;
        sum.refusalMs.push_back(std::chrono::duration<double, std::milli>(one.answered - one.due).count());
    }
    return sum;
}

/// Calls that are all due an hour later, on a server without limits.
void bookCalls(Daemon &daemon, int calls)
{
    daemon.start(Daemon::kStart, "0/60");
    Client client(daemon.port());
    const std::string from = std::to_string(Daemon::kStart + 3'600'000);
    const std::string until = std::to_string(Daemon::kStart + 3'600'000 + 34 * 60'000);
    int booked = 0;
    for (int i = 0; i < calls; ++i) {
        const int group = client.add(
            Manner::Asks, 1,
            requestOf("/v1/candidates/c" + std::to_string(i) + "/schedule-call", "celp_booker",
                      R"({"jobPositionId":"pos","windowStartMs":)" + from + R"(,"windowEndMs":)" + until + "}"));
        client.due(group, Clock::now());
        for (int tries = 0; client.done(group).empty() && tries < 500; ++tries)
            client.runUntil(Clock::now() + milliseconds(20));
        booked += !client.done(group).empty() && client.done(group).front().status == 201 ? 1 : 0;
    }
    client.drop();
    daemon.stop();
    if (booked != calls) {
        std::fprintf(stderr, "cb_load: %d of %d calls were booked\n", booked, calls);
        std::exit(1);
    }
}

void figure(const Options &options, const char *what, const std::string &reached, int violations)
{
    const bool isGate = options.seconds <= 10;
    std::printf(
        "FIGURE {\"promise\":\"P8\",\"test\":\"load\",\"what\":\"%s\",\"reached\":\"%s\",\"violations\":%d,"
        "\"command\":\"build/release/bin/cb_load --limit %d/%d --times %d --connections %d --seconds %d --calls "
        "%d --restarts %d --slow %d --half-open %d\"%s}\n",
        what, reached.c_str(), violations, options.limit, options.windowSeconds, options.times, options.connections,
        options.seconds, options.calls, options.restarts, options.slow, options.halfOpen,
        isGate ? "" : ",\"size\":\"night\"");
}

std::string text(const char *form, auto... values)
{
    char buffer[256];
    std::snprintf(buffer, sizeof buffer, form, values...);
    return buffer;
}

struct Run
{
    std::vector<Exchange> many;
    std::vector<Exchange> honest;
    long asked = 0;
    int restarts = 0;
    std::size_t backlog = 0;
    long warmKiB = 0;
    long endKiB = 0;
};

/// Load for `seconds`, with so many restarts, each in the middle of a window that a key has used up: a limiter that
/// forgot would accept as much again.
Run run(Daemon &daemon, const Options &options, std::int64_t nowMs, int restarts)
{
    const std::string limit = std::to_string(options.limit) + '/' + std::to_string(options.windowSeconds);
    const double perSecond = static_cast<double>(options.limit) * options.times / options.windowSeconds;
    daemon.start(nowMs, limit);
    Client client(daemon.port());
    const std::string question = "/v1/telephony/clock";
    const int many = client.add(Manner::Asks, options.connections, requestOf(question, "celp_many"));
    const int honest = client.add(Manner::Asks, 1, requestOf(question, "celp_honest"));
    const std::string head = requestOf(question, "celp_many", std::string(1'000, ' '));
    client.add(Manner::SlowHead, options.slow, "G");
    client.add(Manner::SlowBody, options.slow, head.substr(0, head.find("\r\n\r\n") + 4));
    client.add(Manner::HalfOpen, options.halfOpen, {});

    Run sum;
    const Moment start = Clock::now();
    const auto since = [start] { return std::chrono::duration<double>(Clock::now() - start).count(); };
    const auto at = [start](double seconds) {
        return start + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
    };
    // A twentieth slower than it may: how long its requests take on their way differs.
    const double honestEvery = static_cast<double>(options.windowSeconds) / options.limit * 1.05;
    const double restartEvery = static_cast<double>(options.seconds) / (restarts + 1);
    long askedHonestly = 0;
    for (double now = 0; now < options.seconds; now = since()) {
        if (sum.restarts < restarts && now >= restartEvery * (sum.restarts + 1) + 0.3 * options.windowSeconds) {
            ++sum.restarts;
            client.drop();
            daemon.stop();
            daemon.start(nowMs, limit);
            sum.asked = static_cast<long>(since() * perSecond);
            askedHonestly = static_cast<long>(since() / honestEvery) + 1;
            continue;
        }
        if (sum.warmKiB == 0 && now > options.seconds / 3.0)
            sum.warmKiB = daemon.resident();
        for (; static_cast<double>(sum.asked) / perSecond <= now; ++sum.asked)
            client.due(many, at(static_cast<double>(sum.asked) / perSecond));
        for (; static_cast<double>(askedHonestly) * honestEvery <= now; ++askedHonestly)
            client.due(honest, at(static_cast<double>(askedHonestly) * honestEvery));
        sum.backlog = std::max(sum.backlog, client.waiting(many));
        client.runUntil(Clock::now() + milliseconds(2));
    }
    client.runUntil(Clock::now() + milliseconds(200));
    sum.endKiB = daemon.resident();
    client.drop();
    daemon.stop();
    sum.many = client.done(many);
    sum.honest = client.done(honest);
    return sum;
}

} // namespace

int main(int argc, char **argv)
{
    const Options options = parse(argc, argv);
    const char *temporary = std::getenv("TMPDIR");
    std::string folder = std::string(temporary ? temporary : "/tmp") + "/cb_load.XXXXXX";
    if (!::mkdtemp(folder.data()))
        return 1;
    const std::chrono::seconds window(options.windowSeconds);
    Daemon daemon(options.daemon, folder, options.calls);
    bookCalls(daemon, options.calls);
    // A second before the calls are due, which are dialled under load; then on the machine's clock, whose windows go on
    // over a restart.
    const Run calm = run(daemon, options, Daemon::kStart + 3'600'000 - 1'000, 0);
    const auto late = daemon.lateness();
    const Run restarted = run(daemon, options, Daemon::kRealClock, options.restarts);

    const auto both = [](std::vector<Exchange> one, const std::vector<Exchange> &other) {
        one.insert(one.end(), other.begin(), other.end());
        return one;
    };
    const Tally all = tally(both(calm.many, restarted.many));
    const Tally fair = tally(both(calm.honest, restarted.honest));
    const int fullest = std::max(fullestWindow(calm.many, window), fullestWindow(restarted.many, window));
    const int notDialled = options.calls - static_cast<int>(late.size());
    std::printf("%ld asked at %.0f/s by %d connections: %d accepted, %d refused, %d lost in %d restarts, %d others; at "
                "most %zu waited\n",
                calm.asked + restarted.asked,
                static_cast<double>(options.limit) * options.times / options.windowSeconds, options.connections,
                all.accepted, all.refused, all.lost, restarted.restarts, all.other + fair.other,
                std::max(calm.backlog, restarted.backlog));
    figure(options, "most requests accepted of one key in any window, of the limit",
           text("%d of %d", fullest, options.limit), std::max(0, fullest - options.limit));
    figure(options, "requests of an honest client beside them, all accepted", text("%d", fair.accepted), fair.refused);
    figure(options, "refusals, each 429 with Retry-After; other answers",
           text("%d; %d", all.refused, all.other + fair.other),
           all.withoutRetryAfter + fair.withoutRetryAfter + all.other + fair.other);
    figure(options, "429 from when it was due, p50 and p99, ms (not judged)",
           text("%.1f, %.1f", percentile(all.refusalMs, 0.5), percentile(all.refusalMs, 0.99)), 0);
    if (!late.empty())
        figure(options, "calls dialled meanwhile, later than planned, p50 and p99, ms (not judged)",
               text("%zu: %lld, %lld", late.size(), static_cast<long long>(late[late.size() / 2]),
                    static_cast<long long>(late[std::min(late.size() - 1, late.size() * 99 / 100)])),
               notDialled);
    figure(options, "resident memory after a third and at the end, MiB (not judged)",
           text("%ld, %ld", calm.warmKiB / 1024, calm.endKiB / 1024), 0);
    std::filesystem::remove_all(folder);
    const bool isGood = fullest == options.limit && fair.refused == 0 &&
                        all.withoutRetryAfter + fair.withoutRetryAfter + all.other + fair.other == 0 &&
                        notDialled == 0 && fair.accepted > 0;
    return isGood ? 0 : 1;
}
