// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/whendone.h"
#include "ui/common/secretclipboard.h"
#include "ui/common/section.h"
#include "ui/shell/session.h"

class QLabel;
class QHBoxLayout;

namespace callboard {

class Button;

/// The company's keys for programs and for consoles that work against a server: who may do what, a new one, and the end
/// of one. A key itself is shown once, when it is made (P6).
class KeyList : public Section
{
    Q_OBJECT

public:
    explicit KeyList(Session &session, QWidget *parent = nullptr);

    /// Why keys can neither be listed nor made here; empty when they can.
    QString whyNot() const;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void load();
    void showKeys(const Result<std::vector<KeyRow>> &keys);
    void addRow(const KeyRow &key);
    void makeKey();
    void revoke(const KeyRow &key);

    Session &m_session;
    LatestOnly m_loads;
    SecretClipboard m_clipboard; // outlives the dialog: what was copied can be pasted after it
    QVBoxLayout *m_rows;
    QLabel *m_says;
    Button *m_new;
};

} // namespace callboard
