// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "app/console/tour.h"

#include "core/base/logsink.h"
#include "ui/shell/firststart.h"
#include "ui/shell/workspaceview.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QLabel>
#include <QTimer>

namespace callboard {

namespace {

constexpr QSize kSize{1440, 900};
/// A page that has not come to rest by then is taken as it is: the demo's clock keeps lists moving.
constexpr int kLongestMs = 6'000;
constexpr int kStepMs = 120;
/// Opening a demo books some 2,500 calls through the engine.
constexpr int kOpenMs = 120'000;

void letRun(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

/// Runs until the page says it has its answers and two looks at it in a row are the same.
void settle(QWidget &page, const std::function<bool()> &hasAnswers)
{
    QElapsedTimer since;
    since.start();
    QImage last;
    letRun(kStepMs);
    while (since.elapsed() < kLongestMs) {
        letRun(kStepMs);
        const QImage look = page.grab().toImage();
        const bool same = look == last;
        last = look;
        if (hasAnswers() && (same || since.elapsed() > kLongestMs / 3))
            return;
    }
}

bool save(QWidget &window, const QDir &folder, const QString &name)
{
    const QPixmap picture = window.grab();
    const QString path = folder.filePath(name + QStringLiteral(".png"));
    if (!picture.save(path)) {
        sayLine(stderr, QStringLiteral("callboard: %1 cannot be written").arg(path));
        return false;
    }
    sayLine(stdout, QStringLiteral("%1.png  %2x%3").arg(name).arg(picture.width()).arg(picture.height()));
    return true;
}

bool openAndWait(MainWindow &window, const OpenRequest &request)
{
    QEventLoop loop;
    bool well = false;
    QObject::connect(&window, &MainWindow::opened, &loop, [&](bool result) {
        well = result;
        loop.quit();
    });
    QTimer::singleShot(kOpenMs, &loop, &QEventLoop::quit);
    window.open(request);
    if (!well && !window.view())
        loop.exec();
    return window.view() != nullptr;
}

void sayWhyNot(const MainWindow &window)
{
    QStringList words;
    for (const QLabel *label : window.firstStart()->findChildren<QLabel *>()) {
        if (label->isVisible() && label->parentWidget()->inherits("callboard::Note"))
            words << label->text();
    }
    sayLine(stderr, QStringLiteral("callboard: ") + (words.isEmpty() ? QStringLiteral("the workspace did not open")
                                                                     : words.join(QStringLiteral(". "))));
}

} // namespace

int runTour(MainWindow &window, ThemeManager &themes, const OpenRequest &request, const QString &folder)
{
    const QDir dir(folder);
    if (!dir.mkpath(QStringLiteral("."))) {
        sayLine(stderr, QStringLiteral("callboard: %1 cannot be made").arg(folder));
        return 1;
    }
    const std::pair<ThemeChoice, QString> looks[] = {{ThemeChoice::Light, QString()},
                                                     {ThemeChoice::Dark, QStringLiteral("-dark")}};
    window.resize(kSize);
    window.show();
    for (const auto &[choice, suffix] : looks) {
        themes.setChoice(choice);
        letRun(kStepMs);
        if (!save(window, dir, QStringLiteral("first-start") + suffix))
            return 1;
    }
    if (!openAndWait(window, request)) {
        sayWhyNot(window);
        return 1;
    }
    WorkspaceView &view = *window.view();
    for (const auto &[choice, suffix] : looks) {
        themes.setChoice(choice);
        for (int i = 0; i < kPageCount; ++i) {
            Page *page = view.page(static_cast<PageId>(i));
            if (!page)
                continue;
            view.showPage(page->id());
            settle(*page, [page] { return page->isSettled(); });
            if (!save(window, dir, Page::nameOf(page->id()) + suffix))
                return 1;
        }
    }
    return 0;
}

} // namespace callboard
