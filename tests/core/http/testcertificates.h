// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QTemporaryDir>

namespace callboard::test {

/// An authority of its own in a folder of its own, made by openssl for this run.
class TestAuthority
{
public:
    explicit TestAuthority(const QString &name)
    {
        run({"req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-batch", "-days", "2",
             "-subj", "/CN=" + name, "-keyout", path("ca.key"), "-out", path("ca.pem")});
        write("ca.cnf", "[ca]\ndefault_ca = house\n[house]\ndatabase = " + path("index.txt").toUtf8() +
                            "\nserial = " + path("serial").toUtf8() + "\nnew_certs_dir = " + m_folder.path().toUtf8() +
                            "\nunique_subject = no\ndefault_md = sha256\npolicy = any\ncopy_extensions = "
                            "copy\n[any]\ncommonName = supplied\n");
        write("index.txt", {});
        write("serial", "01\n");
    }
    QString file() const { return path("ca.pem"); }

    /// For a server: signed by this authority for these names, valid between two moments ("20200101000000Z").
    QSslConfiguration serverTls(const QString &names = QStringLiteral("DNS:localhost,IP:127.0.0.1"),
                                const QString &from = QStringLiteral("20250101000000Z"),
                                const QString &until = QStringLiteral("20400101000000Z"))
    {
        run({"req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-batch", "-subj",
             "/CN=callboard test server", "-addext", "subjectAltName=" + names, "-keyout", path("server.key"), "-out",
             path("server.csr")});
        run({"ca", "-batch", "-notext", "-config", path("ca.cnf"), "-keyfile", path("ca.key"), "-cert", path("ca.pem"),
             "-startdate", from, "-enddate", until, "-in", path("server.csr"), "-out", path("server.pem")});
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setLocalCertificate(QSslCertificate(read("server.pem")));
        tls.setPrivateKey(QSslKey(read("server.key"), QSsl::Ec));
        tls.setPeerVerifyMode(QSslSocket::VerifyNone);
        return tls;
    }

private:
    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    void write(const char *name, const QByteArray &text) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write %s", name);
    }
    QByteArray read(const char *name) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("cannot read %s", name);
        return file.readAll();
    }
    static void run(const QStringList &arguments)
    {
        QProcess openssl;
        openssl.start(QStringLiteral("openssl"), arguments);
        if (!openssl.waitForFinished() || openssl.exitCode() != 0)
            qFatal("openssl, of the package of that name, makes no certificate: %s",
                   openssl.readAllStandardError().constData());
    }

    QTemporaryDir m_folder;
};

} // namespace callboard::test
