// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/logsink.h"

#include "core/base/redaction.h"

#include <QtGlobal>

namespace callboard {

namespace {

void sink(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    sayLine(stderr, qFormatLogMessage(type, context, text));
}

} // namespace

void installLogSink()
{
    qInstallMessageHandler(sink);
}

void sayLine(std::FILE *stream, const QString &text)
{
    const QByteArray line = redacted(text).toUtf8() + '\n';
    std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), stream); // locks the stream: whole lines
    std::fflush(stream);
}

} // namespace callboard
