// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/phone/phonefacts.h"

#include "core/phone/phonelib.h"

#include <QHash>

#include <mutex>

namespace callboard {

namespace {

/// More people than one workspace plans with; then everything is forgotten and learnt anew.
constexpr qsizetype kMostRemembered = 200'000;

PhoneFacts workOut(const E164 &number)
{
    if (number.isEmpty())
        return {PhoneProblem::Empty, {}};
    const phonelib::Judged judged = phonelib::judge(number.text(), QString());
    PhoneFacts facts{judged.problem, judged.region.isEmpty() ? phonelib::mainRegionOf(number) : judged.region};
    // "+44 0 20 ..." is read with its 0 dropped; as a stored number it would dial something else.
    if (judged.problem == PhoneProblem::None && judged.e164 != number.text())
        facts.problem = PhoneProblem::NotInRegion;
    return facts;
}

} // namespace

PhoneFacts factsOf(const E164 &number)
{
    static std::mutex mutex;
    static QHash<QString, PhoneFacts> remembered;
    {
        const std::lock_guard lock(mutex);
        if (const auto known = remembered.constFind(number.text()); known != remembered.cend())
            return *known;
    }
    PhoneFacts facts = workOut(number);
    const std::lock_guard lock(mutex);
    if (remembered.size() >= kMostRemembered)
        remembered.clear();
    remembered.insert(number.text(), facts);
    return facts;
}

} // namespace callboard
