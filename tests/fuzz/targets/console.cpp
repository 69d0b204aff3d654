// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// The questions of consoles and the answers to them, both ways. The first byte chooses the method.
#include "core/rpc/methods.h"
#include "tests/fuzz/jsontext.h"
#include "tests/fuzz/target.h"

namespace callboard::fuzz {

namespace {

const CompanyId &acme()
{
    static const CompanyId company(QStringLiteral("acme"));
    return company;
}

std::optional<JsonValue> json(QByteArrayView text)
{
    auto read = readStrictJson(text);
    if (auto *value = std::get_if<JsonValue>(&read))
        return std::move(*value);
    return std::nullopt;
}

/// As the server reads a question and the console writes it.
template <typename M> void checkQuestion(const M &method, const JsonValue &body)
{
    const auto arguments = rpc::argumentsOf(method, body, acme());
    if (!arguments)
        return;
    const auto write = [&](const auto &...values) { return rpc::bodyOf(method, values...); };
    const QByteArray written = std::apply(write, *arguments);
    const auto value = json(written);
    require(value.has_value(), "a question is JSON");
    const auto again = rpc::argumentsOf(method, *value, acme());
    require(again.has_value(), "a question that was written is read again");
    require(std::apply(write, *again) == written, "and says the same");
}

/// As the console reads an answer and the server writes it.
template <typename T> void checkAnswer(const JsonValue &body)
{
    const auto answer = rpc::readValue<T>(body);
    if (!answer)
        return;
    const QByteArray written = rpc::written(*answer);
    const auto value = json(written);
    require(value.has_value(), "an answer is JSON");
    const auto again = rpc::readValue<T>(*value);
    require(again.has_value(), "an answer that was written is read again");
    require(rpc::written(*again) == written, "and says the same");
}

void run(QByteArrayView bytes)
{
    Bytes input(bytes);
    const size_t choice = input.next();
    const auto body = json(input.rest());
    if (!body)
        return;
    checkAnswer<rpc::Session>(*body);
    constexpr size_t kCount = std::tuple_size_v<decltype(rpc::kMethods)>;
    size_t index = 0;
    const auto one = [&](const auto &method) {
        if (index++ != choice % kCount)
            return;
        checkQuestion(method, *body);
        checkAnswer<typename std::decay_t<decltype(method)>::Value>(*body);
    };
    std::apply([&](const auto &...method) { (one(method), ...); }, rpc::kMethods);
}

const Registration registration({"console", run, mutateWords});

} // namespace

} // namespace callboard::fuzz
