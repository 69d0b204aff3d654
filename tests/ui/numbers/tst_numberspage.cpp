// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: C041 C044 C045 C050 D-CAPZERO D-DEFAULT
#include "tests/support/testregistry.h"
#include "tests/support/uirender.h"
#include "tests/ui/numbers/numbersfixture.h"
#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/stepfield.h"
#include "ui/common/tableview.h"
#include "ui/common/thememanager.h"
#include "ui/numbers/capmaps.h"
#include "ui/numbers/labelfield.h"
#include "ui/numbers/numberdialogs.h"
#include "ui/numbers/numberpanel.h"
#include "ui/numbers/numberspage.h"
#include "ui/numbers/weekchart.h"

#include <QAccessible>
#include <QSpinBox>
#include <QTest>

using namespace callboard;
using namespace callboard::test;

class TstNumbersPage : public QObject
{
    Q_OBJECT

private slots:
    void init() { start(); }
    void cleanup() { stop(); }

    void showsOneRowForEachPoolAndNumber()
    {
        QCOMPARE(m_page->table()->model()->rowCount(), 9);
        QVERIFY(m_page->statusSentence().contains(QStringLiteral("20 of 40 lines in use")));
        QCOMPARE(m_page->controller().selected(), NumbersFixture::key("pool_europe", "pn_vilnius"));
    }

    void arrowKeysChooseANumber()
    {
        m_page->table()->setFocus();
        m_page->table()->setCurrentRow(m_page->controller().model().rowOf(NumbersFixture::berlin()));
        QCOMPARE(m_page->controller().selected(), NumbersFixture::berlin());
        QTest::keyClick(m_page->table(), Qt::Key_Down);
        QCOMPARE(m_page->controller().selected(), NumbersFixture::key("pool_europe", "pn_kaunas"));
    }

    void enterGoesToTheCapAndTypingPreviewsIt()
    {
        choose(NumbersFixture::berlin());
        m_page->table()->setFocus();
        QTest::keyClick(m_page->table(), Qt::Key_Return);
        auto *field = m_page->panel()->findChild<QSpinBox *>();
        QVERIFY(field->hasFocus());
        QTest::keyClicks(field, QStringLiteral("11"));
        m_fix->settle();
        QCOMPARE(m_page->controller().draft().outbound, 11);
        QCOMPARE(m_page->panel()->saveButton()->text(), QStringLiteral("Save cap 11"));
        render(*m_page, QStringLiteral("numbers-edit"));
        QTest::mouseClick(m_page->panel()->saveButton(), Qt::LeftButton);
        m_fix->settle();
        QCOMPARE(m_fix->find(PhoneNumberId(QStringLiteral("pn_berlin")))->number.maxOutboundConcurrent, 11);
    }

    void f2RenamesAndEnterSaves()
    {
        choose(NumbersFixture::berlin());
        m_page->panel()->rename();
        auto *label = m_page->panel()->findChild<LabelField *>();
        QVERIFY(label->hasFocus());
        QTest::keyClicks(label, QStringLiteral("Berlin Mitte"));
        QTest::keyClick(label, Qt::Key_Return);
        m_fix->settle();
        QCOMPARE(m_fix->find(PhoneNumberId(QStringLiteral("pn_berlin")))->number.displayName,
                 QStringLiteral("Berlin Mitte"));
    }

    void aClickOnTheRadioMakesTheDefault()
    {
        const int row = m_page->controller().model().rowOf(NumbersFixture::berlin());
        const QRect cell = m_page->table()->visualRect(m_page->table()->model()->index(row, NumbersModel::Default));
        QTest::mouseClick(m_page->table()->viewport(), Qt::LeftButton, {}, cell.center());
        m_fix->settle();
        QCOMPARE(m_page->controller().defaultNumber()->displayName, QStringLiteral("Berlin"));
    }

    void buttonsThatCannotWorkSayWhy()
    {
        QVERIFY(!m_page->panel()->saveButton()->isEnabled());
        QCOMPARE(m_page->panel()->saveButton()->reason(), QStringLiteral("Nothing is changed."));
        m_fix->backend.capabilitiesValue.administerNumbers = false;
        Q_EMIT m_fix->backend.workspaceChanged();
        QVERIFY(!m_page->panel()->removeButton()->isEnabled());
        QVERIFY(!m_page->panel()->removeButton()->reason().isEmpty());
    }

    void aNumberIsAddedOnceItIsRight()
    {
        clickButton(QStringLiteral("Add number…"));
        auto *dialog = m_page->findChild<AddNumberDialog *>();
        QVERIFY(dialog);
        auto *phone = dialog->findChild<QLineEdit *>();
        QVERIFY(!dialog->problem().isEmpty());
        QTest::keyClicks(phone, QStringLiteral("+37052000134"));
        QVERIFY(dialog->problem().contains(QStringLiteral("Vilnius"))); // taken
        phone->clear();
        QTest::keyClicks(phone, QStringLiteral("+46 31 390 06 25")); // Sweden, kept for fiction
        QVERIFY2(!dialog->problem().isEmpty(), "a label is missing");
        QTest::keyClicks(dialog->findChild<LabelField *>(), QStringLiteral("Gothenburg"));
        QCOMPARE(dialog->problem(), QString());
        auto *act = dialog->findChild<Button *>(QStringLiteral("submit"));
        QTest::mouseClick(act, Qt::LeftButton);
        m_fix->settle();
        const PhoneNumber &sent = std::get<0>(m_fix->backend.numbersFake.onSave.asked.back());
        QCOMPARE(sent.e164.text(), QStringLiteral("+46313900625"));
        QCOMPARE(sent.maxOutboundConcurrent, 0); // the safe default (C042)
        QVERIFY(sent.voice && !sent.sms && !sent.isDefault);
        QCOMPARE(m_page->controller().selected().number, PhoneNumberId(QStringLiteral("pn_new")));
    }

    void aRefusedNumberStaysOnTheForm()
    {
        m_fix->backend.numbersFake.onSave.answer = [](const PhoneNumber &) {
            return Result<PhoneNumber>(Error{ErrorCode::StoreUnavailable, {}, {}});
        };
        clickButton(QStringLiteral("Add number…"));
        auto *dialog = m_page->findChild<AddNumberDialog *>();
        QTest::keyClicks(dialog->findChild<QLineEdit *>(), QStringLiteral("+46313900625"));
        QTest::keyClicks(dialog->findChild<LabelField *>(), QStringLiteral("Gothenburg"));
        QTest::mouseClick(dialog->findChild<Button *>(QStringLiteral("submit")), Qt::LeftButton);
        m_fix->settle();
        QVERIFY(dialog->isVisible());
        QCOMPARE(dialog->findChild<LabelField *>()->text(), QStringLiteral("Gothenburg"));
    }

    void aPoolNeedsAnIdThatCanBeSaid_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("id");
        QTest::newRow("one word") << QStringLiteral("Asia") << QStringLiteral("pool_asia");
        QTest::newRow("two words") << QStringLiteral("Latin America") << QStringLiteral("pool_latin_america");
        QTest::newRow("taken") << QStringLiteral("europe") << QString();
        QTest::newRow("empty") << QStringLiteral(" ") << QString();
        QTest::newRow("letters") << QStringLiteral("Zürich") << QString();
        QTest::newRow("long") << QString(70, QLatin1Char('a')) << QString();
    }
    void aPoolNeedsAnIdThatCanBeSaid()
    {
        QFETCH(QString, name);
        QFETCH(QString, id);
        AddPoolDialog dialog(m_fix->snapshot.pools, m_page.get());
        dialog.findChild<QLineEdit *>()->setText(name);
        QCOMPARE(dialog.problem().isEmpty(), !id.isEmpty());
        if (!id.isEmpty())
            QCOMPARE(dialog.pool().id.text(), id);
    }

    void withoutNumbersItSaysWhatComesFirst()
    {
        m_fix->snapshot = {};
        m_fix->snapshot.at = m_fix->backend.nowValue;
        m_page->controller().load();
        m_fix->settle();
        auto *empty = m_page->findChild<EmptyState *>();
        QVERIFY(empty->isVisible());
        QCOMPARE(empty->lead(), QStringLiteral("No numbers yet"));
        render(*m_page, QStringLiteral("numbers-empty"));
    }

    void aFailedLoadOffersToTryAgain()
    {
        m_fix->backend.numbersFake.onLoad.answer = [](const CompanyId &) {
            return Result<NumbersSnapshot>(Error{ErrorCode::StoreUnavailable, {}, {}});
        };
        m_page->controller().load();
        m_fix->settle();
        QCOMPARE(m_page->findChild<EmptyState *>()->cause(), EmptyCause::NotConnected);
    }

    void picturesAreTablesForScreenReaders()
    {
        choose(NumbersFixture::berlin());
        auto *maps = m_page->findChild<CapMaps *>();
        QAccessibleInterface *iface = QAccessible::queryAccessibleInterface(maps);
        QVERIFY(iface && iface->tableInterface());
        QCOMPARE(iface->tableInterface()->rowCount(), maps->rowCount());
        QCOMPARE(maps->rowCount(), 2 * 5); // today is past its hours, then Tuesday to Saturday without Saturday
        QAccessibleInterface *cell = iface->tableInterface()->cellAt(1, 2);
        QVERIFY(cell->text(QAccessible::Name).contains(QStringLiteral("Vilnius")));
        auto *chart = m_page->findChild<WeekChart *>();
        chart->setFocus(Qt::TabFocusReason);
        const auto before = chart->currentCell();
        QTest::keyClick(chart, Qt::Key_Right);
        QVERIFY(before && chart->currentCell() && *chart->currentCell() != *before);
        QVERIFY(chart->cellText(0, chart->currentCell()->x()).contains(QStringLiteral("of 10 lines")));
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
        start(size);
        choose(NumbersFixture::berlin());
        NumberDraft draft = m_page->controller().draft();
        draft.outbound = 11;
        m_page->controller().setDraft(draft);
        m_fix->settle();
        render(*m_page, QStringLiteral("numbers-") + QString::fromLatin1(QTest::currentDataTag()));
        const QStringList cut = pseudo ? QStringList() : cutTexts(*m_page);
        stop();
        QCoreApplication::removeTranslator(&translator);
        QCOMPARE(cut, QStringList());
    }

private:
    void start(QSize size = {1368, 824})
    {
        m_fix = std::make_unique<NumbersFixture>();
        m_page = std::make_unique<NumbersPage>(*m_fix->session);
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
    void choose(const NumbersKey &key)
    {
        m_page->controller().select(key);
        m_fix->settle();
    }
    void clickButton(const QString &text)
    {
        for (auto *button : m_page->findChildren<QPushButton *>()) {
            if (button->text() == text && button->isVisible()) {
                QTest::mouseClick(button, Qt::LeftButton);
                return;
            }
        }
        QFAIL(qPrintable(QStringLiteral("no button ") + text));
    }

    std::unique_ptr<NumbersFixture> m_fix;
    std::unique_ptr<NumbersPage> m_page;
};

CB_TEST(TstNumbersPage)
#include "tst_numberspage.moc"
