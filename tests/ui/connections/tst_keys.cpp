// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: P6 C002
#include "tests/support/sessionfixture.h"
#include "tests/support/testregistry.h"
#include "tests/support/uirender.h"
#include "ui/common/button.h"
#include "ui/common/thememanager.h"
#include "ui/connections/keydialogs.h"
#include "ui/connections/keylist.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMetaProperty>
#include <QMimeData>
#include <QPointer>
#include <QTest>

using namespace callboard;
using namespace callboard::test;

namespace {

const QByteArray kClear = "celp_0123456789abcdef0123456789abcdef";

template <typename W> Button *buttonOf(W *window, const QString &text)
{
    for (Button *button : window->template findChildren<Button *>()) {
        if (button->isVisible() && (button->text() == text || button->accessibleName() == text))
            return button;
    }
    return nullptr;
}

bool says(const QWidget *window, const QString &part)
{
    const QList<QLabel *> labels = window->findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(),
                       [&](const QLabel *label) { return label->isVisible() && label->text().contains(part); });
}

/// No widget of the window holds the text in one of its properties.
bool isHeldAsText(const QWidget *window, const QString &text)
{
    for (const QWidget *widget : window->findChildren<QWidget *>()) {
        const QMetaObject *about = widget->metaObject();
        for (int i = 0; i < about->propertyCount(); ++i) {
            if (about->property(i).read(widget).toString().contains(text))
                return true;
        }
    }
    return false;
}

struct Shown
{
    explicit Shown(SessionFixture &fix) : list(*fix.session)
    {
        list.resize(760, 260);
        list.show();
        SessionFixture::settle();
    }
    template <typename Dialog> QPointer<Dialog> dialog()
    {
        QPointer<Dialog> found;
        [&] { QTRY_VERIFY((found = list.findChild<Dialog *>()) && found->isVisible()); }();
        return found;
    }
    /// As far as the form that asks for a key.
    QPointer<NewKeyDialog> form(const QString &name)
    {
        QTest::mouseClick(buttonOf(&list, "New key…"), Qt::LeftButton);
        auto form = dialog<NewKeyDialog>();
        QTest::keyClicks(form->findChild<QLineEdit *>(), name);
        return form;
    }
    ThemeManager themes;
    KeyList list;
};

} // namespace

class TstKeys : public QObject
{
    Q_OBJECT

    std::unique_ptr<SessionFixture> m_fix;
    std::vector<KeyRow> m_rows;
    FakeKeys &keys() { return m_fix->backend.keysFake; }

private slots:
    void init()
    {
        QGuiApplication::clipboard()->clear();
        m_fix = std::make_unique<SessionFixture>();
        m_rows = {{"key_1", "Ieva's console", KeyKind::AdminSession, Scopes::all(), true},
                  {"key_2", "Careers site", KeyKind::Api, {true, false, false}, false}};
        keys().onList.answer = [this](const CompanyId &) { return m_rows; };
        keys().onCreate.answer = [this](const CompanyId &, const QString &name, KeyKind kind, const Scopes &scopes) {
            const KeyRow row{"key_3", name, kind, scopes, false};
            m_rows.push_back(row);
            return KeyCreated{row, Secret(QByteArray(kClear))};
        };
        keys().onRevoke.answer = [this](const CompanyId &, const QString &id) {
            std::erase_if(m_rows, [&](const KeyRow &row) { return row.id == id; });
            return Done{};
        };
    }
    void cleanup() { m_fix.reset(); }

    void listsWhoMayDoWhat()
    {
        Shown shown(*m_fix);
        QVERIFY(says(&shown.list, "Careers site"));
        QVERIFY(says(&shown.list, "see, book and cancel, manage hours and numbers, administer"));
        QCOMPARE(buttonOf(&shown.list, "Revoke the key Ieva's console")->reason(),
                 QStringLiteral("This window works with it."));
        render(shown.list, QStringLiteral("keys"));
        shown.themes.setChoice(ThemeChoice::Dark);
        render(shown.list, QStringLiteral("keys-dark"));
    }

    void aKeyIsShownOnceAndCopiedAsASecret()
    {
        Shown shown(*m_fix);
        auto form = shown.form("Night shift");
        render(*form, QStringLiteral("keys-new"));
        QTest::mouseClick(buttonOf(form.data(), "Make key"), Qt::LeftButton);
        auto made = shown.dialog<MadeKeyDialog>();
        QTRY_VERIFY(!form);
        QCOMPARE(keys().onCreate.last<1>(), QStringLiteral("Night shift"));
        QCOMPARE(keys().onCreate.last<3>(), (Scopes{true, false, false}));
        QVERIFY(says(made, "It is shown this once."));
        QVERIFY(made->findChild<SecretField *>()->isVisible());
        QVERIFY(!isHeldAsText(made, QString::fromLatin1(kClear)));
        render(*made, QStringLiteral("keys-made"));
        QTest::mouseClick(buttonOf(made.data(), "Copy key"), Qt::LeftButton);
        const QMimeData *copied = QGuiApplication::clipboard()->mimeData();
        QCOMPARE(copied->text(), QString::fromLatin1(kClear));
        QCOMPARE(copied->data(QStringLiteral("x-kde-passwordManagerHint")), QByteArray("secret"));
        QVERIFY(says(made, "it is taken back in 10 second"));
        QTRY_COMPARE(cutTexts(*made), QStringList());
        render(*made, QStringLiteral("keys-copied"));
        shown.themes.setChoice(ThemeChoice::Dark);
        render(*made, QStringLiteral("keys-copied-dark"));
        QTest::mouseClick(buttonOf(made.data(), "Close"), Qt::LeftButton);
        QTRY_VERIFY(!made);
        QTRY_VERIFY(says(&shown.list, "Night shift"));
        QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromLatin1(kClear)); // still to be pasted
        QVERIFY(!isHeldAsText(&shown.list, QString::fromLatin1(kClear)));
    }

    void theWindowTakesItBackWhenItGoes()
    {
        {
            Shown shown(*m_fix);
            auto form = shown.form("Night shift");
            QTest::mouseClick(buttonOf(form.data(), "Make key"), Qt::LeftButton);
            QTest::mouseClick(buttonOf(shown.dialog<MadeKeyDialog>().data(), "Copy key"), Qt::LeftButton);
            QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromLatin1(kClear));
        }
        QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
    }

    // proves: P9
    void whatWasTypedStaysUntilTheKeyIsMade()
    {
        Shown shown(*m_fix);
        keys().onCreate.hold = true;
        auto form = shown.form("Night shift");
        Button *make = buttonOf(form.data(), "Make key");
        QTest::mouseClick(make, Qt::LeftButton);
        QCOMPARE(make->reason(), QStringLiteral("It is being made.")); // not twice
        keys().onCreate.release(Error{ErrorCode::ServerUnreachable, {}, {}});
        QTRY_VERIFY(says(form, "The server does not answer"));
        QCOMPARE(form->name(), QStringLiteral("Night shift"));
        QVERIFY(make->isEnabled());
    }

    void revokingAsks()
    {
        Shown shown(*m_fix);
        m_fix->questions.answerNext({false, {}});
        QTest::mouseClick(buttonOf(&shown.list, "Revoke the key Careers site"), Qt::LeftButton);
        QCOMPARE(keys().onRevoke.count(), 0);
        m_fix->questions.answerNext({true, {}});
        QTest::mouseClick(buttonOf(&shown.list, "Revoke the key Careers site"), Qt::LeftButton);
        QCOMPARE(keys().onRevoke.last<1>(), QStringLiteral("key_2"));
        QTRY_VERIFY(!says(&shown.list, "Careers site"));
        QCOMPARE(m_fix->lastTold(), QStringLiteral("The key Careers site is revoked"));
    }

    void saysWhyThereAreNone()
    {
        m_fix->backend.capabilitiesValue.administerKeys = false;
        m_fix->backend.connectionValue.isPlain = true;
        Shown shown(*m_fix);
        QCOMPARE(keys().onList.count(), 0);
        QVERIFY(says(&shown.list, "administered on the server"));
        QVERIFY(!buttonOf(&shown.list, "New key…")->isEnabled());
    }

    void theListStaysWhileTheServerIsAway()
    {
        Shown shown(*m_fix);
        keys().onList.answer = [](const CompanyId &) -> Result<std::vector<KeyRow>> {
            return Error{ErrorCode::ServerUnreachable, {}, {}};
        };
        Changes all;
        all.company = SessionFixture::companyId();
        all.everything = true;
        emit m_fix->backend.changed(all);
        QTRY_VERIFY(says(&shown.list, "The server does not answer"));
        QVERIFY(says(&shown.list, "Careers site"));
    }
};

CB_TEST(TstKeys)
#include "tst_keys.moc"
