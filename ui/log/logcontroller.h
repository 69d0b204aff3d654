// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/whendone.h"
#include "ui/log/logmodel.h"
#include "ui/log/logquery.h"
#include "ui/log/namebook.h"

#include <optional>

namespace callboard {

/// What the Log page knows, without a window: asks for pages of entries, follows new ones unless it is told to keep
/// still, and remembers whether the chain held.
class LogController : public QObject
{
    Q_OBJECT

public:
    explicit LogController(Session &session, QObject *parent = nullptr);

    Session &session() const { return m_session; }
    LogModel &model() { return m_model; }
    NameBook &names() { return m_names; }
    const NameBook &names() const { return m_names; }
    void load();
    bool isLoaded() const { return m_loaded; }
    const std::optional<Error> &loadError() const { return m_loadError; }

    void setQuery(const QString &text);
    /// All, people, clock or carriers; the typed `who:` wins.
    void setActor(const std::optional<Actor::Kind> &actor);
    LogFilter filter() const;
    bool isFiltered() const;
    /// Entries of the company, matching or not.
    quint64 total() const { return m_total; }
    bool chainIntact() const { return m_chainIntact; }

    /// True while the reader is at the top: new entries come in by themselves. Else they are only counted.
    void setFollowing(bool following);
    int waiting() const { return m_waiting; }

    /// Other entries of the same call, newest first, for the right pane; empty for entries about no call.
    void askLinked(const LogEntry &entry);
    const std::vector<LogEntry> &linked() const { return m_linked; }

signals:
    void loaded();
    void waitingChanged();
    void linkedChanged();

private:
    void askNewest();
    void askOlder();

    Session &m_session;
    NameBook m_names;
    LogModel m_model;
    QString m_query;
    std::optional<Actor::Kind> m_actor;
    bool m_loaded = false;
    std::optional<Error> m_loadError;
    quint64 m_total = 0;
    bool m_chainIntact = true;
    bool m_following = true;
    int m_waiting = 0;
    std::vector<LogEntry> m_linked;
    QTimer m_soon; ///< new entries are asked for together
    LatestOnly m_latestPage;
    LatestOnly m_latestNewest;
    LatestOnly m_latestLinked;
};

} // namespace callboard
