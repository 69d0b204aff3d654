// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// What people type as a phone number. The first byte chooses the country that was preset.
#include "core/phone/e164.h"
#include "tests/fuzz/target.h"

namespace callboard::fuzz {

namespace {

const QString kRegions[]{{},
                         QStringLiteral("LT"),
                         QStringLiteral("US"),
                         QStringLiteral("DE"),
                         QStringLiteral("GB"),
                         QStringLiteral("AR"),
                         QStringLiteral("XX"),
                         QStringLiteral("lt")};

void run(QByteArrayView bytes)
{
    Bytes input(bytes);
    const QString region = kRegions[input.next() % std::size(kRegions)];
    const QByteArrayView rest = input.rest();
    const QString text = QString::fromUtf8(rest.data(), rest.size());
    const PhoneReading reading = readPhone(text, region);
    require((reading.problem == PhoneProblem::None) == !reading.number.isEmpty(), "a number, or what is wrong");
    problemName(reading.problem);
    if (const auto parsed = E164::parse(text)) {
        require(parsed->text() == text, "a number is kept as it is");
        judgePhone(*parsed);
        zonesOf(*parsed);
    }
    if (reading.number.isEmpty())
        return;
    const E164 &number = reading.number;
    require(E164::parse(number.text()).has_value(), "plus and digits");
    require(judgePhone(number) == PhoneProblem::None, "what was read may be dialled");
    require(regionOf(number) == reading.region || reading.region.isEmpty(), "its country is the number's");
    // Read again it is the same number, whatever country is preset, and so is what is shown of it.
    for (const QString &other : kRegions)
        require(readPhone(number.text(), other).number == number, "the same number again");
    require(readPhone(formatInternational(number), {}).number == number, "what is shown is the same number");
    const PhoneZones zones = zonesOf(number);
    require(zones.narrowed.size() <= zones.all.size(), "a prefix only narrows");
}

const Registration registration({"phone", run, nullptr});

} // namespace

} // namespace callboard::fuzz
