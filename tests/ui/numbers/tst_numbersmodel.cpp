// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: C040 C041 C042 D-CAPZERO D-DEFAULT (one radio a company)
#include "tests/support/testregistry.h"
#include "tests/ui/numbers/numbersfixture.h"
#include "ui/common/tabledelegate.h"
#include "ui/numbers/numberwords.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace callboard;
using namespace callboard::test;

class TstNumbersModel : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_model = std::make_unique<NumbersModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                              QAbstractItemModelTester::FailureReportingMode::Fatal);
        m_snapshot = mockNumbers(fromEpochMs(1'763'390'538'000));
        fill();
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void groupsNumbersUnderTheirPool()
    {
        QStringList labels;
        for (const NumbersTableRow &row : m_model->rows())
            labels << row.label;
        QCOMPARE(labels, (QStringList{"Pool Americas", "Chicago", "New York", "Pool Europe", "Berlin", "Kaunas",
                                      "Leeds", "London", "Vilnius"}));
        // 8 + 4 + 10 + 12 + 0 lines share the pool's 24.
        QCOMPARE(text(3, NumbersModel::Number), QStringLiteral("34 line(s) share 24"));
        QCOMPARE(text(3, NumbersModel::InUse), QStringLiteral("16 of 24"));
        QVERIFY(m_model->index(3, 0).data(look::Sunken).toBool());
        QVERIFY(!m_model->index(4, 0).data(look::Sunken).toBool());
    }

    void aNumberOfAnUnknownPoolIsStillListed()
    {
        m_snapshot.numbers[0].number.pool = PoolId(QStringLiteral("pool_gone"));
        fill();
        QCOMPARE(m_model->rows().back().label, QStringLiteral("Vilnius"));
    }

    void capZeroSaysThatNothingCanBePlaced()
    {
        const int leeds = m_model->rowOf(NumbersFixture::key("pool_europe", "pn_leeds"));
        QCOMPARE(text(leeds, NumbersModel::InUse), QStringLiteral("Nothing can be placed."));
        QCOMPARE(m_model->index(leeds, NumbersModel::Outbound).data(look::Sign).toInt(), static_cast<int>(Tone::Warn));
        QVERIFY(!m_model->index(leeds, NumbersModel::Outbound).data(Qt::ToolTipRole).toString().isEmpty());
        QVERIFY(m_model->index(leeds, 0).data(Qt::AccessibleTextRole).toString().contains("Nothing can be placed"));
        const int berlin = m_model->rowOf(NumbersFixture::berlin());
        QVERIFY(!m_model->index(berlin, NumbersModel::Outbound).data(look::Sign).isValid());
    }

    void linesKeptForCallersCanBeAllOfThem()
    {
        m_snapshot.numbers[0].number.reservedInbound = 8; // D-REMAIN: they are not for planned calls
        fill();
        const int vilnius = m_model->rowOf(NumbersFixture::key("pool_europe", "pn_vilnius"));
        QCOMPARE(text(vilnius, NumbersModel::InUse), QStringLiteral("Nothing can be placed."));
        QCOMPARE(totalsOf(m_snapshot).placesNothing, 2);
    }

    void aDraftStandsBesideTheOldValue()
    {
        const int berlin = m_model->rowOf(NumbersFixture::berlin());
        NumberDraft draft{QStringLiteral("Berlin"), 11, 2, 0, PoolId(QStringLiteral("pool_europe"))};
        m_model->setDraft(NumbersFixture::berlin(), draft);
        QCOMPARE(text(berlin, NumbersModel::Outbound), QStringLiteral("11"));
        QCOMPARE(m_model->index(berlin, NumbersModel::Outbound).data(look::OldText).toString(), QStringLiteral("10"));
        QVERIFY(!m_model->index(berlin, NumbersModel::Inbound).data(look::OldText).isValid());
        m_model->setDraft(NumbersFixture::berlin(), std::nullopt);
        QCOMPARE(text(berlin, NumbersModel::Outbound), QStringLiteral("10"));
    }

    void theSameRowsAreUpdatedInPlace()
    {
        QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        m_snapshot.numbers[2].busyNow = 9;
        fill();
        QCOMPARE(reset.count(), 0);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(text(m_model->rowOf(NumbersFixture::berlin()), NumbersModel::InUse), QStringLiteral("9 of 10"));
        m_snapshot.numbers.pop_back();
        fill();
        QCOMPARE(reset.count(), 1);
    }

    void onlyTheDefaultIsMarked()
    {
        int marked = 0;
        for (int row = 0; row < m_model->rowCount(); ++row)
            marked += m_model->index(row, 0).data(NumbersModel::IsDefaultRole).toBool() ? 1 : 0;
        QCOMPARE(marked, 1);
    }

    void statusNamesNumbersThatPlaceNothing()
    {
        // 16 + 4 of 24 + 16.
        QCOMPARE(NumberWords::status(totalsOf(m_snapshot)),
                 QStringLiteral("7 number(s), 2 pool(s), 20 of 40 lines in use. One number places nothing."));
    }

    void shareAtCapInWords_data()
    {
        QTest::addColumn<double>("share");
        QTest::addColumn<QString>("words");
        QTest::newRow("not known") << -1.0 << QString();
        QTest::newRow("never") << 0.0 << QStringLiteral("never");
        QTest::newRow("hardly") << 0.001 << QStringLiteral("< 1 %");
        QTest::newRow("some") << 0.04 << QStringLiteral("4 %");
        QTest::newRow("always") << 1.0 << QStringLiteral("100 %");
    }
    void shareAtCapInWords()
    {
        QFETCH(double, share);
        QTEST(NumberWords::atCap(share), "words");
    }

private:
    void fill() { m_model->setRows(numbersTableRows(m_snapshot), m_snapshot.at, zoneOf("Europe/Vilnius")); }
    QString text(int row, int column) const { return m_model->index(row, column).data().toString(); }

    NumbersSnapshot m_snapshot;
    std::unique_ptr<NumbersModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

CB_TEST(TstNumbersModel)
#include "tst_numbersmodel.moc"
