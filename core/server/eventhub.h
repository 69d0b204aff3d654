// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/engine.h"

#include <QHash>
#include <QTimer>

#include <map>
#include <memory>
#include <mutex>

class QWebSocket;

namespace callboard {

/// `GET /v1/events?after=SEQ`: every commit to every console of its company, numbered by the event log. A console that
/// names the last number it saw gets what came after it, without a gap; one that is too far behind or reads too slowly
/// is told to ask everything anew. Commits are gathered for 50 ms, so that a burst is one frame (SERVER.md). A console
/// whose key is revoked hears nothing more (1008).
///
/// `hear` is called on the engine's thread; everything else on the network's.
class EventHub final : public QObject
{
    Q_OBJECT
public:
    EventHub(Engine &engine, const TimeSource &time, QObject *parent = nullptr);
    ~EventHub() override;

    /// Call once before `hear` is, with the engine open.
    void load(const WorkspaceState &state);
    void hear(const Committed &committed);
    /// Takes the socket. `after`: nullopt = from now on.
    void subscribe(QWebSocket *socket, const ApiKey &key, std::optional<quint64> after);
    int consoleCount() const { return static_cast<int>(m_consoles.size()); }
    /// Says goodbye to everybody (1001).
    void closeAll();

    /// More entries than this behind, and the console is told to ask everything anew.
    static constexpr int kMostBehind = 1'000;
    static constexpr std::chrono::milliseconds kGather{50};

private:
    struct Gathered
    {
        std::vector<LogEntry> log;
        CompanyChanges changes;
        bool everything = false;
    };
    struct Console
    {
        CompanyId company;
        QByteArray key; ///< SHA-256
        int missedPings = 0;
    };

    void flush();
    void ping();
    void send(QWebSocket *socket, const QByteArray &text);
    void drop(QWebSocket *socket);
    void closeRevoked(const WorkspaceState &state);
    quint64 headOf(const CompanyId &company) const;
    QByteArray frameOf(quint64 after, const Gathered &gathered) const;

    Engine &m_engine;
    const TimeSource &m_time;
    std::mutex m_mutex; // of m_gathered
    std::map<CompanyId, Gathered> m_gathered;
    std::map<CompanyId, quint64> m_heads; // last entry that was sent
    QHash<QWebSocket *, Console> m_consoles;
    QTimer m_flushTimer{this};
    QTimer m_pingTimer{this};
};

} // namespace callboard
