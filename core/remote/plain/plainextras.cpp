// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// Holidays and split windows of a server that has no place for them: kept in this console's journal, they narrow what
// it plans and the windows it sends (D-POLICYSPLIT, C164).
#include "core/model/hoursextrasmap.h"
#include "core/remote/plain/plaincore.h"
#include "core/remote/plain/plainfigures.h"

namespace callboard {

namespace {

int countOf(const HoursExtras &extras)
{
    return static_cast<int>(extras.exceptions.size());
}

} // namespace

void PlainCore::saveExtras(const HoursExtras &extras, const PlainReply<HoursExtrasSaved> &reply)
{
    if (const Result<void> checked = checkExtras(extras); !checked) {
        reply(checked.error());
        return;
    }
    LogEntry entry;
    entry.type = EventType::HoursExtrasSaved;
    entry.before = {{"exceptions", countOf(m_world.owner.extras)}};
    entry.after = {{"exceptions", countOf(extras)}};
    std::vector<PlainJournal::Change> changes{{PlainJournal::Kind::Fact, PlainJournal::kHoursExtras, mapOf(extras)}};
    append(changes, std::move(entry));
    if (!write(changes)) {
        reply(Error{ErrorCode::StoreUnavailable, QStringLiteral("journal"), {}});
        return;
    }
    m_world.owner.extras = extras;
    {
        const std::lock_guard lock(m_mutex);
        m_workspace.companies = {m_world.owner};
    }
    Changes told;
    told.hours = true;
    told.log = true;
    tell(told);
    emit workspaceChanged();
    reply(HoursExtrasSaved{extras, heldBy(extras, plainfigures::hours(world()).firm, world().at)});
}

} // namespace callboard
