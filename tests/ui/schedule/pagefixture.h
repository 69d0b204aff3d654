// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/uirender.h"
#include "tests/ui/schedule/planfixture.h"
#include "ui/common/thememanager.h"
#include "ui/common/translations.h"
#include "ui/schedule/planpage.h"
#include "ui/shell/notifications.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QTest>

namespace callboard::test {

/// The Plan page of Acme in a window of its own, as large as it is at 1440x900.
struct PagedAcme : Acme
{
    QTemporaryDir folder;
    ThemeManager themes;
    Settings settings{folder.path()};
    PreparedAnswers questions;
    JobList jobs;
    Notifications notifications{[this] { return backend.nowValue; }};
    Registry registry;
    std::unique_ptr<Session> session;
    std::unique_ptr<QWidget> window;
    PlanPage *page = nullptr;
    std::vector<Jump> jumps;

    explicit PagedAcme(QSize size = {1368, 824}, ThemeChoice theme = ThemeChoice::Light)
    {
        static const bool once = (installTranslations(*qApp), true); // "9 calls", not "9 call(s)"
        Q_UNUSED(once);
        themes.setChoice(theme);
        settings.set(keys::operatorZone, QStringLiteral("Europe/Vilnius"));
        backend.plansFake.onCommit.answer = [](const Plan &plan, const QString &) -> Result<CommitOutcome> {
            CommitOutcome outcome;
            outcome.batch = BatchId(QStringLiteral("batch_1"));
            for (const PlanEntry &entry : plan.entries) {
                if (const auto *out = std::get_if<NotPlaced>(&entry))
                    outcome.entries.push_back({out->candidate, std::nullopt, out->code, out->why});
                else
                    outcome.entries.push_back(
                        {candidateOf(entry), ReservationId(QStringLiteral("r_") + candidateOf(entry).text()), {}, {}});
            }
            return outcome;
        };
        session = std::make_unique<Session>(backend, settings, questions, jobs, notifications, registry);
        session->setCompany(kAcme);
        window = std::make_unique<QWidget>();
        page = new PlanPage(*session, window.get());
        QObject::connect(session.get(), &Session::jumpRequested, page,
                         [this](const Jump &jump) { jumps.push_back(jump); });
        page->controller().setDelays(0, 0);
        page->resize(size);
        window->resize(size);
        window->show();
        window->activateWindow();
        if (!QTest::qWaitForWindowActive(window.get()))
            qFatal("an offscreen window did not become active");
        page->arrived();
        settle();
        // Everybody of Acme, for the twelve hours from Tuesday 14:00.
        std::vector<CandidateId> all;
        for (int i = 0; i < 12; ++i)
            all.push_back(person(i));
        page->controller().setPeople(all);
        page->controller().setPosition(kLead);
        page->controller().setWindow({at("Europe/Vilnius", 2026, 11, 17, 14), at("Europe/Vilnius", 2026, 11, 18, 2)});
        page->controller().setFirstDay(QDate(2026, 11, 16));
        settle();
    }
    ~PagedAcme() { window.reset(); }
    void settle()
    {
        PlanController &c = page->controller();
        QCoreApplication::processEvents();
        if (!QTest::qWaitFor([&] { return c.isLoaded() && !c.isPlanning() && !c.isHeatLoading() && c.heat().cap > 0; }))
            qFatal("the page did not come to rest");
        // Dry runs of next steps and the busiest minutes follow one another: until a round asks nothing new.
        auto &plans = backend.plansFake;
        for (int asked = -1; asked != plans.onPlan.count() + plans.onHeatCell.count();) {
            asked = plans.onPlan.count() + plans.onHeatCell.count();
            deliverAnswers();
        }
    }
    template <typename Widget> Widget *findNamed(const QString &accessibleName) const
    {
        for (Widget *widget : window->findChildren<Widget *>()) {
            if (widget->accessibleName() == accessibleName)
                return widget;
        }
        return nullptr;
    }
    QAbstractButton *button(const QString &text) const
    {
        for (QAbstractButton *found : window->findChildren<QAbstractButton *>()) {
            if (found->isVisible() && found->text() == text)
                return found;
        }
        return nullptr;
    }
};

} // namespace callboard::test
