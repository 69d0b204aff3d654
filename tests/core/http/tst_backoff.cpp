// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/http/backoff.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace callboard;

class TestBackoff : public QObject
{
    Q_OBJECT

private slots:
    // Between a half and the whole of 0.5, 1, 2, 4, 8, 16, 30, 30 s; and from the start again after an answer.
    // proves: P9
    void waitsLongerEachTime()
    {
        Backoff backoff(seededRandom(3));
        for (const int whole : {500, 1'000, 2'000, 4'000, 8'000, 16'000, 30'000, 30'000, 30'000}) {
            const auto wait = backoff.next().count();
            QVERIFY2(wait >= whole / 2 && wait <= whole, qPrintable(QString::number(wait)));
        }
        backoff.reset();
        QVERIFY(backoff.next().count() <= 500);
    }
};

CB_TEST(TestBackoff)
#include "tst_backoff.moc"
