// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/remote/eventframe.h"

#include "core/rpc/codec.h"

#include <algorithm>

namespace callboard {

namespace {

using rpc::Like;

struct Hello
{
    quint64 sequence = 0;
    Instant now;
};
template <class A> void shape(A &a, Like<Hello> auto &v)
{
    a("seq", v.sequence);
    a("nowMs", v.now);
}

struct Resync
{
    quint64 sequence = 0;
};
template <class A> void shape(A &a, Like<Resync> auto &v)
{
    a("seq", v.sequence);
}

struct Changed
{
    std::vector<ReservationId> reservations;
    std::vector<CandidateId> candidates;
    std::vector<BatchId> batches;
    bool company = false;
    bool hours = false;
    bool numbers = false;
    bool positions = false;
    bool keys = false;
    bool clock = false;
    bool capacity = false;
};
template <class A> void shape(A &a, Like<Changed> auto &v)
{
    a("reservations", v.reservations);
    a("candidates", v.candidates);
    a("batches", v.batches);
    a("company", v.company);
    a("hours", v.hours);
    a("numbers", v.numbers);
    a("positions", v.positions);
    a("keys", v.keys);
    a("clock", v.clock);
    a("capacity", v.capacity);
}

struct News
{
    quint64 after = 0;
    quint64 sequence = 0;
    Instant now;
    Changed changed;
};
template <class A> void shape(A &a, Like<News> auto &v)
{
    a("after", v.after);
    a("seq", v.sequence);
    a("nowMs", v.now);
    a("changed", v.changed);
}

const JsonValue *field(const JsonValue::Object &object, QLatin1String name)
{
    const auto found =
        std::find_if(object.begin(), object.end(), [name](const auto &one) { return one.first == name; });
    return found == object.end() ? nullptr : &found->second;
}

EventFrame unreadable()
{
    EventFrame frame;
    frame.kind = EventFrame::Kind::Unreadable;
    return frame;
}

EventFrame helloOf(const JsonValue &json)
{
    const auto hello = rpc::readValue<Hello>(json);
    if (!hello)
        return unreadable();
    EventFrame frame;
    frame.kind = EventFrame::Kind::Hello;
    frame.sequence = hello->sequence;
    frame.now = hello->now;
    return frame;
}

EventFrame resyncOf(const JsonValue &json)
{
    const auto resync = rpc::readValue<Resync>(json);
    if (!resync)
        return unreadable();
    EventFrame frame;
    frame.sequence = resync->sequence;
    frame.changes.everything = frame.companyChanged = true;
    return frame;
}

EventFrame newsOf(const JsonValue &json)
{
    auto news = rpc::readValue<News>(json);
    const JsonValue *events = field(*json.as<JsonValue::Object>(), QLatin1String("events"));
    const auto *list = events ? events->as<JsonValue::List>() : nullptr;
    if (!news || !list || news->sequence < news->after)
        return unreadable();
    EventFrame frame;
    frame.sequence = news->sequence;
    frame.after = news->after;
    frame.now = news->now;
    Changed &changed = news->changed;
    frame.changes.log = !list->empty();
    frame.changes.reservations = std::move(changed.reservations);
    frame.changes.candidates = std::move(changed.candidates);
    frame.changes.batches = std::move(changed.batches);
    frame.changes.numbers = changed.numbers;
    frame.changes.hours = changed.hours;
    frame.changes.positions = changed.positions;
    frame.changes.clock = changed.clock || changed.company;
    frame.changes.capacity = changed.capacity;
    frame.companyChanged = changed.company || changed.hours || changed.keys;
    return frame;
}

std::optional<EventFrame> frameOf(const JsonValue &json)
{
    const auto *object = json.as<JsonValue::Object>();
    const JsonValue *type = object ? field(*object, QLatin1String("type")) : nullptr;
    const auto *name = type ? type->as<QString>() : nullptr;
    if (!name)
        return unreadable();
    if (*name == QLatin1String("hello"))
        return helloOf(json);
    if (*name == QLatin1String("resync"))
        return resyncOf(json);
    if (*name == QLatin1String("changes"))
        return newsOf(json);
    return std::nullopt;
}

} // namespace

std::optional<EventFrame> readEventFrame(const QByteArray &text, const CompanyId &company)
{
    const auto read = readStrictJson(text);
    const auto *json = std::get_if<JsonValue>(&read);
    auto frame = json ? frameOf(*json) : unreadable();
    if (frame)
        frame->changes.company = company;
    return frame;
}

} // namespace callboard
