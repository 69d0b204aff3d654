// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/http/backoff.h"
#include "core/http/eventstream.h"
#include "core/remote/remotepeople.h"
#include "core/remote/remotesubjects.h"

#include <QElapsedTimer>
#include <QTimer>

namespace callboard {

struct EventFrame;

/// A company's workspace on a `callboardd`: the interfaces of core/backend over HTTP, changes by the event stream.
/// Made and used on the GUI thread. While the server is away every question is answered with the trouble, the stream
/// comes back by itself, and then everything is asked anew that may have gone without an answer. While only questions
/// go wrong, one is asked again by itself.
class RemoteBackend final : public Backend
{
    Q_OBJECT
public:
    /// Asks the server who we are; the future is answered on a worker with what `make` needs.
    /// Errors: of HttpClient; Unauthorized; NotSupported (a server with the reference's routes only).
    static QFuture<Result<rpc::Session>> ask(HttpClient &client);
    /// On the GUI thread. Nobody else may hold the client from then on: it goes with the backend.
    RemoteBackend(std::shared_ptr<HttpClient> client, const rpc::Session &session, const RemoteOptions &options = {});
    ~RemoteBackend() override;

    Capabilities capabilities() const override;
    WorkspaceInfo workspace() const override;
    Instant now() const override;
    Connection connection() const override;
    ReservationsBackend &reservations() override { return m_reservations; }
    PlansBackend &plans() override { return m_plans; }
    HoursBackend &hours() override { return m_hours; }
    NumbersBackend &numbers() override { return m_numbers; }
    ClockBackend &clock() override { return m_clockSubject; }
    PeopleBackend &people() override { return m_people; }
    LogBackend &log() override { return m_log; }
    KeysBackend &keys() override { return m_keys; }
    QFuture<Result<QByteArray>> exportSetup() override;
    QFuture<Result<Done>> keepAs(const QString &path) override;

    const HttpClient &client() const { return *m_client; }

private:
    QByteArray eventTarget() const;
    void hearFrame(const QString &text);
    void hearWay();
    void hearState();
    void takeFrame(EventFrame frame);
    void askSession();
    bool isOpen() const;
    void askAgainSoon();
    void catchUp();

    std::shared_ptr<HttpClient> m_client;
    RemoteCore m_core;
    RemoteReservations m_reservations{m_core};
    RemotePlans m_plans{m_core};
    RemoteHours m_hours{m_core};
    RemoteNumbers m_numbers{m_core};
    RemoteClock m_clockSubject{m_core};
    RemotePeople m_people{m_core};
    RemoteLog m_log{m_core};
    RemoteKeys m_keys{m_core};
    std::unique_ptr<EventStream> m_stream;
    QThreadPool m_frames; // one worker: frames keep their order
    quint64 m_sequence;   // of the last frame that was told
    bool m_wasOnline = false;
    int m_madeUpFor = 0; // RemoteCore::Way::failures that views have asked again after
    Backoff m_pauses{systemRandom()};
    QElapsedTimer m_caughtUp;
    QTimer m_askAgain; // until a question is answered, though the stream is open
    std::optional<Instant> m_savedAt;
};

} // namespace callboard
