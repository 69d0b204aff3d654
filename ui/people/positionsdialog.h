// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/company.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListWidget;
class QSpinBox;

namespace callboard {

class Button;

/// The positions of a company: title and length of the interview. A change goes out when it is saved, one position at
/// a time; a position that was booked with keeps its calls' length (frozen). What is being typed stays when the
/// positions change meanwhile, and when it was not saved.
class PositionsDialog : public QDialog
{
    Q_OBJECT

public:
    PositionsDialog(const CompanyId &company, std::vector<Position> positions, QWidget *parent);
    void setPositions(std::vector<Position> positions);
    /// What was asked for, if anything was, is not saved.
    void showRefusal(const QString &sentence);

Q_SIGNALS:
    void saveRequested(const callboard::Position &position);

private:
    void fill();
    void showPosition(int row);
    void refresh();
    Position edited() const;
    QString whyNot() const;

    CompanyId m_company;
    std::vector<Position> m_positions;
    bool m_isSent = false;
    QListWidget *m_list;
    QLineEdit *m_title;
    QSpinBox *m_minutes;
    QLabel *m_reason;
    Button *m_save;
};

} // namespace callboard
