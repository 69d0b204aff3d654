// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/core/carrier/sip/wire/certificates.h"

#include <QDir>
#include <QFile>
#include <QProcess>

namespace callboard::test {

namespace {

void openssl(const QString &folder, const QStringList &arguments)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(QStringLiteral("openssl"), arguments);
    if (!process.waitForFinished() || process.exitCode() != 0)
        qFatal("openssl, of the package of that name: %s", process.readAllStandardError().constData());
}

QByteArray read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(path));
    return file.readAll();
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("%s cannot be written", qPrintable(path));
}

} // namespace

Authority::Authority()
{
    const QString at = m_folder.path();
    openssl(at, {"req", "-x509", "-newkey", "rsa:2048", "-nodes", "-batch", "-days", "2", "-subj", "/CN=authority",
                 "-keyout", "ca.key", "-out", "ca.pem"});
    openssl(at, {"req", "-newkey", "rsa:2048", "-nodes", "-batch", "-subj", "/CN=127.0.0.1", "-keyout", "own.key",
                 "-out", "own.csr"});
    write(m_folder.filePath("san"), "subjectAltName=IP:127.0.0.1,DNS:127.0.0.1,DNS:localhost\n");
    openssl(at, {"x509", "-req", "-in", "own.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2",
                 "-extfile", "san", "-out", "own.pem"});
    write(pem(), read(m_folder.filePath("own.pem")) + read(m_folder.filePath("own.key")));
}

QString Authority::pem() const
{
    return m_folder.filePath(QStringLiteral("both.pem"));
}

QString Authority::folderOf(const Authority &trusted) const
{
    const QString folder = m_folder.filePath(QStringLiteral("agent"));
    QDir().mkpath(folder);
    write(folder + "/agent.pem", read(pem()));
    write(folder + "/cafile.pem", read(trusted.m_folder.filePath("ca.pem")));
    return folder;
}

} // namespace callboard::test
