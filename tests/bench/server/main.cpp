// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// The other ends of tests/bench/server.sh:
//   cb_benchserver fixed BYTES                       every request is answered with a body of that size
//   cb_benchserver daemon SYNC_MS GROUP ARGUMENTS... callboardd on a disk whose sync takes so long, with groups of at
//                                                    most so many commands
//   cb_benchserver consoles N SECONDS RATE URL KEY FIRST   event streams, see consoles.h
#include "app/daemon/daemon.h"
#include "tests/bench/server/consoles.h"
#include "tests/bench/server/slowdisk.h"

#include <QCoreApplication>

#include <csignal>
#include <cstdio>

namespace {

using namespace callboard;

class FixedReply final : public HttpHandler
{
public:
    explicit FixedReply(int bytes) : m_body(bytes, 'x') {}
    void handle(const HttpRequest &, HttpAnswer answer) override { answer(reply()); }
    HttpReply refusalOf(const HttpFault &fault) override
    {
        HttpReply refusal;
        refusal.status = fault.status;
        return refusal;
    }
    std::optional<HttpReply> refusalOfUpgrade(const HttpRequest &) override { return reply(); }
    void opened(QWebSocket *) override {}

private:
    HttpReply reply() const
    {
        HttpReply reply;
        reply.set("Content-Type", "application/json");
        reply.body = m_body;
        return reply;
    }
    QByteArray m_body;
};

int fixed(int bytes)
{
    FixedReply handler(bytes);
    HttpServerOptions options;
    options.limitsAddresses = false;
    HttpServer server(handler, options);
    const auto port = server.listen(QHostAddress(QHostAddress::LocalHost), 0);
    if (!port)
        return 1;
    std::printf("listening on http://127.0.0.1:%d\n", *port);
    std::fflush(stdout);
    return QCoreApplication::exec();
}

int daemon(int syncMs, int group, QStringList arguments)
{
    if (syncMs > 0)
        bench::slowDownSyncs(std::chrono::milliseconds(syncMs));
    arguments.prepend(QStringLiteral("callboardd"));
    const auto parsed = parseDaemonOptions(arguments);
    if (const auto *error = std::get_if<DaemonUsageError>(&parsed)) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(error->sentence));
        return 2;
    }
    auto options = std::get<DaemonOptions>(parsed);
    options.groupCommands = group;
    Daemon served(options);
    const auto urls = served.start();
    if (!urls) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(urls.error().detail));
        return 1;
    }
    std::printf("listening on %s\n", qUtf8Printable(urls->front()));
    std::fflush(stdout);
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    std::signal(SIGTERM, [](int) { std::_Exit(0); }); // nothing here has to end well
    const QStringList arguments = QCoreApplication::arguments();
    const QString part = arguments.value(1);
    if (part == QLatin1String("fixed"))
        return fixed(arguments.value(2).toInt());
    if (part == QLatin1String("daemon"))
        return daemon(arguments.value(2).toInt(), arguments.value(3).toInt(), arguments.mid(4));
    if (part == QLatin1String("consoles"))
        return bench::runConsoles({arguments.value(5), arguments.value(6).toUtf8(), arguments.value(2).toInt(),
                                   arguments.value(3).toInt(), arguments.value(4).toInt(), arguments.value(7).toInt()});
    std::fprintf(stderr, "cb_benchserver fixed|daemon|consoles, see tests/bench/server/main.cpp\n");
    return 2;
}
