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
