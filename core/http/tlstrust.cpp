// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/http/tlstrust.h"

#include <QDateTime>
#include <QFile>
#include <QSslCertificate>

namespace callboard {
namespace {

constexpr qint64 kCaFileLimit = 4 * 1024 * 1024;

QString nameOf(const QStringList &common, const QStringList &organisation)
{
    return common.isEmpty() ? organisation.value(0) : common.first();
}

} // namespace

Result<QSslConfiguration> tlsTrusting(const QString &caFile)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (caFile.isEmpty())
        return tls;
    QFile file(caFile);
    if (!file.open(QIODevice::ReadOnly) || file.size() > kCaFileLimit)
        return Error{
            ErrorCode::ServerUntrusted, QStringLiteral("the file of authorities cannot be read: ") + caFile, {}};
    const QList<QSslCertificate> authorities = QSslCertificate::fromData(file.readAll(), QSsl::Pem);
    if (authorities.isEmpty())
        return Error{
            ErrorCode::ServerUntrusted, QStringLiteral("no certificate in the file of authorities: ") + caFile, {}};
    tls.setCaCertificates(QSslConfiguration::systemCaCertificates() + authorities);
    return tls;
}

CertificateFacts factsOf(const QSslCertificate &certificate)
{
    CertificateFacts facts;
    facts.subject = nameOf(certificate.subjectInfo(QSslCertificate::CommonName),
                           certificate.subjectInfo(QSslCertificate::Organization));
    facts.issuer = nameOf(certificate.issuerInfo(QSslCertificate::CommonName),
                          certificate.issuerInfo(QSslCertificate::Organization));
    facts.validFrom = fromEpochMs(certificate.effectiveDate().toMSecsSinceEpoch());
    facts.validUntil = fromEpochMs(certificate.expiryDate().toMSecsSinceEpoch());
    facts.sha256 = certificate.digest(QCryptographicHash::Sha256);
    return facts;
}

QString sentenceOf(const QList<QSslError> &errors)
{
    QStringList sentences;
    for (const QSslError &error : errors)
        sentences.append(error.errorString());
    sentences.removeDuplicates();
    return sentences.join(QStringLiteral("; "));
}

} // namespace callboard
