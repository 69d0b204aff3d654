// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/keysbackend.h"
#include "ui/common/formdialog.h"

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace callboard {

class Button;
class SecretClipboard;

namespace KeyWords {
/// "see, book and cancel"; of an administrator's session all of it.
QString may(KeyKind kind, const Scopes &scopes);
} // namespace KeyWords

/// What a new key is for. It stays open until the key is made, with what was typed.
class NewKeyDialog final : public FormDialog
{
    Q_OBJECT

public:
    explicit NewKeyDialog(QWidget *parent);

    QString name() const;
    KeyKind kind() const;
    Scopes scopes() const;
    /// It was not made.
    void showRefusal(const QString &sentence);

Q_SIGNALS:
    /// The primary button; once, until the refusal.
    void asked();

private:
    void refresh();

    bool m_isSent = false;
    QLineEdit *m_name;
    QComboBox *m_kind;
    QCheckBox *m_read;
    QCheckBox *m_schedule;
    QCheckBox *m_manage;
};

/// A secret as people read it, in letters of one width. It is not kept as text: painted from where it is, and gone with
/// this (P6).
class SecretField final : public QWidget
{
    Q_OBJECT

public:
    explicit SecretField(Secret secret, QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override;

private:
    Secret m_secret;
    QFont m_letters;
};

/// A key that was made just now, shown this once: copied as a secret, then gone.
class MadeKeyDialog final : public QDialog
{
    Q_OBJECT

public:
    /// The clipboard outlives it.
    MadeKeyDialog(const KeyCreated &made, SecretClipboard &clipboard, QWidget *parent);

private:
    void copy();

    Secret m_key;
    SecretClipboard &m_clipboard;
    QLabel *m_says;
    Button *m_copy;
};

} // namespace callboard
