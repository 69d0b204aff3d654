// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: C015 N16 P9
// Fourteen faults, every page, every action: a window on a server with only the reference's routes that goes away while
// a person works.
#include "tests/e2e/faults/matrix.h"
#include "tests/support/testregistry.h"

using namespace callboard;
using namespace callboard::test;

class TestPlainMatrix : public QObject
{
    Q_OBJECT

    Matrix m_matrix{Console::Plain};

private slots:
    void meets_data()
    {
        QTest::addColumn<int>("fault");
        for (int fault = 0; fault < kTroubles; ++fault)
            QTest::newRow(nameOf(static_cast<Trouble>(fault))) << fault;
    }
    void meets()
    {
        QFETCH(int, fault);
        const QString wrong = m_matrix.meet(static_cast<Trouble>(fault));
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }
    void allOfThem()
    {
        QCOMPARE(m_matrix.missing(), QString());
        m_matrix.printFigures("plainmatrix");
    }
};

CB_TEST(TestPlainMatrix)
#include "tst_plainmatrix.moc"
