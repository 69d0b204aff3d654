// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/batches/batchwords.h"

#include <QListWidget>

class QPainter;

namespace callboard {

struct Theme;

/// The bar of a batch: a stretch per share, each with its own look, so that colour is not the only sign.
void drawBatchBar(QPainter &painter, const QRectF &rect, const std::vector<BatchShare> &shares, const Theme &theme);

/// Every batch, newest first: name, phase, when and by whom, its bar and its counts.
class BatchList : public QListWidget
{
    Q_OBJECT

public:
    explicit BatchList(QWidget *parent = nullptr);

    /// `when` says when it was booked and by whom, in words.
    void setBatches(const std::vector<BatchSummary> &batches, const std::vector<QString> &when);
    void setCurrentBatch(const std::optional<BatchId> &batch);

signals:
    void batchChosen(const callboard::BatchId &batch);

private:
    QStringList m_ids;
};

} // namespace callboard
