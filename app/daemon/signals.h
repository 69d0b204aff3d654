// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

namespace callboard {

/// SIGTERM, SIGINT and SIGHUP as Qt signals. One per process.
class UnixSignals final : public QObject
{
    Q_OBJECT
public:
    explicit UnixSignals(QObject *parent = nullptr);
    ~UnixSignals() override;

signals:
    void stopAsked();   ///< SIGTERM, SIGINT
    void reloadAsked(); ///< SIGHUP

private:
    void read();
    int m_ends[2] = {-1, -1};
};

} // namespace callboard
