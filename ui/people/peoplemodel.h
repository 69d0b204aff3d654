// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/people/peoplecontroller.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

#include <vector>

namespace callboard {

/// People as the backend gave them; an event updates its rows.
class PeopleModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Phone, ZoneColumn, ZoneFrom, MayBeCalled, NextCall, ColumnCount };

    PeopleModel(PeopleController &controller, Session &session, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    const PersonRow &person(int row) const { return m_controller.people()[static_cast<size_t>(row)]; }

    /// "Callable", "Opens 18:00", "Needs a zone": the first thing in the way.
    static QString standingWords(const CallStanding &standing, const Session &session);
    static Tone standingTone(const CallStanding &standing);
    /// "phone", "file", "you", "company", or nothing while a zone is not chosen.
    static QString zoneFromWords(const PersonRow &row);
    /// Called only while every clock that fits the number is open (N07).
    static bool isSafeWindow(const PersonRow &row);

private:
    QVariant words(const PersonRow &row, Column column) const;
    QVariant sortKey(const PersonRow &row, Column column) const;
    QVariant standingLook(const PersonRow &row, int role) const;

    PeopleController &m_controller;
    Session &m_session;
};

/// A view and a typed filter over the people. Words are ANDed and looked for in name, phone, zone, position and note.
class PeopleProxy : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    PeopleProxy(PeopleModel &model, PeopleController &controller, QObject *parent = nullptr);
    void setView(const PeopleView &view);
    const PeopleView &view() const { return m_view; }
    void setText(const QString &text);
    const PersonRow &person(int row) const { return m_model.person(mapToSource(index(row, 0)).row()); }
    /// -1 when not shown.
    int rowOf(const CandidateId &id) const;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    /// Rows come in the order of names: sorting by it needs no texts, 100,000 of which stop the window.
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    struct Word
    {
        QString text;
        QString digits; ///< as they stand in +37061234567, when it is part of a written number; else empty
    };
    PeopleModel &m_model;
    PeopleController &m_controller;
    PeopleView m_view;
    std::vector<Word> m_words;
};

} // namespace callboard
