// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/common/settings.h"

#include <QDir>
#include <QStandardPaths>

namespace callboard {

Settings::Settings(const QString &folder)
    : m_preferences(
          std::make_unique<QSettings>(QDir(folder).filePath(QStringLiteral("preferences.ini")), QSettings::IniFormat)),
      m_window(std::make_unique<QSettings>(QDir(folder).filePath(QStringLiteral("window.ini")), QSettings::IniFormat))
{
}

QString Settings::defaultFolder()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation))
        .filePath(QStringLiteral("callboard"));
}

QByteArray Settings::state(const QString &name) const
{
    return m_window->value(name).toByteArray();
}

void Settings::setState(const QString &name, const QByteArray &state)
{
    m_window->setValue(name, state);
}

void Settings::sync()
{
    m_preferences->sync();
    m_window->sync();
}

} // namespace callboard
