// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/batches/batchespage.h"
#include "ui/calls/callspage.h"
#include "ui/clock/clockpage.h"
#include "ui/connections/connectionspage.h"
#include "ui/hours/hourspage.h"
#include "ui/log/logpage.h"
#include "ui/numbers/numberspage.h"
#include "ui/people/peoplepage.h"
#include "ui/schedule/planpage.h"
#include "ui/shell/page.h"

namespace callboard {

namespace {

template <typename T> PageEntry entry(PageId id)
{
    return {id, [](Session &session, QWidget *parent) -> Page * { return new T(session, parent); }};
}

} // namespace

// Each page is one line here.
std::vector<PageEntry> allPages()
{
    return {
        entry<PlanPage>(PageId::Plan),
        entry<BatchesPage>(PageId::Batches),
        entry<CallsPage>(PageId::Calls),
        entry<HoursPage>(PageId::Hours),
        entry<NumbersPage>(PageId::Numbers),
        entry<ClockPage>(PageId::Clock),
        entry<PeoplePage>(PageId::People),
        entry<AuditPage>(PageId::Log),
        entry<ConnectionsPage>(PageId::Connections),
    };
}

} // namespace callboard
