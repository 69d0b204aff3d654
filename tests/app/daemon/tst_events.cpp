// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: C162
#include "tests/support/daemonprocess.h"
#include "tests/support/testregistry.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QNetworkRequest>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QWebSocket>

using namespace callboard::test;

namespace {

/// A console that listens.
class Listener
{
public:
    Listener(quint16 port, const QByteArray &query = {}, const QByteArray &key = "celp_acme_all",
             const QByteArray &origin = {})
        : m_socket(QString::fromLatin1(origin))
    {
        QObject::connect(&m_socket, &QWebSocket::textMessageReceived, &m_socket,
                         [this](const QString &text) { m_frames << QJsonDocument::fromJson(text.toUtf8()).object(); });
        QNetworkRequest request(
            QUrl(QStringLiteral("ws://127.0.0.1:%1/v1/events%2").arg(port).arg(QLatin1String(query))));
        if (!key.isEmpty())
            request.setRawHeader("X-API-Key", key);
        m_socket.open(request);
    }
    bool isOpen() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    bool isGone() const { return m_socket.state() == QAbstractSocket::UnconnectedState; }
    const QList<QJsonObject> &frames() const { return m_frames; }
    QWebSocket &socket() { return m_socket; }
    qint64 lastSeq() const { return m_frames.isEmpty() ? -1 : m_frames.last()["seq"].toInteger(); }

private:
    QWebSocket m_socket;
    QList<QJsonObject> m_frames;
};

QByteArray book(const char *minutes)
{
    return QByteArray(R"({"jobPositionId":"pos_abc123","preset":")") + minutes + "\"}";
}

} // namespace

/// Every commit to every console of its company, numbered and without gaps.
class TestEvents : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_daemon = std::make_unique<DaemonProcess>();
        QVERIFY(m_daemon->start(DaemonProcess::arguments(
            m_folder->filePath("data"), QStringLiteral(CALLBOARD_SOURCE_DIR "/tests/core/server/acme.json"),
            QStringLiteral("2025-06-04T12:00:00Z"), QStringLiteral("0"))));
    }
    void cleanup() { m_daemon.reset(); }

    void twoConsolesSeeOneBooking();
    void aConsoleThatWasAwayMissesNothing();
    void whoIsTooFarBehindAsksAnew();
    void anotherCompanyHearsNothing();
    void strangersAreRefused_data();
    void strangersAreRefused();
    void aPageOfThisHostMayListen();
    void aBurstIsFewFrames();
    void whoseKeyIsRevokedHearsNothingMore();
    void theServerSaysGoodbye();

private:
    DaemonProcess::Answer bookFor(const char *candidate)
    {
        return m_daemon->ask("POST", QByteArray("/v1/candidates/") + candidate + "/schedule-call",
                             book("complete-within-24h"));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<DaemonProcess> m_daemon;
};

void TestEvents::twoConsolesSeeOneBooking()
{
    Listener one(m_daemon->port());
    Listener two(m_daemon->port());
    QTRY_COMPARE(one.frames().size(), 1);
    QTRY_COMPARE(two.frames().size(), 1);
    QCOMPARE(one.frames()[0]["type"], "hello");
    const qint64 before = one.lastSeq();
    const auto booked = bookFor("cand_xyz789");
    QCOMPARE(booked.status, 201);
    QTRY_COMPARE(one.frames().size(), 2);
    QTRY_COMPARE(two.frames().size(), 2);
    QCOMPARE(one.frames()[1], two.frames()[1]);
    const QJsonObject frame = one.frames()[1];
    QCOMPARE(frame["type"], "changes");
    QCOMPARE(frame["after"].toInteger(), before);
    const QJsonArray events = frame["events"].toArray();
    QCOMPARE(frame["seq"].toInteger(), before + events.size());
    QCOMPARE(events[0].toObject()["type"], "reservation_booked");
    QCOMPARE(events[0].toObject()["sequence"].toInteger(), before + 1);
    const QJsonObject changed = frame["changed"].toObject();
    QCOMPARE(changed["reservations"].toArray(), (QJsonArray{booked.data()["reservationId"]}));
    QCOMPARE(changed["capacity"].toBool(), true);
    QCOMPARE(changed["hours"].toBool(), false);
}

void TestEvents::aConsoleThatWasAwayMissesNothing()
{
    qint64 seen = -1;
    {
        Listener first(m_daemon->port());
        QTRY_COMPARE(first.frames().size(), 1);
        seen = first.lastSeq();
    }
    QCOMPARE(bookFor("cand_xyz789").status, 201);
    QCOMPARE(bookFor("cand_def456").status, 201);
    Listener again(m_daemon->port(), "?after=" + QByteArray::number(seen));
    QList<qint64> sequences;
    QTRY_VERIFY(again.lastSeq() >= seen + 2);
    for (const QJsonObject &frame : again.frames()) {
        for (const QJsonValue &event : frame["events"].toArray())
            sequences << event.toObject()["sequence"].toInteger();
    }
    for (qsizetype i = 0; i < sequences.size(); ++i)
        QCOMPARE(sequences[i], seen + 1 + i); // gap-free, none twice
}

void TestEvents::whoIsTooFarBehindAsksAnew()
{
    Listener future(m_daemon->port(), "?after=999999"); // another workspace's number
    QTRY_COMPARE(future.frames().size(), 2);
    QCOMPARE(future.frames()[1]["type"], "resync");
    QCOMPARE(future.frames()[1]["seq"], future.frames()[0]["seq"]);
}

void TestEvents::anotherCompanyHearsNothing()
{
    Listener own(m_daemon->port());
    Listener other(m_daemon->port(), {}, "celp_new_all");
    QTRY_COMPARE(own.frames().size(), 1);
    QTRY_COMPARE(other.frames().size(), 1);
    QCOMPARE(bookFor("cand_xyz789").status, 201);
    QTRY_COMPARE(own.frames().size(), 2);
    // A frame for the other one would have left together with this one; a change of its own comes as the next.
    QCOMPARE(
        m_daemon->ask("PATCH", "/v1/telephony/calling-hours", R"({"start":"09:00","end":"17:00"})", {}, "celp_new_all")
            .status,
        200);
    QTRY_COMPARE(other.frames().size(), 2);
    QCOMPARE(other.frames()[1]["events"].toArray()[0].toObject()["type"], "hours_saved");
}

void TestEvents::strangersAreRefused_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("origin");
    QTest::newRow("no key") << QByteArray() << QByteArray() << QByteArray();
    QTest::newRow("key in the query") << QByteArray("?key=celp_acme_all") << QByteArray() << QByteArray();
    QTest::newRow("key without the scope") << QByteArray() << QByteArray("celp_acme_schedule") << QByteArray();
    QTest::newRow("page of another host")
        << QByteArray() << QByteArray("celp_acme_all") << QByteArray("https://evil.example");
    QTest::newRow("page of another port")
        << QByteArray() << QByteArray("celp_acme_all") << QByteArray("http://127.0.0.1:1");
    QTest::newRow("page of no host") << QByteArray() << QByteArray("celp_acme_all") << QByteArray("null");
    QTest::newRow("after that is no number") << QByteArray("?after=x") << QByteArray("celp_acme_all") << QByteArray();
}

void TestEvents::strangersAreRefused()
{
    QFETCH(QByteArray, query);
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, origin);
    Listener stranger(m_daemon->port(), query, key, origin);
    QSignalSpy opened(&stranger.socket(), &QWebSocket::connected);
    QTRY_VERIFY(stranger.isGone());
    QCOMPARE(opened.size(), 0);
    QVERIFY(stranger.frames().isEmpty());
}

void TestEvents::aPageOfThisHostMayListen()
{
    Listener page(m_daemon->port(), {}, "celp_acme_all", "http://127.0.0.1:" + QByteArray::number(m_daemon->port()));
    QTRY_COMPARE(page.frames().size(), 1);
}

void TestEvents::aBurstIsFewFrames()
{
    Listener console(m_daemon->port());
    QTRY_COMPARE(console.frames().size(), 1);
    const qint64 before = console.lastSeq();
    // One advance over a whole call: dialled, ringing, active, ended, each a commit.
    QCOMPARE(bookFor("cand_xyz789").status, 201);
    QCOMPARE(m_daemon->ask("POST", "/v1/test/advance", R"({"ms":3600000})", {}, {}).status, 200);
    const auto log = m_daemon->ask("GET", "/v1/callboard/log?limit=1");
    const qint64 head = log.data()["entries"].toArray()[0].toObject()["sequence"].toInteger();
    QVERIFY(head >= before + 5);
    QTRY_COMPARE(console.lastSeq(), head);
    QVERIFY2(console.frames().size() < 1 + (head - before), "each commit was a frame of its own");
    qint64 last = before;
    for (const QJsonObject &frame : console.frames().mid(1)) {
        QCOMPARE(frame["after"].toInteger(), last);
        last = frame["seq"].toInteger();
    }
}

// RELIABILITY 3: a key is revoked while it is in use.
void TestEvents::whoseKeyIsRevokedHearsNothingMore()
{
    Listener reader(m_daemon->port(), {}, "celp_acme_read");
    Listener other(m_daemon->port());
    QTRY_COMPARE(reader.frames().size(), 1);
    QTRY_COMPARE(other.frames().size(), 1);
    const QByteArray id =
        "key_" + QCryptographicHash::hash("celp_acme_read", QCryptographicHash::Sha256).toHex().left(16);
    QCOMPARE(m_daemon->ask("DELETE", "/v1/callboard/keys/" + id, {}, {}, "celp_acme_admin").status, 200);
    QTRY_VERIFY(reader.isGone());
    QCOMPARE(reader.socket().closeCode(), QWebSocketProtocol::CloseCodePolicyViolated);
    QTRY_COMPARE(other.frames().size(), 2);
    QCOMPARE(other.frames()[1]["changed"].toObject()["keys"].toBool(), true);
    QVERIFY(other.isOpen());
}

void TestEvents::theServerSaysGoodbye()
{
    Listener console(m_daemon->port());
    QTRY_VERIFY(console.isOpen() && !console.frames().isEmpty());
    QCOMPARE(m_daemon->terminate(), 0);
    QTRY_VERIFY(console.isGone());
    QCOMPARE(static_cast<int>(console.socket().closeCode()), 1001);
}

CB_TEST(TestEvents)
#include "tst_events.moc"
