// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/people/importhead.h"

#include "ui/common/tabledelegate.h"
#include "ui/common/theme.h"
#include "ui/people/importsentences.h"

#include <QComboBox>
#include <QPainter>

namespace callboard {

ImportHead::ImportHead(ImportModel &model, ImportController &controller, QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent), m_model(model), m_controller(controller)
{
    setSectionsMovable(false);
    setSectionsClickable(false);
    setMinimumSectionSize(24);
    setDefaultAlignment(Qt::AlignLeft);
    connect(this, &QHeaderView::sectionResized, this, &ImportHead::place);
    connect(&model, &QAbstractItemModel::modelReset, this, &ImportHead::rebuild);
    connect(&model, &QAbstractItemModel::headerDataChanged, this, &ImportHead::refresh);
}

QSize ImportHead::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), theme(this).px(52)};
}

void ImportHead::rebuild()
{
    const int columns = m_model.preview() ? static_cast<int>(m_model.preview()->columns.size()) : 0;
    while (m_combos.size() > columns)
        delete m_combos.takeLast();
    while (m_combos.size() < columns) {
        const int column = static_cast<int>(m_combos.size());
        auto *combo = new QComboBox(viewport());
        combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon); // as wide as its column
        for (const ImportField field : {ImportField::Skip, ImportField::Phone, ImportField::Name, ImportField::Position,
                                        ImportField::Zone, ImportField::Note, ImportField::Id, ImportField::IsTest})
            combo->addItem(ImportSentences::field(field), static_cast<int>(field));
        connect(combo, &QComboBox::activated, this, [this, combo, column] {
            m_controller.setColumn(column, static_cast<ImportField>(combo->currentData().toInt()));
        });
        m_combos.append(combo);
        combo->show();
    }
    refresh();
}

void ImportHead::refresh()
{
    for (qsizetype i = 0; m_model.preview() && i < m_combos.size(); ++i) {
        QComboBox *combo = m_combos[i];
        combo->setCurrentIndex(combo->findData(static_cast<int>(m_model.preview()->columns[static_cast<size_t>(i)])));
        //: %1 is a column of the file
        combo->setAccessibleName(
            tr("%1 is taken for").arg(ImportSentences::columnName(static_cast<int>(i), m_model.preview()->header)));
    }
    place();
}

void ImportHead::place()
{
    const Theme &t = theme(this);
    for (qsizetype i = 0; i < m_combos.size(); ++i) {
        const int section = ImportModel::FirstCell + static_cast<int>(i);
        if (section >= count())
            break;
        m_combos[i]->setGeometry(sectionViewportPosition(section) + t.px(8), t.px(21), sectionSize(section) - t.px(16),
                                 t.px(24));
        m_combos[i]->setVisible(!isSectionHidden(section));
    }
}

void ImportHead::resizeEvent(QResizeEvent *event)
{
    QHeaderView::resizeEvent(event);
    place();
}

void ImportHead::paintEvent(QPaintEvent *event)
{
    const Theme &t = theme(this);
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), t.panel);
    painter.fillRect(QRect(0, viewport()->height() - 1, viewport()->width(), 1), t.lineStrong);
    painter.end();
    QHeaderView::paintEvent(event);
    // Scrolled sideways, the combos go along.
    if (!m_combos.isEmpty() && m_combos.front()->x() != sectionViewportPosition(ImportModel::FirstCell) + t.px(8))
        place();
}

void ImportHead::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    const Theme &t = theme(this);
    const bool isCell = m_model.cellColumn(section).has_value();
    const QRectF box = isCell ? QRectF(rect.left() + t.px(9), rect.top() + t.px(3), rect.width() - t.px(12), t.px(17))
                              : QRectF(rect.left() + t.px(TableDelegate::kPadding), rect.top() + t.px(24),
                                       rect.width() - t.px(TableDelegate::kPadding), t.px(18));
    const QFont font = t.font(isCell ? 11 : 12, isCell ? QFont::Normal : QFont::Medium);
    painter->save();
    painter->setFont(font);
    painter->setPen(t.text2);
    const QString words = model()->headerData(section, Qt::Horizontal).toString();
    painter->drawText(box, Qt::AlignVCenter | Qt::AlignLeft,
                      QFontMetricsF(font).elidedText(words, Qt::ElideRight, box.width()));
    painter->restore();
}

} // namespace callboard
