// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/palettesources.h"

#include "ui/common/sentences.h"
#include "ui/common/timetext.h"
#include "ui/shell/page.h"
#include "ui/shell/timejump.h"

#include <QLocale>

namespace callboard {

namespace {

PaletteItem itemOf(const Command &command, const QString &groupTitle, bool everywhere)
{
    PaletteItem item;
    item.kind = PaletteKind::Action;
    item.icon = command.iconName().value_or(Icon::ChevronRight);
    item.text = command.text();
    item.text.remove(QLatin1Char('&'));
    item.detail = command.detail().isEmpty() && !everywhere ? groupTitle : command.detail();
    item.keys = command.keyText();
    item.reason = command.reason();
    return item;
}

/// What can be said of a batch in one badge.
QString progressWord(const BatchSummary &batch)
{
    if (batch.live() > 0)
        return PaletteModel::tr("Running");
    if (batch.firm() > 0)
        return PaletteModel::tr("Waiting");
    return PaletteModel::tr("Finished");
}

} // namespace

PaletteSources::PaletteSources(Session &session, PaletteModel &model, QObject *parent)
    : QObject(parent), m_session(session), m_model(model)
{
}

void PaletteSources::refresh()
{
    loadCommands();
    if (m_session.companyId().isEmpty())
        return;
    loadPeople();
    loadNumbers();
    if (m_session.backend().capabilities().lists) {
        loadBatches();
        loadCalls();
    }
}

void PaletteSources::loadCommands()
{
    std::vector<PaletteItem> items;
    for (const Registry::Group &group : m_session.registry().groups()) {
        for (Command *command : group.commands) {
            if (command->opensPalette())
                continue; // it is open
            PaletteItem item = itemOf(*command, group.title, group.page < 0);
            item.run = [this, command = QPointer<Command>(command), page = group.page] {
                if (!command)
                    return;
                // A command of another page acts there, in view, never unseen.
                if (page >= 0)
                    m_session.go({static_cast<PageId>(page), {}, {}, {}, {}, {}, {}, {}});
                command->trigger();
            };
            items.push_back(std::move(item));
        }
    }
    m_model.setItems(PaletteKind::Action, std::move(items));
}

void PaletteSources::loadPeople()
{
    m_people.ask(
        m_session.backend().people().load(m_session.companyId()), this, [this](const Result<PeopleSnapshot> &answer) {
            if (!answer)
                return;
            std::vector<PaletteItem> items;
            items.reserve(answer->people.size());
            for (const PersonRow &person : answer->people) {
                PaletteItem item;
                item.kind = PaletteKind::Person;
                item.icon = Icon::People;
                item.text = person.candidate.name;
                const QString city = person.zone ? person.zone->city() : Sentences::country(person.region);
                item.detail = city.isEmpty()
                                  ? formatInternational(person.candidate.phone)
                                  : tr("%1, %2", "phone, city").arg(formatInternational(person.candidate.phone), city);
                if (person.nextCallAt) {
                    item.right = TimeText::shortMoment(*person.nextCallAt, m_session.ownZone(), m_session.now());
                    item.state = ReservationState::Firm;
                } else {
                    item.right = tr("no next call");
                }
                item.run = [this, id = person.candidate.id] {
                    Jump jump;
                    jump.page = PageId::People;
                    jump.candidate = id;
                    m_session.go(jump);
                };
                items.push_back(std::move(item));
            }
            m_model.setItems(PaletteKind::Person, std::move(items));
        });
}

void PaletteSources::loadNumbers()
{
    m_numbers.ask(m_session.backend().numbers().load(m_session.companyId()), this,
                  [this](const Result<NumbersSnapshot> &answer) {
                      if (!answer)
                          return;
                      std::vector<PaletteItem> items;
                      for (const NumberRow &row : answer->numbers) {
                          PaletteItem item;
                          item.kind = PaletteKind::Number;
                          item.icon = Icon::Numbers;
                          item.text = row.number.displayName;
                          item.detail = tr("%1, cap %2, %3", "phone, cap, pool")
                                            .arg(formatInternational(row.number.e164))
                                            .arg(row.number.maxOutboundConcurrent)
                                            .arg(Sentences::poolName(row.number.pool));
                          item.right = tr("%1 of %2 lines in use").arg(row.busyNow).arg(row.number.outboundCap());
                          item.run = [this, id = row.number.id] {
                              Jump jump;
                              jump.page = PageId::Numbers;
                              jump.number = id;
                              m_session.go(jump);
                          };
                          items.push_back(std::move(item));
                      }
                      m_model.setItems(PaletteKind::Number, std::move(items));
                  });
}

void PaletteSources::loadBatches()
{
    m_batches.ask(m_session.backend().reservations().batches(m_session.companyId()), this,
                  [this](const Result<std::vector<BatchSummary>> &answer) {
                      if (!answer)
                          return;
                      std::vector<PaletteItem> items;
                      for (const BatchSummary &batch : *answer) {
                          PaletteItem item;
                          item.kind = PaletteKind::Batch;
                          item.icon = Icon::Batches;
                          item.text = batch.name;
                          item.detail = tr("%n person(s)", nullptr, batch.asked);
                          item.right = progressWord(batch);
                          item.badge = batch.firm() + batch.live() > 0 ? BadgeKind::Accent : BadgeKind::Neutral;
                          item.run = [this, id = batch.id] {
                              Jump jump;
                              jump.page = PageId::Batches;
                              jump.batch = id;
                              m_session.go(jump);
                          };
                          items.push_back(std::move(item));
                      }
                      m_model.setItems(PaletteKind::Batch, std::move(items));
                  });
}

void PaletteSources::loadCalls()
{
    // A person's calls are found through the person; here are those of today, by name and number.
    ReservationQuery query;
    query.company = m_session.companyId();
    const Instant now = m_session.now();
    query.planned = InstantRange{now - 12 * kHour, now + 24 * kHour};
    m_calls.ask(m_session.backend().reservations().list(query), this,
                [this](const Result<std::vector<ReservationRow>> &answer) {
                    if (!answer)
                        return;
                    std::vector<PaletteItem> items;
                    for (const ReservationRow &row : *answer) {
                        PaletteItem item;
                        item.kind = PaletteKind::Call;
                        item.icon = Icon::Calls;
                        item.text = tr("Call to %1").arg(row.candidateName);
                        item.detail = tr("%1, on %2", "position, number").arg(row.positionTitle, row.numberLabel);
                        item.right = TimeText::shortMoment(row.reservation.times.plannedAttemptAt, m_session.ownZone(),
                                                           m_session.now());
                        item.state = row.reservation.state;
                        item.run = [this, id = row.reservation.id] {
                            Jump jump;
                            jump.page = PageId::Calls;
                            jump.reservation = id;
                            m_session.go(jump);
                        };
                        items.push_back(std::move(item));
                    }
                    m_model.setItems(PaletteKind::Call, std::move(items));
                });
}

void PaletteSources::setQuery(const QString &query)
{
    std::vector<PaletteItem> items;
    if (const auto at = parseTimeJump(query, m_session.now(), m_session.ownZone())) {
        PaletteItem item;
        item.kind = PaletteKind::Time;
        item.icon = Icon::Time;
        item.text = tr("Go to %1 on the map").arg(TimeText::momentIn(*at, m_session.ownZone()));
        item.run = [this, at] {
            Jump jump;
            jump.page = PageId::Plan;
            jump.at = at;
            m_session.go(jump);
        };
        items.push_back(std::move(item));
    }
    m_model.setItems(PaletteKind::Time, std::move(items));
}

} // namespace callboard
