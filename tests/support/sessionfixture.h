// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/fakebackend.h"
#include "ui/shell/notifications.h"
#include "ui/shell/registry.h"
#include "ui/shell/session.h"

#include <QCoreApplication>
#include <QTemporaryDir>

namespace callboard::test {

/// What a page or its controller works with, over a scripted backend of one company; the operator sits in Vilnius.
struct SessionFixture
{
    static CompanyId companyId() { return CompanyId(QStringLiteral("acme")); }

    SessionFixture()
    {
        settings.set(keys::operatorZone, QStringLiteral("Europe/Vilnius"));
        Company company;
        company.id = companyId();
        company.name = QStringLiteral("Acme hiring");
        company.telephonyEnabled = true;
        backend.workspaceValue.companies = {company};
        backend.workspaceValue.carrier = QStringLiteral("simulated");
        session = std::make_unique<Session>(backend, settings, questions, jobs, notifications, registry);
    }
    /// Lets answers arrive.
    static void settle()
    {
        for (int i = 0; i < 5; ++i) {
            QCoreApplication::sendPostedEvents();
            QCoreApplication::processEvents();
        }
    }
    QString lastTold() const
    {
        return notifications.entries().empty() ? QString() : notifications.entries().front().lead;
    }

    QTemporaryDir folder;
    Settings settings{folder.path()};
    FakeBackend backend;
    PreparedAnswers questions;
    JobList jobs;
    Notifications notifications{[this] { return backend.nowValue; }};
    Registry registry;
    std::unique_ptr<Session> session;
};

inline Zone zoneOf(const char *name)
{
    return *Zone::parse(QString::fromLatin1(name));
}

} // namespace callboard::test
