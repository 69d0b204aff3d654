// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/common/translations.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

static void initTranslations()
{
    Q_INIT_RESOURCE(callboard_i18n);
}

namespace callboard {

void installTranslations(QCoreApplication &application)
{
    initTranslations();
    if (QLocale::system().language() == QLocale::C)
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    auto *english = new QTranslator(&application);
    if (english->load(QStringLiteral(":/i18n/callboard_en.qm")))
        QCoreApplication::installTranslator(english);
    auto *own = new QTranslator(&application);
    if (QLocale().language() != QLocale::English &&
        own->load(QLocale(), QStringLiteral("callboard"), QStringLiteral("_"), QStringLiteral(":/i18n")))
        QCoreApplication::installTranslator(own);
}

} // namespace callboard
