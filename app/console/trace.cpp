// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "app/console/trace.h"

#include "core/base/logsink.h"
#include "ui/heatmap/heatmapview.h"

#include <QFile>
#include <QMetaEnum>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <utility>

#include <unistd.h>

namespace callboard {

namespace {

using Nanoseconds = std::chrono::nanoseconds;

Nanoseconds readClock(clockid_t clock)
{
    timespec read{};
    clock_gettime(clock, &read);
    return std::chrono::seconds(read.tv_sec) + Nanoseconds(read.tv_nsec);
}

/// When the kernel made this process, on CLOCK_BOOTTIME; 10 ms exact. proc(5): field 22 of stat, behind the name in
/// brackets, which may hold anything.
Nanoseconds startOfProcess()
{
    QFile stat(QStringLiteral("/proc/self/stat"));
    if (!stat.open(QIODevice::ReadOnly))
        return readClock(CLOCK_BOOTTIME);
    const QByteArray text = stat.readAll();
    const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    return Nanoseconds(std::chrono::seconds(1)) * fields.value(19).toLongLong() / sysconf(_SC_CLK_TCK);
}

QString wordsOf(Nanoseconds time)
{
    return QStringLiteral("%1 ms").arg(std::chrono::duration_cast<std::chrono::milliseconds>(time).count());
}

/// The answer has come: some cell shows how many lines are free.
bool showsNumbers(const HeatGrid &grid)
{
    for (int row = 0; row < grid.rows(); ++row) {
        for (int column = 0; column < grid.columns(); ++column) {
            if (grid.at({row, column, 0}).kind == HeatValue::Kind::Open)
                return true;
        }
    }
    return false;
}

} // namespace

struct TracedApplication::Cost
{
    Nanoseconds wall{0};
    Nanoseconds cpu{0};
    static Cost now() { return {readClock(CLOCK_MONOTONIC), readClock(CLOCK_THREAD_CPUTIME_ID)}; }
    Cost operator-(const Cost &other) const { return {wall - other.wall, cpu - other.cpu}; }
    void operator+=(const Cost &other)
    {
        wall += other.wall;
        cpu += other.cpu;
    }
    QString words() const { return QStringLiteral("%1 (%2 CPU)").arg(wordsOf(wall), wordsOf(cpu)); }
};

struct TracedApplication::Trace
{
    Nanoseconds limit{std::chrono::milliseconds(100)};
    Cost inside;  ///< of events that were delivered inside the running one: a dialog's loop is not the click's
    Cost longest; ///< each clock for itself
    qint64 events = 0;
    bool heatmapSeen = false;
};

bool TracedApplication::isWanted()
{
    return !qEnvironmentVariableIsEmpty("CALLBOARD_TRACE");
}

TracedApplication::TracedApplication(int &argc, char **argv)
    : QApplication(argc, argv), m_trace(std::make_unique<Trace>())
{
    if (const int limitMs = qEnvironmentVariableIntValue("CALLBOARD_TRACE"); limitMs > 1)
        m_trace->limit = std::chrono::milliseconds(limitMs);
}

TracedApplication::~TracedApplication()
{
    sayLine(stderr,
            QStringLiteral("trace: longest event %1, %2 events").arg(m_trace->longest.words()).arg(m_trace->events));
}

bool TracedApplication::notify(QObject *receiver, QEvent *event)
{
    // The receiver and the event may be gone afterwards: what names them is asked before.
    const QEvent::Type type = event->type();
    const QByteArray name = receiver->metaObject()->className();
    const QObject *heatmap = type == QEvent::Paint && !m_trace->heatmapSeen ? receiver->parent() : nullptr;
    const Cost outside = std::exchange(m_trace->inside, Cost());
    const Cost begun = Cost::now();
    const bool result = QApplication::notify(receiver, event);
    const Cost whole = Cost::now() - begun;
    const Cost own = whole - m_trace->inside;
    m_trace->inside = outside;
    m_trace->inside += whole;
    ++m_trace->events;
    m_trace->longest = {std::max(m_trace->longest.wall, own.wall), std::max(m_trace->longest.cpu, own.cpu)};
    if (own.wall >= m_trace->limit) {
        const char *word = QMetaEnum::fromType<QEvent::Type>().valueToKey(type);
        sayLine(stderr, QStringLiteral("trace: %1 in %2 of %3")
                            .arg(own.words(), QLatin1String(word ? word : "an event"), QString::fromLatin1(name)));
    }
    if (const auto *view = qobject_cast<const HeatmapView *>(heatmap); view && showsNumbers(view->grid())) {
        m_trace->heatmapSeen = true;
        sayLine(stderr,
                QStringLiteral("trace: first heatmap ") + wordsOf(readClock(CLOCK_BOOTTIME) - startOfProcess()));
    }
    return result;
}

} // namespace callboard
