// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/whendone.h"
#include "tests/support/sessionfixture.h"
#include "tests/support/testregistry.h"
#include "tests/support/uirender.h"
#include "ui/common/button.h"
#include "ui/common/note.h"
#include "ui/common/thememanager.h"
#include "ui/connections/serverdialog.h"
#include "ui/connections/serverlist.h"
#include "ui/shell/connectionbar.h"

#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace callboard;
using namespace callboard::test;

namespace {

const QString kUrl = QStringLiteral("https://calls.example.org:8420");

/// A book whose server answers what the test says.
class FakeBook final : public ServerBook
{
public:
    Result<ServerFacts> facts = ServerFacts{};
    KeyPlace kept = KeyPlace::Keyring;
    QHash<QString, KeyPlace> places;
    QList<std::pair<QString, QString>> tested; // URL, key
    QStringList forgotten;

    QFuture<Result<ServerFacts>> test(const ServerAddress &address, const Secret &key) override
    {
        tested.append({address.url, QString::fromLatin1(key.reveal())});
        return answered<ServerFacts>(facts);
    }
    QFuture<Result<KeyPlace>> keepKey(const QString &url, const Secret &) override
    {
        places[url] = kept;
        return answered<KeyPlace>(kept);
    }
    QFuture<Result<KeyPlace>> keyPlace(const QString &url) override
    {
        return answered<KeyPlace>(places.value(url, KeyPlace::None));
    }
    void forgetKey(const QString &url) override
    {
        forgotten << url;
        places.remove(url);
    }
};

ServerFacts acme()
{
    ServerFacts facts;
    facts.company = QStringLiteral("Acme hiring");
    facts.scopes = {true, true, false};
    facts.isSecret = true;
    facts.clockSkew = milliseconds(-90'000);
    facts.certificateOf = QStringLiteral("calls.example.org");
    facts.certificateBy = QStringLiteral("Acme CA");
    facts.certificateUntil = fromEpochMs(1'780'000'000'000);
    return facts;
}

} // namespace

/// Adding, testing, entering and leaving servers.
class TstServers : public QObject
{
    Q_OBJECT

    std::unique_ptr<SessionFixture> m_fix;
    FakeBook m_book;

    ServerDialog *openDialog(const ServerAddress &known = {})
    {
        auto *dialog = new ServerDialog(m_book, m_fix->questions, known, zoneOf("Europe/Vilnius"), nullptr);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->show();
        return dialog;
    }
    Button *buttonOf(QWidget &list, const QString &spokenName)
    {
        for (Button *button : list.findChildren<Button *>()) {
            if (button->accessibleName() == spokenName)
                return button;
        }
        return nullptr;
    }

private slots:
    void init()
    {
        m_fix = std::make_unique<SessionFixture>();
        m_book.places.clear();
        m_book.tested.clear();
        m_book.forgotten.clear();
        m_book.facts = acme();
        m_book.kept = KeyPlace::Keyring;
        m_fix->session->setServers(&m_book);
    }
    void cleanup() { m_fix.reset(); }

    void anAddressAndAKeyAreNeeded()
    {
        ServerDialog *dialog = openDialog();
        QVERIFY(!dialog->connectButton()->isEnabled());
        QCOMPARE(dialog->connectButton()->reason(), QStringLiteral("Enter the server's address."));
        dialog->urlField()->setText(QStringLiteral("ftp://calls.example.org"));
        QVERIFY(dialog->problem().contains(QStringLiteral("https://host:port")));
        dialog->urlField()->setText(QStringLiteral("calls.example.org:8420/"));
        QCOMPARE(dialog->address().url, kUrl); // without a scheme the safe one
        QVERIFY(dialog->problem().contains(QStringLiteral("key")));
        dialog->keyField()->setText(QStringLiteral("celp_x"));
        QVERIFY(dialog->problem().isEmpty());
        QVERIFY(dialog->testButton()->isEnabled());
        QCOMPARE(dialog->keyField()->echoMode(), QLineEdit::Password);
        delete dialog;
    }

    void aTestShowsWhatTheServerIs()
    {
        ServerDialog *dialog = openDialog();
        dialog->urlField()->setText(kUrl);
        dialog->keyField()->setText(QStringLiteral("celp_x"));
        QTest::mouseClick(dialog->testButton(), Qt::LeftButton);
        m_fix->settle();
        const QString said = dialog->answer()->sentence();
        for (const char *fact : {"Acme hiring", "see, book and cancel", "1 min 30 s behind", "Acme CA"})
            QVERIFY2(said.contains(QString::fromLatin1(fact)), qPrintable(said));
        QVERIFY(m_book.places.isEmpty()); // nothing is kept by a test
        QVERIFY(dialog->isVisible());
        render(*dialog, QStringLiteral("server-dialog-tested"));
        delete dialog;
    }

    void aRefusalStaysOnTheForm()
    {
        m_book.facts = Error{ErrorCode::Unauthorized, {}, {}};
        ServerDialog *dialog = openDialog();
        QSignalSpy accepted(dialog, &QDialog::accepted);
        dialog->urlField()->setText(kUrl);
        dialog->keyField()->setText(QStringLiteral("celp_wrong"));
        QTest::keyClick(dialog->keyField(), Qt::Key_Return);
        m_fix->settle();
        QVERIFY(accepted.isEmpty());
        QVERIFY(!dialog->answer()->lead().isEmpty());
        QVERIFY(m_book.places.isEmpty());
        render(*dialog, QStringLiteral("server-dialog-refused"));
        dialog->keyField()->setText(QStringLiteral("celp_right")); // another try begins
        QVERIFY(!dialog->answer()->isVisible());
        delete dialog;
    }

    void connectingKeepsTheKeyAndOpensTheServer()
    {
        ServerList list(*m_fix->session);
        list.show();
        QSignalSpy opened(m_fix->session.get(), &Session::openAsked);
        QTest::mouseClick(list.addButton(), Qt::LeftButton);
        auto *dialog = list.window()->findChild<ServerDialog *>();
        QVERIFY(dialog);
        dialog->urlField()->setText(kUrl);
        dialog->keyField()->setText(QStringLiteral("celp_x"));
        QTest::mouseClick(dialog->connectButton(), Qt::LeftButton);
        m_fix->settle();
        QCOMPARE(m_book.places.value(kUrl), KeyPlace::Keyring);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(knownServers(m_fix->settings), (std::vector<ServerAddress>{{kUrl, {}}}));
        // The key is in no file of ours.
        m_fix->settings.sync();
        for (const QString &file : QDir(m_fix->folder.path()).entryList(QDir::Files)) {
            QFile settings(m_fix->folder.filePath(file));
            QVERIFY(settings.open(QIODevice::ReadOnly));
            QVERIFY(!settings.readAll().contains("celp_x"));
        }
    }

    void theListEntersChangesAndRemoves()
    {
        rememberServer(m_fix->settings, {kUrl, {}});
        m_book.places[kUrl] = KeyPlace::Session;
        m_fix->settings.set(keys::recentWorkspaces, {QStringLiteral("/gone/acme.callboard")});
        ServerList list(*m_fix->session);
        list.resize(900, 200);
        list.show();
        m_fix->settle();
        render(list, QStringLiteral("server-list"));
        QSignalSpy opened(m_fix->session.get(), &Session::openAsked);
        Button *enter = buttonOf(list, QStringLiteral("Connect to calls.example.org:8420"));
        QVERIFY(enter && enter->isEnabled());
        QTest::mouseClick(enter, Qt::LeftButton);
        m_fix->settle();
        QCOMPARE(opened.size(), 1);
        QVERIFY(!buttonOf(list, QStringLiteral("Open acme"))->isEnabled()); // the file is gone
        QTest::mouseClick(buttonOf(list, QStringLiteral("Remove calls.example.org:8420")), Qt::LeftButton);
        m_fix->settle();
        QVERIFY(knownServers(m_fix->settings).empty());
        QCOMPARE(m_book.forgotten, QStringList{kUrl});
        QVERIFY(!buttonOf(list, QStringLiteral("Connect to calls.example.org:8420")));
    }

    void aKeyThatIsGoneIsAskedForAgain()
    {
        rememberServer(m_fix->settings, {kUrl, {}});
        ServerList list(*m_fix->session);
        list.show();
        QTest::mouseClick(buttonOf(list, QStringLiteral("Connect to calls.example.org:8420")), Qt::LeftButton);
        m_fix->settle();
        auto *dialog = list.window()->findChild<ServerDialog *>();
        QVERIFY(dialog);
        QCOMPARE(dialog->urlField()->text(), kUrl);
        delete dialog;
    }

    // proves: N16
    void theBarSaysHowOldThePictureIs()
    {
        ConnectionBar bar(*m_fix->session);
        bar.resize(1000, 60);
        m_fix->settle();
        QVERIFY(bar.sentence().isEmpty());
        Connection &way = m_fix->backend.connectionValue;
        way.state = Connection::State::Offline;
        way.trouble = Error{ErrorCode::ServerUnreachable, {}, {}};
        way.answeredAgo = milliseconds(32'000);
        way.retryIn = milliseconds(4'000);
        Q_EMIT m_fix->backend.connectionChanged();
        QVERIFY2(bar.sentence().contains(QStringLiteral("32 s old")), qPrintable(bar.sentence()));
        QVERIFY(bar.sentence().contains(QStringLiteral("again in 4 s")));
        bar.show();
        render(bar, QStringLiteral("connection-bar"));
        way.waiting = 2;
        Q_EMIT m_fix->backend.connectionChanged();
        QVERIFY(bar.sentence().contains(QStringLiteral("2 command")));
        way = {};
        Q_EMIT m_fix->backend.connectionChanged();
        QVERIFY(bar.sentence().isEmpty());
    }
};

CB_TEST(TstServers)
#include "tst_servers.moc"
