// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: STYLE 13 (plural forms; nobody reads "1 call(s)")
#include "tests/support/testregistry.h"
#include "ui/common/jobs.h"
#include "ui/common/translations.h"

#include <QCoreApplication>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>

using namespace callboard;

class TstTranslations : public QObject
{
    Q_OBJECT

private slots:
    void bothFormsOfEveryTextAreThere()
    {
        QFile file(QStringLiteral(CALLBOARD_SOURCE_DIR "/translations/callboard_en.ts"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        static const QRegularExpression form(QStringLiteral("<numerusform>([^<]*)</numerusform>"));
        int forms = 0;
        for (auto it = form.globalMatch(text); it.hasNext(); ++forms) {
            const QString words = it.next().captured(1);
            QVERIFY2(!words.isEmpty() && !words.contains(QStringLiteral("(s)")) &&
                         !words.contains(QStringLiteral("(es)")),
                     qPrintable(words));
        }
        QVERIFY(forms >= 20);
        QVERIFY(!text.contains(QStringLiteral("unfinished")));
    }

    void theProgramReadsThem()
    {
        const auto jobs = [](int n) {
            return QCoreApplication::translate("callboard::JobsArea", "%n job(s)", nullptr, n);
        };
        QCOMPARE(jobs(1), QStringLiteral("1 job(s)"));
        installTranslations(*QCoreApplication::instance());
        const auto found = QCoreApplication::instance()->findChildren<QTranslator *>();
        QCOMPARE(jobs(1), QStringLiteral("1 job"));
        QCOMPARE(jobs(2), QStringLiteral("2 jobs"));
        QCOMPARE(QCoreApplication::translate("Sentences", "Too short for %1 by %n digit(s)", nullptr, 1),
                 QStringLiteral("Too short for %1 by 1 digit"));
        for (QTranslator *translator : found)
            QCoreApplication::removeTranslator(translator);
    }
};

CB_TEST(TstTranslations)
#include "tst_translations.moc"
