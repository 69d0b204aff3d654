// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QStringList>
#include <QVariant>

#include <memory>

namespace callboard {

/// A setting with its type and default, spelled once (STYLE 12).
template <typename T> struct SettingKey
{
    const char *name;
    T fallback;
};

/// One file of settings: read when this is made, then kept in memory; what is set goes to the disk in a worker, soon
/// and together, since a disk may take its time and the window may not (P9). What other programs write there meanwhile
/// stays, unless it is the same setting. One thread.
class SettingsFile
{
public:
    explicit SettingsFile(const QString &path);
    /// Waits until all is written.
    ~SettingsFile();
    SettingsFile(const SettingsFile &) = delete;
    SettingsFile &operator=(const SettingsFile &) = delete;

    QVariant value(const QString &name, const QVariant &fallback = {}) const;
    void setValue(const QString &name, const QVariant &value);
    /// Waits until what was set is in the file.
    void sync();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// What a user would carry to another machine (preferences.ini) apart from where windows stood (window.ini). One
/// object, made in main, passed in; read once where used. Secrets are not settings.
class Settings
{
public:
    /// Files under `folder`; created when first written.
    explicit Settings(const QString &folder);
    /// Under the user's configuration folder.
    static QString defaultFolder();

    template <typename T> T get(const SettingKey<T> &key) const
    {
        return m_preferences.value(QLatin1String(key.name), QVariant::fromValue(key.fallback)).template value<T>();
    }
    template <typename T> void set(const SettingKey<T> &key, const T &value)
    {
        m_preferences.setValue(QLatin1String(key.name), QVariant::fromValue(value));
    }

    /// Geometry, splitters, columns: opaque to people, `name` such as "window/main" or "columns/calls".
    QByteArray state(const QString &name) const;
    void setState(const QString &name, const QByteArray &state);

    void sync();

private:
    SettingsFile m_preferences;
    SettingsFile m_window;
};

namespace keys {

/// "system", "light", "dark", "high-contrast"
inline const SettingKey<QString> themeChoice{"appearance/theme", QStringLiteral("system")};
/// Percent of 13 px body text: 100, 125, 150, 200.
inline const SettingKey<int> textSizePercent{"appearance/textSize", 100};
/// "viridis" or "cividis"
inline const SettingKey<QString> heatColours{"heatmap/colours", QStringLiteral("viridis")};
inline const SettingKey<int> heatmapDays{"heatmap/days", 14};
/// Minutes of a cell: 5, 15, 30, 60.
inline const SettingKey<int> heatmapCellMinutes{"heatmap/cellMinutes", 30};
/// IANA name of the operator's own zone; empty = the machine's.
inline const SettingKey<QString> operatorZone{"operator/zone", QString()};
/// Absolute paths of workspaces opened before, newest first, at most 8.
inline const SettingKey<QStringList> recentWorkspaces{"workspace/recent", {}};
/// Last company shown, its id.
inline const SettingKey<QString> company{"workspace/company", QString()};
/// Index of the page shown last, 0 = Plan.
inline const SettingKey<int> page{"window/page", 0};

} // namespace keys

} // namespace callboard
