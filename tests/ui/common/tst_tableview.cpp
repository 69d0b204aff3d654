// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: design language section 6 (tables), STYLE 9 and 11
#include "tests/support/testregistry.h"
#include "tests/support/uirender.h"
#include "ui/common/badge.h"
#include "ui/common/settings.h"
#include "ui/common/tableview.h"
#include "ui/common/thememanager.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLineEdit>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

using namespace callboard;

namespace {

std::unique_ptr<QStandardItemModel> calls()
{
    auto model = std::make_unique<QStandardItemModel>(0, 4);
    model->setHorizontalHeaderLabels(
        {QStringLiteral("State"), QStringLiteral("Candidate"), QStringLiteral("Planned"), QStringLiteral("Slack")});
    const auto add = [&](ReservationState state, const char *name, const char *planned, const char *slack) {
        auto *sign = new QStandardItem(stateWord(state));
        sign->setData(int(state), look::State);
        model->appendRow({sign, new QStandardItem(QString::fromUtf8(name)), new QStandardItem(QLatin1String(planned)),
                          new QStandardItem(QLatin1String(slack))});
    };
    add(ReservationState::Firm, "Lena Kuhn", "17:00", "1 h 28");
    add(ReservationState::Active, "Eglė Jankus", "16:39", "");
    add(ReservationState::NoAnswer, "=HYPERLINK(1)", "11:11", "0 h 05");
    model->item(0, 1)->setData(QStringLiteral("TEST"), look::Badge);
    return model;
}

} // namespace

class TstTableView : public QObject
{
    Q_OBJECT

private slots:
    void alwaysHasACurrentRow()
    {
        auto model = calls();
        QAbstractItemModelTester tester(model.get());
        TableView view(QStringLiteral("Calls"));
        QSignalSpy spy(&view, &TableView::currentRowChanged);
        view.setModel(model.get());
        QCOMPARE(view.currentRow(), 0);
        view.setCurrentRow(2);
        model->removeRow(2);
        QVERIFY(view.currentRow() >= 0);
        model->setRowCount(0);
        QCOMPARE(view.currentRow(), -1);
        model->appendRow({new QStandardItem, new QStandardItem, new QStandardItem, new QStandardItem});
        QCOMPARE(view.currentRow(), 0);
        QVERIFY(spy.count() >= 3);
    }

    void keysMoveByRowsAndTabLeaves()
    {
        auto model = calls();
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        auto *view = new TableView(QStringLiteral("Calls"), &window);
        auto *next = new QLineEdit(&window);
        layout->addWidget(view);
        layout->addWidget(next);
        view->setModel(model.get());
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        view->setFocus();
        QSignalSpy activated(view, &TableView::rowActivated);
        QTest::keyClick(view, Qt::Key_End);
        QCOMPARE(view->currentRow(), 2);
        QTest::keyClick(view, Qt::Key_Home);
        QCOMPARE(view->currentRow(), 0);
        QTest::keyClick(view, Qt::Key_Down);
        QTest::keyClick(view, Qt::Key_Return);
        QCOMPARE(activated.count(), 1);
        QCOMPARE(activated.first().first().toInt(), 1);
        QTest::keyClick(view, Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), next);
    }

    void copiesRowsAndExportsSafely()
    {
        auto model = calls();
        TableView view(QStringLiteral("Calls"));
        view.setModel(model.get());
        view.selectRow(0);
        QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("Firm\tLena Kuhn\t17:00\t1 h 28"));
        view.setColumnHidden(3, true);
        QCOMPARE(view.toCsv(),
                 QByteArray("State,Candidate,Planned\r\nFirm,Lena Kuhn,17:00\r\nActive,Egl\xc4\x97 Jankus,16:39\r\n"
                            "No answer,'=HYPERLINK(1),11:11\r\n"));
    }

    void columnsComeBack()
    {
        QTemporaryDir folder;
        Settings settings(folder.path());
        auto model = calls();
        {
            TableView view(QStringLiteral("Calls"));
            view.setModel(model.get());
            view.rememberColumns(settings, QStringLiteral("calls"));
            view.setColumnWidth(1, 277);
            view.horizontalHeader()->moveSection(3, 0);
        }
        TableView again(QStringLiteral("Calls"));
        again.setModel(model.get());
        again.rememberColumns(settings, QStringLiteral("calls"));
        QCOMPARE(again.columnWidth(1), 277);
        QCOMPARE(again.horizontalHeader()->logicalIndex(0), 3);
        // A state of a program with other columns is not used.
        QStandardItemModel other(1, 9);
        TableView wider(QStringLiteral("Other"));
        wider.setModel(&other);
        wider.rememberColumns(settings, QStringLiteral("calls"));
        QCOMPARE(wider.horizontalHeader()->count(), 9);
    }

    void measures_data()
    {
        QTest::addColumn<double>("scale");
        QTest::newRow("100 %") << 1.0;
        QTest::newRow("200 %") << 2.0;
    }
    void measures()
    {
        QFETCH(double, scale);
        ThemeManager themes;
        themes.setChoice(ThemeChoice::Light);
        themes.setScale(scale);
        auto model = calls();
        TableView view(QStringLiteral("Calls"));
        view.setModel(model.get());
        view.setColumnKind(1, ColumnKind::Name);
        view.setColumnKind(2, ColumnKind::FigureLeft);
        view.setColumnKind(3, ColumnKind::Figure);
        view.setColumnSample(0, QStringLiteral("Dispatching"), true);
        view.setColumnSample(2, QStringLiteral("Thu 19 Nov 16:45"));
        view.setStretchColumn(1);
        view.setSortingEnabled(true);
        view.resize(int(700 * scale), int(200 * scale));
        view.show();
        QCOMPARE(view.rowHeight(0), int(28 * scale));
        QCOMPARE(view.horizontalHeader()->height(), int(24 * scale));
        const int narrow = view.columnWidth(2);
        view.setColumnSample(2, QStringLiteral("Thu 19 Nov 16:45 Vilnius"));
        QVERIFY(view.columnWidth(2) > narrow);
        test::render(view, QStringLiteral("common-table-%1").arg(scale));
    }
};

CB_TEST(TstTableView)
#include "tst_tableview.moc"
