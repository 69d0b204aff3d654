// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/connections/companyformcontroller.h"

#include "core/base/whendone.h"
#include "core/model/visibletext.h"
#include "ui/shell/notifications.h"
#include "ui/shell/session.h"

namespace callboard {

CompanyDraft draftOf(const Company &company)
{
    return {company.name, static_cast<int>(company.callOverhead / kSecond),
            static_cast<int>(company.expiryGrace / kMinute), company.finishInsideHours, company.prefixNarrowing};
}

CompanyFormController::CompanyFormController(Session &session, QObject *parent) : QObject(parent), m_session(session)
{
    reload(false);
    connect(&session, &Session::companyChanged, this, [this] { reload(false); });
    connect(&session, &Session::workspaceChanged, this, [this] { reload(true); });
}

void CompanyFormController::reload(bool keepDraft)
{
    const bool keep = keepDraft && isChanged();
    m_saved = draftOf(m_session.company());
    if (!keep)
        m_draft = m_saved;
    Q_EMIT draftChanged();
}

void CompanyFormController::setDraft(const CompanyDraft &draft)
{
    if (draft == m_draft)
        return;
    m_draft = draft;
    Q_EMIT draftChanged();
}

bool CompanyFormController::isChanged() const
{
    return m_draft != m_saved;
}

void CompanyFormController::discard()
{
    setDraft(m_saved);
}

QString CompanyFormController::nameProblem() const
{
    if (m_draft.name.trimmed().isEmpty())
        return tr("A company needs a name of 1 to 120 characters.");
    if (const int over = static_cast<int>(m_draft.name.toUcs4().size()) - kNameMost; over > 0)
        return tr("The name is %n character(s) too long.", nullptr, over);
    if (visibleText(m_draft.name) != m_draft.name)
        return tr("A name is one line of characters that can be seen.");
    return {};
}

QString CompanyFormController::whyLocked() const
{
    if (m_session.companyId().isEmpty())
        return tr("There is no company yet.");
    if (m_session.backend().connection().isPlain)
        return tr("This server neither tells these settings nor takes a change of them. The estimates made here use "
                  "what stands above.");
    return m_session.whyNotManage();
}

QString CompanyFormController::whyNotSave() const
{
    if (const QString reason = whyLocked(); !reason.isEmpty())
        return reason;
    if (!isChanged())
        return tr("Nothing is changed.");
    return nameProblem();
}

milliseconds CompanyFormController::estimate() const
{
    return Position().interview + m_draft.overheadSeconds * kSecond;
}

void CompanyFormController::save()
{
    if (whyNotSave().isEmpty())
        send(m_saved, m_draft, true);
}

void CompanyFormController::send(const CompanyDraft &before, const CompanyDraft &after, bool told)
{
    CompanyPatch patch;
    if (after.name != before.name)
        patch.name = after.name;
    if (after.overheadSeconds != before.overheadSeconds)
        patch.callOverhead = after.overheadSeconds * kSecond;
    if (after.graceMinutes != before.graceMinutes)
        patch.expiryGrace = after.graceMinutes * kMinute;
    if (after.finishInsideHours != before.finishInsideHours)
        patch.finishInsideHours = after.finishInsideHours;
    if (after.prefixNarrowing != before.prefixNarrowing)
        patch.prefixNarrowing = after.prefixNarrowing;
    whenDone(m_session.backend().clock().patchCompany(m_session.companyId(), patch), this,
             [=, this](const Result<Company> &answer) {
                 if (!answer) {
                     m_session.notifications().refused(answer.error(), m_session.ownZone());
                     return;
                 }
                 m_saved = draftOf(*answer);
                 m_draft = m_saved;
                 if (told)
                     m_session.notifications().tell({tr("Company settings are saved"),
                                                     tr("Calls that are booked keep what they were booked with."),
                                                     Tone::Ok, [=, this] { send(after, before, false); }},
                                                    [=, this] { send(before, after, false); });
                 Q_EMIT draftChanged();
             });
}

} // namespace callboard
