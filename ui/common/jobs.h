// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

class QHBoxLayout;
class QLabel;
class QMenu;
class QProgressBar;

namespace callboard {

class Button;

/// What runs in the background, for the status bar. Never a modal progress window: the controls stay usable.
class JobList : public QObject
{
    Q_OBJECT

public:
    using JobId = int;
    struct Job
    {
        JobId id = 0;
        QString text; ///< "Importing drivers.csv"
        qint64 done = 0;
        qint64 total = 0;               ///< 0 = not known
        std::function<void()> cancel{}; ///< empty = cannot be stopped
        QElapsedTimer since{};
    };

    using QObject::QObject;
    JobId start(const QString &text, qint64 total = 0, std::function<void()> cancel = {});
    void progress(JobId id, qint64 done, qint64 total);
    void finish(JobId id);
    const std::vector<Job> &jobs() const { return m_jobs; }
    /// "8,400 of 12,000, 2 s left"; the guess stays away until a second has passed.
    static QString progressText(const Job &job, qint64 elapsedMs);

Q_SIGNALS:
    void changed();

private:
    Job *find(JobId id);
    std::vector<Job> m_jobs;
    JobId m_next = 1;
};

/// Left end of the status bar: the one job with bar, n of m, time left and Cancel; "3 jobs" opens the list when there
/// are more; the last message when there are none.
class JobsArea : public QWidget
{
    Q_OBJECT

public:
    explicit JobsArea(JobList &jobs, QWidget *parent = nullptr);
    /// What to say while nothing runs ("Plan computed in 84 ms").
    void setMessage(const QString &message);

private:
    void refresh();
    void openList();

    JobList &m_jobs;
    QLabel *m_text;
    QProgressBar *m_bar;
    QLabel *m_progress;
    Button *m_cancel;
    Button *m_many;
    QLabel *m_message;
};

} // namespace callboard
