// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/phone/phonefacts.h"

#include "core/phone/phonelib.h"

#include <QHash>
#include <QSet>

#include <mutex>
#include <optional>

namespace callboard {

namespace {

/// More people than one workspace plans with; then everything is forgotten and learnt anew.
constexpr qsizetype kMostRemembered = 200'000;

PhoneFacts factsFrom(const E164 &number, const phonelib::Judged &judged)
{
    PhoneFacts facts{judged.problem, judged.region.isEmpty() ? phonelib::mainRegionOf(number) : judged.region, false};
    // "+44 0 20 ..." is read with its 0 dropped; as a stored number it would dial something else.
    if (judged.problem == PhoneProblem::None && judged.e164 != number.text())
        facts.problem = PhoneProblem::NotInRegion;
    facts.isGeographic = facts.problem == PhoneProblem::None && judged.isGeographic;
    return facts;
}

class Memory
{
public:
    std::optional<PhoneFacts> of(const E164 &number)
    {
        const std::lock_guard lock(m_mutex);
        const auto known = m_facts.constFind(number.text());
        return known == m_facts.cend() ? std::nullopt : std::optional(*known);
    }
    void keep(const E164 &number, PhoneFacts facts)
    {
        const std::lock_guard lock(m_mutex);
        if (m_facts.size() >= kMostRemembered)
            m_facts.clear();
        if (const auto shared = m_regions.constFind(facts.region); shared != m_regions.cend())
            facts.region = *shared; // one text for a country, not one for each of its people
        else
            m_regions.insert(facts.region);
        m_facts.insert(number.text(), std::move(facts));
    }

private:
    std::mutex m_mutex;
    QHash<QString, PhoneFacts> m_facts;
    QSet<QString> m_regions;
};

Memory &memory()
{
    static Memory made;
    return made;
}

} // namespace

PhoneFacts factsOf(const E164 &number)
{
    if (number.isEmpty())
        return {PhoneProblem::Empty, {}, false};
    if (auto known = memory().of(number))
        return *std::move(known);
    PhoneFacts facts = factsFrom(number, phonelib::judge(number.text(), QString()));
    memory().keep(number, facts);
    return facts;
}

void rememberFacts(const E164 &number, const phonelib::Judged &judged)
{
    memory().keep(number, factsFrom(number, judged));
}

} // namespace callboard
