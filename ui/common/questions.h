// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

class QWidget;

namespace callboard {

/// The one question: asked only before what cannot be undone, naming the count and the first rows.
struct Question
{
    QString title;       ///< "Cancel a batch that is dialling?"
    QString sentence;    ///< what happens, with counts and first rows
    QString consequence; ///< "This cannot be undone."; may be empty
    QString safe;        ///< "Keep batch": the default, and what Esc means
    QString act;         ///< "Cancel 19 calls"
    bool destructive = true;
    /// Not empty: asks for a line of text (a reason) as well; act stays disabled while it is empty.
    QString textLabel;
    /// What stands in that line to begin with, such as the name that is to change.
    QString text{};
};

struct Answer
{
    bool act = false;
    QString text;
};

/// The seam that every modal question and file dialog goes through, so that a test answers in advance (STYLE 10). Owned
/// by main or by the test and passed down; never shows two questions at once.
class Questions
{
public:
    Questions() = default;
    virtual ~Questions() = default;
    Questions(const Questions &) = delete;
    Questions &operator=(const Questions &) = delete;

    /// Modal. The safe answer is the default and focused.
    virtual Answer ask(QWidget *parent, const Question &question);
    /// Empty when the user thought better of it. `filter` as QFileDialog: "Workspaces (*.callboard)".
    virtual QString openFile(QWidget *parent, const QString &title, const QString &filter);
    virtual QString saveFile(QWidget *parent, const QString &title, const QString &suggestion, const QString &filter);
};

/// Answers prepared by a test; asserts when a question comes that nobody expected.
class PreparedAnswers : public Questions
{
public:
    void answerNext(Answer answer) { m_answers.push_back(std::move(answer)); }
    void fileNext(QString path) { m_files.push_back(std::move(path)); }
    const std::vector<Question> &asked() const { return m_asked; }

    Answer ask(QWidget *parent, const Question &question) override;
    QString openFile(QWidget *parent, const QString &title, const QString &filter) override;
    QString saveFile(QWidget *parent, const QString &title, const QString &suggestion, const QString &filter) override;

private:
    QString takeFile();

    std::vector<Answer> m_answers;
    std::vector<QString> m_files;
    std::vector<Question> m_asked;
};

} // namespace callboard
