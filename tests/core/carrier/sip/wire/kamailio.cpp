// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/core/carrier/sip/wire/kamailio.h"

#include "tests/core/carrier/sip/wire/sipp.h"

#include <QFile>
#include <QStandardPaths>
#include <QTest>

namespace callboard::test {

namespace {

const char *const kConfiguration = R"(#!KAMAILIO
debug=0
log_stderror=yes
fork=no
children=1
disable_tcp=yes
auto_aliases=no
listen=udp:127.0.0.1:6060
loadmodule "tm.so"
loadmodule "sl.so"
loadmodule "rr.so"
loadmodule "pv.so"
loadmodule "siputils.so"
loadmodule "textops.so"
loadmodule "corex.so"
loadmodule "auth.so"
loadmodule "usrloc.so"
loadmodule "registrar.so"
modparam("auth", "algorithm", "@ALGORITHM@")
modparam("usrloc", "db_mode", 0)
request_route {
    if (has_totag()) {
        loose_route();
        t_relay();
        exit;
    }
    if (is_method("CANCEL")) {
        if (t_check_trans()) t_relay();
        exit;
    }
    if (is_method("REGISTER")) {
        if (!pv_www_authenticate("callboard.test", "right", "0")) {
            www_challenge("callboard.test", "0");
            exit;
        }
        save("location");
        exit;
    }
    if (!is_method("INVITE")) exit;
    if (!pv_proxy_authenticate("callboard.test", "right", "0")) {
        proxy_challenge("callboard.test", "0");
        exit;
    }
    consume_credentials();
    record_route();
    if ($rU == "fork") {
        $ru = "sip:one@127.0.0.1:6232";
        append_branch("sip:two@127.0.0.1:6242");
    } else if ($rU =~ "^\+370") {
        $ru = "sip:" + $rU + "@127.0.0.1:6222";
    } else if (!lookup("location")) {
        sl_send_reply("404", "Not Found");
        exit;
    }
    t_relay();
}
)";

} // namespace

Kamailio::Kamailio(const QString &algorithm)
{
    QString program = QStandardPaths::findExecutable(QStringLiteral("kamailio"));
    if (program.isEmpty())
        program = QStandardPaths::findExecutable(QStringLiteral("kamailio"), {QStringLiteral("/usr/sbin")});
    if (program.isEmpty())
        qFatal("kamailio is missing: apt-get install kamailio");
    QFile file(m_folder.filePath(QStringLiteral("kamailio.cfg")));
    if (!file.open(QIODevice::WriteOnly) ||
        file.write(QByteArray(kConfiguration).replace("@ALGORITHM@", algorithm.toUtf8())) < 0)
        qFatal("the configuration cannot be written");
    file.close();
    m_process.setStandardErrorFile(m_folder.filePath(QStringLiteral("err")));
    m_process.start(program, {"-f", file.fileName(), "-DD", "-E", "-Y", m_folder.path(), "-m", "32", "-M", "8"});
    const bool listens =
        m_process.waitForStarted() &&
        QTest::qWaitFor([&] { return m_process.state() == QProcess::NotRunning || isBound(6060); }, 10'000);
    QFile err(m_folder.filePath(QStringLiteral("err")));
    if (!listens || m_process.state() == QProcess::NotRunning)
        qFatal("kamailio does not listen: %s", err.open(QIODevice::ReadOnly) ? err.readAll().constData() : "");
}

Kamailio::~Kamailio()
{
    m_process.terminate();
    if (!m_process.waitForFinished(5'000)) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

} // namespace callboard::test
