// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: P22 C136 (LOG "teardown requested")
#include "tests/support/fakebackend.h"
#include "tests/support/testregistry.h"
#include "tests/support/uirender.h"
#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/filteredit.h"
#include "ui/common/tableview.h"
#include "ui/common/thememanager.h"
#include "ui/log/logentrypanel.h"
#include "ui/log/logpage.h"
#include "ui/shell/notifications.h"
#include "ui/shell/registry.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace callboard;
using namespace callboard::test;

namespace {

const Instant kNow = fromEpochMs(1'794'840'138'000); // Mon 16 Nov 2026 16:42:18 Vilnius

struct Fixture
{
    FakeBackend backend;
    std::vector<LogEntry> entries; ///< newest first
    QTemporaryDir folder;
    ThemeManager themes;
    Settings settings{folder.path()};
    PreparedAnswers questions;
    JobList jobs;
    Notifications notifications{[] { return kNow; }};
    Registry registry;
    std::unique_ptr<Session> session;
    std::unique_ptr<AuditPage> page;

    explicit Fixture(int count = 1200, ThemeChoice theme = ThemeChoice::Light)
    {
        themes.setChoice(theme);
        settings.set(keys::operatorZone, QStringLiteral("Europe/Vilnius"));
        backend.nowValue = kNow;
        Company company;
        company.id = CompanyId(QStringLiteral("acme"));
        company.telephonyEnabled = true;
        backend.workspaceValue.companies = {company};
        for (int i = count; i > 0; --i)
            entries.push_back(entryOf(static_cast<quint64>(i)));
        backend.logFake.onPage.answer = [this](const LogFilter &filter) {
            LogPage answer;
            answer.total = entries.size();
            for (const LogEntry &entry : entries) {
                if (filter.before != 0 && entry.sequence >= filter.before)
                    continue;
                if (filter.actor && entry.actor.kind != *filter.actor)
                    continue;
                if (!filter.text.isEmpty() && filter.text != wireName(entry.type))
                    continue;
                if (static_cast<int>(answer.entries.size()) == filter.limit) {
                    answer.more = true;
                    break;
                }
                answer.entries.push_back(entry);
            }
            return Result<LogPage>(answer);
        };
        backend.peopleFake.onRows.answer = [](const CompanyId &, const std::vector<CandidateId> &ids) {
            std::vector<PersonRow> rows;
            for (const CandidateId &id : ids) {
                PersonRow row;
                row.candidate.id = id;
                row.candidate.name = QStringLiteral("Lena Kuhn");
                rows.push_back(row);
            }
            return Result<std::vector<PersonRow>>(rows);
        };
        backend.numbersFake.onLoad.answer = [](const CompanyId &) {
            return Result<NumbersSnapshot>(NumbersSnapshot{});
        };
        backend.reservationsFake.onBatches.answer = [](const CompanyId &) {
            return Result<std::vector<BatchSummary>>(std::vector<BatchSummary>{});
        };
    }

    static LogEntry entryOf(quint64 sequence)
    {
        LogEntry entry;
        entry.sequence = sequence;
        entry.at = kNow - static_cast<int>(2000 - sequence) * kSecond;
        entry.hash = QByteArray(32, 'h');
        entry.requestId = QStringLiteral("req_%1").arg(sequence);
        if (sequence % 5 == 0) {
            entry.actor = {Actor::Kind::Operator, QStringLiteral("you")};
            entry.type = EventType::HoursSaved;
            entry.before = {{QStringLiteral("end"), QStringLiteral("18:00")}};
            entry.after = {{QStringLiteral("end"), QStringLiteral("17:30")}};
            return entry;
        }
        entry.actor = sequence % 2 ? Actor{Actor::Kind::Engine, QStringLiteral("clock")}
                                   : Actor{Actor::Kind::Carrier, QStringLiteral("simulated")};
        entry.type = sequence % 2 ? EventType::AttemptDispatched : EventType::AttemptRinging;
        entry.candidate = CandidateId(QStringLiteral("c%1").arg(sequence % 7));
        entry.reservation = ReservationId(QStringLiteral("r%1").arg(sequence % 7));
        entry.before = {{QStringLiteral("state"), QStringLiteral("firm")}};
        entry.after = {{QStringLiteral("state"), QStringLiteral("dispatching")}};
        return entry;
    }

    AuditPage &open(QSize size = {1368, 824})
    {
        session = std::make_unique<Session>(backend, settings, questions, jobs, notifications, registry);
        page = std::make_unique<AuditPage>(*session, nullptr);
        page->resize(size);
        page->QWidget::show();
        page->arrived();
        settle();
        return *page;
    }
    static void settle()
    {
        for (int i = 0; i < 8; ++i)
            QCoreApplication::processEvents();
    }
    void happen()
    {
        entries.insert(entries.begin(), entryOf(entries.front().sequence + 1));
        Changes changes;
        changes.company = CompanyId(QStringLiteral("acme"));
        changes.log = true;
        backend.tell(changes);
    }
    TableView &table() const { return *page->findChild<TableView *>(); }
};

} // namespace

class TstLogPage : public QObject
{
    Q_OBJECT

private slots:
    void looks_data()
    {
        QTest::addColumn<int>("theme");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<double>("scale");
        QTest::newRow("log") << static_cast<int>(ThemeChoice::Light) << QSize(1368, 824) << 1.0;
        QTest::newRow("log-dark") << static_cast<int>(ThemeChoice::Dark) << QSize(1368, 824) << 1.0;
        QTest::newRow("log-1024") << static_cast<int>(ThemeChoice::Light) << QSize(952, 564) << 1.0;
        QTest::newRow("log-200") << static_cast<int>(ThemeChoice::Light) << QSize(1368, 824) << 2.0;
    }
    void looks()
    {
        QFETCH(int, theme);
        QFETCH(QSize, size);
        QFETCH(double, scale);
        Fixture f(1200, static_cast<ThemeChoice>(theme));
        f.themes.setScale(scale);
        AuditPage &page = f.open(size);
        f.table().setCurrentRow(0);
        Fixture::settle();
        render(page, QString::fromLatin1(QTest::currentDataTag()));
        QCOMPARE(page.width(), size.width());
        QCOMPARE(page.isNarrow(), size.width() < 1250 * scale);
    }

    void theModelIsAModel()
    {
        LogModel model({});
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        std::vector<LogEntry> entries;
        for (quint64 i = 50; i > 40; --i)
            entries.push_back(Fixture::entryOf(i));
        model.setEntries(entries, true);
        QVERIFY(model.prepend({Fixture::entryOf(52), Fixture::entryOf(51), Fixture::entryOf(50)}));
        QCOMPARE(model.rowCount(), 12);
        QCOMPARE(model.entryAt(0).sequence, 52U);
        QVERIFY(!model.prepend({Fixture::entryOf(60), Fixture::entryOf(59)})); // a gap: ask anew
        model.append({Fixture::entryOf(40), Fixture::entryOf(39)}, false);
        QCOMPARE(model.rowCount(), 14);
        QCOMPARE(model.rowOf(39), 13);
        QCOMPARE(model.rowOf(100), -1);
    }

    /// A call changes its person's status: the log must not fall back to ids each time.
    void aChangedPersonKeepsTheNameUntilTheNewOneIsThere()
    {
        Fixture f;
        NameBook &names = f.open().controller().names();
        const CandidateId person(QStringLiteral("c1"));
        (void)names.candidate(person);
        QTRY_COMPARE(names.candidate(person), QStringLiteral("Lena Kuhn"));
        QTRY_VERIFY(names.isComplete());
        auto &onRows = f.backend.peopleFake.onRows;
        onRows.hold = true;
        Changes changes;
        changes.company = CompanyId(QStringLiteral("acme"));
        changes.candidates = {person};
        f.backend.tell(changes);
        QCOMPARE(names.candidate(person), QStringLiteral("Lena Kuhn"));
        QVERIFY(!names.isComplete());
        QTRY_COMPARE(onRows.heldCount(), 1);
        PersonRow renamed;
        renamed.candidate.id = person;
        renamed.candidate.name = QStringLiteral("Lena Berg");
        onRows.release(std::vector<PersonRow>{renamed});
        QTRY_COMPARE(names.candidate(person), QStringLiteral("Lena Berg"));
        QVERIFY(names.isComplete());
    }

    void olderEntriesComeOnScrolling()
    {
        Fixture f;
        AuditPage &page = f.open();
        QCOMPARE(page.controller().model().rowCount(), 500);
        page.controller().model().fetchMore({});
        Fixture::settle();
        QCOMPARE(page.controller().model().rowCount(), 1000);
        page.controller().model().fetchMore({});
        Fixture::settle();
        QCOMPARE(page.controller().model().rowCount(), 1200);
        QVERIFY(!page.controller().model().canFetchMore({}));
    }

    /// New entries come in by themselves at the top; while somebody reads further down they are only counted.
    void followsUnlessScrolled()
    {
        Fixture f;
        AuditPage &page = f.open();
        const auto first = [&] { return page.controller().model().entryAt(0).sequence; };
        QCOMPARE(first(), 1200U);
        f.happen();
        QTRY_COMPARE(first(), 1201U);
        f.table().verticalScrollBar()->setValue(400);
        const int scroll = f.table().verticalScrollBar()->value();
        f.happen();
        QTRY_COMPARE(page.controller().waiting(), 1);
        QCOMPARE(first(), 1201U);
        QCOMPARE(f.table().verticalScrollBar()->value(), scroll);
        f.table().scrollToTop();
        QTRY_COMPARE(first(), 1202U);
    }

    void theEntryShowsEveryField()
    {
        Fixture f(10);
        AuditPage &page = f.open();
        f.table().setCurrentRow(0); // entry 10: calling hours saved by you
        Fixture::settle();
        auto *panel = page.findChild<LogEntryPanel *>();
        const QString text = panel->plainText();
        QVERIFY2(text.contains(QStringLiteral("Saved calling hours")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("Closes: 18:00 -> 17:30")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("req_10")), qPrintable(text));
        QCOMPARE(page.statusSentence(), QStringLiteral("Saved calling hours"));
    }

    void linksLeadToWhatItTouched()
    {
        Fixture f(9);
        AuditPage &page = f.open();
        const QSignalSpy jumps(f.session.get(), &Session::jumpRequested);
        Fixture::settle();
        Button *call = nullptr;
        for (Button *button : page.findChildren<Button *>()) {
            if (button->isVisible() && button->text() == QStringLiteral("The call with Lena Kuhn"))
                call = button;
        }
        QVERIFY(call);
        QTest::mouseClick(call, Qt::LeftButton);
        QCOMPARE(jumps.count(), 1);
        const auto jump = jumps.at(0).at(0).value<Jump>();
        QVERIFY(jump.page == PageId::Calls && jump.reservation->text() == QStringLiteral("r2"));
    }

    void filtersAndEmptyState()
    {
        Fixture f(20);
        AuditPage &page = f.open();
        auto *filter = page.findChild<FilterEdit *>();
        filter->setFilter(QStringLiteral("who:you"));
        Fixture::settle();
        QCOMPARE(page.controller().model().rowCount(), 4);
        QCOMPARE(page.primary()->text(), QStringLiteral("Export 4 entries"));
        filter->setFilter(QStringLiteral("nothing-like-this"));
        Fixture::settle();
        bool shown = false;
        for (const EmptyState *empty : page.findChildren<EmptyState *>())
            shown = shown || (empty->isVisible() && empty->lead() == QStringLiteral("No entry matches this filter"));
        QVERIFY(shown);
        QVERIFY(!page.primary()->isEnabled());
    }
};

CB_TEST(TstLogPage)
#include "tst_logpage.moc"
