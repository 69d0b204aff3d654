// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/batches/batchespage.h"

#include "ui/batches/batchdiffmodel.h"
#include "ui/batches/batchgroupbox.h"
#include "ui/batches/batchlist.h"
#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/note.h"
#include "ui/common/panels.h"
#include "ui/common/segmentedcontrol.h"
#include "ui/common/sentences.h"
#include "ui/common/tableview.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"
#include "ui/common/timetext.h"
#include "ui/log/logsentences.h"

#include <QApplication>
#include <QLabel>
#include <QLocale>
#include <QStackedWidget>

#include <algorithm>
#include <map>

namespace callboard {

namespace {

constexpr int kNarrowWidth = 1250;
constexpr int kTinyWidth = 760;
/// More numbers than these are summed up in the scheduled group.
constexpr size_t kNumberLines = 7;

} // namespace

QString BatchesPage::statusSentence() const
{
    const BatchSummary *batch = m_controller.current();
    return batch ? BatchWords::spoken(*batch) : QString();
}

Command *BatchesPage::primary() const
{
    return m_controller.draft() ? m_bookCommand : m_newCommand;
}

QList<QWidget *> BatchesPage::panes() const
{
    return {m_list, m_stack};
}

void BatchesPage::arrived()
{
    if (!m_controller.isLoaded())
        m_controller.load();
    if (!isAncestorOf(QApplication::focusWidget()))
        m_list->setFocus(Qt::OtherFocusReason);
}

void BatchesPage::show(const Jump &jump)
{
    if (jump.batch)
        m_controller.open(*jump.batch);
}

void BatchesPage::newBatch()
{
    Jump jump;
    jump.page = PageId::Plan;
    jump.view = QStringLiteral("new-batch");
    session().go(jump);
}

void BatchesPage::planPeople(const std::vector<CandidateId> &people)
{
    Jump jump;
    jump.page = PageId::Plan;
    jump.people = people;
    session().go(jump);
}

QString BatchesPage::whenOf(const BatchSummary &batch) const
{
    //: When and by whom a batch was booked
    return tr("Booked %1 by %2")
        .arg(TimeText::shortMoment(batch.createdAt, session().ownZone(), session().now()),
             LogSentences::whoShort(batch.createdBy));
}

void BatchesPage::refresh()
{
    std::vector<QString> when;
    for (const BatchSummary &batch : m_controller.batches())
        when.push_back(whenOf(batch));
    m_list->setBatches(m_controller.batches(), when);
    const BatchSummary *batch = m_controller.current();
    m_list->setCurrentBatch(batch ? std::optional(batch->id) : std::nullopt);
    if (batch) {
        refreshHeader(*batch);
        refreshGroups(*batch);
    }
    refreshEmpty();
    refreshDraft();
    m_diff->renamed();
    emit statusSentenceChanged();
}

void BatchesPage::refreshEmpty()
{
    const bool open = m_controller.current() != nullptr;
    m_stack->setCurrentIndex(open ? 0 : 1);
    if (open)
        return;
    if (m_controller.loadError()) {
        const RefusalText words = Sentences::refusal(*m_controller.loadError(), session().ownZone());
        m_empty->show(EmptyCause::NotConnected, Icon::Batches, words.lead, words.sentence, tr("Try again"));
    } else if (m_controller.isLoaded()) {
        m_empty->show(EmptyCause::NothingYet, Icon::Batches, tr("No batches yet"),
                      tr("A batch plans many people in one window and shows who fits."), tr("New batch"),
                      QKeySequence(Qt::CTRL | Qt::Key_N));
    }
}

void BatchesPage::refreshHeader(const BatchSummary &batch)
{
    m_header->setTitle(BatchWords::title(batch));
    QStringList facts{tr("%n people", nullptr, batch.asked), m_controller.names().position(batch.position)};
    std::optional<Instant> first;
    std::optional<Instant> last;
    for (const CallRowPtr &row : m_controller.calls().all()) {
        const Instant planned = row->reservation.times.plannedAttemptAt;
        first = first ? std::min(*first, planned) : planned;
        last = last ? std::max(*last, planned) : planned;
    }
    m_header->setStatus(m_narrow ? QString() : facts.join(tr(", ", "between facts")));
    const Zone &own = session().ownZone();
    const QString span = first ? tr("First call %1, last %2, %3 time.")
                                     .arg(TimeText::moment(*first, own), TimeText::moment(*last, own), own.city())
                               : tr("No call was booked.");
    const QString paused = BatchWords::pauseSentence(batch);
    m_span->setText(paused.isEmpty() ? span : paused + QLatin1Char(' ') + span);
    //: Both about a batch
    const QString pause = batch.isPaused ? tr("Resume batch") : tr("Pause batch…");
    m_pause->setText(pause);
    m_pause->setReason(m_controller.whyNotPause());
    m_pauseCommand->setText(pause);
    m_pauseCommand->setReason(m_controller.whyNotPause());
    m_cancel->setReason(m_controller.whyNotCancel());
    m_cancelCommand->setReason(m_controller.whyNotCancel());
    m_renameCommand->setReason(session().whyNotSchedule());
    m_restCommand->setReason(m_controller.whyNotPlanRest());
}

void BatchesPage::refreshGroups(const BatchSummary &batch)
{
    struct Share
    {
        int calls = 0;
        Instant first;
        Instant last;
    };
    std::map<QString, Share> byNumber;
    for (const CallRowPtr &row : m_controller.calls().all()) {
        const Instant planned = row->reservation.times.plannedAttemptAt;
        const auto [known, fresh] = byNumber.try_emplace(row->numberLabel, Share{0, planned, planned});
        ++known->second.calls;
        known->second.first = std::min(known->second.first, planned);
        known->second.last = std::max(known->second.last, planned);
    }
    const Zone &own = session().ownZone();
    std::vector<BatchGroupBox::Line> lines;
    lines.reserve(byNumber.size());
    for (const auto &[label, share] : byNumber)
        lines.push_back({share.calls, label,
                         share.first == share.last ? TimeText::time(share.first, own)
                                                   : TimeText::range({share.first, share.last}, own)});
    std::stable_sort(lines.begin(), lines.end(), [](const auto &a, const auto &b) { return a.count > b.count; });
    if (lines.size() > kNumberLines) {
        BatchGroupBox::Line rest{0, tr("other numbers"), {}};
        for (size_t i = kNumberLines - 1; i < lines.size(); ++i)
            rest.count += lines[i].count;
        lines.resize(kNumberLines - 1);
        lines.push_back(rest);
    }
    const int booked = batch.asked - static_cast<int>(batch.leftOver.size());
    m_scheduled->setLines(booked, lines);
    m_scheduled->setAction(booked > 0 ? tr("Follow %n call(s)", nullptr, booked) : QString());
    const QString closed = session().whyNotSchedule();
    for (const bool conflicts : {true, false}) {
        const std::vector<LeftGroup> groups = BatchWords::leftOf(batch, conflicts);
        std::vector<BatchGroupBox::Line> left;
        int people = 0;
        for (const LeftGroup &group : groups) {
            const RefusalText words = Sentences::refusal(group.code, group.why, own);
            left.push_back({static_cast<int>(group.people.size()), words.lead, words.step});
            people += static_cast<int>(group.people.size());
        }
        BatchGroupBox *box = conflicts ? m_conflict : m_failed;
        box->setLines(people, left);
        if (people == 0)
            box->setAction({});
        else
            box->setAction(conflicts ? tr("Plan these %n again", nullptr, people)
                                     : tr("Settle %n in Plan", nullptr, people),
                           closed);
    }
    m_groupSwitch->setSegmentCount(0, m_scheduled->count());
    m_groupSwitch->setSegmentCount(1, m_conflict->count());
    m_groupSwitch->setSegmentCount(2, m_failed->count());
}

void BatchesPage::refreshDraft()
{
    using Kind = PlanDiff::Row::Kind;
    const auto &draft = m_controller.draft();
    const bool open = draft != nullptr || m_controller.isPlanning();
    const bool resumes = m_controller.isDraftOfResume();
    m_draftTitle->setText(resumes ? tr("Resume: new times for what is overdue") : tr("Plan the rest"));
    m_draftOther->setText(resumes ? tr("Resume without new times") : tr("Change something else"));
    m_lower->setCurrentIndex(open ? 1 : 0);
    m_diff->setPlan(draft, m_controller.untouched(), session().ownZone());
    const int added = draft ? m_diff->count(Kind::Added) : 0;
    const int moved = draft ? m_diff->count(Kind::Moved) : 0;
    if (draft) {
        //: How a plan differs from what is booked
        m_diffCounts->setText(tr("%1 added, %2 moved, %3 unchanged, %4 left over")
                                  .arg(QLocale().toString(added), QLocale().toString(moved),
                                       QLocale().toString(m_diff->count(Kind::Unchanged)),
                                       QLocale().toString(m_diff->count(Kind::NotPlaced))));
        const bool best = draft->placed() >= draft->bound.calls;
        m_bound->setTone(best ? Tone::Ok : Tone::Info);
        m_bound->setSentence(
            best ? tr("Upper bound %1: no schedule can place more.").arg(QLocale().toString(draft->bound.calls))
                 : tr("Upper bound %1; this plan places %2.")
                       .arg(QLocale().toString(draft->bound.calls), QLocale().toString(draft->placed())));
    } else {
        m_diffCounts->setText(m_controller.isPlanning() ? tr("Planning…") : QString());
    }
    m_bound->setVisible(draft != nullptr);
    QString text = moved > 0 ? tr("Book %n, move %1", nullptr, added).arg(QLocale().toString(moved))
                             : tr("Book %n call(s)", nullptr, added);
    if (resumes)
        text = tr("Move %n and resume", nullptr, moved);
    const QString reason = !session().whyNotSchedule().isEmpty() ? session().whyNotSchedule()
                           : m_controller.isBooking()            ? tr("Booking…")
                           : added + moved == 0                  ? tr("This plan places nobody.")
                                                                 : QString();
    m_book->setText(text);
    m_book->setReason(reason);
    m_bookCommand->setText(text);
    m_bookCommand->setReason(open ? reason : tr("No draft is open."));
    emit primaryChanged();
}

void BatchesPage::showGroup(int index)
{
    m_scheduled->setVisible(!m_narrow || index == 0);
    m_conflict->setVisible(!m_narrow || index == 1);
    m_failed->setVisible(!m_narrow || index == 2);
}

void BatchesPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    const Theme &t = theme(this);
    const bool narrow = width() < t.px(kNarrowWidth);
    if (std::exchange(m_narrow, narrow) == narrow)
        return;
    m_groupSwitch->setVisible(narrow);
    showGroup(m_groupSwitch->currentIndex());
    if (const BatchSummary *batch = m_controller.current())
        refreshHeader(*batch);
}

} // namespace callboard
