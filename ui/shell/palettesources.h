// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shell/palettemodel.h"
#include "ui/shell/session.h"

#include "core/base/whendone.h"

#include <QObject>

namespace callboard {

/// Fills the palette: commands at once, people, numbers, batches and calls when the backend has answered, and a time
/// that was typed. Asked for when the palette opens; answers to an older opening are dropped.
class PaletteSources : public QObject
{
    Q_OBJECT

public:
    PaletteSources(Session &session, PaletteModel &model, QObject *parent = nullptr);

    /// The palette is about to open.
    void refresh();
    void setQuery(const QString &query);

private:
    void loadCommands();
    void loadPeople();
    void loadNumbers();
    void loadBatches();
    void loadCalls();

    Session &m_session;
    PaletteModel &m_model;
    LatestOnly m_people;
    LatestOnly m_numbers;
    LatestOnly m_batches;
    LatestOnly m_calls;
};

} // namespace callboard
