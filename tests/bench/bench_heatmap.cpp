// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// The heatmap at 1920x1080 (PERFORMANCE.md section 4): a data change with everything drawn anew, and a frame in which
// only cursor and window move. The limit beside them is a copy of one frame.
#include "core/base/random.h"
#include "ui/heatmap/heatimage.h"
#include "ui/heatmap/heatmapview.h"

#include <benchmark/benchmark.h>

#include <QApplication>
#include <QScrollBar>

#include <cstring>

using namespace callboard;

namespace {

constexpr QSize kFrame(1920, 1080);

/// Lives to the end of the program: widgets need it, and benchmarks have no order.
void needApplication()
{
    static int argc = 1;
    static char name[] = "cb_bench";
    static char *argv[] = {name, nullptr};
    if (!qApp) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        new QApplication(argc, argv);
    }
}

HeatFrame frameOf(int days, int cellMinutes)
{
    HeatFrame frame;
    frame.zone = Zone::parse(QStringLiteral("Europe/Vilnius")).value();
    frame.firstDay = QDate(2026, 3, 16); // a spring day of 23 hours is in it
    frame.days = days;
    frame.cellMinutes = cellMinutes;
    return frame;
}

HeatData loads(InstantRange range)
{
    HeatData data;
    data.first = range.start;
    data.cap = 40;
    data.people = 200;
    const auto random = seededRandom(1);
    for (Instant t = range.start; t < range.end; t += data.step) {
        data.free.push_back(static_cast<qint16>(random->next() % 41));
        data.callable.push_back(static_cast<qint16>(random->next() % 4 == 0 ? 0 : random->next() % 201));
    }
    return data;
}

void heatmapFrameCopyLimit(benchmark::State &state)
{
    const std::vector<char> from(static_cast<size_t>(kFrame.width()) * kFrame.height() * 4, 7);
    std::vector<char> to(from.size());
    for (auto _ : state) {
        std::memcpy(to.data(), from.data(), from.size());
        benchmark::DoNotOptimize(to.data());
    }
}
BENCHMARK(heatmapFrameCopyLimit)->Unit(benchmark::kMillisecond);

/// Five-minute answer to cells to picture: rows x 288 columns.
void heatmapImage(benchmark::State &state)
{
    const HeatGeometry geometry(frameOf(static_cast<int>(state.range(0)), 5));
    const HeatData data = loads(geometry.range());
    for (auto _ : state) {
        const HeatGrid grid(geometry, data, data.first);
        benchmark::DoNotOptimize(heatImage(grid, heatPalette(HeatPaletteKind::Viridis), false, Qt::white, Qt::gray));
    }
}
BENCHMARK(heatmapImage)->Arg(31)->Arg(62)->Arg(365)->Unit(benchmark::kMillisecond);

struct View
{
    HeatmapView view;
    QImage target{kFrame, QImage::Format_RGB32};
    HeatData data;
    explicit View(int days, int cellMinutes)
    {
        const HeatFrame frame = frameOf(days, cellMinutes);
        view.setOwnZone(frame.zone);
        view.setSecondZone(Zone::parse(QStringLiteral("America/New_York")).value());
        view.setRange(frame.firstDay, days);
        view.setCellMinutes(cellMinutes);
        view.setCardEnabled(false);
        view.resize(kFrame);
        view.show();
        data = loads(view.geometry().range());
        view.setNow(data.first);
        view.setWindow({data.first + 30 * kHour, data.first + 54 * kHour});
        view.setData(data);
    }
    void paint() { view.viewport()->render(&target); }
};

/// Grid, image, hatch, digits, rulers and labels, all of it; columns as 5 or 30 minutes.
void heatmapDataChange(benchmark::State &state)
{
    needApplication();
    View shown(static_cast<int>(state.range(0)), static_cast<int>(state.range(1)));
    for (auto _ : state) {
        shown.view.setData(shown.data);
        shown.paint();
    }
}
BENCHMARK(heatmapDataChange)->Args({31, 5})->Args({62, 5})->Args({14, 30})->Unit(benchmark::kMillisecond);

/// The kept picture with window, now and cursor over it: what moving the pointer or dragging a window costs.
void heatmapRepaint(benchmark::State &state)
{
    needApplication();
    View shown(static_cast<int>(state.range(0)), static_cast<int>(state.range(1)));
    shown.paint();
    for (auto _ : state)
        shown.paint();
}
BENCHMARK(heatmapRepaint)->Args({31, 5})->Args({62, 5})->Args({14, 30})->Unit(benchmark::kMillisecond);

void heatmapScroll(benchmark::State &state)
{
    needApplication();
    View shown(62, 5);
    int step = 0;
    for (auto _ : state) {
        shown.view.verticalScrollBar()->setValue(++step % 2 * 38);
        shown.paint();
    }
}
BENCHMARK(heatmapScroll)->Unit(benchmark::kMillisecond);

} // namespace
