// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/schedule/peoplepicker.h"

#include "ui/common/button.h"
#include "ui/common/growingdialog.h"
#include "ui/common/sentences.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>

namespace callboard {

PeoplePickModel::PeoplePickModel(QObject *parent) : QAbstractListModel(parent) {}

void PeoplePickModel::setPeople(const PeopleSnapshot &people, const std::vector<CandidateId> &chosen)
{
    beginResetModel();
    m_people = people.people;
    m_chosen.clear();
    for (const CandidateId &id : chosen)
        m_chosen.insert(id.text());
    applyFilter();
    endResetModel();
}

void PeoplePickModel::setFilter(const QString &words, const std::optional<PositionId> &position)
{
    if (words == m_words && position == m_position)
        return;
    beginResetModel();
    m_words = words;
    m_position = position;
    applyFilter();
    endResetModel();
}

void PeoplePickModel::applyFilter()
{
    const QStringList words = m_words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    m_shown.clear();
    for (size_t i = 0; i < m_people.size(); ++i) {
        const PersonRow &row = m_people[i];
        // Somebody without a position can be called for any.
        if (m_position && row.candidate.position && !(*row.candidate.position == *m_position))
            continue;
        const QString text = row.candidate.name + QLatin1Char(' ') + row.candidate.phone.text() + QLatin1Char(' ') +
                             (row.zone ? row.zone->city() : QString()) + QLatin1Char(' ') +
                             Sentences::country(row.region) + QLatin1Char(' ') + row.candidate.note;
        const bool matches =
            std::ranges::all_of(words, [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
        if (matches)
            m_shown.push_back(i);
    }
}

std::vector<CandidateId> PeoplePickModel::chosen() const
{
    std::vector<CandidateId> ids;
    for (const PersonRow &row : m_people) {
        if (m_chosen.contains(row.candidate.id.text()))
            ids.push_back(row.candidate.id);
    }
    return ids;
}

void PeoplePickModel::setAllShown(bool checked)
{
    if (m_shown.empty())
        return;
    for (const size_t i : m_shown) {
        const QString id = m_people[i].candidate.id.text();
        if (checked)
            m_chosen.insert(id);
        else
            m_chosen.erase(id);
    }
    emit dataChanged(index(0), index(rowCount() - 1), {Qt::CheckStateRole});
    emit chosenChanged();
}

int PeoplePickModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant PeoplePickModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PersonRow &row = m_people[m_shown[static_cast<size_t>(index.row())]];
    const QString &id = row.candidate.id.text();
    switch (role) {
    case Qt::DisplayRole: {
        const QString zone = row.zone ? row.zone->city() : tr("zone not chosen");
        if (row.blocked)
            //: %1 is a name, %2 a city, %3 why they cannot be called
            return tr("%1, %2. %3")
                .arg(row.candidate.name, zone, Sentences::refusal(*row.blocked, {}, Zone::utc()).lead);
        if (row.nextCall)
            return tr("%1, %2. Has a call booked").arg(row.candidate.name, zone);
        return tr("%1, %2", "name and city").arg(row.candidate.name, zone);
    }
    case Qt::CheckStateRole:
        return m_chosen.contains(id) ? Qt::Checked : Qt::Unchecked;
    case CandidateRole:
        return id;
    case CallableRole:
        return !row.blocked;
    default:
        return {};
    }
}

bool PeoplePickModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const QString id = m_people[m_shown[static_cast<size_t>(index.row())]].candidate.id.text();
    if (value.toInt() == Qt::Checked)
        m_chosen.insert(id);
    else
        m_chosen.erase(id);
    emit dataChanged(index, index, {Qt::CheckStateRole});
    emit chosenChanged();
    return true;
}

Qt::ItemFlags PeoplePickModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return QAbstractListModel::flags(index) | Qt::ItemIsUserCheckable | Qt::ItemNeverHasChildren;
}

PeoplePicker::PeoplePicker(const PeopleSnapshot &people, const std::vector<CandidateId> &chosen,
                           const PositionId &position, QWidget *parent)
    : QDialog(parent), m_model(new PeoplePickModel(this)), m_search(new QLineEdit(this)),
      m_position(new QComboBox(this)), m_list(new QListView(this)), m_count(makeLabel({}, TextRole::Body2, this)),
      m_use(new Button(tr("Use these people"), ButtonKind::Primary, this))
{
    const Theme &t = theme(this);
    setWindowTitle(tr("Choose people"));
    setMinimumSize(t.px(420), t.px(480));
    m_search->setPlaceholderText(tr("Name, phone, city or country"));
    m_search->setAccessibleName(tr("Search people"));
    m_search->setClearButtonEnabled(true);
    m_position->setAccessibleName(tr("Position"));
    m_position->addItem(tr("All positions"));
    for (const Position &p : people.positions)
        m_position->addItem(p.title, p.id.text());
    m_position->setCurrentIndex(std::max(0, m_position->findData(position.text())));
    m_list->setModel(m_model);
    m_list->setUniformItemSizes(true);
    m_list->setSpacing(t.px(2));
    m_list->setAccessibleName(tr("People"));

    auto *all = new Button(tr("Select all shown"), ButtonKind::Plain, this);
    auto *none = new Button(tr("Select none"), ButtonKind::Plain, this);
    auto *cancel = new Button(tr("Cancel"), ButtonKind::Plain, this);
    for (QPushButton *button :
         {static_cast<QPushButton *>(all), static_cast<QPushButton *>(none), static_cast<QPushButton *>(cancel)})
        button->setAutoDefault(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(t.px(16), t.px(16), t.px(16), t.px(16));
    layout->setSpacing(t.px(8));
    layout->addWidget(makeLabel(tr("Choose people"), TextRole::Title, this));
    auto *filters = new QHBoxLayout;
    filters->addWidget(m_search, 1);
    filters->addWidget(m_position);
    layout->addLayout(filters);
    layout->addWidget(m_list, 1);
    auto *choices = new QHBoxLayout;
    choices->addWidget(all);
    choices->addWidget(none);
    choices->addStretch(1);
    choices->addWidget(m_count);
    layout->addLayout(choices);
    auto *foot = new QHBoxLayout;
    foot->addStretch(1);
    foot->addWidget(cancel);
    foot->addWidget(m_use);
    layout->addLayout(foot);

    m_use->setDefault(true);
    growWithContent(this);
    connect(all, &QPushButton::clicked, this, [this] { m_model->setAllShown(true); });
    connect(none, &QPushButton::clicked, this, [this] { m_model->setAllShown(false); });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_use, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_search, &QLineEdit::textChanged, this, &PeoplePicker::refilter);
    connect(m_position, &QComboBox::currentIndexChanged, this, &PeoplePicker::refilter);
    connect(m_model, &PeoplePickModel::chosenChanged, this, &PeoplePicker::recount);
    m_model->setPeople(people, chosen);
    refilter();
    m_search->setFocus();
}

void PeoplePicker::refilter()
{
    const QString position = m_position->currentData().toString();
    m_model->setFilter(m_search->text(), position.isEmpty() ? std::nullopt : std::optional(PositionId(position)));
    recount();
}

void PeoplePicker::recount()
{
    const int chosenNow = m_model->chosenCount();
    m_count->setText(tr("%1 chosen, %2 shown").arg(chosenNow).arg(m_model->rowCount()));
    m_use->setText(tr("Use %n person(s)", nullptr, chosenNow));
}

} // namespace callboard
