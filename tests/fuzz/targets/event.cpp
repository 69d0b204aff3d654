// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// What a server tells over the event stream, as the console reads it.
#include "core/remote/eventframe.h"
#include "core/wire/strictjson.h"
#include "tests/fuzz/target.h"

namespace callboard::fuzz {

namespace {

void run(QByteArrayView text)
{
    const CompanyId company(QStringLiteral("acme"));
    const QByteArray bytes = text.toByteArray();
    const auto frame = readEventFrame(bytes, company);
    if (!frame)
        return;
    if (frame->kind == EventFrame::Kind::Unreadable) {
        require(!frame->now && frame->changes.reservations.empty() && !frame->changes.log, "it is not told in part");
        return;
    }
    const auto read = readStrictJson(bytes);
    const auto *value = std::get_if<JsonValue>(&read);
    require(value && value->as<JsonValue::Object>(), "a frame is an object of strict JSON");
    for (const auto &[key, field] : *value->as<JsonValue::Object>()) {
        if (key == QLatin1String("seq"))
            require(field.as<qint64>() && *field.as<qint64>() >= 0 &&
                        frame->sequence == static_cast<quint64>(*field.as<qint64>()),
                    "the number of the last entry is the one that was sent");
    }
}

const Registration registration({"event", run, mutateWords});

} // namespace

} // namespace callboard::fuzz
