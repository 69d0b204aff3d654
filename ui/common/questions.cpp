// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/common/questions.h"

#include "core/base/assert.h"
#include "ui/common/button.h"
#include "ui/common/growingdialog.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"

#include <QBoxLayout>
#include <QDialog>
#include <QFileDialog>
#include <QLineEdit>

#include <algorithm>

namespace callboard {

namespace {

struct Fields
{
    QLineEdit *text = nullptr;
    Button *safe = nullptr;
    Button *act = nullptr;
};

Fields fill(QDialog *dialog, const Question &question)
{
    const Theme &t = theme(dialog);
    auto *column = new QVBoxLayout(dialog);
    column->setContentsMargins(t.px(16), t.px(16), t.px(16), t.px(16));
    column->setSpacing(t.px(8));
    column->addWidget(makeSentence(question.title, TextRole::Lead, dialog));
    if (!question.sentence.isEmpty())
        column->addWidget(makeSentence(question.sentence, TextRole::Body2, dialog));
    if (!question.consequence.isEmpty())
        column->addWidget(makeSentence(question.consequence, TextRole::Body2, dialog));
    Fields fields;
    if (!question.textLabel.isEmpty()) {
        QLabel *label = makeLabel(question.textLabel, TextRole::Secondary, dialog);
        fields.text = new QLineEdit(question.text, dialog);
        fields.text->selectAll();
        label->setBuddy(fields.text);
        column->addWidget(label);
        column->addWidget(fields.text);
    }
    auto *row = new QHBoxLayout;
    row->setSpacing(t.px(8));
    row->addStretch(1);
    fields.safe = new Button(question.safe, ButtonKind::Plain, dialog);
    fields.act = new Button(question.act, question.destructive ? ButtonKind::Destructive : ButtonKind::Primary, dialog);
    fields.act->setButtonSize(ButtonSize::Normal);
    row->addWidget(fields.safe);
    row->addWidget(fields.act);
    column->addSpacing(t.px(8));
    column->addLayout(row);
    return fields;
}

} // namespace

Answer Questions::ask(QWidget *parent, const Question &question)
{
    QDialog dialog(parent);
    dialog.setWindowTitle(question.title);
    const Fields fields = fill(&dialog, question);
    // Sentences wrap; only buttons with long words make it wider.
    const QLayout &layout = *dialog.layout();
    const int width = std::max(std::clamp(layout.totalSizeHint().width(), theme(parent).px(340), theme(parent).px(480)),
                               layout.totalMinimumSize().width());
    dialog.resize(width, layout.totalHeightForWidth(width));
    growWithContent(&dialog);
    QObject::connect(fields.safe, &QAbstractButton::clicked, &dialog, &QDialog::reject);
    QObject::connect(fields.act, &QAbstractButton::clicked, &dialog, &QDialog::accept);
    if (fields.text) {
        // Enter in the line does what it was filled in for, unless that destroys something.
        fields.act->setDefault(!question.destructive);
        fields.act->setEnabled(!question.text.trimmed().isEmpty());
        QObject::connect(fields.text, &QLineEdit::textChanged, &dialog,
                         [act = fields.act](const QString &text) { act->setEnabled(!text.trimmed().isEmpty()); });
        fields.text->setFocus(Qt::TabFocusReason);
    } else {
        fields.safe->setAutoDefault(true);
        fields.safe->setDefault(true);
        fields.safe->setFocus(Qt::TabFocusReason);
    }
    const bool accepted = dialog.exec() == QDialog::Accepted;
    return {accepted, fields.text ? fields.text->text().trimmed() : QString()};
}

QString Questions::openFile(QWidget *parent, const QString &title, const QString &filter)
{
    return QFileDialog::getOpenFileName(parent, title, {}, filter);
}

QString Questions::saveFile(QWidget *parent, const QString &title, const QString &suggestion, const QString &filter)
{
    return QFileDialog::getSaveFileName(parent, title, suggestion, filter);
}

Answer PreparedAnswers::ask(QWidget *, const Question &question)
{
    m_asked.push_back(question);
    CB_ASSERT(!m_answers.empty());
    Answer answer = m_answers.front();
    m_answers.erase(m_answers.begin());
    return answer;
}

QString PreparedAnswers::takeFile()
{
    CB_ASSERT(!m_files.empty());
    QString path = m_files.front();
    m_files.erase(m_files.begin());
    return path;
}

QString PreparedAnswers::openFile(QWidget *, const QString &, const QString &)
{
    return takeFile();
}

QString PreparedAnswers::saveFile(QWidget *, const QString &, const QString &, const QString &)
{
    return takeFile();
}

} // namespace callboard
