// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>
#include <QPointer>

class QLabel;
class QLineEdit;
class QListView;

namespace callboard {

class KeyCap;
class PaletteModel;

/// Opens in place of the search field, 624 wide, never over the DEMO badge: type, arrow keys, Enter; Tab shows more of
/// the kind; Esc gives the focus back. A child of the window, not a window of its own.
class CommandPalette : public QFrame
{
    Q_OBJECT

public:
    /// The model must outlive it.
    CommandPalette(PaletteModel &model, QWidget *window);

    /// Opens centred on `centreX` but never left of `leastX` (window coordinates), `query` typed already.
    void openAt(int centreX, int leastX, const QString &query = {});
    void close();
    QString query() const;
    int currentRow() const;
    /// Runs the current line, as Enter does. Nothing happens on a line that cannot be chosen.
    void runCurrent();

Q_SIGNALS:
    void queryChanged(const QString &query);
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *) override;

private:
    void setRow(int row);
    void fit();
    bool handleKey(class QKeyEvent *event);

    PaletteModel &m_model;
    QWidget *m_window;
    QLineEdit *m_edit;
    QLabel *m_count;
    QListView *m_list;
    QWidget *m_foot;
    QPointer<QWidget> m_before;
};

} // namespace callboard
