// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/http/clientmessage.h"

#include <QFuture>
#include <QUrl>

#include <memory>
#include <optional>

class QThread;

namespace callboard {

class ClientWorker;

struct HttpClientOptions
{
    QString baseUrl;                   ///< "https://host:8420", a path before "/v1" may follow
    Secret key;                        ///< header X-API-Key; empty = none is sent
    QString caFile;                    ///< PEM; trusted beside the system's authorities. Empty = those only
    milliseconds connectWithin{5'000}; ///< name, TCP and TLS together
    int connections = 4;               ///< most at once
};

/// One server, over HTTP/1.1, on a thread of its own: an answer comes also while the thread that asked blocks in
/// waitForFinished. No redirects, cookies, cache, proxy or compression; TLS 1.2 or newer, and a certificate that is not
/// trusted ends the connection before the key is sent. Every function may be called from any thread.
///
/// Nothing but a question (GET) is ever sent twice: a question whose kept connection turns out closed before the first
/// byte of an answer is asked once more on a new one.
///
/// Errors of an answer:
///   ServerUnreachable     no connection in time (then nothing was asked for), or no answer to a question
///   ServerUntrusted       its certificate, or its TLS, is not to be trusted; nothing was sent
///   ServerAnswerUnusable  what came back to a question is no HTTP/1.1, incomplete, or too large
///   AnswerUnknown         any of these to a command after its first byte may have left; it may have been done
///   Cancelled             taken back, or the client is gone, before anything was sent
///   ValidationError       the request cannot be written as HTTP
/// `detail` says what happened, for the log; it never holds the key.
class HttpClient
{
public:
    /// Errors: ValidationError (the URL is not http(s)://host[:port][/path], or the key is not visible ASCII).
    static Result<std::unique_ptr<HttpClient>> make(const HttpClientOptions &options);
    /// Ends what is still out: what may have left is AnswerUnknown, the rest Cancelled.
    ~HttpClient();
    Q_DISABLE_COPY_MOVE(HttpClient)

    [[nodiscard]] QFuture<Result<HttpResponse>> send(ClientRequest request);

    /// What the server showed last; absent before the first TLS handshake and without TLS.
    std::optional<CertificateFacts> certificate() const;
    const QUrl &baseUrl() const;
    bool isSecret() const { return baseUrl().scheme() == QLatin1String("https"); }
    const Secret &key() const;

    /// Where network objects live (EventStream).
    QThread &thread() const { return *m_thread; }
    /// For EventStream, which trusts what this trusts.
    const HttpClientOptions &options() const;

private:
    struct Shared;
    explicit HttpClient(std::shared_ptr<Shared> shared);

    std::shared_ptr<Shared> m_shared;
    std::unique_ptr<QThread> m_thread;
    ClientWorker *m_worker = nullptr; // lives on m_thread, which deletes it
    friend class ClientWorker;
};

} // namespace callboard
