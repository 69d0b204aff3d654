// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/remote/plain/plainbackend.h"

#include <QCryptographicHash>
#include <QDir>

namespace callboard {
namespace {

QString journalPath(const PlainOptions &options)
{
    QString name = options.journalName;
    if (name.isEmpty()) {
        QCryptographicHash hash(QCryptographicHash::Sha256);
        hash.addData(options.baseUrl.toUtf8() + '\n');
        hash.addData(QCryptographicHash::hash(options.key.reveal(), QCryptographicHash::Sha256));
        name = QString::fromLatin1(hash.result().toHex().first(24));
    }
    return QDir(options.journalFolder).filePath(name + QStringLiteral(".callboard-journal"));
}

} // namespace

Result<std::unique_ptr<PlainBackend>> PlainBackend::make(const PlainOptions &options)
{
    HttpClientOptions http;
    http.baseUrl = options.baseUrl;
    http.key = options.key;
    http.caFile = options.caFile;
    auto client = HttpClient::make(http);
    if (!client)
        return client.error();
    if (!QDir().mkpath(options.journalFolder))
        return Error{ErrorCode::FileUnreadable, options.journalFolder, {}};
    std::unique_ptr<PlainBackend> backend(new PlainBackend(new PlainCore(options, std::move(*client))));
    // The journal's connection belongs to the thread that uses it.
    Result<void> opened;
    QMetaObject::invokeMethod(
        backend->m_core, [&, core = backend->m_core] { opened = core->open(journalPath(options)); },
        Qt::BlockingQueuedConnection);
    if (!opened)
        return opened.error();
    return backend;
}

PlainBackend::PlainBackend(PlainCore *core)
    : m_core(core), m_desk(*core), m_reservations(m_desk), m_plans(m_desk, *core), m_hours(m_desk), m_numbers(m_desk),
      m_clock(m_desk), m_people(m_desk), m_log(m_desk)
{
    qRegisterMetaType<Changes>();
    qRegisterMetaType<LateAnswer>();
    connect(m_core, &PlainCore::changed, this, &Backend::changed, Qt::QueuedConnection);
    connect(m_core, &PlainCore::connectionChanged, this, &Backend::connectionChanged, Qt::QueuedConnection);
    connect(m_core, &PlainCore::workspaceChanged, this, &Backend::workspaceChanged, Qt::QueuedConnection);
    connect(m_core, &PlainCore::answeredLate, this, &Backend::answeredLate, Qt::QueuedConnection);
    m_core->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_core, &QObject::deleteLater);
    m_thread.setObjectName(QStringLiteral("plain server"));
    m_thread.start();
}

PlainBackend::~PlainBackend()
{
    m_thread.quit();
    m_thread.wait();
}

} // namespace callboard
