// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: design language section 6 (toast with Undo, kept in the log), Ctrl+Z and Ctrl+Shift+Z
#include "tests/support/sessionfixture.h"
#include "tests/support/testregistry.h"
#include "ui/shell/lateanswers.h"
#include "ui/shell/notifications.h"

#include <QSignalSpy>
#include <QTest>

using namespace callboard;
using namespace callboard::test;

class TstNotifications : public QObject
{
    Q_OBJECT

private slots:
    void undoAndRedoGoBackAndForth()
    {
        Notifications told([] { return fromEpochMs(0); });
        int calls = 12;
        ToastText text{QStringLiteral("12 calls cancelled"), {}, Tone::Ok, [&] { calls = 12; }};
        calls = 0;
        told.tell(text, [&] { calls = 0; });
        QCOMPARE(told.undoText(), QStringLiteral("12 calls cancelled"));
        told.undo();
        QCOMPARE(calls, 12);
        QVERIFY(!told.canUndo());
        told.redo();
        QCOMPARE(calls, 0);
        QVERIFY(told.canUndo());
    }

    void theNewestIsUndoneFirstAndANewActForgetsRedo()
    {
        Notifications told([] { return fromEpochMs(0); });
        QStringList undone;
        told.tell({QStringLiteral("first"), {}, Tone::Ok, [&] { undone << QStringLiteral("first"); }}, [] {});
        told.tell({QStringLiteral("second"), {}, Tone::Ok, [&] { undone << QStringLiteral("second"); }}, [] {});
        told.undo();
        QVERIFY(told.canRedo());
        told.tell({QStringLiteral("third"), {}, Tone::Ok, [&] { undone << QStringLiteral("third"); }});
        QVERIFY(!told.canRedo());
        told.undo();
        told.undo();
        told.undo();
        QCOMPARE(undone, QStringList({QStringLiteral("second"), QStringLiteral("third"), QStringLiteral("first")}));
    }

    void theToastsUndoAndCtrlZAreOneThing()
    {
        QWidget window;
        window.resize(1024, 640);
        window.show();
        Notifications told([] { return fromEpochMs(0); });
        told.setWindow(&window);
        int undone = 0;
        told.tell({QStringLiteral("cancelled"), {}, Tone::Ok, [&] { ++undone; }});
        auto *toast = window.findChild<Toast *>();
        QVERIFY(toast);
        toast->triggerUndo();
        told.undo();
        QCOMPARE(undone, 1);
    }

    void whatWasToldIsKeptNewestFirst()
    {
        Notifications told([] { return fromEpochMs(5'000); });
        QSignalSpy spy(&told, &Notifications::changed);
        for (int i = 0; i < Notifications::kKept + 5; ++i)
            told.ok(QString::number(i));
        QCOMPARE(told.entries().size(), size_t(Notifications::kKept));
        QCOMPARE(told.entries().front().lead, QString::number(Notifications::kKept + 4));
        QCOMPARE(told.entries().front().at, fromEpochMs(5'000));
        QCOMPARE(told.unread(), Notifications::kKept + 5);
        told.markRead();
        QCOMPARE(told.unread(), 0);
        QVERIFY(spy.count() > 0);
    }

    void aRefusalIsToldInPlainWords()
    {
        Notifications told([] { return fromEpochMs(0); });
        told.refused({ErrorCode::NumberAtCap,
                      {},
                      {{ReasonCode::NumberFull, {{QStringLiteral("label"), QStringLiteral("Berlin")}}}}},
                     Zone::utc());
        QCOMPARE(told.entries().front().lead, QStringLiteral("Berlin is at its cap"));
        QCOMPARE(told.entries().front().tone, Tone::Warn);
    }

    void aLateAnswerIsToldWithTheName()
    {
        SessionFixture fixture;
        const LateAnswers late(*fixture.session);
        fixture.backend.peopleFake.onRows.answer = [](const CompanyId &, const std::vector<CandidateId> &) {
            PersonRow row;
            row.candidate.name = QStringLiteral("Ona Petrauskienė");
            return std::vector<PersonRow>{row};
        };
        LateAnswer answer;
        answer.company = SessionFixture::companyId();
        answer.candidate = CandidateId(QStringLiteral("c1"));
        emit fixture.backend.answeredLate(answer);
        QTRY_COMPARE(fixture.lastTold(), QStringLiteral("Ona Petrauskienė is booked after all"));
        answer.refusal = Error{ErrorCode::CandidateHasActiveReservation, {}, {}};
        emit fixture.backend.answeredLate(answer);
        QTRY_COMPARE(fixture.lastTold(), QStringLiteral("Ona Petrauskienė is not booked"));
        QVERIFY(fixture.notifications.entries().front().sentence.contains(QStringLiteral("Has a call already")));
        answer.refusal = Error{ErrorCode::AnswerUnknown, {}, {}};
        emit fixture.backend.answeredLate(answer);
        QTRY_COMPARE(fixture.lastTold(), QStringLiteral("Never confirmed"));
    }

    void aLatePlanSaysHowManyCallsWereSent()
    {
        LateAnswer answer;
        answer.what = LateAnswer::What::Commit;
        answer.people = 187;
        answer.sentAt = fromEpochMs(1'763'390'538'000); // Mon 17 Nov 2025 16:42 Vilnius
        const ToastText text = LateAnswers::textOf(answer, {}, zoneOf("Europe/Vilnius"));
        QCOMPARE(text.lead, QStringLiteral("The plan is booked after all"));
        QVERIFY2(text.sentence.startsWith(QStringLiteral("187 call")), qPrintable(text.sentence));
        QVERIFY2(text.sentence.contains(QStringLiteral("16:42")), qPrintable(text.sentence));
    }
};

CB_TEST(TstNotifications)
#include "tst_notifications.moc"
