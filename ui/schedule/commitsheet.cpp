// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/schedule/commitsheet.h"

#include "ui/common/button.h"
#include "ui/common/flowlayout.h"
#include "ui/common/segmentedcontrol.h"
#include "ui/common/sentences.h"
#include "ui/common/tableview.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"
#include "ui/common/timetext.h"

#include <QBoxLayout>
#include <QLabel>

namespace callboard {

CommitModel::CommitModel(const PlanController &controller, QObject *parent)
    : QAbstractTableModel(parent), m_controller(controller)
{
}

void CommitModel::setEntries(std::vector<CommitOutcome::Entry> entries)
{
    beginResetModel();
    m_entries = std::move(entries);
    endResetModel();
}

const CommitOutcome::Entry *CommitModel::entry(int row) const
{
    return row >= 0 && row < rowCount() ? &m_entries[static_cast<size_t>(row)] : nullptr;
}

int CommitModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int CommitModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CommitModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const CommitOutcome::Entry &shown = m_entries[static_cast<size_t>(index.row())];
    if (role == CandidateRole)
        return shown.candidate.text();
    if (role == ReservationRole)
        return shown.reservation ? shown.reservation->text() : QString();
    if (role == look::Sign && index.column() == Result)
        return static_cast<int>(shown.reservation ? Tone::Ok : isConflict(shown.code) ? Tone::Warn : Tone::Error);
    if (role != Qt::DisplayRole)
        return {};
    const RefusalText words =
        shown.reservation ? RefusalText{} : Sentences::refusal(shown.code, shown.why, m_controller.ownZone());
    switch (static_cast<Column>(index.column())) {
    case Person: {
        const PersonRow *row = m_controller.person(shown.candidate);
        return row ? row->candidate.name : shown.candidate.text();
    }
    case Result:
        return shown.reservation ? tr("Booked") : words.lead;
    case Why:
        return words.sentence;
    case Step:
        return words.step;
    case ColumnCount:
        break;
    }
    return {};
}

QVariant CommitModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Person:
        return tr("Person");
    case Result:
        return tr("Result");
    case Why:
        return tr("Why");
    case Step:
        return tr("Next step");
    case ColumnCount:
        break;
    }
    return {};
}

CommitSheet::CommitSheet(PlanController &controller, QWidget *parent)
    : QWidget(parent), m_controller(controller), m_model(new CommitModel(controller, this)),
      m_title(makeLabel({}, TextRole::Title, this)), m_sentence(makeSentence({}, TextRole::Body2, this)),
      m_choice(new SegmentedControl(tr("Result"), this)), m_table(new TableView(tr("Result of the booking"), this)),
      m_rerun(new Button(QString(), ButtonKind::Plain, this)),
      m_open(new Button(tr("Open the batch"), ButtonKind::Plain, this)),
      m_done(new Button(tr("Back to the map"), ButtonKind::Plain, this))
{
    const Theme &t = theme(this);
    m_table->setModel(m_model);
    m_table->setColumnKind(CommitModel::Person, ColumnKind::Name);
    m_table->setColumnKind(CommitModel::Why, ColumnKind::NamePlain);
    m_table->setColumnKind(CommitModel::Step, ColumnKind::NamePlain);
    m_table->setColumnSample(CommitModel::Person, QStringLiteral("Wilhelmina Stankevich"));
    m_table->setColumnSample(CommitModel::Result, tr("Not callable in this window") + QStringLiteral("MMM"));
    m_table->setColumnSample(CommitModel::Why, tr("No line is free while they can be called."));
    m_table->setStretchColumn(CommitModel::Step);
    m_choice->addSegment(tr("Booked"));
    m_choice->addSegment(tr("At another time"));
    m_choice->addSegment(tr("Needs you"));

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, t.px(16), 0, 0);
    layout->setSpacing(t.px(8));
    auto *head = new QVBoxLayout;
    head->setContentsMargins(t.px(16), 0, t.px(16), 0);
    head->setSpacing(t.px(6));
    head->addWidget(m_title);
    head->addWidget(m_sentence);
    auto *row = new QHBoxLayout;
    row->addWidget(m_choice);
    row->addStretch(1);
    head->addLayout(row);
    layout->addLayout(head);
    layout->addWidget(m_table, 1);
    auto *foot = new QWidget(this);
    auto *buttons = new FlowLayout(foot, t.px(8)); // in a line, or where words are long under one another
    buttons->setContentsMargins(t.px(16), t.px(8), t.px(16), t.px(12));
    for (QWidget *button : {m_rerun, m_open, m_done})
        buttons->addWidget(button);
    layout->addWidget(foot);

    connect(m_choice, &SegmentedControl::currentIndexChanged, this, &CommitSheet::showGroup);
    connect(m_rerun, &QPushButton::clicked, this, [this] { Q_EMIT rerunRequested(m_groups.rest()); });
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT batchRequested(m_groups.batch); });
    connect(m_done, &QPushButton::clicked, this, &CommitSheet::closed);
    connect(m_table, &TableView::rowActivated, this, [this](int at) {
        const CommitOutcome::Entry *shown = m_model->entry(at);
        if (shown && shown->reservation)
            Q_EMIT callRequested(*shown->reservation);
    });
}

void CommitSheet::setGroups(const CommitGroups &groups)
{
    m_groups = groups;
    const int booked = static_cast<int>(groups.scheduled.size());
    const int rest = static_cast<int>(groups.conflict.size() + groups.failed.size());
    m_title->setText(tr("%n call(s) booked", nullptr, booked));
    m_sentence->setText(rest == 0 ? tr("Everybody of the plan has a call.")
                                  : tr("%n person(s) left over. Nothing was booked for them.", nullptr, rest));
    if (m_controller.backend().capabilities().estimates && booked > 0) // D-POLICYSPLIT
        m_sentence->setText(m_sentence->text() + QLatin1Char(' ') +
                            tr("The server chose the minutes and lines itself: the plan was an estimate, and the calls "
                               "show their minutes as they are told."));
    m_choice->setSegmentCount(0, booked);
    m_choice->setSegmentCount(1, static_cast<int>(groups.conflict.size()));
    m_choice->setSegmentCount(2, static_cast<int>(groups.failed.size()));
    m_rerun->setText(tr("Re-run the %n left over", nullptr, rest));
    m_rerun->setVisible(rest > 0);
    m_open->setVisible(!groups.batch.isEmpty());
    const int first = !groups.conflict.empty() ? 1 : !groups.failed.empty() ? 2 : 0;
    m_choice->setCurrentIndex(first);
    showGroup(first);
}

void CommitSheet::showGroup(int index)
{
    m_model->setEntries(index == 0 ? m_groups.scheduled : index == 1 ? m_groups.conflict : m_groups.failed);
}

} // namespace callboard
