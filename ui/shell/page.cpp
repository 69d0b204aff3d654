// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/page.h"

#include <QCoreApplication>

namespace callboard {

Page::Page(PageId id, Session &session, QWidget *parent) : QWidget(parent), m_id(id), m_session(session)
{
    setObjectName(nameOf(id));
    setAccessibleName(titleOf(id));
    session.registry().addGroup(QStringLiteral("page-") + nameOf(id), titleOf(id), static_cast<int>(id));
}

QList<QWidget *> Page::panes() const
{
    return {const_cast<Page *>(this)};
}

void Page::show(const Jump &) {}

Command *Page::addCommand(const CommandSpec &spec, QWidget *owner)
{
    return m_session.registry().add(QStringLiteral("page-") + nameOf(m_id), spec, owner ? owner : this);
}

QString Page::titleOf(PageId id)
{
    switch (id) {
    case PageId::Plan:
        return tr("Plan");
    case PageId::Batches:
        return tr("Batches");
    case PageId::Calls:
        return tr("Calls");
    case PageId::Hours:
        return tr("Hours");
    case PageId::Numbers:
        return tr("Numbers");
    case PageId::Clock:
        return tr("Clock");
    case PageId::People:
        return tr("People");
    case PageId::Log:
        return tr("Log");
    case PageId::Connections:
        return tr("Connections");
    }
    return {};
}

Icon Page::iconOf(PageId id)
{
    switch (id) {
    case PageId::Plan:
        return Icon::Plan;
    case PageId::Batches:
        return Icon::Batches;
    case PageId::Calls:
        return Icon::Calls;
    case PageId::Hours:
        return Icon::Hours;
    case PageId::Numbers:
        return Icon::Numbers;
    case PageId::Clock:
        return Icon::Clock;
    case PageId::People:
        return Icon::People;
    case PageId::Log:
        return Icon::Log;
    case PageId::Connections:
        return Icon::Connections;
    }
    return Icon::Plan;
}

QString Page::nameOf(PageId id)
{
    switch (id) {
    case PageId::Plan:
        return QStringLiteral("plan");
    case PageId::Batches:
        return QStringLiteral("batches");
    case PageId::Calls:
        return QStringLiteral("calls");
    case PageId::Hours:
        return QStringLiteral("hours");
    case PageId::Numbers:
        return QStringLiteral("numbers");
    case PageId::Clock:
        return QStringLiteral("clock");
    case PageId::People:
        return QStringLiteral("people");
    case PageId::Log:
        return QStringLiteral("log");
    case PageId::Connections:
        return QStringLiteral("connections");
    }
    return {};
}

} // namespace callboard
