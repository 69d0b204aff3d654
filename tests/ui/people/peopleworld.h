// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/import/importjob.h"
#include "tests/support/fakebackend.h"
#include "ui/common/thememanager.h"
#include "ui/shell/notifications.h"
#include "ui/shell/registry.h"
#include "ui/shell/session.h"

#include <QTemporaryDir>

namespace callboard::test {

/// A company in Vilnius with two positions and a few people; imports are judged by core/import.
struct PeopleWorld
{
    PeopleWorld()
    {
        Company company;
        company.id = CompanyId("comp_a");
        company.name = "Acme";
        company.telephonyEnabled = true;
        company.policy.hours = CallingHours{9 * 60, 18 * 60};
        company.policy.days = Weekdays::mondayToFriday();
        backend.workspaceValue.companies = {company};
        context.company = company.id;
        context.positions = {{PositionId("pos_1"), company.id, "Warehouse lead", milliseconds(1'800'000)},
                             {PositionId("pos_2"), company.id, "Driver", milliseconds(1'200'000)}};
        context.clocks = {backend.nowValue, backend.nowValue + 366 * kDay};
        snapshot.positions = context.positions;
        FakePeople &people = backend.peopleFake;
        people.onLoad.answer = [this](const CompanyId &) { return snapshot; };
        people.onPreviewImport.answer = [this](const CompanyId &, const ImportSource &source,
                                               const ImportOptions &options) {
            return previewImport(context, source, options);
        };
        people.onRevise.answer = [this](const ImportPreviewPtr &preview, const ImportRevision &revision) {
            return reviseImport(context, preview, revision);
        };
        people.onImport.answer = [](const ImportPreviewPtr &preview) {
            ImportOutcome outcome;
            outcome.imported = static_cast<int>(candidatesToImport(*preview).size());
            outcome.left = preview->errors + preview->duplicates + preview->leftOut;
            return outcome;
        };
        people.onRejectedCsv.answer = [](const ImportPreviewPtr &preview, const RowSentence &sentence) {
            return rejectedCsv(*preview, sentence);
        };
        backend.reservationsFake.onList.answer = [](const ReservationQuery &) { return std::vector<ReservationRow>{}; };
        settings.set(keys::operatorZone, QString("Europe/Vilnius"));
    }

    PersonRow &addPerson(const QString &name, const QString &phone)
    {
        PersonRow row;
        row.candidate.id = CandidateId(QString("cand_%1").arg(snapshot.people.size(), 4, 10, QChar('0')));
        row.candidate.company = context.company;
        row.candidate.name = name;
        row.candidate.phone = *E164::parse(phone);
        row.region = regionOf(row.candidate.phone);
        const PhoneZones zones = zonesOf(row.candidate.phone);
        const auto clocks = distinctClocks(zones.all, context.clocks);
        if (clocks.size() == 1)
            row.zone = clocks.front();
        else
            row.blocked = ErrorCode::TimezoneSelectionRequired;
        row.zoneChoices = clocks;
        snapshot.people.push_back(row);
        return snapshot.people.back();
    }

    Session &session()
    {
        if (!m_session) {
            m_session.emplace(backend, settings, questions, jobs, notifications, registry);
            m_session->setCompany(CompanyId("comp_a"));
        }
        return *m_session;
    }

    QTemporaryDir folder;
    FakeBackend backend; // its clock: Mon 17 Nov 2025 16:42:18 Vilnius
    Settings settings{folder.path()};
    PreparedAnswers questions;
    JobList jobs;
    Notifications notifications{[this] { return backend.nowValue; }};
    Registry registry;
    ImportContext context;
    PeopleSnapshot snapshot;

private:
    std::optional<Session> m_session;
};

} // namespace callboard::test
