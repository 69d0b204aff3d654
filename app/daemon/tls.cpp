// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "app/daemon/tls.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>

namespace callboard {

Result<QSslConfiguration> readTls(const QString &certificatePath, const QString &keyPath)
{
    QFile certificates(certificatePath);
    if (!certificates.open(QIODevice::ReadOnly))
        return Error{
            ErrorCode::FileUnreadable, certificatePath + QStringLiteral(": ") + certificates.errorString(), {}};
    const QList<QSslCertificate> chain = QSslCertificate::fromDevice(&certificates, QSsl::Pem);
    if (chain.isEmpty())
        return Error{ErrorCode::ValidationError, certificatePath + QStringLiteral(": holds no PEM certificate"), {}};
    QFile keyFile(keyPath);
    if (!keyFile.open(QIODevice::ReadOnly))
        return Error{ErrorCode::FileUnreadable, keyPath + QStringLiteral(": ") + keyFile.errorString(), {}};
    const QByteArray pem = keyFile.readAll();
    QSslKey key(pem, QSsl::Ec);
    if (key.isNull())
        key = QSslKey(pem, QSsl::Rsa);
    if (key.isNull())
        return Error{ErrorCode::ValidationError, keyPath + QStringLiteral(": holds no PEM key of EC or RSA"), {}};
    if (key.algorithm() != chain.first().publicKey().algorithm())
        return Error{ErrorCode::ValidationError, keyPath + QStringLiteral(": is not the key of the certificate"), {}};
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificateChain(chain);
    tls.setPrivateKey(key);
    tls.setPeerVerifyMode(QSslSocket::VerifyNone); // clients show a key, not a certificate
    return tls;
}

} // namespace callboard
