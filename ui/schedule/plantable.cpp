// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/schedule/plantable.h"

#include "ui/common/segmentedcontrol.h"
#include "ui/common/tableview.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"
#include "ui/common/timetext.h"
#include "ui/common/whypopover.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QSortFilterProxyModel>

namespace callboard {

PlanTable::PlanTable(PlanController &controller, Settings &settings, QWidget *parent)
    : QWidget(parent), m_controller(controller), m_model(new PlanTableModel(controller, this)),
      m_sorted(new QSortFilterProxyModel(this)), m_shown(new SegmentedControl(tr("Show"), this)),
      m_view(new TableView(tr("People of the plan"), this))
{
    const Theme &t = theme(this);
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(PlanTableModel::SortRole);
    m_sorted->setSortCaseSensitivity(Qt::CaseInsensitive);
    m_view->setModel(m_sorted);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(PlanTableModel::Here, Qt::AscendingOrder);
    m_view->setColumnKind(PlanTableModel::Person, ColumnKind::Name);
    m_view->setColumnKind(PlanTableModel::Here, ColumnKind::FigureLeft);
    m_view->setColumnKind(PlanTableModel::There, ColumnKind::FigureLeft);
    m_view->setColumnKind(PlanTableModel::Step, ColumnKind::NamePlain);
    m_view->setColumnSample(PlanTableModel::Person, QStringLiteral("Wilhelmina Stanke"));
    m_view->setColumnSample(PlanTableModel::Here, tr("Wed 28 Nov 20:00"));
    m_view->setColumnSample(PlanTableModel::There, tr("Wed 20:00"));
    m_view->setColumnSample(PlanTableModel::ZoneName, QStringLiteral("Los Angeles"));
    m_view->setColumnSample(PlanTableModel::Number, QStringLiteral("New York"));
    m_view->setColumnSample(PlanTableModel::Why, tr("Lowest load of 1440 minutes"));
    m_view->setStretchColumn(PlanTableModel::Step, false); // words that repeat what the row explains
    m_view->rememberColumns(settings, QStringLiteral("plan"));
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->installEventFilter(this);
    for (const QString &text : {tr("All"), tr("Placed"), tr("Not placed")})
        m_shown->addSegment(text);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(t.px(12), t.px(8), t.px(12), t.px(8));
    m_shown->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed); // the words beside it wrap first
    head->addWidget(m_shown);
    QLabel *hint = makeSentence(tr("E explains a row"), TextRole::Hint, this);
    hint->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    head->addWidget(hint, 1);
    layout->addLayout(head);
    layout->addWidget(m_view, 1);

    connect(m_shown, &SegmentedControl::currentIndexChanged, this,
            [this](int index) { m_model->setShow(static_cast<PlanTableModel::Show>(index)); });
    connect(m_view, &TableView::rowActivated, this, &PlanTable::explainCurrent);
    connect(m_view, &QWidget::customContextMenuRequested, this, &PlanTable::openMenu);
    const auto count = [this] {
        const PlanSummary &summary = m_controller.summary();
        m_shown->setSegmentCount(0, summary.asked);
        m_shown->setSegmentCount(1, summary.placed);
        m_shown->setSegmentCount(2, summary.asked - summary.placed);
        // Only who is left over has a next step; without them its column takes no room.
        m_view->setColumnHidden(PlanTableModel::Step, summary.asked == summary.placed);
    };
    connect(&m_controller, &PlanController::planChanged, this, count);
    count();
}

void PlanTable::setShow(PlanTableModel::Show show)
{
    m_shown->setCurrentIndex(static_cast<int>(show));
    m_model->setShow(show);
}

const PlanEntry *PlanTable::currentEntry() const
{
    const QModelIndex index = m_sorted->mapToSource(m_view->currentIndex());
    return index.isValid() ? m_model->entry(index.row()) : nullptr;
}

void PlanTable::selectPerson(const CandidateId &person)
{
    const int row = m_model->rowOf(person);
    if (row >= 0)
        m_view->setCurrentRow(m_sorted->mapFromSource(m_model->index(row, 0)).row());
}

void PlanTable::explainCurrent()
{
    const PlanEntry *entry = currentEntry();
    if (!entry)
        return;
    const PersonRow *row = m_controller.person(candidateOf(*entry));
    const QString name = row ? row->candidate.name : candidateOf(*entry).text();
    const Zone &own = m_controller.ownZone();
    WhyPopover::Subject subject;
    if (const auto *call = std::get_if<PlannedCall>(entry)) {
        const Instant at = call->times.plannedAttemptAt;
        subject.caption = tr("Why this time?");
        //: %1 is a name, %2 a moment
        subject.title = tr("%1, %2").arg(name, TimeText::moment(at, own));
        //: %1 is a time, %2 a city, %3 a number's label
        subject.detail =
            tr("%1 in %2, on %3")
                .arg(TimeText::time(at, call->zone), call->zone.city(), m_controller.numberLabel(call->number));
        subject.why = call->why;
    } else {
        subject.caption = tr("Why not placed?");
        subject.title = name;
        subject.why = std::get<NotPlaced>(*entry).why;
    }
    WhyPopover::open(m_view->viewport(), m_view->visualRect(m_view->currentIndex()), subject, own);
}

void PlanTable::goToNotPlaced(int direction)
{
    const int rows = m_sorted->rowCount();
    for (int step = 1; step <= rows; ++step) {
        const int row = (m_view->currentRow() + direction * step + 2 * rows) % rows;
        if (!m_sorted->index(row, 0).data(PlanTableModel::PlacedRole).toBool()) {
            m_view->setCurrentRow(row);
            return;
        }
    }
}

void PlanTable::setNumberFor(const CandidateId &person, const std::optional<PhoneNumberId> &number)
{
    BatchRequest::Override choice;
    if (const auto found = m_controller.inputs().overrides.find(person.text());
        found != m_controller.inputs().overrides.end())
        choice = found->second;
    choice.number = number;
    // A number of one's own is only heard in this mode; the others stay resolved.
    m_controller.setNumbers(PlanInputs::Numbers::PerPerson);
    m_controller.setOverride(person, choice);
}

void PlanTable::openMenu(QPoint position)
{
    const PlanEntry *entry = currentEntry();
    if (!entry)
        return;
    const CandidateId person = candidateOf(*entry);
    QMenu menu(this);
    menu.addAction(tr("Why this time?"), this, &PlanTable::explainCurrent);
    if (const auto *call = std::get_if<PlannedCall>(entry)) {
        const Instant at = call->times.plannedAttemptAt;
        menu.addAction(tr("Show on the map"), this, [this, at] { Q_EMIT momentRequested(at); });
    }
    menu.addSeparator();
    QMenu *numbers = menu.addMenu(tr("Number for this person"));
    numbers->addAction(tr("Resolved"), this, [this, person] { setNumberFor(person, std::nullopt); });
    for (const NumberRow &row : m_controller.numbers().numbers)
        numbers->addAction(row.number.displayName, this,
                           [this, person, id = row.number.id] { setNumberFor(person, id); });
    menu.addAction(tr("Zone for this person…"), this, [this, person] { Q_EMIT zoneRequested(person); });
    menu.addAction(tr("Open in People"), this, [this, person] { Q_EMIT personRequested(person); });
    menu.addAction(tr("Leave out of the plan"), this, [this, person] {
        std::vector<CandidateId> people = m_controller.inputs().people;
        std::erase(people, person);
        m_controller.setPeople(std::move(people));
    });
    menu.exec(m_view->viewport()->mapToGlobal(position));
}

bool PlanTable::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_E && key->modifiers() == Qt::NoModifier) {
            explainCurrent();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace callboard
