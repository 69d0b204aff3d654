// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/http/backoff.h"
#include "core/http/secret.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace callboard;

class TestSecret : public QObject
{
    Q_OBJECT

private slots:
    // proves: C002
    void isNeverPrinted()
    {
        const Secret secret(QByteArray("celp_top_secret"));
        QString text;
        QDebug(&text) << secret;
        QVERIFY(!text.contains(QStringLiteral("celp")));
        QCOMPARE(secret.reveal().toByteArray(), "celp_top_secret");
        QVERIFY(secret.isUsable());
        QVERIFY(!Secret(QByteArray("two words")).isUsable());
        QVERIFY(Secret().isEmpty());
    }

    void whatItWasMadeOfIsOverwritten()
    {
        QByteArray text("celp_top_secret");
        text.detach();
        const Secret secret(std::move(text));
        QVERIFY(text.isEmpty()); // NOLINT(bugprone-use-after-move): that is what is promised
        QByteArray bytes("celp_other");
        bytes.detach();
        const QByteArrayView place(bytes);
        char *first = bytes.data();
        const QByteArray sharer = bytes;
        wipe(bytes); // shared: the other holder keeps its own
        QCOMPARE(sharer, "celp_other");
        QVERIFY(first == place.data());
    }

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

CB_TEST(TestSecret)
#include "tst_secret.moc"
