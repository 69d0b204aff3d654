// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/common/filteredit.h"

#include "ui/common/button.h"
#include "ui/common/figurelabel.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"

#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QListWidget>
#include <QPainter>
#include <QTextCharFormat>

#include <algorithm>

namespace callboard {

namespace {

constexpr int kRestMs = 150;
constexpr int kMostRows = 8;

} // namespace

FilterEdit::FilterEdit(const QString &spokenName, QWidget *parent)
    : QLineEdit(parent), m_count(new FigureLabel({}, 12, QFont::Normal, this)),
      m_clear(new IconButton(Icon::Close, tr("Clear the filter"), this))
{
    setAccessibleName(spokenName);
    m_clear->setFocusPolicy(Qt::NoFocus); // Esc does the same; Tab goes on to the table
    m_clear->setCursor(Qt::ArrowCursor);
    m_count->setColour([] { return theme(nullptr).text3; });
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRestMs);
    connect(&m_rest, &QTimer::timeout, this, &FilterEdit::publish);
    connect(m_clear, &QAbstractButton::clicked, this, [this] { setFilter({}); });
    connect(this, &QLineEdit::textChanged, this, [this] {
        read();
        m_rest.start();
        placeParts();
    });
    connect(this, &QLineEdit::textEdited, this, &FilterEdit::showOffers);
    connect(this, &QLineEdit::cursorPositionChanged, this, &FilterEdit::judge);
    applyMetrics();
}

void FilterEdit::applyMetrics()
{
    const Theme &t = theme(this);
    m_clear->setFixedSize(t.px(20), t.px(20));
    placeParts();
}

void FilterEdit::placeParts()
{
    const Theme &t = theme(this);
    const int gap = t.px(6);
    const bool typed = !text().isEmpty();
    const QSize count = m_count->sizeHint();
    int right = width() - gap;
    m_clear->setVisible(typed);
    if (typed) {
        m_clear->move(right - m_clear->width(), (height() - m_clear->height()) / 2);
        right -= m_clear->width() + t.px(2);
    }
    // The count gives way before the text does.
    const bool roomy = width() > count.width() * 3;
    m_count->setVisible(roomy && !m_count->text().isEmpty());
    m_count->setGeometry(right - count.width(), (height() - count.height()) / 2, count.width(), count.height());
    if (m_count->isVisibleTo(this))
        right -= count.width() + gap;
    setTextMargins(t.px(20), 0, std::max(0, width() - right - gap), 0);
}

void FilterEdit::setReader(Reader reader)
{
    m_reader = std::move(reader);
    read();
}

void FilterEdit::setCountText(const QString &text)
{
    m_count->setText(text);
    placeParts();
}

void FilterEdit::setFilter(const QString &text)
{
    setText(text);
    hideOffers();
    publish();
}

bool FilterEdit::offersShown() const
{
    return m_list && m_list->isVisible();
}

void FilterEdit::publish()
{
    m_rest.stop();
    if (std::exchange(m_published, text()) != text())
        emit filterChanged(text());
}

void FilterEdit::read()
{
    m_reading = m_reader ? m_reader(text()) : Reading{};
    judge();
    colourWords();
}

/// Says what is wrong, but not about the word that is being typed right now.
void FilterEdit::judge()
{
    QString sentence;
    for (const FilterIssue &issue : m_reading.issues) {
        const bool typing = hasFocus() && cursorPosition() >= issue.start &&
                            cursorPosition() <= issue.start + issue.length && cursorPosition() == text().size();
        if (!typing) {
            sentence = sentenceOf(issue);
            break;
        }
    }
    if (std::exchange(m_issue, sentence) != sentence) {
        setFieldError(this, !sentence.isEmpty());
        setAccessibleDescription(sentence);
        emit issueChanged(sentence);
    }
}

/// A line edit has no highlighter; the attributes of an input method event colour its text without changing it.
void FilterEdit::colourWords()
{
    const Theme &t = theme(this);
    QList<QInputMethodEvent::Attribute> attributes;
    const auto add = [&](int start, int length, const QTextCharFormat &format) {
        attributes.append({QInputMethodEvent::TextFormat, start - cursorPosition(), length, format});
    };
    QTextCharFormat key;
    key.setForeground(t.accentText);
    QTextCharFormat wrong;
    wrong.setForeground(t.error);
    wrong.setFontUnderline(true);
    for (const FilterWord &word : m_reading.words) {
        const bool isWrong =
            std::any_of(m_reading.issues.begin(), m_reading.issues.end(),
                        [&word](const FilterIssue &issue) { return issue.start == word.keyStart && issue.length > 0; });
        if (!word.key.isEmpty() && !isWrong)
            add(word.keyStart, static_cast<int>(word.key.size()), key);
    }
    for (const FilterIssue &issue : m_reading.issues)
        add(issue.start, issue.length, wrong);
    QInputMethodEvent event({}, attributes);
    QLineEdit::event(&event);
}

void FilterEdit::showOffers()
{
    m_offered = m_offers ? m_offers(text(), cursorPosition()) : std::vector<FilterOffer>{};
    if (m_offered.empty() || !hasFocus()) {
        hideOffers();
        return;
    }
    if (!m_list) {
        m_list = new QListWidget(window());
        m_list->setObjectName(QStringLiteral("filterOffers"));
        m_list->setFocusPolicy(Qt::NoFocus);
        m_list->setAccessibleName(tr("What the filter can say here"));
        m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        m_list->setProperty("cbBox", true);
        connect(m_list, &QListWidget::itemClicked, this, [this] { take(m_list->currentRow()); });
    }
    m_list->clear();
    for (const FilterOffer &offer : m_offered) {
        //: An offer of the filter and what it means: "slack<   less room than, such as 30m"
        m_list->addItem(offer.meaning.isEmpty() ? offer.text
                                                : tr("%1   %2", "offer and meaning").arg(offer.text, offer.meaning));
    }
    m_list->setCurrentRow(-1);
    const Theme &t = theme(this);
    const int rows = std::min(kMostRows, m_list->count());
    const int rowHeight = std::max(t.px(24), m_list->sizeHintForRow(0));
    m_list->resize(std::min(t.px(380), width()), rows * rowHeight + t.px(6));
    m_list->move(mapTo(window(), QPoint(0, height() + t.px(2))));
    m_list->raise();
    m_list->show();
}

void FilterEdit::hideOffers()
{
    if (m_list)
        m_list->hide();
}

void FilterEdit::take(int row)
{
    if (row < 0 || row >= static_cast<int>(m_offered.size()))
        return;
    const FilterOffer offer = m_offered[static_cast<size_t>(row)];
    QString changed = text();
    changed.replace(offer.start, offer.length, offer.text);
    setText(changed);
    setCursorPosition(offer.start + static_cast<int>(offer.text.size()));
    const bool goesOn = offer.text.endsWith(u':') || offer.text.endsWith(u'<') || offer.text.endsWith(u'>');
    goesOn ? showOffers() : hideOffers();
    judge();
    if (!goesOn)
        publish();
}

void FilterEdit::keyPressEvent(QKeyEvent *event)
{
    const bool open = offersShown();
    switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_Up:
        if (!open) {
            showOffers();
        } else {
            const int step = event->key() == Qt::Key_Down ? 1 : -1;
            m_list->setCurrentRow(std::clamp(m_list->currentRow() + step, 0, m_list->count() - 1));
        }
        event->accept();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (open && m_list->currentRow() >= 0) {
            take(m_list->currentRow());
        } else {
            hideOffers();
            publish();
        }
        event->accept();
        return;
    case Qt::Key_Escape:
        if (open)
            hideOffers();
        else if (!text().isEmpty())
            setFilter({});
        else
            event->ignore();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

bool FilterEdit::event(QEvent *event)
{
    // Tab takes an offer instead of leaving, while offers are shown.
    if (event->type() == QEvent::KeyPress && offersShown()) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Tab && key->modifiers() == Qt::NoModifier) {
            take(std::max(0, m_list->currentRow()));
            return true;
        }
    }
    return QLineEdit::event(event);
}

void FilterEdit::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason)
        hideOffers();
    judge();
    publish();
}

void FilterEdit::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    placeParts();
}

void FilterEdit::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange) {
        applyMetrics();
        colourWords();
    }
}

void FilterEdit::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    const Theme &t = theme(this);
    QPainter painter(this);
    const int size = t.px(14);
    drawIcon(&painter, QRectF(t.px(9), (height() - size) / 2.0, size, size), Icon::Filter, t.text2);
}

} // namespace callboard
