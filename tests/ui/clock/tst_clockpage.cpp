// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: C011 C062 C063 N13 D-HEALTH D-SLEEP
#include "tests/support/testregistry.h"
#include "tests/support/uirender.h"
#include "tests/ui/clock/clockfixture.h"
#include "ui/clock/clockpage.h"
#include "ui/clock/forecastview.h"
#include "ui/clock/historyview.h"
#include "ui/clock/latecallsbar.h"
#include "ui/clock/resultstrip.h"
#include "ui/common/button.h"
#include "ui/common/note.h"
#include "ui/common/segmentedcontrol.h"
#include "ui/common/switch.h"
#include "ui/common/tableview.h"
#include "ui/common/thememanager.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QTest>

using namespace callboard;
using namespace callboard::test;

class TstClockPage : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_fix = std::make_unique<ClockFixture>();
        m_fix->status = troubledClock(m_fix->backend.nowValue);
        start();
    }
    void cleanup() { stop(); }

    void inTroubleTheProbeIsThePrimaryAction()
    {
        QVERIFY(m_page->primary());
        QCOMPARE(m_page->primary()->text(), QStringLiteral("Probe now"));
        QVERIFY(m_page->statusSentence().startsWith(QStringLiteral("Degraded since")));
        m_page->primary()->trigger();
        m_fix->settle();
        QCOMPARE(m_fix->backend.clockFake.onProbeNow.asked.size(), 1u);
    }

    void theLetterPProbes()
    {
        m_page->dueTable()->setFocus();
        QTest::keyClick(m_page->dueTable(), Qt::Key_P);
        QCOMPARE(m_fix->backend.clockFake.onProbeNow.asked.size(), 1u);
    }

    void aHealthyClockHasNoPrimaryAndNoFaults()
    {
        become(healthyClock(m_fix->backend.nowValue));
        QVERIFY(!m_page->primary());
        QVERIFY(!m_page->findChild<ResultStrip *>()->isVisible());
        bool said = false;
        for (const QLabel *label : m_page->findChildren<QLabel *>())
            said |= label->isVisible() && label->text() == QStringLiteral("Closed. No faults today.");
        QVERIFY(said);
        render(*m_page, QStringLiteral("clock-healthy"));
    }

    void rowsThatWaitAreFoundWithF8()
    {
        QCOMPARE(m_page->needsYouCount(), 3);
        m_page->dueTable()->setCurrentRow(2);
        m_page->goToNextNeedingYou(true); // over the call that is not due, to the first
        QCOMPARE(m_page->dueTable()->currentRow(), 0);
        m_page->goToNextNeedingYou(false);
        QCOMPARE(m_page->dueTable()->currentRow(), 2);
    }

    void enterOpensTheCall()
    {
        QSignalSpy jumps(m_fix->session.get(), &Session::jumpRequested);
        m_page->dueTable()->setCurrentRow(1);
        m_page->dueTable()->setFocus();
        QTest::keyClick(m_page->dueTable(), Qt::Key_Return);
        QCOMPARE(jumps.count(), 1);
        const auto jump = jumps[0][0].value<Jump>();
        QCOMPARE(jump.page, PageId::Calls);
        QCOMPARE(jump.reservation->text(), QStringLiteral("r6"));
    }

    void telephonyOffSaysWhatStaysPossible()
    {
        QTest::mouseClick(m_page->telephonySwitch(), Qt::LeftButton);
        m_fix->settle();
        QVERIFY(!m_page->telephonySwitch()->isChecked());
        QVERIFY(noteWith(QStringLiteral("Taking back an invitation, hours and labels stay possible")));
        render(*m_page, QStringLiteral("clock-telephony-off"));
    }

    void holdIsAskedForAndShown()
    {
        m_fix->questions.answerNext({false, {}});
        QTest::mouseClick(m_page->holdSwitch(), Qt::LeftButton);
        m_fix->settle();
        QVERIFY(!m_page->holdSwitch()->isChecked()); // thought better of it
        m_fix->questions.answerNext({true, QStringLiteral("drill")});
        QTest::mouseClick(m_page->holdSwitch(), Qt::LeftButton);
        m_fix->settle();
        QVERIFY(m_page->holdSwitch()->isChecked());
        QVERIFY(noteWith(QStringLiteral("No call leaves until the hold ends")));
    }

    void switchesThatCannotMoveSayWhy()
    {
        m_fix->backend.capabilitiesValue.writable = false;
        m_fix->backend.capabilitiesValue.readOnlyReason = QStringLiteral("Opened for reading.");
        Q_EMIT m_fix->backend.workspaceChanged();
        QVERIFY(!m_page->telephonySwitch()->isEnabled());
        QCOMPARE(m_page->holdSwitch()->toolTip(), QStringLiteral("Opened for reading."));
    }

    void lateCallsAreOneQuestionWithNoFirst()
    {
        QVERIFY(!m_page->lateCalls()->isVisible());
        ClockStatus status = healthyClock(m_fix->backend.nowValue);
        for (const char *id : {"r1", "r2", "r3", "r4"})
            status.lateCalls.emplace_back(QString::fromLatin1(id));
        become(status);
        QVERIFY(m_page->lateCalls()->isVisible());
        QVERIFY(m_fix->backend.clockFake.onAnswerLateCalls.asked.empty()); // nothing goes before the answer
        // No stands before yes in Tab order, so it is the one that Enter reaches first.
        QCOMPARE(m_page->lateCalls()->no()->nextInFocusChain(), m_page->lateCalls()->yes());
        render(*m_page, QStringLiteral("clock-late"));
        m_page->lateCalls()->yes()->setFocus();
        QTest::keyClick(m_page->lateCalls()->yes(), Qt::Key_Space);
        m_fix->settle();
        QCOMPARE(std::get<1>(m_fix->backend.clockFake.onAnswerLateCalls.asked.at(0)), true);
        QVERIFY(!m_page->lateCalls()->isVisible());
    }

    void onASmallWindowHistoryIsATab()
    {
        QVERIFY(!m_page->tabs()->isVisible());
        QVERIFY(m_page->findChild<HistoryView *>()->isVisible());
        m_page->resize(1208, 644);
        m_fix->settle();
        QVERIFY(m_page->tabs()->isVisible());
        QVERIFY(!m_page->findChild<HistoryView *>()->isVisible());
        QVERIFY(m_page->dueTable()->isVisible());
        m_page->tabs()->setCurrentIndex(1);
        QVERIFY(m_page->findChild<HistoryView *>()->isVisible());
        QVERIFY(!m_page->dueTable()->isVisible());
        QVERIFY(m_page->findChild<ForecastView *>()->isVisible()); // the 48 h stay
        render(*m_page, QStringLiteral("clock-1280x720-history"));
    }

    void chartsAreTablesForKeyboardAndScreenReader()
    {
        auto *forecast = m_page->findChild<ForecastView *>();
        QAccessibleInterface *iface = QAccessible::queryAccessibleInterface(forecast);
        QVERIFY(iface && iface->tableInterface());
        QCOMPARE(iface->tableInterface()->rowCount(), 2);
        QCOMPARE(iface->tableInterface()->columnCount(), 192);
        forecast->setFocus(Qt::TabFocusReason);
        QTest::keyClick(forecast, Qt::Key_End);
        QCOMPARE(forecast->currentCell(), std::optional(QPoint(191, 0)));
        QTest::keyClick(forecast, Qt::Key_Down);
        QTest::keyClick(forecast, Qt::Key_Left);
        QCOMPARE(forecast->currentCell(), std::optional(QPoint(190, 1)));
        QVERIFY(forecast->cellText(1, 190).contains(QStringLiteral("of 16 lines in use")));
        // The full stretch of the first pool is said as well as drawn.
        int full = 0;
        for (int quarter = 0; quarter < 192; ++quarter)
            full += forecast->cellText(0, quarter).contains(QStringLiteral("Full.")) ? 1 : 0;
        QCOMPARE(full, 3);
        auto *history = m_page->findChild<HistoryView *>();
        QCOMPARE(history->cellText(0, 23).contains(QStringLiteral("Degraded")), true);
        const auto at = history->cellAt(history->cellRect(2, 5).center());
        QCOMPARE(at, std::optional(QPoint(5, 2)));
    }

    void noAnswerIsUnknownAndNotHealthy()
    {
        stop();
        m_fix = std::make_unique<ClockFixture>();
        m_fix->backend.clockFake.onStatus.answer = [](const CompanyId &) {
            return Result<ClockStatus>(Error{ErrorCode::StoreUnavailable, {}, {}});
        };
        start();
        QVERIFY(m_page->statusSentence().isEmpty());
        QVERIFY(!m_page->primary());
        render(*m_page, QStringLiteral("clock-no-answer"));
    }

    void nothingIsCut_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<double>("scale");
        QTest::addColumn<bool>("pseudo");
        QTest::addColumn<bool>("dark");
        QTest::newRow("1440x900") << QSize(1368, 824) << 1.0 << false << false;
        QTest::newRow("1440x900-dark") << QSize(1368, 824) << 1.0 << false << true;
        QTest::newRow("1280x720") << QSize(1208, 644) << 1.0 << false << false;
        QTest::newRow("200 percent") << QSize(2736, 1648) << 2.0 << false << true;
        QTest::newRow("pseudo") << QSize(1368, 824) << 1.0 << true << false;
    }
    void nothingIsCut()
    {
        QFETCH(QSize, size);
        QFETCH(double, scale);
        QFETCH(bool, pseudo);
        QFETCH(bool, dark);
        stop();
        PseudoTranslator translator;
        if (pseudo)
            QCoreApplication::installTranslator(&translator);
        ThemeManager themes;
        themes.setChoice(dark ? ThemeChoice::Dark : ThemeChoice::Light);
        themes.setScale(scale);
        m_fix = std::make_unique<ClockFixture>();
        m_fix->status = troubledClock(m_fix->backend.nowValue);
        start(size);
        render(*m_page, QStringLiteral("clock-") + QString::fromLatin1(QTest::currentDataTag()));
        const QStringList cut = pseudo ? QStringList() : cutTexts(*m_page);
        stop();
        QCoreApplication::removeTranslator(&translator);
        QCOMPARE(cut.join(u'|'), QString());
    }

private:
    void start(QSize size = {1368, 824})
    {
        m_page = std::make_unique<ClockPage>(*m_fix->session);
        m_page->resize(size);
        m_page->QWidget::show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_fix->settle();
    }
    void stop()
    {
        m_page.reset();
        m_fix.reset();
    }
    void become(const ClockStatus &status)
    {
        m_fix->status = status;
        m_page->controller().load();
        m_fix->settle();
    }
    bool noteWith(const QString &text) const
    {
        for (const Note *note : m_page->findChildren<Note *>()) {
            if (note->isVisible() && note->sentence().contains(text))
                return true;
        }
        return false;
    }

    std::unique_ptr<ClockFixture> m_fix;
    std::unique_ptr<ClockPage> m_page;
};

CB_TEST(TstClockPage)
#include "tst_clockpage.moc"
