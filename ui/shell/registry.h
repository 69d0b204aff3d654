// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/common/icons.h"

#include <QAction>
#include <QKeySequence>
#include <QObject>

#include <functional>
#include <optional>
#include <vector>

namespace callboard {

/// Something a person can do, with its place in the menu, the palette and the sheet of keys. Its text says what it
/// would do now ("Book 187 calls"); one that cannot run keeps its place and says why.
class Command : public QAction
{
    Q_OBJECT

public:
    using QAction::QAction;
    /// Empty = it can run; else disabled with this sentence.
    void setReason(const QString &reason);
    const QString &reason() const { return m_reason; }
    void setIconName(Icon name);
    std::optional<Icon> iconName() const { return m_icon; }
    /// A sentence after the name in the palette: "Tue 14:00 to 19:31, places 6".
    void setDetail(const QString &detail);
    const QString &detail() const { return m_detail; }
    /// The keys as the sheet shows them; usually shortcut(), else keys that a painted view handles itself.
    QString keyText() const;
    void setShownKeys(const QString &words) { m_shownKeys = words; }
    /// The keys it asked for, installed or passed on by the window.
    const QList<QKeySequence> &wantedKeys() const { return m_wantedKeys; }
    void setWantedKeys(const QList<QKeySequence> &keys) { m_wantedKeys = keys; }
    /// The one that the palette does not list.
    bool opensPalette() const { return m_opensPalette; }
    void setOpensPalette() { m_opensPalette = true; }

private:
    QString m_reason;
    QString m_detail;
    QString m_shownKeys;
    QList<QKeySequence> m_wantedKeys;
    std::optional<Icon> m_icon;
    bool m_opensPalette = false;
};

/// How a command is put in.
struct CommandSpec
{
    QString text;
    QList<QKeySequence> keys{};
    std::optional<Icon> icon{};
    /// For keys that a focused painted view handles itself ("Page Up", "Space"): shown in the sheet, nothing installed.
    QString shownKeys{};
    std::function<void()> run{};
    /// Not in the menu and palette, only in the sheet (cursor keys).
    bool sheetOnly = false;
};

/// All commands by group, in the order of the menu: "Everywhere" first, then each page's. No command without a registry
/// entry: so every toolbar action is in the menu, in the palette and in the sheet.
class Registry : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    struct Group
    {
        QString id;    ///< "everywhere", "page-plan", "map"
        QString title; ///< "Everywhere", "Plan", "The map"
        QString note;  ///< "while it has focus"; may be empty
        int page = -1; ///< PageId the group belongs to, -1 = everywhere
        bool inSheet = true;
        std::vector<Command *> commands;
        std::vector<Command *> sheetOnly;
    };

    /// Makes the group when it is not there yet.
    void addGroup(const QString &id, const QString &title, int page = -1, const QString &note = {});
    /// The sheet sums this group up in a line of its own ("Ctrl 1-9").
    void leaveOutOfSheet(const QString &id);
    /// The command of a page's groups that asked for this key; null when none did.
    Command *wanting(const QKeySequence &key, int page) const;
    /// The command belongs to `owner`, which also gets the shortcut: keys of "everywhere" and of a Page work wherever
    /// the focus is while the owner is in view, keys of another widget while it or a child has focus. A key that works
    /// everywhere (Ctrl+S, F2, Del, F5, Ctrl+F, Ctrl+Enter ...) is not installed twice: the window passes it on to the
    /// command of the page in view that asked for it. Unregistered when it dies.
    Command *add(const QString &group, const CommandSpec &spec, QWidget *owner);
    const std::vector<Group> &groups() const { return m_groups; }

Q_SIGNALS:
    void changed();
    /// Words or reason of a command changed: what stands for it elsewhere has to follow.
    void commandChanged();

private:
    Group &group(const QString &id);
    bool worksEverywhere(const QKeySequence &key) const;
    std::vector<Group> m_groups;
};

} // namespace callboard
