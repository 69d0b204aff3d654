// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// What a person does on People: bringing people in, planning, changing one.
#include "ui/people/peoplepage.h"

#include "core/model/visibletext.h"
#include "ui/common/button.h"
#include "ui/common/sentences.h"
#include "ui/common/timetext.h"
#include "ui/people/persondialog.h"
#include "ui/people/personpanel.h"
#include "ui/people/positionsdialog.h"
#include "ui/people/zonedialog.h"
#include "ui/shell/notifications.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QPointer>

namespace callboard {

void PeoplePage::chooseFile()
{
    const QString path =
        session().questions().openFile(this, tr("Import people"), tr("Tables (*.csv *.tsv *.txt);;All files (*)"));
    if (!path.isEmpty())
        importFile(path);
}

void PeoplePage::importFile(const QString &path)
{
    m_import.open({path, {}, QFileInfo(path).fileName()});
}

void PeoplePage::importText(const QString &text)
{
    m_import.open({{}, text.toUtf8(), tr("Pasted rows")});
}

void PeoplePage::paste()
{
    const QMimeData *content = QApplication::clipboard()->mimeData();
    if (content && content->hasUrls() && content->urls().front().isLocalFile())
        importFile(content->urls().front().toLocalFile());
    else if (content && content->hasText() && !content->text().trimmed().isEmpty())
        importText(content->text());
    else
        session().say(tr("The clipboard holds no text. Copy a column of numbers or a sheet first."));
}

void PeoplePage::dragEnterEvent(QDragEnterEvent *event)
{
    const QMimeData *content = event->mimeData();
    const bool isFile = content->hasUrls() && content->urls().size() == 1 && content->urls().front().isLocalFile();
    if (isFile || content->hasText())
        event->acceptProposedAction();
}

void PeoplePage::dropEvent(QDropEvent *event)
{
    const QMimeData *content = event->mimeData();
    if (content->hasUrls() && content->urls().front().isLocalFile())
        importFile(content->urls().front().toLocalFile());
    else
        importText(content->text());
    event->acceptProposedAction();
}

void PeoplePage::planThem()
{
    Jump jump;
    jump.page = PageId::Plan;
    jump.people = chosen();
    if (!jump.people.empty())
        session().go(jump);
}

void PeoplePage::bookOne()
{
    if (!current())
        return;
    Jump jump;
    jump.page = PageId::Plan;
    jump.candidate = current()->candidate.id;
    session().go(jump);
}

void PeoplePage::addPerson()
{
    Candidate person;
    person.company = session().companyId();
    openPerson(person);
}

void PeoplePage::editPerson()
{
    if (current() && session().whyNotManage().isEmpty())
        openPerson(current()->candidate);
}

void PeoplePage::openPerson(const Candidate &person)
{
    auto *dialog = new PersonDialog(person, m_controller.positions(), session().now(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PersonDialog::submitted, this, [this, dialog = QPointer(dialog)] {
        // It stays open until it is saved, so that nothing has to be typed twice.
        const auto whenSaved = connect(&m_controller, &PeopleController::saved, dialog, &QDialog::accept);
        m_controller.save(dialog->person(), [this, dialog, whenSaved](const Error &error) {
            if (!dialog) {
                session().notifications().refused(error, session().ownZone());
                return;
            }
            disconnect(whenSaved);
            dialog->showRefusal(Sentences::oneLine(error, session().ownZone()));
        });
    });
    dialog->open();
}

void PeoplePage::changeZone()
{
    if (chosen().size() <= 1) {
        editPerson();
        return;
    }
    ZoneDialog dialog(static_cast<int>(chosen().size()), session().now(), this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    if (dialog.isSafeWindow())
        m_controller.setSafeWindow(chosen());
    else
        m_controller.setZone(chosen(), dialog.zone());
}

void PeoplePage::removePerson()
{
    const PersonRow *person = current();
    if (!person || !m_person->removeButton()->reason().isEmpty())
        return;
    const QString name = visibleText(person->candidate.name);
    Question question;
    //: %1 is a person's name
    question.title = tr("Remove %1?").arg(name);
    question.sentence = person->nextCallAt
                            //: %1 is a moment
                            ? tr("Their call on %1 has to be cancelled first; removing is refused until then.")
                                  .arg(TimeText::momentIn(*person->nextCallAt, session().ownZone()))
                            : tr("They leave every list and plan. Their past calls stay in the log.");
    question.consequence = tr("This cannot be undone.");
    question.safe = tr("Keep person");
    //: %1 is a person's name
    question.act = tr("Remove %1").arg(name);
    if (session().questions().ask(this, question).act)
        m_controller.remove(person->candidate.id);
}

void PeoplePage::revokeCall()
{
    if (current() && m_person->revokeButton()->reason().isEmpty())
        m_controller.revoke(current()->candidate.id);
}

void PeoplePage::editPositions()
{
    PositionsDialog dialog(session().companyId(), m_controller.positions(), this);
    m_positions = &dialog;
    connect(&dialog, &PositionsDialog::saveRequested, &m_controller, &PeopleController::savePosition);
    connect(&m_controller, &PeopleController::failed, &dialog, [this, &dialog](const Error &error) {
        dialog.showRefusal(Sentences::oneLine(error, session().ownZone()));
    });
    dialog.exec();
    m_positions = nullptr;
}

void PeoplePage::whenImported(const ImportOutcome &outcome)
{
    const QString left = outcome.left > 0 ? tr("%n row(s) stayed out.", nullptr, outcome.left) : QString();
    session().notifications().ok(tr("Imported %n people", nullptr, outcome.imported), left);
    m_wanted = outcome.candidates.empty() ? CandidateId() : outcome.candidates.front();
    m_controller.load();
}

} // namespace callboard
