// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/common/filtertext.h"

#include <QLineEdit>
#include <QTimer>

#include <functional>
#include <optional>

class QListWidget;

namespace callboard {

class FigureLabel;
class IconButton;

/// The field of a typed filter: keys in accentText, what cannot be read underlined with its sentence by issueChanged,
/// the count at the right, offers below while typing (Down and Up choose, Tab or Enter takes, Esc closes; Esc again
/// clears). What was typed always stays.
class FilterEdit : public QLineEdit
{
    Q_OBJECT

public:
    /// Reads a text: its words, and what is wrong with it.
    struct Reading
    {
        std::vector<FilterWord> words;
        std::vector<FilterIssue> issues;
    };
    using Reader = std::function<Reading(const QString &)>;
    using Offers = std::function<std::vector<FilterOffer>(const QString &text, int cursor)>;

    explicit FilterEdit(const QString &spokenName, QWidget *parent = nullptr);

    void setReader(Reader reader);
    void setOffers(Offers offers) { m_offers = std::move(offers); }
    /// "67 of 2,548"
    void setCountText(const QString &text);
    /// Replaces the text as if typed; filterChanged follows at once.
    void setFilter(const QString &text);
    /// The sentence for what cannot be read; empty while the word is still being typed.
    QString issue() const { return m_issue; }
    bool offersShown() const;

signals:
    /// The text changed and rests; at once after Enter, clear and setFilter.
    void filterChanged(const QString &text);
    void issueChanged(const QString &sentence);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    void read();
    void colourWords();
    void judge();
    void showOffers();
    void hideOffers();
    void take(int row);
    void publish();
    void applyMetrics();
    void placeParts();

    Reader m_reader;
    Offers m_offers;
    Reading m_reading;
    std::vector<FilterOffer> m_offered;
    QListWidget *m_list = nullptr;
    FigureLabel *m_count;
    IconButton *m_clear;
    QTimer m_rest;
    QString m_issue;
    QString m_published;
};

} // namespace callboard
