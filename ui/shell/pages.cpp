// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/schedule/planpage.h"
#include "ui/shell/page.h"

namespace callboard {

// Each page is one line here: {PageId::Plan, [](Session &s, QWidget *p) -> Page * { return new PlanPage(s, p); }}
std::vector<PageEntry> allPages()
{
    return {
        {PageId::Plan, [](Session &s, QWidget *p) -> Page * { return new PlanPage(s, p); }},
    };
}

} // namespace callboard
