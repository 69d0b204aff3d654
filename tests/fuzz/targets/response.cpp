// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// What a server answers: framing on the client's side, and what an answer of our own routes says.
#include "core/http/responseparser.h"
#include "core/remote/rpcanswer.h"
#include "tests/fuzz/target.h"

#include <algorithm>

namespace callboard::fuzz {

namespace {

struct Outcome
{
    ResponseParser::State state = ResponseParser::State::More;
    QString fault;
    HttpResponse response;
    bool keepsAlive = false;
    qsizetype extra = 0;
};

Outcome fed(QByteArrayView bytes, const std::vector<qsizetype> &cuts)
{
    constexpr qsizetype kLimit = 64 * 1024;
    ResponseParser parser(kLimit);
    size_t next = 0;
    for (qsizetype at = 0; at < bytes.size() && parser.state() != ResponseParser::State::Faulty;) {
        const qsizetype length = std::min(cuts[next++ % cuts.size()], bytes.size() - at);
        parser.feed(bytes.sliced(at, length));
        at += length;
    }
    if (parser.state() == ResponseParser::State::More)
        parser.end();
    Outcome outcome;
    outcome.state = parser.state();
    require(outcome.state != ResponseParser::State::More, "the end of a connection decides");
    if (outcome.state == ResponseParser::State::Faulty) {
        outcome.fault = parser.fault();
        require(!outcome.fault.isEmpty(), "a fault says what it is");
        return outcome;
    }
    outcome.response = parser.response();
    outcome.keepsAlive = parser.keepsAlive();
    outcome.extra = parser.extraBytes();
    require(outcome.response.body.size() <= kLimit, "the limit of bodies holds");
    return outcome;
}

bool isSame(const Outcome &a, const Outcome &b)
{
    return a.state == b.state && a.fault == b.fault && a.response.status == b.response.status &&
           a.response.fields == b.response.fields && a.response.body == b.response.body &&
           a.keepsAlive == b.keepsAlive && a.extra == b.extra;
}

void run(QByteArrayView bytes)
{
    const Outcome whole = fed(bytes, {bytes.size() + 1});
    require(isSame(whole, fed(bytes, {1})), "byte by byte it comes out the same");
    require(isSame(whole, fed(bytes, cutsFor(bytes))), "in pieces it comes out the same");
    if (whole.state == ResponseParser::State::Whole)
        readRpcAnswer(whole.response);
}

const Registration registration({"response", run, mutateWords});

} // namespace

} // namespace callboard::fuzz
