// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/common/jobs.h"

#include "ui/common/button.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"
#include "ui/common/timetext.h"

#include <QBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QProgressBar>

#include <algorithm>

namespace callboard {

JobList::JobId JobList::start(const QString &text, qint64 total, std::function<void()> cancel)
{
    Job job;
    job.id = m_next++;
    job.text = text;
    job.total = total;
    job.cancel = std::move(cancel);
    job.since.start();
    m_jobs.push_back(std::move(job));
    Q_EMIT changed();
    return m_jobs.back().id;
}

JobList::Job *JobList::find(JobId id)
{
    const auto it = std::find_if(m_jobs.begin(), m_jobs.end(), [id](const Job &job) { return job.id == id; });
    return it == m_jobs.end() ? nullptr : &*it;
}

void JobList::progress(JobId id, qint64 done, qint64 total)
{
    if (Job *job = find(id)) {
        job->done = done;
        job->total = total;
        Q_EMIT changed();
    }
}

void JobList::finish(JobId id)
{
    if (std::erase_if(m_jobs, [id](const Job &job) { return job.id == id; }) > 0)
        Q_EMIT changed();
}

QString JobList::progressText(const Job &job, qint64 elapsedMs)
{
    if (job.total <= 0)
        return {};
    const QLocale locale;
    const QString done = locale.toString(job.done);
    const QString total = locale.toString(job.total);
    if (job.done <= 0 || elapsedMs < 1000 || job.done >= job.total)
        return tr("%1 of %2", "done of total").arg(done, total);
    const qint64 leftMs = elapsedMs * (job.total - job.done) / job.done;
    //: %3 is a length such as "2 s"
    return tr("%1 of %2, %3 left").arg(done, total, TimeText::length(milliseconds(std::max<qint64>(1000, leftMs))));
}

JobsArea::JobsArea(JobList &jobs, QWidget *parent)
    : QWidget(parent), m_jobs(jobs), m_text(makeLabel({}, TextRole::Secondary, this)), m_bar(new QProgressBar(this)),
      m_progress(makeLabel({}, TextRole::Secondary, this)), m_cancel(new Button(tr("Cancel"), ButtonKind::Link, this)),
      m_many(new Button({}, ButtonKind::Link, this)), m_message(makeLabel({}, TextRole::Secondary, this))
{
    const Theme &t = theme(this);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(t.px(8));
    m_bar->setTextVisible(false);
    m_bar->setFixedSize(t.px(120), t.px(7));
    m_cancel->setButtonSize(ButtonSize::Small);
    m_many->setButtonSize(ButtonSize::Small);
    for (QWidget *part : std::initializer_list<QWidget *>{m_text, m_bar, m_progress, m_cancel, m_many, m_message})
        row->addWidget(part);
    row->addStretch(1);
    connect(m_cancel, &QAbstractButton::clicked, this, [this] {
        if (!m_jobs.jobs().empty() && m_jobs.jobs().front().cancel)
            m_jobs.jobs().front().cancel();
    });
    connect(m_many, &QAbstractButton::clicked, this, &JobsArea::openList);
    connect(&m_jobs, &JobList::changed, this, &JobsArea::refresh);
    refresh();
}

void JobsArea::setMessage(const QString &message)
{
    m_message->setText(message);
}

void JobsArea::refresh()
{
    const auto &jobs = m_jobs.jobs();
    const bool one = !jobs.empty();
    m_text->setVisible(one);
    m_bar->setVisible(one && jobs.front().total > 0);
    m_progress->setVisible(one);
    m_cancel->setVisible(one && static_cast<bool>(jobs.front().cancel));
    m_many->setVisible(jobs.size() > 1);
    if (!one)
        return;
    const JobList::Job &job = jobs.front();
    m_text->setText(job.text);
    m_bar->setRange(0, 1000);
    m_bar->setValue(job.total > 0 ? static_cast<int>(job.done * 1000 / job.total) : 0);
    m_bar->setAccessibleName(job.text);
    m_progress->setText(JobList::progressText(job, job.since.elapsed()));
    m_cancel->setAccessibleName(tr("Cancel: %1").arg(job.text));
    m_many->setText(tr("%n job(s)", nullptr, static_cast<int>(jobs.size())));
}

void JobsArea::openList()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const JobList::Job &job : m_jobs.jobs()) {
        const QString progress = JobList::progressText(job, job.since.elapsed());
        menu->addAction(progress.isEmpty() ? job.text : tr("%1, %2", "job, its progress").arg(job.text, progress))
            ->setEnabled(false);
        if (job.cancel) {
            const auto id = job.id;
            menu->addAction(icon(Icon::Close), tr("Cancel"), this, [this, id] {
                for (const JobList::Job &running : m_jobs.jobs()) {
                    if (running.id == id && running.cancel) {
                        running.cancel();
                        return;
                    }
                }
            });
        }
    }
    menu->popup(m_many->mapToGlobal(QPoint(0, -menu->sizeHint().height())));
}

} // namespace callboard
