// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: P6
#include "tests/support/testregistry.h"
#include "ui/common/secretclipboard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QSignalSpy>
#include <QtTest>

using namespace callboard;

class TstSecretClipboard : public QObject
{
    Q_OBJECT

    static QClipboard &clipboard() { return *QGuiApplication::clipboard(); }

private slots:
    void init() { clipboard().clear(); }

    void isMarkedAsAPassword()
    {
        SecretClipboard secrets;
        secrets.copy(Secret(QByteArray("celp_new_key")));
        QCOMPARE(clipboard().text(), QStringLiteral("celp_new_key"));
        QCOMPARE(clipboard().mimeData()->data(QStringLiteral("x-kde-passwordManagerHint")), QByteArray("secret"));
        QVERIFY(secrets.holds());
    }

    void isTakenBack()
    {
        SecretClipboard secrets(nullptr, std::chrono::milliseconds(1));
        QSignalSpy cleared(&secrets, &SecretClipboard::cleared);
        secrets.copy(Secret(QByteArray("celp_new_key")));
        QVERIFY(cleared.wait());
        QVERIFY(clipboard().text().isEmpty());
        QVERIFY(!secrets.holds());
    }

    void whatSomebodyCopiedSinceStays()
    {
        SecretClipboard secrets(nullptr, std::chrono::milliseconds(1));
        QSignalSpy cleared(&secrets, &SecretClipboard::cleared);
        secrets.copy(Secret(QByteArray("celp_new_key")));
        clipboard().setText(QStringLiteral("a shopping list"));
        QCOMPARE(cleared.size(), 1);
        QVERIFY(!secrets.holds());
        QCoreApplication::processEvents();
        QCOMPARE(clipboard().text(), QStringLiteral("a shopping list"));
    }

    void theSameTextOfSomebodyElseStays()
    {
        SecretClipboard secrets(nullptr, std::chrono::milliseconds(1));
        secrets.copy(Secret(QByteArray("celp_new_key")));
        clipboard().setText(QStringLiteral("celp_new_key")); // pasted and copied again, on purpose
        QCoreApplication::processEvents();
        QCOMPARE(clipboard().text(), QStringLiteral("celp_new_key"));
    }

    void goesWithItsOwner()
    {
        {
            SecretClipboard secrets;
            secrets.copy(Secret(QByteArray("celp_new_key")));
        }
        QVERIFY(clipboard().text().isEmpty());
    }

    void theSecondTakesTheFirstOnesPlace()
    {
        SecretClipboard secrets;
        secrets.copy(Secret(QByteArray("celp_first")));
        secrets.copy(Secret(QByteArray("celp_second")));
        QVERIFY(secrets.holds());
        QCOMPARE(clipboard().text(), QStringLiteral("celp_second"));
    }

    // Ten seconds, as the promise says.
    void tenSeconds()
    {
        SecretClipboard usual;
        QCOMPARE(usual.keptFor(), std::chrono::milliseconds(10'000));
    }
};

CB_TEST(TstSecretClipboard)
#include "tst_secretclipboard.moc"
