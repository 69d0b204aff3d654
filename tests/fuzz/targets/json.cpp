// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// Strict JSON against simdjson, and every body of our routes read from it.
#include "core/wire/modelrequests.h"
#include "core/wire/telephonyrequests.h"
#include "tests/core/wire/secondjson.h"
#include "tests/fuzz/jsontext.h"
#include "tests/fuzz/target.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace callboard::fuzz {

namespace {

double asDouble(const JsonValue::OtherNumber &number)
{
    return std::strtod(number.text.constData(), nullptr);
}

/// A number that no double holds, or a whole one that 64 bits do not: kept as text by us, refused by the second parser.
bool isHuge(const JsonValue::OtherNumber &number)
{
    bool isUnsigned = false;
    bool isSigned = false;
    number.text.toULongLong(&isUnsigned);
    number.text.toLongLong(&isSigned);
    const bool isWhole = number.text.indexOf('.') < 0 && number.text.toLower().indexOf('e') < 0;
    return std::isinf(asDouble(number)) || (isWhole && !isUnsigned && !isSigned);
}

bool holdsHugeNumber(const JsonValue &value)
{
    if (const auto *number = value.as<JsonValue::OtherNumber>())
        return isHuge(*number);
    if (const auto *list = value.as<JsonValue::List>())
        return std::any_of(list->begin(), list->end(), holdsHugeNumber);
    if (const auto *object = value.as<JsonValue::Object>())
        return std::any_of(object->begin(), object->end(),
                           [](const auto &field) { return holdsHugeNumber(field.second); });
    return false;
}

bool isSameText(const QString &ours, std::string_view theirs)
{
    return ours.toUtf8() == QByteArrayView(theirs.data(), static_cast<qsizetype>(theirs.size()));
}

bool isSame(const JsonValue &ours, const simdjson::dom::element &theirs)
{
    if (ours.isNull())
        return theirs.is_null();
    if (const bool *yes = ours.as<bool>())
        return theirs.is_bool() && bool(theirs) == *yes;
    if (const qint64 *number = ours.as<qint64>())
        return theirs.is_int64() && int64_t(theirs) == *number;
    if (const auto *number = ours.as<JsonValue::OtherNumber>())
        return theirs.is_number() && double(theirs) == asDouble(*number);
    if (const QString *text = ours.as<QString>())
        return theirs.is_string() && isSameText(*text, theirs);
    if (const auto *list = ours.as<JsonValue::List>()) {
        if (!theirs.is_array() || simdjson::dom::array(theirs).size() != list->size())
            return false;
        auto next = list->begin();
        for (const simdjson::dom::element item : simdjson::dom::array(theirs)) {
            if (!isSame(*next++, item))
                return false;
        }
        return true;
    }
    const auto *object = ours.as<JsonValue::Object>();
    if (!object || !theirs.is_object() || simdjson::dom::object(theirs).size() != object->size())
        return false;
    auto next = object->begin();
    for (const auto field : simdjson::dom::object(theirs)) {
        if (!isSameText(next->first, field.key) || !isSame(next->second, field.value))
            return false;
        ++next;
    }
    return true;
}

/// The second parser takes duplicate keys, NUL and deeper nesting; it refuses numbers that no double holds.
void compareWithSimdjson(QByteArrayView text, const std::variant<JsonValue, JsonProblem> &ours)
{
    simdjson::dom::parser parser;
    simdjson::dom::element theirs;
    const bool theyAccept =
        parser.parse(text.data(), static_cast<size_t>(text.size()), true).get(theirs) == simdjson::SUCCESS;
    const auto *value = std::get_if<JsonValue>(&ours);
    if (theyAccept && !value) {
        const QString why = std::get<JsonProblem>(ours).text;
        require(test::hasDuplicateKey(theirs) || why.contains(QLatin1String("NUL")) ||
                    why.contains(QLatin1String("inside one another")),
                "only what we forbid on top is refused");
    }
    if (value && !theyAccept)
        require(holdsHugeNumber(*value), "what we take is JSON");
    if (value && theyAccept)
        require(isSame(*value, theirs), "both parsers read the same value");
}

void checkWindow(const std::variant<InstantRange, Preset> &window)
{
    const auto *range = std::get_if<InstantRange>(&window);
    if (!range)
        return;
    require(toEpochMs(range->start) >= telephonyrequests::kEarliestMs &&
                toEpochMs(range->end) <= telephonyrequests::kLatestMs,
            "no seconds for milliseconds, no year 2101");
}

template <typename Read> auto readBody(const JsonValue &body, Read read, bool &isGood)
{
    BodyFindings findings;
    auto value = read(body, findings);
    isGood = findings.problems.isEmpty();
    require(findings.problems.all().size() <= 100, "a wrong body does not become a book");
    return value;
}

void readBodies(const JsonValue &body)
{
    namespace t = telephonyrequests;
    namespace m = modelrequests;
    bool good = false;
    t::asksForce(body);
    if (const auto call = readBody(body, t::scheduleCall, good); good)
        checkWindow(call.window);
    if (const auto batch = readBody(body, t::batchScheduleCall, good); good) {
        checkWindow(batch.window);
        require(!batch.candidates.empty() && batch.candidates.size() <= t::kBatchLimit, "1-200 people");
    }
    if (const auto preview = readBody(body, t::hoursPreview, good); good)
        require(preview.hours.opens >= 0 && preview.hours.opens < preview.hours.closes && preview.hours.closes < 1440,
                "hours of a day, no 24:00 on the wire");
    readBody(body, t::hoursEdit, good);
    readBody(body, t::numberEdit, good);
    readBody(body, t::revokeCall, good);
    readBody(body, m::position, good);
    readBody(body, m::candidate, good);
    if (const auto people = readBody(body, m::candidates, good); good)
        require(people.size() <= m::kImportLimit, "at most 1,000 people");
    readBody(body, m::number, good);
    readBody(body, m::globalCap, good);
    if (const auto extras = readBody(body, m::hoursExtras, good); good)
        require(checkExtras(extras).has_value(), "extras that are taken are extras");
    readBody(body, m::company, good);
    readBody(body, m::hold, good);
    readBody(
        body, [](const JsonValue &b, BodyFindings &f) { return m::reason(b, f, true); }, good);
    readBody(body, m::key, good);
    readBody(body, m::breaker, good);
    readBody(body, m::move, good);
}

void run(QByteArrayView text)
{
    const auto read = readStrictJson(text);
    compareWithSimdjson(text, read);
    const auto *value = std::get_if<JsonValue>(&read);
    if (!value)
        return;
    const auto again = readStrictJson(jsonText(*value));
    require(std::holds_alternative<JsonValue>(again), "what was written is read again");
    require(jsonText(std::get<JsonValue>(again)) == jsonText(*value), "and says the same");
    readBodies(*value);
}

const Registration registration({"json", run, mutateWords});

} // namespace

} // namespace callboard::fuzz
