// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/whendone.h"
#include "ui/shell/serverbook.h"

#include <QDialog>

class QLabel;
class QLineEdit;

namespace callboard {

class Button;
class Note;
class Questions;

/// The facts of a server that was asked, as label and value; what is not known is left out.
std::vector<std::pair<QString, QString>> serverFactLines(const ServerFacts &facts, const Zone &own);

/// Address, key and authority of a server; asks it who we are before anything is kept. Accepted once the server
/// answered and the key is kept.
class ServerDialog : public QDialog
{
    Q_OBJECT

public:
    /// `known` is filled in; an empty URL adds one.
    ServerDialog(ServerBook &book, Questions &questions, const ServerAddress &known, const Zone &own, QWidget *parent);

    ServerAddress address() const;
    /// Why it cannot be asked yet; empty = it can.
    QString problem() const;
    QLineEdit *urlField() const { return m_url; }
    QLineEdit *keyField() const { return m_key; }
    Button *testButton() const { return m_test; }
    Button *connectButton() const { return m_connect; }
    Note *answer() const { return m_answer; }

private:
    void check();
    void fit();
    void test(bool thenConnect);
    void showFacts(const ServerFacts &facts);
    void keepKey();
    void chooseCa();

    ServerBook &m_book;
    Questions &m_questions;
    const Zone m_own;
    const bool m_isKnown;
    QLineEdit *m_url;
    QLineEdit *m_key;
    QLineEdit *m_ca;
    QLabel *m_problem;
    Note *m_answer;
    Button *m_test;
    Button *m_connect;
    LatestOnly m_latest;
    bool m_isAsking = false;
};

} // namespace callboard
