// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/http/eventstream.h"

#include "core/http/eventstreamworker.h"

#include <QThread>

namespace callboard {

EventStream::EventStream(HttpClient &client, const EventStreamOptions &options, QObject *parent)
    : QObject(parent), m_worker(new EventStreamWorker(client.options(), client.baseUrl(), options))
{
    connect(m_worker, &EventStreamWorker::told, this, &EventStream::told, Qt::QueuedConnection);
    connect(
        m_worker, &EventStreamWorker::heard, this,
        [this](quint64 run, const QString &text) {
            if (run == m_run && m_state == State::Open)
                emit received(text);
        },
        Qt::QueuedConnection);
    m_worker->moveToThread(&client.thread());
}

EventStream::~EventStream()
{
    m_worker->deleteLater();
}

void EventStream::start(const QByteArray &target)
{
    const quint64 run = ++m_run;
    m_state = State::Connecting;
    m_lastError.reset();
    m_retryIn = milliseconds(0);
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, run, target] { worker->start(run, target); }, Qt::QueuedConnection);
    emit stateChanged();
}

void EventStream::stop()
{
    ++m_run;
    m_state = State::Stopped;
    m_retryIn = milliseconds(0);
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker] { worker->stop(); }, Qt::QueuedConnection);
    emit stateChanged();
}

void EventStream::setTarget(const QByteArray &target)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, target] { worker->setTarget(target); }, Qt::QueuedConnection);
}

void EventStream::told(quint64 run, State state, const std::optional<Error> &error, milliseconds retryIn)
{
    if (run != m_run)
        return;
    m_state = state;
    m_retryIn = retryIn;
    if (error || state == State::Open)
        m_lastError = error;
    emit stateChanged();
}

} // namespace callboard
