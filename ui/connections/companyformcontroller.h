// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/clockbackend.h"

#include <QObject>

namespace callboard {

class Session;

/// What is typed for a company and not saved: name, lengths and options that are not its calling hours.
struct CompanyDraft
{
    QString name;
    int overheadSeconds = 120; ///< D-EST
    int graceMinutes = 30;     ///< D-EXPIRE
    bool finishInsideHours = false;
    bool prefixNarrowing = false;
    friend bool operator==(const CompanyDraft &, const CompanyDraft &) = default;
};
CompanyDraft draftOf(const Company &company);

/// The form of company settings without a window. Only what differs is sent.
class CompanyFormController : public QObject
{
    Q_OBJECT

public:
    static constexpr int kOverheadMost = 3600; ///< s, what the engine takes
    static constexpr int kGraceMost = 24 * 60; ///< min
    static constexpr int kNameMost = 120;      ///< code points

    explicit CompanyFormController(Session &session, QObject *parent = nullptr);

    const CompanyDraft &draft() const { return m_draft; }
    void setDraft(const CompanyDraft &draft);
    bool isChanged() const;
    void discard();
    /// Why the name cannot be; empty = it can.
    QString nameProblem() const;
    /// Why nothing here can be changed, whatever it is; empty = it can.
    QString whyLocked() const;
    /// Empty = save() would send something.
    QString whyNotSave() const;
    void save();
    /// What a call of half an hour takes of a line with the draft's overhead.
    milliseconds estimate() const;

Q_SIGNALS:
    void draftChanged();

private:
    void reload(bool keepDraft);
    void send(const CompanyDraft &before, const CompanyDraft &after, bool told);

    Session &m_session;
    CompanyDraft m_saved;
    CompanyDraft m_draft;
};

} // namespace callboard
