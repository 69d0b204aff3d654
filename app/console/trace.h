// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QApplication>

#include <memory>

namespace callboard {

/// An application that says what the window costs, for measuring; made instead of a plain QApplication when the
/// environment variable CALLBOARD_TRACE is set. On stderr, one fact a line:
///   trace: first heatmap 812 ms           from the start of the process to the end of the paint that shows numbers
///   trace: 131 ms (128 ms CPU) in Paint of callboard::CallsPage      every event over the limit, nested ones apart
///   trace: longest event 131 ms (128 ms CPU), 5210 events            at the end, each clock for itself
/// The limit is the variable's value in milliseconds of wall time, 100 for any other text: what a person notices.
class TracedApplication : public QApplication
{
public:
    TracedApplication(int &argc, char **argv);
    ~TracedApplication() override;
    static bool isWanted();

    bool notify(QObject *receiver, QEvent *event) override;

private:
    struct Cost;
    struct Trace;
    std::unique_ptr<Trace> m_trace;
};

} // namespace callboard
