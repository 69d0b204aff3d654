// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/log/logcontroller.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace callboard {

class Button;
class EmptyState;
class Section;

/// The full entry: who, where and when, every field before and after, what it touched, and what support asks for.
class LogEntryPanel : public QWidget
{
    Q_OBJECT

public:
    explicit LogEntryPanel(LogController &controller, QWidget *parent = nullptr);

    void setEntry(const std::optional<LogEntry> &entry);
    const std::optional<LogEntry> &entry() const { return m_entry; }
    /// Everything in plain lines, for Copy all.
    QString plainText() const;

signals:
    void jumpWanted(const callboard::Jump &jump);
    void entryWanted(quint64 sequence);

private:
    struct FieldRow
    {
        QString name, before, after;
        bool changed = false;
    };
    void refresh();
    void refreshLinked();
    void refreshFields();
    void refreshTouched();
    std::vector<FieldRow> fields() const;
    QStringList whenLines() const;
    void addPair(QVBoxLayout *layout, const QString &name, const QString &value);

    LogController &m_controller;
    std::optional<LogEntry> m_entry;
    EmptyState *m_empty;
    QWidget *m_content;
    QLabel *m_number;
    QLabel *m_chain;
    QLabel *m_title;
    QLabel *m_consequence;
    QVBoxLayout *m_facts;
    Section *m_fieldsSection;
    QVBoxLayout *m_fields;
    Section *m_touchedSection;
    QVBoxLayout *m_touched;
    QVBoxLayout *m_support;
    Section *m_linkedSection;
    QVBoxLayout *m_linked;
};

} // namespace callboard
