// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// What a client sends: the framing of requests, and the target of each.
#include "core/http/clientmessage.h"
#include "core/server/http/requestparser.h"
#include "tests/fuzz/target.h"

#include <algorithm>

namespace callboard::fuzz {

namespace {

struct Outcome
{
    std::vector<HttpRequest> requests;
    std::optional<HttpFault> fault;
    bool isInside = false;
};

Outcome fed(QByteArrayView bytes, const std::vector<qsizetype> &cuts)
{
    RequestParser parser;
    Outcome outcome;
    const auto takeAll = [&] {
        while (auto request = parser.take())
            outcome.requests.push_back(std::move(*request));
    };
    size_t next = 0;
    for (qsizetype at = 0; at < bytes.size();) {
        const qsizetype length = std::min(cuts[next++ % cuts.size()], bytes.size() - at);
        parser.feed(bytes.sliced(at, length));
        takeAll();
        at += length;
    }
    takeAll();
    outcome.fault = parser.fault();
    outcome.isInside = !outcome.fault && parser.isInside();
    return outcome;
}

bool isSame(const HttpRequest &a, const HttpRequest &b)
{
    return a.method == b.method && a.target == b.target && a.minor == b.minor && a.fields == b.fields &&
           a.body == b.body;
}

bool isSame(const Outcome &a, const Outcome &b)
{
    return std::equal(a.requests.begin(), a.requests.end(), b.requests.begin(), b.requests.end(),
                      [](const auto &x, const auto &y) { return isSame(x, y); }) &&
           a.fault == b.fault && a.isInside == b.isInside;
}

/// The request as a client would send it, its body with a length.
QByteArray printed(HttpRequest &request)
{
    std::erase_if(request.fields, [](const HttpField &field) {
        return field.first == "transfer-encoding" || field.first == "content-length" || field.first == "expect";
    });
    request.fields.emplace_back("content-length", QByteArray::number(request.body.size()));
    QByteArray text = request.method + ' ' + request.target + " HTTP/1." + QByteArray::number(request.minor) + "\r\n";
    for (const auto &[name, value] : request.fields)
        text += name + ':' + value + "\r\n";
    return text + "\r\n" + request.body;
}

void checkTarget(const QByteArray &text)
{
    const auto parsed = HttpTarget::parse(text);
    const auto *target = std::get_if<HttpTarget>(&parsed);
    if (!target)
        return;
    for (const QString &segment : target->segments)
        require(segment != QLatin1String("..") && !segment.contains(QLatin1Char('/')), "no segment leaves its folder");
    // Encoded by the client, it says the same again.
    const std::vector<QString> segments(target->segments.begin(), target->segments.end());
    const auto again = HttpTarget::parse(httpTargetOf(segments, target->query));
    const auto *same = std::get_if<HttpTarget>(&again);
    require(same && same->segments == target->segments && same->query == target->query,
            "a target that was written again says the same");
}

void run(QByteArrayView bytes)
{
    Outcome whole = fed(bytes, {bytes.size() + 1});
    require(isSame(whole, fed(bytes, {1})), "byte by byte it comes out the same");
    require(isSame(whole, fed(bytes, cutsFor(bytes))), "in pieces it comes out the same");
    for (HttpRequest &request : whole.requests) {
        require(request.target.startsWith('/') && !request.method.isEmpty(), "a request has a method and a path");
        require(request.fields.size() <= 64 && request.target.size() <= 4 * 1024, "the limits hold");
        require(request.count("host") == 1 || request.minor == 0, "one host");
        require(request.count("content-length") + request.count("transfer-encoding") <= 1, "one length");
        checkTarget(request.target);
        const bool hadLength = request.count("content-length") + request.count("transfer-encoding") > 0;
        if (!hadLength && request.fields.size() == 64)
            continue; // one field more would be over the limit
        const QByteArray text = printed(request);
        const Outcome again = fed(text, {text.size()});
        require(text.size() - request.body.size() > 16 * 1024 ||
                    (again.requests.size() == 1 && isSame(again.requests[0], request)),
                "a request that was written again says the same");
    }
}

const Registration registration({"request", run, mutateWords});

} // namespace

} // namespace callboard::fuzz
