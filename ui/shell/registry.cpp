// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/registry.h"

#include "core/base/assert.h"
#include "ui/common/keycap.h"

#include <QWidget>

#include <algorithm>

namespace callboard {

void Command::setReason(const QString &reason)
{
    m_reason = reason;
    setEnabled(reason.isEmpty());
    setToolTip(reason.isEmpty() ? text() : reason);
    Q_EMIT changed();
}

void Command::setIconName(Icon name)
{
    m_icon = name;
    setIcon(callboard::icon(name));
}

void Command::setDetail(const QString &detail)
{
    m_detail = detail;
    Q_EMIT changed();
}

QString Command::keyText() const
{
    return m_shownKeys.isEmpty() ? keyWords(shortcut()) : m_shownKeys;
}

Registry::Group &Registry::group(const QString &id)
{
    const auto it = std::find_if(m_groups.begin(), m_groups.end(), [&](const Group &group) { return group.id == id; });
    CB_ASSERT(it != m_groups.end());
    return *it;
}

void Registry::addGroup(const QString &id, const QString &title, int page, const QString &note)
{
    const bool known =
        std::any_of(m_groups.begin(), m_groups.end(), [&](const Group &group) { return group.id == id; });
    if (known)
        return;
    Group added;
    added.id = id;
    added.title = title;
    added.note = note;
    added.page = page;
    m_groups.push_back(std::move(added));
    Q_EMIT changed();
}

Command *Registry::add(const QString &groupId, const CommandSpec &spec, QWidget *owner)
{
    Group &target = group(groupId);
    auto *command = new Command(spec.text, owner);
    command->setShownKeys(spec.shownKeys);
    if (spec.icon)
        command->setIconName(*spec.icon);
    command->setWantedKeys(spec.keys);
    QList<QKeySequence> keys;
    for (const QKeySequence &key : spec.keys) {
        if (target.page < 0 || !worksEverywhere(key))
            keys << key;
        else if (spec.shownKeys.isEmpty())
            command->setShownKeys(keyWords(key));
    }
    if (!keys.isEmpty()) {
        command->setShortcuts(keys);
        // A page's keys work while the page is in view, wherever the focus is; a view's keys only while it has it.
        const bool wide = target.page < 0 || owner->inherits("callboard::Page");
        command->setShortcutContext(wide ? Qt::WindowShortcut : Qt::WidgetWithChildrenShortcut);
    }
    if (spec.run)
        connect(command, &QAction::triggered, owner, [run = spec.run] { run(); });
    owner->addAction(command);
    (spec.sheetOnly ? target.sheetOnly : target.commands).push_back(command);
    connect(command, &QAction::changed, this, &Registry::commandChanged);
    connect(command, &QObject::destroyed, this, [this](QObject *gone) {
        for (Group &group : m_groups) {
            std::erase(group.commands, gone);
            std::erase(group.sheetOnly, gone);
        }
    });
    Q_EMIT changed();
    return command;
}

void Registry::leaveOutOfSheet(const QString &id)
{
    group(id).inSheet = false;
}

bool Registry::worksEverywhere(const QKeySequence &key) const
{
    for (const Group &known : m_groups) {
        if (known.page >= 0)
            continue;
        for (const Command *command : known.commands) {
            if (command->shortcuts().contains(key))
                return true;
        }
    }
    return false;
}

Command *Registry::wanting(const QKeySequence &key, int page) const
{
    for (const Group &known : m_groups) {
        if (known.page != page)
            continue;
        for (Command *command : known.commands) {
            if (command->wantedKeys().contains(key))
                return command;
        }
    }
    return nullptr;
}

} // namespace callboard
