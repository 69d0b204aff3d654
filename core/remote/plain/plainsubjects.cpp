// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/remote/plain/plainsubjects.h"

#include "core/desk/csvexports.h"
#include "core/desk/logsearch.h"
#include "core/remote/plain/plainfigures.h"

namespace callboard {
namespace {

constexpr milliseconds kOutlook = 7 * kDay;

} // namespace

QFuture<Result<HoursSnapshot>> PlainHours::load(const CompanyId &company)
{
    return m_desk.post<HoursSnapshot>(company, [](PlainCore &core, const PlainReply<HoursSnapshot> &reply) {
        core.loadHours([&core, reply](const Result<HoursPolicy> &policy) {
            if (!policy && core.workspace().companies.front().policy == HoursPolicy())
                reply(policy.error()); // nothing was ever told
            else
                reply(plainfigures::hours(core.world()));
        });
    });
}

QFuture<Result<std::vector<Conflict>>> PlainHours::preview(const CompanyId &company, const CallingHours &hours,
                                                           const std::optional<Weekdays> &days)
{
    return m_desk.post<std::vector<Conflict>>(
        company, [hours, days](PlainCore &core, const PlainReply<std::vector<Conflict>> &reply) {
            core.previewHours(hours, days, reply);
        });
}

QFuture<Result<HoursSaved>> PlainHours::save(const CompanyId &company, const HoursEdit &edit)
{
    return m_desk.post<HoursSaved>(
        company, [edit](PlainCore &core, const PlainReply<HoursSaved> &reply) { core.saveHours(edit, reply); });
}

QFuture<Result<HoursExtrasSaved>> PlainHours::saveExtras(const CompanyId &company, const HoursExtras &extras)
{
    return m_desk.post<HoursExtrasSaved>(company, [extras](PlainCore &core, const PlainReply<HoursExtrasSaved> &reply) {
        core.saveExtras(extras, reply);
    });
}

QFuture<Result<Done>> PlainHours::waiveClosure(const CompanyId &, const std::vector<ReservationId> &, bool)
{
    return PlainDesk::cannot<Done>("hours-extras"); // it dials by its own hours and holds nothing for ours
}

QFuture<Result<NumbersSnapshot>> PlainNumbers::load(const CompanyId &company)
{
    return m_desk.post<NumbersSnapshot>(company, [](PlainCore &core, const PlainReply<NumbersSnapshot> &reply) {
        core.loadNumbers([&core, reply](const Result<Done> &loaded) {
            if (!loaded && core.world().numbers.empty()) {
                reply(loaded.error());
                return;
            }
            const Instant now = core.now();
            core.withCover({}, {now, now + kOutlook}, [&core, reply](const std::optional<Error> &) {
                core.work<NumbersSnapshot>(
                    [](const PlainWorld &world) { return Result<NumbersSnapshot>(plainfigures::numbers(world)); },
                    reply);
            });
        });
    });
}

QFuture<Result<PhoneNumber>> PlainNumbers::patch(const CompanyId &company, const PhoneNumberId &id,
                                                 const NumberPatch &patch)
{
    return m_desk.post<PhoneNumber>(company, [id, patch](PlainCore &core, const PlainReply<PhoneNumber> &reply) {
        core.patchNumber(id, patch, reply);
    });
}

QFuture<Result<PhoneNumber>> PlainNumbers::save(const PhoneNumber &)
{
    return PlainDesk::cannot<PhoneNumber>("numbers"); // C050
}

QFuture<Result<Done>> PlainNumbers::remove(const CompanyId &, const PhoneNumberId &)
{
    return PlainDesk::cannot<Done>("numbers");
}

QFuture<Result<Pool>> PlainNumbers::savePool(const CompanyId &, const Pool &)
{
    return PlainDesk::cannot<Pool>("pools");
}

QFuture<Result<CapPreview>> PlainNumbers::previewCap(const CompanyId &, const PhoneNumberId &, int, InstantRange,
                                                     milliseconds)
{
    return PlainDesk::cannot<CapPreview>("caps");
}

QFuture<Result<ClockStatus>> PlainClock::status(const CompanyId &company)
{
    return m_desk.post<ClockStatus>(
        company, [](PlainCore &core, const PlainReply<ClockStatus> &reply) { core.loadClock(true, reply); });
}

QFuture<Result<ClockBackend::Forecast>> PlainClock::forecast(const CompanyId &company)
{
    return m_desk.post<Forecast>(company, [](PlainCore &core, const PlainReply<Forecast> &reply) {
        const Instant now = core.now();
        core.withCover({}, {now, now + 2 * kDay}, [&core, reply](const std::optional<Error> &error) {
            if (error)
                reply(*error);
            else
                core.work<Forecast>(
                    [](const PlainWorld &world) { return Result<Forecast>(plainfigures::forecast(world)); }, reply);
        });
    });
}

QFuture<Result<Done>> PlainClock::holdDialling(const CompanyId &, bool, const QString &)
{
    return PlainDesk::cannot<Done>("hold all dialling");
}

QFuture<Result<Company>> PlainClock::patchCompany(const CompanyId &, const CompanyPatch &)
{
    return PlainDesk::cannot<Company>("company settings");
}

QFuture<Result<Done>> PlainClock::holdBreaker(const CompanyId &, const QString &)
{
    return PlainDesk::cannot<Done>("breaker");
}

QFuture<Result<Done>> PlainClock::closeBreaker(const CompanyId &, const QString &)
{
    return PlainDesk::cannot<Done>("breaker");
}

QFuture<Result<Done>> PlainClock::probeNow(const CompanyId &)
{
    return PlainDesk::cannot<Done>("breaker");
}

QFuture<Result<Done>> PlainClock::answerLateCalls(const CompanyId &, bool)
{
    return PlainDesk::cannot<Done>("late calls");
}

QFuture<Result<LogPage>> PlainLog::page(const LogFilter &filter)
{
    return m_desk.tell<LogPage>(filter.company, [filter](PlainCore &core) -> Result<LogPage> {
        LogPage page;
        const std::vector<LogEntry> &log = core.log();
        page.total = log.size();
        page.chainIntact = !firstBrokenLink({}, log);
        for (auto entry = log.rbegin(); entry != log.rend(); ++entry) {
            if ((filter.before > 0 && entry->sequence >= filter.before) || !desk::matches(core.world(), *entry, filter))
                continue;
            if (static_cast<int>(page.entries.size()) >= filter.limit) {
                page.more = true;
                break;
            }
            page.entries.push_back(*entry);
        }
        return page;
    });
}

QFuture<Result<QByteArray>> PlainLog::exportCsv(const LogFilter &filter)
{
    return m_desk.tell<QByteArray>(filter.company, [filter](PlainCore &core) -> Result<QByteArray> {
        std::vector<LogEntry> entries;
        for (const LogEntry &entry : core.log()) {
            if (desk::matches(core.world(), entry, filter))
                entries.push_back(entry);
        }
        return desk::logCsv(core.world(), entries, false);
    });
}

QFuture<Result<std::vector<KeyRow>>> PlainKeys::list(const CompanyId &)
{
    return PlainDesk::cannot<std::vector<KeyRow>>("keys");
}

QFuture<Result<KeyCreated>> PlainKeys::create(const CompanyId &, const QString &, KeyKind, const Scopes &)
{
    return PlainDesk::cannot<KeyCreated>("keys");
}

QFuture<Result<Done>> PlainKeys::revoke(const CompanyId &, const QString &)
{
    return PlainDesk::cannot<Done>("keys");
}

} // namespace callboard
