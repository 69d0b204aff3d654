// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: N12 (sort by least slack) C132 (one word and one sign each)
#include "tests/support/testregistry.h"
#include "tests/ui/calls/callfixtures.h"
#include "ui/calls/callfacts.h"
#include "ui/calls/callsmodel.h"
#include "ui/common/tabledelegate.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace callboard;
using namespace callboard::test;

namespace {

QStringList idsOf(const CallsModel &model)
{
    QStringList ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids << model.index(row, 0).data(CallsModel::IdRole).toString();
    return ids;
}

ReservationRow randomRow(QRandomGenerator &random, int id)
{
    static constexpr std::array kNames{"Lena Kuhn", "Caleb Brooks", "Ieva Butkus", "Amelia Barlow"};
    const QByteArray name = "r" + QByteArray::number(id);
    const auto state = oneOf(kReservationStates, random);
    ReservationRow row = callRowIn(state, name.constData(), random.bounded(600) - 300);
    row.candidateName = QString::fromLatin1(oneOf(kNames, random));
    row.reservation.missed = state == ReservationState::Firm && random.bounded(4) == 0;
    return row;
}

} // namespace

class TstCallsModel : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_model = std::make_unique<CallsModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                              QAbstractItemModelTester::FailureReportingMode::Fatal);
        m_model->setZone(zoneNamed("Europe/Vilnius"));
        m_model->setNow(kNow);
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void columns()
    {
        ReservationRow row = callRow("r1", 18);
        row.reservation.attempt = 2;
        row.reservation.times.targetEnd = at(106) + 18 * kSecond + 32 * kMinute;
        m_model->setRows({row});
        const auto text = [this](CallColumn column) {
            return m_model->index(0, static_cast<int>(column)).data().toString();
        };
        QCOMPARE(text(CallColumn::State), QStringLiteral("Firm"));
        QCOMPARE(text(CallColumn::Candidate), QStringLiteral("Lena Kuhn"));
        QCOMPARE(text(CallColumn::Planned), QStringLiteral("17:00"));
        QCOMPARE(text(CallColumn::TheirTime), QStringLiteral("16:00 Berlin"));
        QCOMPARE(text(CallColumn::Attempt), QStringLiteral("2 of 2"));
        QCOMPARE(text(CallColumn::Progress), QStringLiteral("1 h 46"));
        QCOMPARE(m_model->index(0, 0).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("Firm. Lena Kuhn, planned 17:00, 16:00 in Berlin, attempt 2 of 2, slack 1 h 46."));
    }

    // proves: N16
    void whereNothingIsToldByItselfEachRowHasAnAge()
    {
        struct Told final : Freshness
        {
            Ages ages() const override { return {}; }
            ToldCalls toldCalls() const override { return told; }
            CommitCost costOfCommit(int) const override { return {}; }
            int untold() const override { return 0; }
            milliseconds untilTold() const override { return milliseconds{0}; }
            ToldCalls told;
        } server;
        const int asOf = m_model->columnCount();
        server.told = {{{ReservationId(QStringLiteral("old")), kMinute},
                        {ReservationId(QStringLiteral("new")), 4 * kMinute},
                        {ReservationId(QStringLiteral("over")), kMinute}},
                       4 * kMinute + 12 * kSecond};
        m_model->setFreshness(&server);
        QCOMPARE(m_model->columnCount(), asOf + 1);
        ReservationRow over = callRowIn(ReservationState::Completed);
        over.reservation.id = ReservationId(QStringLiteral("over"));
        m_model->setRows({callRow("old", 10), callRow("new", 20), callRow("never", 30), over});
        m_model->sort(asOf, Qt::AscendingOrder);
        QCOMPARE(idsOf(*m_model), QStringList({"over", "new", "old", "never"}));
        const auto texts = [&] {
            QStringList all;
            for (int row = 0; row < m_model->shown(); ++row)
                all << m_model->index(row, asOf).data().toString();
            return all;
        };
        QCOMPARE(texts(), QStringList({"", "12 s ago", "3 min ago", "not told yet"}));
        server.told.now += kMinute;
        m_model->setNow(m_model->now() + kMinute);
        QCOMPARE(texts(), QStringList({"", "1 min ago", "4 min ago", "not told yet"}));
    }

    void progressOfEachState_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<bool>("unknown");
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("progress");
        const auto row = [](const char *name, ReservationState state, bool unknown, const char *word,
                            const char *progress) {
            QTest::newRow(name) << static_cast<int>(state) << unknown << QString::fromLatin1(word)
                                << QString::fromLatin1(progress);
        };
        using S = ReservationState;
        row("dispatching", S::Dispatching, false, "Dispatching", "sent 3 min ago");
        row("unknown", S::Dispatching, true, "Unknown", "not dialled again");
        row("ringing", S::Ringing, false, "Ringing", "ringing for 3 min");
        row("active", S::Active, false, "Active", "3 min on the line");
        row("completed", S::Completed, false, "Completed", "1 min talked");
        row("cancelled", S::Cancelled, false, "Cancelled", "cancelled");
        row("expired", S::Expired, false, "Expired", "its window has passed");
        row("failed", S::Failed, false, "Failed", "Declined");
        row("no answer", S::NoAnswer, false, "No answer", "No answer");
        row("line failed", S::SipFailed, false, "Line failed", "Carrier fault");
    }
    void progressOfEachState()
    {
        QFETCH(int, state);
        QFETCH(bool, unknown);
        QFETCH(QString, word);
        QFETCH(QString, progress);
        ReservationRow row = callRowIn(static_cast<ReservationState>(state));
        row.reservation.unknown = unknown;
        m_model->setRows({row});
        QCOMPARE(m_model->index(0, 0).data().toString(), word);
        QCOMPARE(m_model->index(0, 7).data().toString(), progress);
        QCOMPARE(m_model->index(0, 0).data(look::State).toInt(), state);
    }

    void aMissedCallIsNotFirm()
    {
        ReservationRow row = callRow("r1", -300);
        row.reservation.missed = true;
        m_model->setRows({row});
        QCOMPARE(m_model->index(0, 0).data().toString(), QStringLiteral("Missed"));
        QCOMPARE(m_model->index(0, 0).data(CallsModel::SlackRole).toLongLong(), -1);
        QCOMPARE(m_model->index(0, 0).data(look::State).toInt(), static_cast<int>(ReservationState::Expired));
    }

    /// An event changes one row: no reset, no layout change, one dataChanged, the selection stays.
    void anEventChangesOneRow()
    {
        m_model->setRows({callRow("a", 10), callRow("b", 20), callRow("c", 30)});
        QItemSelectionModel selection(m_model.get());
        selection.setCurrentIndex(m_model->index(1, 0), QItemSelectionModel::ClearAndSelect);
        const QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        const QSignalSpy layout(m_model.get(), &QAbstractItemModel::layoutChanged);
        const QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        ReservationRow row = callRowIn(ReservationState::Ringing, "a", 10);
        m_model->update({row.reservation.id}, {row});
        QCOMPARE(reset.count() + layout.count(), 0);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 0);
        QCOMPARE(changed.at(0).at(1).toModelIndex().row(), 0);
        QCOMPARE(selection.currentIndex().data(CallsModel::IdRole).toString(), QStringLiteral("b"));
    }

    void rowsMoveComeAndGo()
    {
        m_model->setFilter(CallFilter::parse(QStringLiteral("state:firm")));
        m_model->setRows({callRow("a", 10), callRow("b", 20), callRow("c", 30)});
        QItemSelectionModel selection(m_model.get());
        selection.setCurrentIndex(m_model->index(0, 0), QItemSelectionModel::ClearAndSelect);
        const QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        const ReservationRow moved = callRow("a", 25);
        m_model->update({moved.reservation.id}, {moved});
        QCOMPARE(idsOf(*m_model), QStringList({"b", "a", "c"}));
        QCOMPARE(selection.currentIndex().row(), 1);
        const ReservationRow ringing = callRowIn(ReservationState::Ringing, "b", 20);
        m_model->update({ringing.reservation.id}, {ringing});
        QCOMPARE(idsOf(*m_model), QStringList({"a", "c"}));
        const ReservationRow fresh = callRow("d", 5);
        m_model->update({fresh.reservation.id}, {fresh});
        QCOMPARE(idsOf(*m_model), QStringList({"d", "a", "c"}));
        m_model->update({ReservationId(QStringLiteral("c"))}, {});
        QCOMPARE(idsOf(*m_model), QStringList({"d", "a"}));
        QCOMPARE(selection.currentIndex().row(), 1);
        QCOMPARE(m_model->total(), 3);
        QCOMPARE(reset.count(), 0);
    }

    void timeAloneMovesRowsInAndOut()
    {
        m_model->setFilter(CallFilter::parse(QStringLiteral("planned<60m")));
        m_model->setRows({callRow("a", 10), callRow("b", 62)});
        QCOMPARE(idsOf(*m_model), QStringList({"a"}));
        m_model->setNow(kNow + 5 * kMinute);
        QCOMPARE(idsOf(*m_model), QStringList({"a", "b"}));
    }

    void leastSlackFirst()
    {
        ReservationRow tight = callRow("tight", 60);
        tight.reservation.times.targetEnd = at(61) + 32 * kMinute;
        m_model->setRows({callRow("wide", 10), callRowIn(ReservationState::Active, "live"), tight,
                          callRowIn(ReservationState::Completed, "done", -60)});
        m_model->sort(static_cast<int>(CallColumn::Progress), Qt::AscendingOrder);
        QCOMPARE(idsOf(*m_model), QStringList({"tight", "wide", "live", "done"}));
        m_model->sort(static_cast<int>(CallColumn::Progress), Qt::DescendingOrder);
        QCOMPARE(idsOf(*m_model), QStringList({"wide", "tight", "live", "done"}));
    }

    void sortingKeepsTheSelection()
    {
        m_model->setRows({callRow("a", 10, "Zoe"), callRow("b", 20, "Anna"), callRow("c", 30, "Maria")});
        QItemSelectionModel selection(m_model.get());
        selection.setCurrentIndex(m_model->index(0, 0), QItemSelectionModel::ClearAndSelect);
        m_model->sort(static_cast<int>(CallColumn::Candidate), Qt::AscendingOrder);
        QCOMPARE(idsOf(*m_model), QStringList({"b", "c", "a"}));
        QCOMPARE(selection.currentIndex().row(), 2);
    }

    /// Random events against a naive second implementation: filter and sort everything anew.
    void alwaysEqualToSortingAnew()
    {
        QRandomGenerator random(11);
        std::map<ReservationId, ReservationRow> truth;
        const auto orders = {CallColumn::State, CallColumn::Candidate, CallColumn::Planned, CallColumn::Progress};
        const CallFilter filter = CallFilter::parse(QStringLiteral("-state:cancelled planned<120m"));
        m_model->setFilter(filter);
        Instant now = kNow;
        for (int round = 0; round < 400; ++round) {
            std::vector<ReservationId> asked;
            std::vector<ReservationRow> rows;
            for (int i = random.bounded(4); i >= 0; --i) {
                const ReservationRow row = randomRow(random, random.bounded(60));
                asked.push_back(row.reservation.id);
                if (random.bounded(5) == 0) {
                    truth.erase(row.reservation.id);
                    std::erase_if(rows, [&](const auto &r) { return r.reservation.id == row.reservation.id; });
                } else {
                    truth[row.reservation.id] = row;
                    std::erase_if(rows, [&](const auto &r) { return r.reservation.id == row.reservation.id; });
                    rows.push_back(row);
                }
            }
            m_model->update(asked, rows);
            if (round % 50 == 0) {
                const CallColumn column = *(orders.begin() + random.bounded(4));
                m_model->sort(static_cast<int>(column), random.bounded(2) ? Qt::AscendingOrder : Qt::DescendingOrder);
            }
            if (round % 60 == 0) {
                now += 7 * kMinute;
                m_model->setNow(now);
            }
        }
        m_model->setNow(now + kMinute); // the filter looks at time again
        m_model->sort(static_cast<int>(CallColumn::Planned), Qt::AscendingOrder);
        std::vector<std::pair<qint64, QString>> expected;
        for (const auto &[id, row] : truth) {
            const Reservation &r = row.reservation;
            if (r.state != ReservationState::Cancelled && r.times.plannedAttemptAt - (now + kMinute) < 120 * kMinute)
                expected.emplace_back(toEpochMs(r.times.plannedAttemptAt), id.text());
        }
        std::sort(expected.begin(), expected.end());
        QStringList ids;
        for (const auto &[planned, id] : expected)
            ids << id;
        QCOMPARE(idsOf(*m_model), ids);
    }

    /// Many rows are sorted in a worker; what changes meanwhile is not lost.
    void aWorkerSortsManyRows()
    {
        QRandomGenerator random(3);
        std::vector<ReservationRow> rows;
        for (int i = 0; i < CallsModel::kWorkerRows + 50; ++i)
            rows.push_back(randomRow(random, i));
        m_tester.reset(); // checks every row at each signal: too slow here
        m_model->setRows(rows);
        QVERIFY(m_model->isArranging());
        const ReservationRow early = callRow("early", -5000);
        m_model->update({early.reservation.id, ReservationId(QStringLiteral("r7"))}, {early});
        QTRY_VERIFY_WITH_TIMEOUT(!m_model->isArranging(), 20'000);
        QCOMPARE(m_model->shown(), CallsModel::kWorkerRows + 50);
        QCOMPARE(m_model->rowOf(early.reservation.id), 0);
        QCOMPARE(m_model->rowOf(ReservationId(QStringLiteral("r7"))), -1);
        for (int row = 1; row < m_model->shown(); ++row)
            QVERIFY(m_model->rowAt(row - 1).reservation.times.plannedAttemptAt <=
                    m_model->rowAt(row).reservation.times.plannedAttemptAt);
    }

private:
    std::unique_ptr<CallsModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

CB_TEST(TstCallsModel)
#include "tst_callsmodel.moc"
