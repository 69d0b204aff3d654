// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/clock/clockpage.h"
#include "ui/connections/connectionspage.h"
#include "ui/numbers/numberspage.h"
#include "ui/schedule/planpage.h"
#include "ui/shell/page.h"

namespace callboard {

// Each page is one line here: {PageId::Plan, [](Session &s, QWidget *p) -> Page * { return new PlanPage(s, p); }}
std::vector<PageEntry> allPages()
{
    return {
        {PageId::Plan, [](Session &s, QWidget *p) -> Page * { return new PlanPage(s, p); }},
        {PageId::Numbers, [](Session &s, QWidget *p) -> Page * { return new NumbersPage(s, p); }},
        {PageId::Clock, [](Session &s, QWidget *p) -> Page * { return new ClockPage(s, p); }},
        {PageId::Connections, [](Session &s, QWidget *p) -> Page * { return new ConnectionsPage(s, p); }},
    };
}

} // namespace callboard
