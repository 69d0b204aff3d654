// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/faults/matrix.h"

#include "tests/contract/contracthouse.h"
#include "tests/e2e/faults/guiwatch.h"

#include <QElapsedTimer>
#include <QTimer>

#include <cstdio>

namespace callboard::test {

namespace {

constexpr int kPagesEach = 3;
/// A conversation that a fault interrupts is online again within the longest pause between two tries.
constexpr int kReturn = 60'000;
constexpr int kLookEvery = 5; // ms

QString textOf(const std::optional<Error> &error)
{
    return error ? wireName(error->code) + QLatin1Char(' ') + error->detail : QStringLiteral("done");
}

/// A row that only one of the two has, or that they are in another order; empty = they are the same.
QString difference(const QStringList &shown, const QStringList &fresh, bool isAmongOthers)
{
    const bool isSame = shown == fresh;
    // The list of calls opens with another view than the one that was chosen before: what it has must be there.
    const bool isThere = isAmongOthers && std::all_of(fresh.begin(), fresh.end(),
                                                      [&](const QString &row) { return shown.contains(row); });
    if (isSame || isThere)
        return {};
    const auto firstOnlyIn = [](const QStringList &one, const QStringList &other) {
        const auto found =
            std::find_if(one.begin(), one.end(), [&](const QString &row) { return !other.contains(row); });
        return found == one.end() ? QStringLiteral("nothing") : *found;
    };
    return QStringLiteral("%1 rows, in a new window %2; only here: \"%3\"; only there: \"%4\"")
        .arg(shown.size())
        .arg(fresh.size())
        .arg(firstOnlyIn(shown, fresh), firstOnlyIn(fresh, shown));
}

} // namespace

bool isFull()
{
    return qEnvironmentVariableIntValue("CALLBOARD_FULL") > 0;
}

const char *nameOf(Trouble trouble)
{
    switch (trouble) {
    case Trouble::Refuse:
        return "refused";
    case Trouble::Reset:
        return "reset in the answer";
    case Trouble::BlackHole:
        return "black hole";
    case Trouble::OneByte:
        return "a byte at a time";
    case Trouble::HalfOpen:
        return "half open";
    case Trouble::TlsExpired:
        return "certificate expired";
    case Trouble::WrongHost:
        return "wrong host";
    case Trouble::BadGateway:
        return "502 in HTML";
    case Trouble::HalfJson:
        return "half the JSON";
    case Trouble::GzipLie:
        return "gzip lie";
    case Trouble::Redirect:
        return "redirect loop";
    case Trouble::NamesFail:
        return "name not found";
    case Trouble::Portal:
        return "a page to sign in";
    case Trouble::SkewedClock:
        return "clock three hours on";
    }
    return "";
}

struct Matrix::Round
{
    Round(Trouble t, Console console, int offset)
        : trouble(t), firstPage(offset), rig(t, console, (static_cast<int>(t) + offset) % 2 == 1)
    {
    }
    bool isAway() const { return !rig.words().isEmpty(); }

    Trouble trouble;
    int firstPage;
    Rig rig;
    std::vector<PageId> pages;
    std::map<PageId, QStringList> before;
    std::vector<Deed> deeds;
    quint64 start = 0;
};

Matrix::Matrix(Console console) : m_console(console)
{
    guiwatch::begin();
}

/// Lets the window live until it is so, or too long.
bool Matrix::comes(const std::function<bool()> &condition, int ms)
{
    QTimer look; // else the window would rest until something happens
    look.start(kLookEvery);
    QElapsedTimer since;
    since.start();
    while (!condition()) {
        if (since.hasExpired(ms))
            return false;
        m_meter.turn(QEventLoop::WaitForMoreEvents);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return true;
}

std::vector<PageId> Matrix::pagesOf(Trouble trouble) const
{
    std::vector<PageId> chosen;
    const int first = isFull() ? 0 : static_cast<int>(trouble) * kPagesEach;
    for (int i = 0; i < (isFull() ? kPageCount : kPagesEach); ++i)
        chosen.push_back(static_cast<PageId>((first + i) % kPageCount));
    return chosen;
}

QString Matrix::meet(Trouble trouble)
{
    // In full, each action on each page: the pages move on by one from round to round.
    for (int offset = 0; offset < (isFull() ? kPageCount : 1); ++offset) {
        Round round(trouble, m_console, offset);
        const QString wrong = meet(round);
        if (!wrong.isEmpty()) {
            ++m_wrong;
            return QStringLiteral("%1: %2 (the bar: \"%3\")")
                .arg(QLatin1String(nameOf(trouble)), wrong, round.rig.bar());
        }
    }
    m_troubles.insert(static_cast<int>(trouble));
    return {};
}

QString Matrix::meet(Round &round)
{
    Rig &rig = round.rig;
    const int waitsBefore = guiwatch::waits();
    if (!comes([&] { return rig.backend().connection().state == Connection::State::Online; }))
        return QStringLiteral("not online before it");
    round.pages = pagesOf(round.trouble);
    for (const PageId page : round.pages) {
        rig.view().showPage(page);
        if (!comes([&] { return rig.isSettled(page); }))
            return Page::nameOf(page) + QStringLiteral(" does not settle");
        round.before[page] = rig.picture(page);
    }
    round.start = rig.lastEntry();
    for (const auto step : {&Matrix::work, &Matrix::recover, &Matrix::judge}) {
        if (const QString wrong = (this->*step)(round); !wrong.isEmpty())
            return wrong;
    }
    m_waits += guiwatch::waits() - waitsBefore;
    if (guiwatch::waits() > waitsBefore)
        return QStringLiteral("the window's thread waited %1 times: %2")
            .arg(guiwatch::waits() - waitsBefore)
            .arg(guiwatch::lastWait());
    return {};
}

/// The fault begins, and whoever sits there goes on working.
QString Matrix::work(Round &round)
{
    Rig &rig = round.rig;
    rig.begin();
    size_t turn = static_cast<size_t>(round.firstPage);
    for (const Action &action : allActions()) {
        const auto needs = rig.prepared().isBreakerHeld ? Action::Breaker::Held : Action::Breaker::NotHeld;
        // A plain server has no breaker to hold: all that is asked of it is refused.
        if (m_console == Console::Callboard && action.breaker != Action::Breaker::Either && action.breaker != needs)
            continue;
        rig.view().showPage(round.pages[turn++ % round.pages.size()]);
        const QString mark = QStringLiteral("%1-%2").arg(QLatin1String(action.name)).arg(round.firstPage);
        round.deeds.push_back(action.start(rig.backend(), rig.prepared(), QString(mark).replace(u' ', u'-')));
        round.deeds.back().name = QString::fromLatin1(action.name);
        m_meter.turn(QEventLoop::AllEvents);
    }
    const auto question = rig.backend().hours().load(kAcme); // as any page would ask
    if (!comes([&] { return question.isFinished(); }))
        return QStringLiteral("a question is never answered");
    if (round.isAway()) {
        if (!comes([&] { return rig.backend().connection().state == Connection::State::Offline; }))
            return QStringLiteral("not seen to be offline");
        if (!comes([&] { return rig.bar().startsWith(rig.words()); }))
            return QStringLiteral("the bar does not say \"%1\"").arg(rig.words());
        if (!rig.backend().connection().answeredAgo)
            return QStringLiteral("no age of what is shown");
        if (rig.goodNews() > 0)
            return QStringLiteral("good news while the server is away");
    }
    for (const PageId page : round.pages) {
        const QStringList now = rig.picture(page);
        // What a plain server's console keeps itself goes on changing: people are added and removed.
        const auto least =
            m_console == Console::Plain ? std::min<qsizetype>(1, round.before[page].size()) : round.before[page].size();
        if (now.size() < least)
            return QStringLiteral("%1 shows %2 rows, before it %3")
                .arg(Page::nameOf(page))
                .arg(now.size())
                .arg(round.before[page].size());
        m_pages.insert(page);
        ++m_pictures;
    }
    if (!comes([&] { return rig.hasFired(); }))
        return QStringLiteral("the fault met nothing");
    return {};
}

QString Matrix::recover(Round &round)
{
    Rig &rig = round.rig;
    rig.end();
    QElapsedTimer sinceReturn;
    sinceReturn.start();
    for (const Deed &deed : round.deeds) {
        if (!comes([&] { return deed.isAnswered(); }, kReturn))
            return deed.name + QStringLiteral(" is never answered");
    }
    if (!comes([&] { return rig.backend().connection().state == Connection::State::Online; }, kReturn))
        return QStringLiteral("not online after it");
    m_longestReturn = std::max(m_longestReturn, sinceReturn.elapsed());
    if (!comes([&] { return rig.backend().connection().waiting == 0; }, kReturn))
        return QStringLiteral("%1 commands wait for ever").arg(rig.backend().connection().waiting);
    if (round.isAway() && !comes([&] { return !rig.bar().startsWith(rig.words()); }))
        return QStringLiteral("the bar goes on complaining");
    for (const PageId page : round.pages) {
        QString differs;
        const auto isFresh = [&] {
            differs = difference(rig.picture(page), rig.freshPicture(page), page == PageId::Calls);
            return differs.isEmpty();
        };
        if (!comes(isFresh))
            return Page::nameOf(page) + QStringLiteral(" is not fresh: ") + differs;
    }
    return {};
}

/// Told that it was done: once. Told that it was not: never. Unknown: at most once; and what is asked again until that
/// is known was done once by now, and the window has told so.
QString Matrix::judge(Round &round)
{
    Rig &rig = round.rig;
    QStringList wrong;
    int news = 0;
    for (const Deed &deed : round.deeds) {
        ++m_deeds;
        m_actions.insert(deed.name);
        const auto error = deed.error();
        const int times = deed.event || deed.countHere ? rig.timesDone(deed, round.start) : error ? 0 : 1;
        const bool isUnknown = error && error->code == ErrorCode::AnswerUnknown;
        const bool isRight = isUnknown ? times == 1 || (times == 0 && !deed.isAskedAgain) : times == (error ? 0 : 1);
        news += isUnknown && deed.isAskedAgain ? 1 : 0;
        if (!isRight)
            wrong << QStringLiteral("%1 (%2) was carried out %3 times").arg(deed.name, textOf(error)).arg(times);
    }
    if (!wrong.isEmpty())
        return wrong.join(QStringLiteral("; "));
    if (!comes([&] { return rig.goodNews() >= news; }))
        return QStringLiteral("%1 of %2 late answers told").arg(rig.goodNews()).arg(news);
    return {};
}

QString Matrix::missing() const
{
    QStringList missing;
    if (m_troubles.size() < kTroubles)
        missing << QStringLiteral("%1 faults").arg(kTroubles - static_cast<int>(m_troubles.size()));
    for (const Action &action : allActions()) {
        if (!m_actions.contains(QString::fromLatin1(action.name)))
            missing << QString::fromLatin1(action.name);
    }
    for (int page = 0; page < kPageCount; ++page) {
        if (!m_pages.contains(static_cast<PageId>(page)))
            missing << Page::nameOf(static_cast<PageId>(page));
    }
    return missing.join(QStringLiteral(", "));
}

void Matrix::printFigures(const char *test)
{
    const QString command = QStringLiteral("%1build/release/bin/test_e2e_faults --only tst_%2")
                                .arg(QLatin1String(isFull() ? "CALLBOARD_FULL=1 " : ""), QLatin1String(test));
    const QString side = m_console == Console::Plain ? QStringLiteral("plain server") : QStringLiteral("callboardd");
    const auto print = [&](const QString &what, const QString &reached) {
        std::printf("FIGURE {\"promise\":\"P9\",\"test\":\"e2e.faults.%s\",\"what\":\"%s: %s\",\"reached\":%s,"
                    "\"violations\":%d,\"command\":\"%s\"%s}\n",
                    test, qPrintable(side), qPrintable(what), qPrintable(reached), m_wrong, qPrintable(command),
                    isFull() ? ",\"size\":\"night\"" : "");
    };
    print(QStringLiteral("actions during %1 faults, none lost, doubled or told wrongly").arg(m_troubles.size()),
          QString::number(m_deeds));
    print(QStringLiteral("pages looked at meanwhile, and fresh again by themselves after it"),
          QString::number(m_pictures));
    print(QStringLiteral("turns of the window's thread; waits for network, disk or another thread in them"),
          QStringLiteral("\"%1; %2\"").arg(m_meter.turns()).arg(m_waits));
    print(QStringLiteral("processor time of a turn, p50, p99 and most, ms; over 50 ms (not judged)"),
          QStringLiteral("\"%1, %2, %3; %4\"")
              .arg(m_meter.at(0.5), 0, 'f', 1)
              .arg(m_meter.at(0.99), 0, 'f', 1)
              .arg(m_meter.at(1), 0, 'f', 1)
              .arg(m_meter.over(50)));
    print(QStringLiteral("all answered and online again after the server's return, longest, ms (not judged)"),
          QString::number(m_longestReturn));
}

} // namespace callboard::test
