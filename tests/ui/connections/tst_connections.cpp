// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: D-EST (overhead) D-EXPIRE (grace) D-HOURS (finish inside)
#include "tests/support/sessionfixture.h"
#include "tests/support/testregistry.h"
#include "tests/support/uirender.h"
#include "ui/common/button.h"
#include "ui/common/note.h"
#include "ui/common/stepfield.h"
#include "ui/common/thememanager.h"
#include "ui/connections/companyform.h"
#include "ui/connections/connectionspage.h"
#include "ui/shell/connectionbar.h"
#include "ui/shell/freshnesswords.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace callboard;
using namespace callboard::test;

namespace {

QString valueOf(const std::vector<ConnectionFact> &facts, const QString &label)
{
    for (const ConnectionFact &fact : facts) {
        if (fact.label == label)
            return fact.value;
    }
    return {};
}

} // namespace

/// A server with the reference's routes only, which said something a while ago.
class FakePlain final : public FakeBackend, public Freshness
{
public:
    FakePlain()
    {
        connectionValue.state = Connection::State::Online;
        connectionValue.where = QStringLiteral("https://calls.example.org");
        connectionValue.isPlain = true;
        connectionValue.budget = 60;
        connectionValue.budgetLeft = 47;
        capabilitiesValue.estimates = true;
        capabilitiesValue.isAdminSession = false;
        workspaceValue.name = QStringLiteral("calls.example.org");
        Company company;
        company.id = SessionFixture::companyId();
        company.name = workspaceValue.name;
        company.telephonyEnabled = true;
        workspaceValue.companies = {company};
        workspaceValue.savedAt = nowValue - kMinute;
        workspaceValue.tzVersion = QStringLiteral("2025b");
        workspaceValue.phoneDataVersion = QStringLiteral("8.12.57");
    }
    Ages ages() const override { return agesValue; }
    ToldCalls toldCalls() const override { return {}; }
    CommitCost costOfCommit(int people) const override { return {(people + 199) / 200, {}, 21 * kMinute}; }
    int untold() const override { return untoldValue; }
    milliseconds untilTold() const override { return 3 * kMinute; }

    Ages agesValue{41 * kSecond, 41 * kSecond, 12 * kSecond, 8 * kSecond, std::nullopt};
    int untoldValue = 0;
};

class TstConnections : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_fix = std::make_unique<SessionFixture>();
        WorkspaceInfo &info = m_fix->backend.workspaceValue;
        info.name = QStringLiteral("demo.callboard");
        info.path = QStringLiteral("/home/ieva/acme.callboard");
        info.isDemo = true;
        info.isTemporary = true;
        info.clockRate = 60;
        info.tzVersion = QStringLiteral("2025b");
        info.phoneDataVersion = QStringLiteral("8.12.57");
        info.savedAt = m_fix->backend.nowValue - kSecond;
        m_fix->backend.clockFake.onPatchCompany.answer = [this](const CompanyId &, const CompanyPatch &patch) {
            Company &company = m_fix->backend.workspaceValue.companies.front();
            company.name = patch.name.value_or(company.name);
            company.callOverhead = patch.callOverhead.value_or(company.callOverhead);
            company.expiryGrace = patch.expiryGrace.value_or(company.expiryGrace);
            company.finishInsideHours = patch.finishInsideHours.value_or(company.finishInsideHours);
            company.prefixNarrowing = patch.prefixNarrowing.value_or(company.prefixNarrowing);
            return Result<Company>(company);
        };
        m_fix->registry.addGroup(QStringLiteral("workspace"), QStringLiteral("Workspace"));
        addCommand(QStringLiteral("Hold all dialling"), Icon::Hold);
        m_keep = addCommand(QStringLiteral("Keep this workspace…"), Icon::Save);
        addCommand(QStringLiteral("Export the set-up…"), Icon::Export);
        addCommand(QStringLiteral("Open a workspace…"), Icon::Folder);
        start();
    }
    void cleanup()
    {
        m_page.reset();
        m_fix.reset();
    }

    void saysWhatIsOpenAndThatNoCallIsReal()
    {
        const WorkspaceInfo &info = m_fix->backend.workspaceValue;
        const auto facts = workspaceFacts(info, {}, {}, zoneOf("Europe/Vilnius"), m_fix->backend.nowValue);
        QVERIFY(valueOf(facts, QStringLiteral("File")).contains(QStringLiteral("temporary")));
        QCOMPARE(valueOf(facts, QStringLiteral("Saved")), QStringLiteral("16:42:17 Vilnius"));
        QVERIFY(valueOf(facts, QStringLiteral("Clock")).contains(QStringLiteral("60 times")));
        QVERIFY(valueOf(carrierFacts(info), QStringLiteral("Calls")).contains(QStringLiteral("no real calls")));
        const auto data = dataFacts(info);
        QCOMPARE(valueOf(data, QStringLiteral("Time zones")), QStringLiteral("2025b"));
        QCOMPARE(valueOf(data, QStringLiteral("Phone numbers")), QStringLiteral("8.12.57"));
        QCOMPARE(valueOf(data, QStringLiteral("Qt")), QString::fromLatin1(qVersion()));
    }

    void aFileOfOnesOwnShowsItsPath()
    {
        WorkspaceInfo info = m_fix->backend.workspaceValue;
        info.isDemo = info.isTemporary = false;
        info.clockRate = 1;
        Capabilities may;
        may.writable = false;
        may.readOnlyReason = QStringLiteral("The disk is read-only.");
        const auto facts = workspaceFacts(info, {}, may, zoneOf("Europe/Vilnius"), m_fix->backend.nowValue);
        QCOMPARE(valueOf(facts, QStringLiteral("File")), QStringLiteral("/home/ieva/acme.callboard"));
        QCOMPARE(valueOf(facts, QStringLiteral("Clock")), QStringLiteral("real time"));
        QCOMPARE(valueOf(facts, QStringLiteral("Opened")), QStringLiteral("The disk is read-only."));
    }

    void buttonsAreTheShellsOwnCommands()
    {
        QStringList texts;
        for (const Button *button : m_page->actions())
            texts << button->text();
        QCOMPARE(texts, (QStringList{QStringLiteral("Keep this workspace…"), QStringLiteral("Export the set-up…"),
                                     QStringLiteral("Open a workspace…")}));
        QTest::mouseClick(m_page->actions()[0], Qt::LeftButton);
        QCOMPARE(m_ran, (QStringList{QStringLiteral("Keep this workspace…")}));
        m_keep->setReason(QStringLiteral("It is kept already."));
        QVERIFY(!m_page->actions()[0]->isEnabled());
        QCOMPARE(m_page->actions()[0]->reason(), QStringLiteral("It is kept already."));
    }

    void onlyWhatDiffersIsSent()
    {
        QVERIFY(!m_page->form()->saveButton()->isEnabled());
        QTest::keyClick(m_page->form()->overheadField()->field(), Qt::Key_Up);
        QCOMPARE(m_page->controller().draft().overheadSeconds, 130);
        QCOMPARE(m_page->controller().estimate(), 30 * kMinute + 130 * kSecond);
        QTest::mouseClick(m_page->form()->saveButton(), Qt::LeftButton);
        m_fix->settle();
        const auto &patch = std::get<1>(m_fix->backend.clockFake.onPatchCompany.asked.at(0));
        QCOMPARE(patch.callOverhead, std::optional<milliseconds>(130 * kSecond));
        QVERIFY(!patch.name && !patch.expiryGrace && !patch.finishInsideHours && !patch.prefixNarrowing &&
                !patch.telephonyEnabled);
        QVERIFY(!m_page->controller().isChanged());
        m_fix->notifications.undo();
        m_fix->settle();
        QCOMPARE(m_page->controller().draft().overheadSeconds, 120);
    }

    void aNameIsCheckedWhileTyping()
    {
        auto *name = m_page->form()->nameField();
        name->setFocus();
        name->selectAll();
        QTest::keyClick(name, Qt::Key_Delete);
        QVERIFY(!m_page->controller().nameProblem().isEmpty());
        QVERIFY(!m_page->form()->saveButton()->isEnabled());
        QTest::keyClicks(name, QStringLiteral("Acme"));
        QCOMPARE(m_page->controller().whyNotSave(), QString());
        CompanyDraft draft = m_page->controller().draft();
        draft.name = QString(121, QLatin1Char('x'));
        m_page->controller().setDraft(draft);
        QVERIFY(m_page->controller().whyNotSave().contains(QStringLiteral("too long")));
    }

    void aReadOnlyWorkspaceSaysWhy()
    {
        m_fix->backend.capabilitiesValue.writable = false;
        m_fix->backend.capabilitiesValue.readOnlyReason = QStringLiteral("Open elsewhere.");
        Q_EMIT m_fix->backend.workspaceChanged();
        QCOMPARE(m_page->controller().whyNotSave(), QStringLiteral("Open elsewhere."));
        QVERIFY(m_page->form()->nameField()->isReadOnly());
        QVERIFY(!m_page->form()->graceField()->field()->isEnabled());
    }

    // What a server with the reference's routes only does not tell is said, not left empty; what it refuses is locked.
    // proves: N16 C008 C064 C050
    void aPlainServerIsToldAsWhatItIs()
    {
        FakePlain plain;
        Session session(plain, m_fix->settings, m_fix->questions, m_fix->jobs, m_fix->notifications, m_fix->registry);
        ConnectionsPage page(session);
        page.resize(1368, 824);
        page.QWidget::show();
        m_fix->settle();
        for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
            ThemeManager themes;
            themes.setChoice(choice);
            m_fix->settle();
            render(page, choice == ThemeChoice::Dark ? QStringLiteral("connections-plain-dark")
                                                     : QStringLiteral("connections-plain"));
            QCOMPARE(cutTexts(page), QStringList());
        }
        const auto facts = workspaceFacts(plain.workspaceValue, plain.connectionValue, plain.capabilitiesValue,
                                          zoneOf("Europe/Vilnius"), plain.nowValue);
        QVERIFY(!valueOf(facts, QStringLiteral("Key")).startsWith(QLatin1Char(':')));
        QVERIFY(valueOf(facts, QStringLiteral("Key")).contains(QStringLiteral("as far as it was tried")));
        QCOMPARE(valueOf(facts, QStringLiteral("Saved")), QStringLiteral("16:41:18 Vilnius"));
        QVERIFY(valueOf(carrierFacts(plain.workspaceValue), QStringLiteral("Carrier"))
                    .contains(QStringLiteral("does not tell")));
        const auto fresh = freshnessFacts(plain, plain.connectionValue);
        QCOMPARE(valueOf(fresh, QStringLiteral("Requests")), QStringLiteral("13 of 60 used in the last minute"));
        QVERIFY(valueOf(fresh, QStringLiteral("Told")).contains(QStringLiteral("hours 41 s ago")));
        CompanyForm *form = page.form();
        for (const QWidget *field :
             {static_cast<QWidget *>(form->nameField()), static_cast<QWidget *>(form->overheadField()->field()),
              static_cast<QWidget *>(form->graceField()->field()), static_cast<QWidget *>(form->saveButton())})
            QVERIFY(!field->isEnabled());
        QVERIFY(page.controller().whyNotSave().contains(QStringLiteral("takes a change")));
    }

    // proves: N16 C124 C162
    void theBarTellsTheAgeOfThePagesPicture()
    {
        FakePlain plain;
        Session session(plain, m_fix->settings, m_fix->questions, m_fix->jobs, m_fix->notifications, m_fix->registry);
        ConnectionBar bar(session);
        bar.resize(1368, 60);
        bar.setPage(PageId::Plan);
        QVERIFY2(bar.sentence().contains(QStringLiteral("Lines in use: as of 12 s ago")), qPrintable(bar.sentence()));
        QVERIFY(bar.sentence().contains(QStringLiteral("estimates")));
        QVERIFY(bar.sentence().contains(QStringLiteral("13 of 60")));
        bar.setPage(PageId::Hours);
        QVERIFY(bar.sentence().contains(QStringLiteral("41 s ago")));
        bar.setPage(PageId::Numbers); // as old as its oldest part
        QVERIFY(bar.sentence().contains(QStringLiteral("41 s ago")));
        bar.setPage(PageId::People);
        QVERIFY(!bar.sentence().contains(QStringLiteral("ago")));
        plain.untoldValue = 120;
        Q_EMIT plain.connectionChanged();
        QVERIFY2(bar.sentence().contains(QStringLiteral("minute of 120 call(s) yet. All are known in about 3 min.")),
                 qPrintable(bar.sentence()));
        const auto shown = [&plain](PageId page) {
            return FreshnessWords::shown(page, plain.agesValue, {}, plain.connectionValue);
        };
        QVERIFY(!shown(PageId::Clock).isStale);
        plain.agesValue.clock = 61 * kSecond;
        QVERIFY(shown(PageId::Clock).isStale); // the language's word for stale: above 60 s a warn sign
        bar.setPage(PageId::Clock);
        ThemeManager themes;
        themes.setChoice(ThemeChoice::Light);
        bar.show();
        render(bar, QStringLiteral("connection-bar-plain"));
        // The same place tells trouble when there is some.
        plain.connectionValue.state = Connection::State::Offline;
        Q_EMIT plain.connectionChanged();
        QVERIFY(bar.sentence().contains(QStringLiteral("Trying again")));
    }

    // proves: N16 C111
    void aLongBookingIsForetold()
    {
        const QString words = FreshnessWords::cost({5, milliseconds(0), 21 * kMinute}, 1'000);
        QVERIFY2(words.contains(QStringLiteral("5 request(s) of at most 200")), qPrintable(words));
        QVERIFY2(words.contains(QStringLiteral("in about 21 min")), qPrintable(words));
        QCOMPARE(FreshnessWords::cost({}, 0), QString());
    }

    void aRefusalKeepsWhatWasTyped()
    {
        m_fix->backend.clockFake.onPatchCompany.answer = [](const CompanyId &, const CompanyPatch &) {
            return Result<Company>(Error{ErrorCode::ValidationError, QStringLiteral("expiryGraceMs"), {}});
        };
        CompanyDraft draft = m_page->controller().draft();
        draft.graceMinutes = 45;
        m_page->controller().setDraft(draft);
        m_page->controller().save();
        m_fix->settle();
        QCOMPARE(m_page->controller().draft().graceMinutes, 45);
        QCOMPARE(m_fix->notifications.entries().size(), 1u);
    }

    void nothingIsCut_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<double>("scale");
        QTest::addColumn<bool>("pseudo");
        QTest::addColumn<bool>("dark");
        QTest::newRow("1440x900") << QSize(1368, 824) << 1.0 << false << false;
        QTest::newRow("1280x720-dark") << QSize(1208, 644) << 1.0 << false << true;
        QTest::newRow("200 percent") << QSize(2736, 1648) << 2.0 << false << false;
        QTest::newRow("pseudo") << QSize(1368, 824) << 1.0 << true << false;
    }
    void nothingIsCut()
    {
        QFETCH(QSize, size);
        QFETCH(double, scale);
        QFETCH(bool, pseudo);
        QFETCH(bool, dark);
        m_page.reset();
        PseudoTranslator translator;
        if (pseudo)
            QCoreApplication::installTranslator(&translator);
        ThemeManager themes;
        themes.setChoice(dark ? ThemeChoice::Dark : ThemeChoice::Light);
        themes.setScale(scale);
        start(size);
        render(*m_page, QStringLiteral("connections-") + QString::fromLatin1(QTest::currentDataTag()));
        const QStringList cut = pseudo ? QStringList() : cutTexts(*m_page);
        m_page.reset();
        QCoreApplication::removeTranslator(&translator);
        QCOMPARE(cut, QStringList());
    }

private:
    Command *addCommand(const QString &text, Icon icon)
    {
        CommandSpec spec;
        spec.text = text;
        spec.icon = icon;
        spec.run = [this, text] { m_ran << text; };
        m_ran.clear();
        return m_fix->registry.add(QStringLiteral("workspace"), spec, &m_owner);
    }
    void start(QSize size = {1368, 824})
    {
        m_page = std::make_unique<ConnectionsPage>(*m_fix->session);
        m_page->resize(size);
        m_page->QWidget::show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_fix->settle();
    }

    QWidget m_owner;
    std::unique_ptr<SessionFixture> m_fix;
    std::unique_ptr<ConnectionsPage> m_page;
    Command *m_keep = nullptr;
    QStringList m_ran;
};

CB_TEST(TstConnections)
#include "tst_connections.moc"
