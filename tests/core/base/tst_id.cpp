// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/id.h"
#include "tests/support/testregistry.h"

#include <QHash>
#include <QTest>

#include <type_traits>
#include <unordered_set>

using namespace callboard;

// An Id of one kind is not one of another, nor a bare text.
static_assert(!std::is_convertible_v<CandidateId, PositionId>);
static_assert(!std::is_constructible_v<CandidateId, PositionId>);
static_assert(!std::is_convertible_v<QString, CandidateId>);
static_assert(!std::is_convertible_v<CandidateId, QString>);

class TstId : public QObject
{
    Q_OBJECT

private slots:
    void wellFormed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("good");
        QTest::newRow("the reference's") << "resv_3c1d" << true;
        QTest::newRow("one character") << "a" << true;
        QTest::newRow("all kinds") << "azAZ09_-" << true;
        QTest::newRow("64") << QString(64, QLatin1Char('x')) << true;
        QTest::newRow("65") << QString(65, QLatin1Char('x')) << false;
        QTest::newRow("empty") << "" << false;
        QTest::newRow("space") << "a b" << false;
        QTest::newRow("dot") << "a.b" << false;
        QTest::newRow("slash") << "a/b" << false;
        QTest::newRow("line end") << "ab\n" << false;
        QTest::newRow("letter with accent") << QStringLiteral("\u017Eodis") << false;
        QTest::newRow("full-width digit") << QStringLiteral("\uFF11") << false;
        QTest::newRow("nul") << QString(QChar(u'\0')) << false;
    }
    void wellFormed()
    {
        QFETCH(QString, text);
        QTEST(isWellFormedId(text), "good");
    }

    void comparesAndHashesByText()
    {
        const CandidateId a(QStringLiteral("cand_a"));
        const CandidateId b(QStringLiteral("cand_b"));
        QVERIFY(a == CandidateId(QStringLiteral("cand_a")));
        QVERIFY(a != b);
        QVERIFY(a < b);
        QVERIFY(CandidateId().isEmpty());
        const QHash<CandidateId, int> byQt{{a, 1}, {b, 2}};
        QCOMPARE(byQt.value(b), 2);
        const std::unordered_set<CandidateId> byStd{a, b, a};
        QCOMPARE(byStd.size(), size_t{2});
    }
};

CB_TEST(TstId)
#include "tst_id.moc"
