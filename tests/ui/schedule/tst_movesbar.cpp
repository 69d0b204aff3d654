// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/schedule/movesbar.h"

#include "tests/support/testregistry.h"
#include "tests/ui/schedule/planfixture.h"
#include "ui/common/note.h"

#include <QSignalSpy>
#include <QTest>

using namespace callboard;
using namespace callboard::test;

namespace {

std::shared_ptr<const std::vector<Plan>> plansOf(const std::vector<PositionId> &positions)
{
    auto plans = std::make_shared<std::vector<Plan>>();
    for (const PositionId &position : positions) {
        Plan plan;
        plan.request.position = position;
        plan.request.candidates = {person(static_cast<int>(plans->size()))};
        plans->push_back(plan);
    }
    return plans;
}

} // namespace

class TstMovesBar : public QObject
{
    Q_OBJECT

private slots:
    // proves: C035
    void noPlanIsLostBeforeItIsBooked()
    {
        QWidget window;
        MovesBar bar([](const PositionId &id) { return id.text(); }, &window);
        QStringList shown;
        connect(&bar, &MovesBar::wanted, &window,
                [&](const BatchRequest &request) { shown << request.position.text(); });
        bar.begin(plansOf({kLead, kDriver, PositionId(QStringLiteral("pos_agent"))}));
        QVERIFY(!bar.isHidden());
        bar.showNext();
        bar.showNext();
        bar.showNext(); // round again
        QCOMPARE(shown, (QStringList{kLead.text(), kDriver.text(), QStringLiteral("pos_agent"), kLead.text()}));
        bar.booked();
        QCOMPARE(bar.left(), 2);
        QVERIFY(!bar.isHidden());
        QVERIFY(!bar.shown());
        bar.booked(); // a booking of something else takes nothing out
        QCOMPARE(bar.left(), 2);
        bar.showNext();
        QCOMPARE(shown.last(), kDriver.text());
        bar.booked();
        bar.showNext();
        QCOMPARE(shown.last(), QStringLiteral("pos_agent"));
        bar.booked();
        QCOMPARE(bar.left(), 0);
        QVERIFY(bar.isHidden());
    }

    void oneAloneNeedsNoBar()
    {
        QWidget window;
        MovesBar bar([](const PositionId &id) { return id.text(); }, &window);
        QSignalSpy wanted(&bar, &MovesBar::wanted);
        bar.begin(plansOf({kLead}));
        QVERIFY(bar.isHidden());
        QCOMPARE(wanted.count(), 1);
    }
};

CB_TEST(TstMovesBar)
#include "tst_movesbar.moc"
