// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/peoplebackend.h"

#include <QAbstractListModel>
#include <QDialog>

#include <set>

class QComboBox;
class QLabel;
class QLineEdit;
class QListView;

namespace callboard {

class Button;

/// People to choose from, filtered by words and position; the check of a row is its choice and survives filters.
class PeoplePickModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { CandidateRole = Qt::UserRole + 1, CallableRole };
    explicit PeoplePickModel(QObject *parent = nullptr);

    void setPeople(const PeopleSnapshot &people, const std::vector<CandidateId> &chosen);
    void setFilter(const QString &words, const std::optional<PositionId> &position);
    /// Chosen ids in the snapshot's order.
    std::vector<CandidateId> chosen() const;
    int chosenCount() const { return static_cast<int>(m_chosen.size()); }
    /// All rows that the filter shows.
    void setAllShown(bool checked);
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void chosenChanged();

private:
    void applyFilter();

    std::vector<PersonRow> m_people;
    std::vector<size_t> m_shown;
    std::set<QString> m_chosen;
    QString m_words;
    std::optional<PositionId> m_position;
};

/// Who is called: search, position, all or none of what is shown.
class PeoplePicker : public QDialog
{
    Q_OBJECT

public:
    PeoplePicker(const PeopleSnapshot &people, const std::vector<CandidateId> &chosen, const PositionId &position,
                 QWidget *parent);
    PeoplePickModel *model() const { return m_model; }
    QLineEdit *search() const { return m_search; }
    std::vector<CandidateId> chosen() const { return m_model->chosen(); }

private:
    void refilter();
    void recount();

    PeoplePickModel *m_model;
    QLineEdit *m_search;
    QComboBox *m_position;
    QListView *m_list;
    QLabel *m_count;
    Button *m_use;
};

} // namespace callboard
