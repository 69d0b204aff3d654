// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/core/plain/plainhouse.h"
#include "tests/support/testregistry.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTest>

using namespace callboard;
using namespace callboard::test;

namespace {

/// Prism, which answers with the contract's own examples and judges every request by its schemas. Its parts are pinned
/// one by one: left open they resolve to versions that need a newer node.
class Prism
{
public:
    ~Prism()
    {
        m_process.kill();
        m_process.waitForFinished(10'000);
    }
    /// Empty when it serves; else what is missing, in one line.
    QString start()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("npm")).isEmpty())
            return QStringLiteral("npm is missing: install the packages nodejs and npm");
        const QString tools = QStringLiteral(CALLBOARD_BIN_DIR "/../npm/prism-5.14.2");
        const QString program = tools + QStringLiteral("/node_modules/.bin/prism");
        if (!QFile::exists(program)) {
            QDir().mkpath(tools);
            QProcess npm;
            npm.start(QStringLiteral("npm"),
                      {"install", "--prefix", tools, "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error",
                       "@stoplight/prism-cli@5.14.2", "@stoplight/prism-core@5.8.0", "@stoplight/prism-http@5.12.0",
                       "@stoplight/prism-http-server@5.12.2"});
            if (!npm.waitForFinished(240'000) || npm.exitCode() != 0)
                return QStringLiteral("npm installs no prism: ") +
                       QString::fromUtf8(npm.readAllStandardError()).left(300);
        }
        {
            QTcpServer free;
            if (!free.listen(QHostAddress::LocalHost))
                return QStringLiteral("no port");
            m_port = free.serverPort();
        }
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(program, {"mock", "--errors", "-h", "127.0.0.1", "-p", QString::number(m_port),
                                  QStringLiteral(CALLBOARD_SOURCE_DIR "/tests/contract/api/celper.yaml")});
        QByteArray said;
        while (!said.contains("listening")) {
            if (!m_process.waitForReadyRead(60'000))
                return QStringLiteral("prism does not start: ") + QString::fromUtf8(said).left(300);
            said += m_process.readAll();
        }
        return {};
    }
    QString url() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_port); }

private:
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace

/// Every operation of the reference's contract, asked by our client of a mock made from that contract: what we send
/// passes its schemas, and we read its examples. The expected values are those of the examples.
class TestPlainPrism : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const QString missing = m_prism.start();
        QVERIFY2(missing.isEmpty(), qPrintable(missing));
        m_backend =
            openPlain(plainOptions(m_prism.url(), "celp_0123456789abcdef0123456789abcdef", kAcme, m_folder.path()));
        Position position;
        position.company = kAcme;
        position.id = PositionId(QStringLiteral("pos_abc123"));
        position.title = QStringLiteral("Warehouse lead");
        QVERIFY(await(m_backend->people().savePosition(position)));
    }
    void cleanupTestCase() { m_backend.reset(); }

    // proves: C020 C024 C030
    void callingHours()
    {
        HoursBackend &hours = m_backend->hours();
        const auto loaded = await(hours.load(kAcme)); // getCallingHours
        QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().detail));
        QCOMPARE(loaded->policy.hours, std::optional(CallingHours{9 * 60, 18 * 60}));
        QCOMPARE(loaded->policy.days, std::optional(Weekdays::mondayToFriday()));
        const auto conflicts = // previewCallingHours
            await(hours.preview(kAcme, {10 * 60, 16 * 60}, Weekdays::mondayToFriday()));
        QVERIFY(conflicts);
        QCOMPARE(conflicts->size(), 1U);
        QCOMPARE(conflicts->front().reservation.text(), "resv_3c1d");
        QCOMPARE(toEpochMs(conflicts->front().plannedAttemptAt), 1749042000000);
        HoursEdit edit;
        edit.hours = {9 * 60, 18 * 60};
        for (const auto zone : {HoursEdit::ZoneEdit::Keep, HoursEdit::ZoneEdit::Clear, HoursEdit::ZoneEdit::Set}) {
            edit.zoneEdit = zone;
            edit.zone = Zone::parse(QStringLiteral("Europe/Vilnius")).value();
            edit.days = Weekdays::mondayToFriday();
            const auto saved = await(hours.save(kAcme, edit)); // updateCallingHours
            QVERIFY2(saved, saved ? "" : qPrintable(saved.error().detail));
            QVERIFY(saved->conflicts.empty());
        }
    }

    // proves: C040 C043 C060 C070
    void numbersClockAndAvailability()
    {
        const auto numbers = await(m_backend->numbers().load(kAcme)); // listNumbers
        QVERIFY(numbers);
        QCOMPARE(numbers->numbers.size(), 1U);
        QCOMPARE(numbers->numbers.front().number.e164.text(), "+37052071234");
        NumberPatch patch;
        patch.displayName = QStringLiteral("Vilnius primary");
        patch.isDefault = true;
        const auto patched = // updateNumber
            await(m_backend->numbers().patch(kAcme, PhoneNumberId(QStringLiteral("pn_8f2a")), patch));
        QVERIFY(patched);
        QCOMPARE(patched->displayName, "Vilnius primary");
        const auto clock = await(m_backend->clock().status(kAcme)); // getClock
        QVERIFY(clock);
        QCOMPARE(clock->health, Health::Healthy);
        QCOMPARE(clock->numbers.front().cap, 8);
        const auto free = await(m_backend->plans().availability( // getAvailability
            kAcme, {fromEpochMs(1749038400000), fromEpochMs(1749045600000)}, milliseconds(1'800'000),
            PhoneNumberId(QStringLiteral("pn_8f2a"))));
        QVERIFY2(free, free ? "" : qPrintable(free.error().detail));
        QCOMPARE(free->globalCap, 40);
        QCOMPARE(free->starts.front().remaining, 7);
    }

    // proves: C090 C110 C130 C134 C137 C142
    void callsAndBatches()
    {
        CallRequest request = requestFor("cand_xyz789");
        request.zone = {Zone::parse(QStringLiteral("Europe/Vilnius")).value(), ZoneSource::Manual};
        request.number = PhoneNumberId(QStringLiteral("pn_8f2a"));
        request.invitationExpirationDays = 5;
        request.retry = RetryMode::SameDay;
        ReservationsBackend &calls = m_backend->reservations();
        const auto call = await(calls.book(request, QStringLiteral("sched-1"))); // scheduleCall
        QVERIFY2(call, call ? "" : qPrintable(call.error().detail));
        QCOMPARE(call->id.text(), "resv_3c1d");
        QCOMPARE(toEpochMs(call->times.plannedAttemptAt), 1749042000000);
        const auto read = await(calls.get(kAcme, call->id)); // getReservation
        QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
        QCOMPARE(read->row.reservation.times, call->times); // the GET tells less: the 201 is kept
        QVERIFY(await(calls.cancel(kAcme, call->id, QStringLiteral("cancel-1")))); // cancelReservation

        Plan plan;
        plan.request.company = kAcme;
        plan.request.position = request.position;
        plan.request.window = Preset::Within48Hours;
        for (const char *id : {"cand_xyz789", "cand_def456", "cand_ghi012"}) {
            PlannedCall planned;
            planned.candidate = CandidateId(QString::fromLatin1(id));
            planned.position = request.position;
            plan.entries.emplace_back(planned);
        }
        plan.request.overrides[QStringLiteral("cand_ghi012")].zone = Zone::parse(QStringLiteral("Europe/Riga")).value();
        const auto outcome = await(m_backend->plans().commit(plan, QStringLiteral("batch-1"))); // batchScheduleCall
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().detail));
        QCOMPARE(outcome->batch.text(), "batch_91af");
        QCOMPARE(outcome->entries[0].reservation->text(), "resv_11aa22bb");
        QCOMPARE(outcome->entries[2].code, ErrorCode::NumberAtCap);
        const auto cancelled =
            await(calls.cancelBatch(kAcme, outcome->batch, QStringLiteral("cancel-2"))); // cancelBatch
        QVERIFY(cancelled);
        QCOMPARE(cancelled->cancelled.size(), 2U);
        QCOMPARE(cancelled->skipped.front().reason, "state=active_not_cancellable");
        const auto revoked = await(calls.revoke(kAcme, request.candidate, request.position)); // revokeCall
        QVERIFY2(revoked, revoked ? "" : qPrintable(revoked.error().detail));
        QVERIFY(revoked->invite && revoked->reconciled && !revoked->fallbackEnqueued);
    }

private:
    Prism m_prism;
    QTemporaryDir m_folder;
    std::unique_ptr<PlainBackend> m_backend;
};

CB_TEST(TestPlainPrism)
#include "tst_plainprism.moc"
