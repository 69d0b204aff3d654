// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/redaction.h"

#include "core/base/secret.h"

#include <QRegularExpression>

#include <vector>

namespace callboard {

namespace {

const QByteArray kMask = QByteArrayLiteral("(secret)");
/// A shorter one would turn every line into masks, and is no secret.
constexpr qsizetype kShortest = 4;

/// Everything after the prefix that could belong to a key.
void maskKeys(QByteArray &text)
{
    static constexpr QByteArrayView kPrefix("celp_");
    const auto isOfKey = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
    };
    for (qsizetype at = text.indexOf(kPrefix); at >= 0; at = text.indexOf(kPrefix, at)) {
        qsizetype end = at + kPrefix.size();
        while (end < text.size() && isOfKey(text[end]))
            ++end;
        text.replace(at, end - at, kMask);
        at += kMask.size();
    }
}

void maskFields(QByteArray &text)
{
    static constexpr auto kOptions = QRegularExpression::CaseInsensitiveOption;
    static const QRegularExpression forms[] = {
        QRegularExpression(
            QStringLiteral("((?:x-api-key|authorization)\"?\\s*[:=]\\s*\"?(?:(?:bearer|basic|digest)\\s+)?)"
                           "[^\\s\",;]+"),
            kOptions),
        QRegularExpression(QStringLiteral("(\\b(?:bearer|basic)\\s+)[A-Za-z0-9+/=._~-]{8,}"), kOptions),
        QRegularExpression(QStringLiteral("([?&\\s](?:key|api_?key|(?:access_?)?token|secret|password)=)[^&\\s\",;]+"),
                           kOptions),
        QRegularExpression(QStringLiteral("(\\b[a-z][a-z0-9+.-]*://)[^/@\\s]+(?=@)"), kOptions),
    };
    QString line = QString::fromUtf8(text);
    for (const QRegularExpression &form : forms)
        line.replace(form, QStringLiteral("\\1") + QString::fromLatin1(kMask));
    text = line.toUtf8();
}

void maskLiving(QByteArray &text)
{
    std::vector<QByteArray> forms;
    forEachSecret([&forms](QByteArrayView secret) {
        if (secret.size() < kShortest)
            return;
        const QByteArray plain = secret.toByteArray();
        forms.push_back(plain);
        forms.push_back(plain.toPercentEncoding());
        forms.push_back(plain.toBase64(QByteArray::OmitTrailingEquals));
        forms.push_back(plain.toBase64(QByteArray::OmitTrailingEquals | QByteArray::Base64UrlEncoding));
        forms.push_back(plain.toHex());
        forms.push_back(plain.toHex().toUpper());
    });
    for (QByteArray &form : forms) {
        text.replace(form, kMask);
        wipe(form);
    }
}

} // namespace

QString redacted(const QString &text)
{
    QByteArray line = text.toUtf8();
    maskLiving(line);
    maskKeys(line);
    maskFields(line);
    return QString::fromUtf8(line);
}

} // namespace callboard
