// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/lateanswers.h"

#include "core/base/whendone.h"
#include "ui/common/sentences.h"
#include "ui/common/timetext.h"
#include "ui/shell/notifications.h"

namespace callboard {

namespace {

QString leadWhenDone(const LateAnswer &answer, const QString &name)
{
    switch (answer.what) {
    case LateAnswer::What::Book:
        return name.isEmpty() ? LateAnswers::tr("Booked after all")
                              //: %1 is a person
                              : LateAnswers::tr("%1 is booked after all").arg(name);
    case LateAnswer::What::Move:
        return LateAnswers::tr("Moved after all");
    case LateAnswer::What::Cancel:
        return LateAnswers::tr("Cancelled after all");
    case LateAnswer::What::CancelBatch:
        return LateAnswers::tr("The batch is cancelled after all");
    case LateAnswer::What::Commit:
        return LateAnswers::tr("The plan is booked after all");
    }
    return {};
}

QString leadWhenRefused(const LateAnswer &answer, const QString &name)
{
    switch (answer.what) {
    case LateAnswer::What::Book:
        return name.isEmpty() ? LateAnswers::tr("Not booked")
                              //: %1 is a person
                              : LateAnswers::tr("%1 is not booked").arg(name);
    case LateAnswer::What::Move:
        return LateAnswers::tr("Not moved");
    case LateAnswer::What::Cancel:
        return LateAnswers::tr("Not cancelled");
    case LateAnswer::What::CancelBatch:
        return LateAnswers::tr("The batch is not cancelled");
    case LateAnswer::What::Commit:
        return LateAnswers::tr("The plan is not booked");
    }
    return {};
}

QString joined(QStringList sentences)
{
    sentences.removeAll(QString());
    return sentences.join(QLatin1Char(' '));
}

} // namespace

LateAnswers::LateAnswers(Session &session, QObject *parent) : QObject(parent), m_session(session)
{
    connect(&session.backend(), &Backend::answeredLate, this, &LateAnswers::hear);
}

ToastText LateAnswers::textOf(const LateAnswer &answer, const QString &name, const Zone &own)
{
    const QString when = TimeText::moment(answer.sentAt, own);
    if (!answer.refusal) {
        return {leadWhenDone(answer, name),
                answer.what == LateAnswer::What::Commit
                    //: %1 is a moment
                    ? tr("%n call(s) sent on %1: Batches shows what became of each.", nullptr, answer.people).arg(when)
                    //: %1 is a moment
                    : tr("Sent on %1 and confirmed now, once.").arg(when),
                Tone::Ok};
    }
    if (answer.refusal->code == ErrorCode::AnswerUnknown) {
        return {tr("Never confirmed"),
                //: %1 is a moment
                tr("What was sent on %1 had no answer for a day and is not asked for any more. Look whether it is "
                   "there before you send it again.")
                    .arg(when),
                Tone::Error};
    }
    const RefusalText words = Sentences::refusal(*answer.refusal, own);
    return {leadWhenRefused(answer, name),
            //: %1 is a moment, %2 says why and ends without a full stop
            joined({tr("Sent on %1, refused now: %2.").arg(when, words.lead), words.sentence, words.step}), Tone::Warn};
}

void LateAnswers::hear(const LateAnswer &answer)
{
    const auto tell = [this, answer](const QString &name) {
        m_session.notifications().tell(textOf(answer, name, m_session.ownZone()));
    };
    if (!answer.candidate)
        return tell({});
    whenDone(m_session.backend().people().rows(answer.company, {*answer.candidate}), this,
             [tell](const Result<std::vector<PersonRow>> &rows) {
                 tell(rows && !rows->empty() ? rows->front().candidate.name : QString());
             });
}

} // namespace callboard
