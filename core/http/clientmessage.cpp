// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/http/clientmessage.h"

#include <QUrl>

namespace callboard {

QByteArray httpTargetOf(const std::vector<QString> &segments, const std::vector<std::pair<QString, QString>> &query)
{
    QByteArray target;
    for (const QString &segment : segments)
        target += '/' + QUrl::toPercentEncoding(segment);
    char before = '?';
    for (const auto &[name, value] : query) {
        target += before + QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
        before = '&';
    }
    return target.isEmpty() || target.startsWith('?') ? '/' + target : target;
}

QByteArray HttpResponse::value(QByteArrayView name) const
{
    for (const auto &[key, value] : fields) {
        if (key == name)
            return value;
    }
    return {};
}

QByteArray HttpResponse::contentType() const
{
    const QByteArray whole = value("content-type");
    const qsizetype end = whole.indexOf(';');
    return (end < 0 ? whole : whole.first(end)).trimmed().toLower();
}

} // namespace callboard
