// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/server/http/httpmessage.h"

#include <QSet>
#include <QStringDecoder>

#include <algorithm>
#include <charconv>
#include <optional>

namespace callboard {

namespace {

bool isSame(QByteArrayView a, QByteArrayView b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

/// Is `word` one of the comma-separated words of a field, which may be there several times?
bool holdsWord(const std::vector<HttpField> &fields, QByteArrayView name, QByteArrayView word)
{
    return std::any_of(fields.begin(), fields.end(), [name, word](const HttpField &field) {
        if (field.first != name)
            return false;
        const QByteArrayList words = field.second.split(',');
        return std::any_of(words.begin(), words.end(),
                           [word](const QByteArray &one) { return isSame(one.trimmed(), word); });
    });
}

HttpFault badTarget(const char *message)
{
    return {400, "VALIDATION_ERROR", message};
}

/// nullopt: a broken escape, a control character, or not UTF-8.
std::optional<QString> percentDecoded(QByteArrayView text)
{
    QByteArray bytes;
    bytes.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            bytes += text[i];
            continue;
        }
        unsigned value = 0;
        const char *digits = text.data() + i + 1;
        if (text.size() - i < 3 || std::from_chars(digits, digits + 2, value, 16).ptr != digits + 2)
            return std::nullopt;
        bytes += static_cast<char>(value);
        i += 2;
    }
    // Stateless, or a character that is cut off at the end passes; and a byte order mark is a character like another.
    QStringDecoder decode(QStringDecoder::Utf8,
                          QStringConverter::Flag::Stateless | QStringConverter::Flag::ConvertInitialBom);
    const QString decoded = decode(bytes);
    const auto isControl = [](QChar c) { return c.category() == QChar::Other_Control; };
    if (decode.hasError() || std::any_of(decoded.cbegin(), decoded.cend(), isControl))
        return std::nullopt;
    return decoded;
}

std::optional<HttpFault> readQuery(QByteArrayView text, HttpTarget &target)
{
    QSet<QString> names;
    for (const QByteArray &part : text.toByteArray().split('&')) {
        const qsizetype equals = part.indexOf('=');
        if (equals <= 0)
            return badTarget("The query is not a list of name=value.");
        const auto name = percentDecoded(QByteArrayView(part).first(equals));
        const auto value = percentDecoded(QByteArrayView(part).sliced(equals + 1));
        if (!name || !value)
            return badTarget("The query holds a broken percent escape.");
        if (names.contains(*name))
            return badTarget("A query parameter is there twice.");
        names.insert(*name);
        target.query.emplace_back(*name, *value);
    }
    return std::nullopt;
}

} // namespace

int HttpRequest::count(QByteArrayView name) const
{
    return static_cast<int>(
        std::count_if(fields.begin(), fields.end(), [name](const HttpField &field) { return field.first == name; }));
}

QByteArray HttpRequest::value(QByteArrayView name) const
{
    for (const auto &[key, value] : fields) {
        if (key == name)
            return value;
    }
    return {};
}

bool HttpRequest::keepsAlive() const
{
    return minor >= 1 && !holdsWord(fields, "connection", "close");
}

bool HttpRequest::isUpgrade() const
{
    return method == "GET" && minor >= 1 && holdsWord(fields, "connection", "upgrade") &&
           holdsWord(fields, "upgrade", "websocket");
}

QByteArray reasonPhrase(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 409:
        return "Conflict";
    case 412:
        return "Precondition Failed";
    case 413:
        return "Content Too Large";
    case 415:
        return "Unsupported Media Type";
    case 417:
        return "Expectation Failed";
    case 422:
        return "Unprocessable Content";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 501:
        return "Not Implemented";
    case 503:
        return "Service Unavailable";
    default: // not an enumeration
        return "Status";
    }
}

std::variant<HttpTarget, HttpFault> HttpTarget::parse(QByteArrayView text)
{
    HttpTarget target;
    const qsizetype mark = text.indexOf('?');
    const QByteArrayView path = mark < 0 ? text : text.first(mark);
    for (const QByteArray &part : path.sliced(1).toByteArray().split('/')) {
        const auto segment = percentDecoded(part);
        if (!segment)
            return badTarget("The path holds a broken percent escape.");
        if (segment->contains(QLatin1Char('/')) || *segment == QLatin1String(".") || *segment == QLatin1String(".."))
            return badTarget("The path holds a segment that is no name.");
        target.segments << *segment;
    }
    if (mark >= 0 && mark + 1 < text.size()) {
        if (auto fault = readQuery(text.sliced(mark + 1), target))
            return *fault;
    }
    return target;
}

} // namespace callboard
