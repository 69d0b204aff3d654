// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/testregistry.h"
#include "ui/common/paintedtable.h"

#include <QAccessible>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

using namespace callboard;

namespace {

/// Three rows of four cells of 10 x 10; "." is a place without a cell.
class Picture : public PaintedTable
{
public:
    explicit Picture(QStringList rows) : PaintedTable(QStringLiteral("Picture")) { setRows(std::move(rows)); }
    void setRows(QStringList rows)
    {
        m_rows = std::move(rows);
        cellsChanged();
    }
    int rowCount() const override { return static_cast<int>(m_rows.size()); }
    int columnCount() const override { return m_rows.isEmpty() ? 0 : static_cast<int>(m_rows.first().size()); }
    QString cellText(int row, int column) const override
    {
        const QChar c = m_rows.at(row).at(column);
        return c == QLatin1Char('.') ? QString() : QString(c);
    }
    QRectF cellRect(int row, int column) const override { return {column * 10.0, row * 10.0, 10, 10}; }
    QString rowText(int row) const override { return QStringLiteral("row %1").arg(row); }

private:
    QStringList m_rows;
};

} // namespace

class TstPaintedTable : public QObject
{
    Q_OBJECT

private slots:
    void keysWalkCellsAndStepOverHoles()
    {
        Picture picture({QStringLiteral(".b.d"), QStringLiteral("efgh"), QStringLiteral("i.k.")});
        QCOMPARE(picture.currentCell(), std::optional(QPoint(1, 0))); // the first that is there
        QSignalSpy moved(&picture, &PaintedTable::currentCellChanged);
        QTest::keyClick(&picture, Qt::Key_Right);
        QCOMPARE(picture.currentCell(), std::optional(QPoint(3, 0)));
        QTest::keyClick(&picture, Qt::Key_Right); // nothing further
        QCOMPARE(picture.currentCell(), std::optional(QPoint(3, 0)));
        QTest::keyClick(&picture, Qt::Key_Down);
        QTest::keyClick(&picture, Qt::Key_Home);
        QCOMPARE(picture.currentCell(), std::optional(QPoint(0, 1)));
        QTest::keyClick(&picture, Qt::Key_Up); // a hole above, and nothing above that
        QCOMPARE(picture.currentCell(), std::optional(QPoint(0, 1)));
        QTest::keyClick(&picture, Qt::Key_End);
        QCOMPARE(picture.currentCell(), std::optional(QPoint(3, 1)));
        QVERIFY(moved.count() >= 4);
    }

    void enterAndMouseTellWhichCell()
    {
        Picture picture({QStringLiteral("ab"), QStringLiteral("c.")});
        picture.resize(40, 40);
        QSignalSpy activated(&picture, &PaintedTable::cellActivated);
        QTest::mouseClick(&picture, Qt::LeftButton, {}, QPoint(5, 15));
        QCOMPARE(picture.currentCell(), std::optional(QPoint(0, 1)));
        QTest::mouseClick(&picture, Qt::LeftButton, {}, QPoint(15, 15)); // a hole
        QCOMPARE(picture.currentCell(), std::optional(QPoint(0, 1)));
        QTest::keyClick(&picture, Qt::Key_Return);
        QCOMPARE(activated.count(), 1);
        QCOMPARE(activated[0][0].toInt(), 1);
    }

    void newDataKeepsTheCellOrTakesTheFirst()
    {
        Picture picture({QStringLiteral("ab"), QStringLiteral("cd")});
        picture.setCurrentCell(1, 1);
        picture.setRows({QStringLiteral("xy"), QStringLiteral("zw")});
        QCOMPARE(picture.currentCell(), std::optional(QPoint(1, 1)));
        picture.setRows({QStringLiteral("x")});
        QCOMPARE(picture.currentCell(), std::optional(QPoint(0, 0)));
        picture.setRows({});
        QVERIFY(!picture.currentCell());
    }

    void aScreenReaderFindsEveryCell()
    {
        Picture picture({QStringLiteral("ab"), QStringLiteral("cd")});
        QAccessibleInterface *iface = QAccessible::queryAccessibleInterface(&picture);
        QVERIFY(iface && iface->tableInterface());
        QCOMPARE(iface->text(QAccessible::Name), QStringLiteral("Picture"));
        QAccessibleTableInterface *table = iface->tableInterface();
        QCOMPARE(table->rowCount() * table->columnCount(), iface->childCount());
        QCOMPARE(table->rowDescription(1), QStringLiteral("row 1"));
        for (int i = 0; i < iface->childCount(); ++i) {
            QAccessibleInterface *cell = iface->child(i);
            QCOMPARE(cell->text(QAccessible::Name), picture.cellText(i / 2, i % 2));
            QCOMPARE(iface->indexOfChild(cell), i);
            QCOMPARE(cell->tableCellInterface()->rowIndex(), i / 2);
            QCOMPARE(cell->parent()->object(), &picture);
        }
        QVERIFY(!table->cellAt(2, 0));
        // A cell that is asked for twice is the same; one that is gone says so.
        QAccessibleInterface *last = table->cellAt(1, 1);
        QCOMPARE(table->cellAt(1, 1), last);
    }
};

CB_TEST(TstPaintedTable)
#include "tst_paintedtable.moc"
