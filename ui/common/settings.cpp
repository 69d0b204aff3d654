// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/common/settings.h"

#include <QDir>
#include <QHash>
#include <QSettings>
#include <QStandardPaths>
#include <QThreadPool>

#include <mutex>
#include <utility>

namespace callboard {

struct SettingsFile::State
{
    QString path;
    QHash<QString, QVariant> known;
    std::mutex mutex;
    QHash<QString, QVariant> unwritten; // guarded by `mutex`
    QThreadPool disk;                   // one thread: files are written in the order of what was set

    /// On the disk's thread: whatever was set until now.
    void write()
    {
        QHash<QString, QVariant> taken;
        {
            const std::lock_guard lock(mutex);
            taken = std::exchange(unwritten, {});
        }
        if (taken.isEmpty())
            return;
        QSettings file(path, QSettings::IniFormat);
        for (auto one = taken.cbegin(); one != taken.cend(); ++one)
            file.setValue(one.key(), one.value());
        file.sync();
    }
};

SettingsFile::SettingsFile(const QString &path) : m_state(std::make_unique<State>())
{
    m_state->path = path;
    m_state->disk.setMaxThreadCount(1);
    const QSettings file(path, QSettings::IniFormat);
    for (const QString &name : file.allKeys())
        m_state->known.insert(name, file.value(name));
}

SettingsFile::~SettingsFile()
{
    sync();
}

QVariant SettingsFile::value(const QString &name, const QVariant &fallback) const
{
    return m_state->known.value(name, fallback);
}

void SettingsFile::setValue(const QString &name, const QVariant &value)
{
    if (const auto known = m_state->known.constFind(name); known != m_state->known.cend() && *known == value)
        return;
    m_state->known.insert(name, value);
    bool isFirst = false;
    {
        const std::lock_guard lock(m_state->mutex);
        isFirst = m_state->unwritten.isEmpty();
        m_state->unwritten.insert(name, value);
    }
    if (isFirst)
        m_state->disk.start([state = m_state.get()] { state->write(); });
}

void SettingsFile::sync()
{
    m_state->disk.waitForDone();
}

Settings::Settings(const QString &folder)
    : m_preferences(QDir(folder).filePath(QStringLiteral("preferences.ini"))),
      m_window(QDir(folder).filePath(QStringLiteral("window.ini")))
{
}

QString Settings::defaultFolder()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation))
        .filePath(QStringLiteral("callboard"));
}

QByteArray Settings::state(const QString &name) const
{
    return m_window.value(name).toByteArray();
}

void Settings::setState(const QString &name, const QByteArray &state)
{
    m_window.setValue(name, state);
}

void Settings::sync()
{
    m_preferences.sync();
    m_window.sync();
}

} // namespace callboard
