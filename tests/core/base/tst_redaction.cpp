// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: C002 P6
#include "core/base/logsink.h"
#include "core/base/redaction.h"
#include "core/base/secret.h"
#include "tests/support/testregistry.h"

#include <QLoggingCategory>
#include <QTest>

#include <thread>
#include <unistd.h>

using namespace callboard;

namespace {

/// What this process writes to a descriptor while `work` runs; at most what a pipe holds.
QByteArray writtenTo(int descriptor, const std::function<void()> &work)
{
    int ends[2];
    if (::pipe(ends) != 0)
        qFatal("no pipe");
    std::fflush(nullptr);
    const int kept = ::dup(descriptor);
    ::dup2(ends[1], descriptor);
    work();
    std::fflush(nullptr);
    ::dup2(kept, descriptor);
    ::close(kept);
    ::close(ends[1]);
    QByteArray text;
    char buffer[4096];
    for (ssize_t got = 0; (got = ::read(ends[0], buffer, sizeof buffer)) > 0;)
        text.append(buffer, got);
    ::close(ends[0]);
    return text;
}

} // namespace

class TestRedaction : public QObject
{
    Q_OBJECT

private slots:
    void masks_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("masked");
        const auto row = [](const char *line, const char *masked) {
            QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(masked);
        };
        row("", "");
        row("nothing to hide: 3 calls at 09:00", "nothing to hide: 3 calls at 09:00");
        row("key celp_0123456789abcdef is new", "key (secret) is new");
        row("celp_a,celp_b;\"celp_c\"", "(secret),(secret);\"(secret)\"");
        row("[celp_]", "[(secret)]");
        row("X-API-Key: anything-at-all", "X-API-Key: (secret)");
        row("x-api-key: a\r\nHost: b", "x-api-key: (secret)\r\nHost: b");
        row("{\"x-api-key\":\"opaque\"}", "{\"x-api-key\":\"(secret)\"}");
        row("Authorization: Bearer eyJhbGciOi.J9", "Authorization: Bearer (secret)");
        row("Authorization: Basic dXNlcjpwYXNz", "Authorization: Basic (secret)");
        row("sent Bearer 0123456789abcdef to it", "sent Bearer (secret) to it");
        row("GET /v1/x?key=opaque&limit=5", "GET /v1/x?key=(secret)&limit=5");
        row("GET /v1/x?limit=5&api_key=opaque", "GET /v1/x?limit=5&api_key=(secret)");
        row("https://user:word@host/path", "https://(secret)@host/path");
        row("https://host/path@2", "https://host/path@2");
        row("Ona Šimkutė, Žvėrynas", "Ona Šimkutė, Žvėrynas");
        row("the bearer of this letter", "the bearer of this letter");
    }
    void masks()
    {
        QFETCH(QString, line);
        QFETCH(QString, masked);
        QCOMPARE(redacted(line), masked);
        QCOMPARE(redacted(masked), masked);
    }

    /// A key may be any text: what is known as one is found whatever it looks like, as long as it lives.
    void masksWhatLives()
    {
        const QByteArray text = "p@ss/w+rd~ž";
        const auto lines = [&text] {
            return QStringList{QString::fromUtf8(text),
                               QString::fromLatin1(text.toPercentEncoding()),
                               QString::fromLatin1(text.toBase64()),
                               QString::fromLatin1(text.toBase64(QByteArray::Base64UrlEncoding)),
                               QString::fromLatin1(text.toHex()),
                               QString::fromLatin1(text.toHex().toUpper())};
        };
        {
            const Secret secret{QByteArray(text)};
            for (const QString &line : lines())
                QVERIFY2(redacted(QStringLiteral("<%1>").arg(line)).startsWith(QStringLiteral("<(secret)")),
                         qPrintable(line));
        }
        for (const QString &line : lines())
            QCOMPARE(redacted(line), line);
    }

    void aWordIsNoSecret()
    {
        const Secret secret(QByteArray("ab"));
        QCOMPARE(redacted(QStringLiteral("about")), QStringLiteral("about"));
    }

    void everyLogLineGoesThrough()
    {
        const Secret opaque(QByteArray("opaque-and-long"));
        const QtMessageHandler before = qInstallMessageHandler(nullptr);
        qInstallMessageHandler(before);
        const QByteArray said = writtenTo(STDERR_FILENO, [] {
            installLogSink();
            QLoggingCategory::setFilterRules(QStringLiteral("*.debug=true"));
            qDebug("debug celp_one");
            qInfo("info celp_two");
            qWarning("warning celp_three opaque-and-long");
            qCritical("critical celp_four");
            const QLoggingCategory category("callboard.test");
            qCDebug(category) << "category celp_five" << QByteArray("celp_six");
            sayLine(stderr, QStringLiteral("said celp_seven"));
        });
        qInstallMessageHandler(before);
        QLoggingCategory::setFilterRules({});
        QCOMPARE(said.count('\n'), 6);
        QCOMPARE(said.count("(secret)"), 8);
        QVERIFY2(!said.contains("celp_") && !said.contains("opaque"), said);
    }

    void linesOfThreadsDoNotMix()
    {
        const QByteArray said = writtenTo(STDOUT_FILENO, [] {
            std::vector<std::thread> threads;
            for (int i = 0; i < 4; ++i) {
                threads.emplace_back([] {
                    for (int n = 0; n < 50; ++n)
                        sayLine(stdout, QStringLiteral("one whole line of celp_key text"));
                });
            }
            for (std::thread &thread : threads)
                thread.join();
        });
        const QByteArrayList lines = said.trimmed().split('\n');
        QCOMPARE(lines.size(), 200);
        for (const QByteArray &line : lines)
            QCOMPARE(line, "one whole line of (secret) text");
    }
};

CB_TEST(TestRedaction)
#include "tst_redaction.moc"
