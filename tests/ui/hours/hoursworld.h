// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/fakebackend.h"
#include "ui/common/thememanager.h"
#include "ui/shell/notifications.h"
#include "ui/shell/registry.h"
#include "ui/shell/session.h"

#include <QTemporaryDir>

namespace callboard::test {

/// A company in Vilnius with hours 09:00-18:00, Monday to Friday, and firm calls of the week of Mon 17 Nov 2025.
struct HoursWorld
{
    HoursWorld()
    {
        Company company;
        company.id = CompanyId("comp_a");
        company.name = "Acme";
        company.telephonyEnabled = true;
        backend.workspaceValue.companies = {company};
        policy.hours = CallingHours{9 * 60, 18 * 60};
        policy.days = Weekdays::mondayToFriday();
        backend.hoursFake.onLoad.answer = [this](const CompanyId &) {
            return HoursSnapshot{policy, extras, firm, backend.nowValue};
        };
        backend.hoursFake.onSaveExtras.answer = [this](const CompanyId &, const HoursExtras &saved) {
            extras = saved;
            return HoursExtrasSaved{saved, heldBy(saved, firm, backend.nowValue)};
        };
        backend.peopleFake.onLoad.answer = [](const CompanyId &) { return PeopleSnapshot{}; };
        backend.numbersFake.onLoad.answer = [](const CompanyId &) { return NumbersSnapshot{}; };
        settings.set(keys::operatorZone, QString("Europe/Vilnius"));
    }

    /// A firm call that begins when this clock shows it; `day` 1 = Mon 17 Nov 2025.
    void addCall(int day, int hour, int minute, const char *zone = "Europe/Vilnius")
    {
        FirmCall call;
        call.reservation = ReservationId(QString("resv_%1").arg(firm.size(), 4, 10, QChar('0')));
        call.candidate = CandidateId(QString("cand_%1").arg(firm.size()));
        call.number = PhoneNumberId("pn_1");
        call.zone = *Zone::parse(zone);
        call.plannedAttemptAt = call.zone.resolve({QDate(2025, 11, 16).addDays(day), QTime(hour, minute)}).first;
        firm.push_back(call);
    }

    QTemporaryDir folder;
    FakeBackend backend; // its clock: Mon 17 Nov 2025 16:42:18 Vilnius
    Settings settings{folder.path()};
    PreparedAnswers questions;
    JobList jobs;
    Notifications notifications{[this] { return backend.nowValue; }};
    Registry registry;
    std::optional<Session> m_session;
    HoursPolicy policy;
    HoursExtras extras;
    std::vector<FirmCall> firm;

    Session &session()
    {
        if (!m_session) {
            m_session.emplace(backend, settings, questions, jobs, notifications, registry);
            m_session->setCompany(CompanyId("comp_a"));
        }
        return *m_session;
    }
};

} // namespace callboard::test
