// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: C043 C044 C045 C046 C050 D-DEFAULT D-CAPCHANGE
#include "tests/support/testregistry.h"
#include "tests/ui/numbers/numbersfixture.h"
#include "ui/numbers/numberwords.h"

#include <QSignalSpy>
#include <QTest>

using namespace callboard;
using namespace callboard::test;

namespace {

NumberDraft withCap(const NumbersController &controller, int cap)
{
    NumberDraft draft = controller.draft();
    draft.outbound = cap;
    return draft;
}

NumberDraft withLabel(const NumbersController &controller, const QString &label)
{
    NumberDraft draft = controller.draft();
    draft.label = label;
    return draft;
}

} // namespace

class TstNumbersController : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_fix = std::make_unique<NumbersFixture>();
        m_controller = std::make_unique<NumbersController>(*m_fix->session);
        m_controller->load();
        m_fix->settle();
        m_controller->select(NumbersFixture::berlin());
        m_fix->settle();
    }
    void cleanup()
    {
        m_controller.reset();
        m_fix.reset();
    }

    void startsWithTheDefaultNumber()
    {
        NumbersController fresh(*m_fix->session);
        fresh.load();
        m_fix->settle();
        QCOMPARE(fresh.selected(), NumbersFixture::key("pool_europe", "pn_vilnius"));
    }

    void aNewCapIsPreviewedAndNothingIsSaved()
    {
        m_controller->setDraft(withCap(*m_controller, 11));
        m_fix->settle();
        const auto &asked = m_fix->backend.numbersFake.onPreviewCap.asked.back();
        QCOMPARE(std::get<1>(asked), PhoneNumberId(QStringLiteral("pn_berlin")));
        QCOMPARE(std::get<2>(asked), 11);
        // Seven days of the operator's calendar, in five-minute slots, for a call of 30 + 2 min (D-EST).
        QCOMPARE(toEpochMs(std::get<3>(asked).start) % 300'000, 0);
        QCOMPARE(std::get<3>(asked).end, zoneOf("Europe/Vilnius").startOfDay(QDate(2025, 11, 24)));
        QCOMPARE(std::get<4>(asked), 32 * kMinute);
        QVERIFY(m_controller->preview());
        QCOMPARE(m_controller->preview()->startsFullAfter, 20);
        QCOMPARE(m_controller->saveText(), QStringLiteral("Save cap 11"));
        QVERIFY(m_fix->backend.numbersFake.onSave.asked.empty());
    }

    void onlyOnePreviewIsOutAndTheLastCapWins()
    {
        auto &preview = m_fix->backend.numbersFake.onPreviewCap;
        preview.hold = true;
        const size_t before = preview.asked.size();
        for (const int cap : {11, 12, 13})
            m_controller->setDraft(withCap(*m_controller, cap));
        QCOMPARE(preview.asked.size(), before + 1);
        preview.hold = false;
        preview.release(mockPreview(m_fix->backend.nowValue, 10, 11));
        m_fix->settle();
        QCOMPARE(preview.asked.size(), before + 2);
        QCOMPARE(std::get<2>(preview.asked.back()), 13);
        QVERIFY(!m_controller->isPreviewStale());
    }

    void reservedLinesComeOffTheCapThatIsPreviewed()
    {
        NumberDraft draft = m_controller->draft();
        draft.reserved = 3;
        m_controller->setDraft(draft);
        m_fix->settle();
        // The stored number keeps none, so cap 10 with 3 kept is what cap 7 would be.
        QCOMPARE(std::get<2>(m_fix->backend.numbersFake.onPreviewCap.asked.back()), 7);
        QCOMPARE(m_controller->lowestCap(), 13); // 10 lines of calls and 3 kept
        QCOMPARE(m_controller->saveText(), QStringLiteral("Save lines"));
    }

    void savingSendsTheWholeNumberAndCanBeUndone()
    {
        m_controller->setDraft(withCap(*m_controller, 11));
        m_controller->save();
        m_fix->settle();
        auto &saves = m_fix->backend.numbersFake.onSave.asked;
        QCOMPARE(saves.size(), 1u);
        QCOMPARE(std::get<0>(saves[0]).maxOutboundConcurrent, 11);
        QCOMPARE(std::get<0>(saves[0]).displayName, QStringLiteral("Berlin"));
        QVERIFY(!m_controller->isChanged());
        QCOMPARE(m_fix->lastTold(), QStringLiteral("Berlin has cap 11"));
        m_fix->notifications.undo();
        m_fix->settle();
        QCOMPARE(saves.size(), 2u);
        QCOMPARE(std::get<0>(saves[1]).maxOutboundConcurrent, 10);
        QCOMPARE(m_controller->draft().outbound, 10);
        m_fix->notifications.redo();
        m_fix->settle();
        QCOMPARE(std::get<0>(saves[2]).maxOutboundConcurrent, 11);
    }

    void aLabelAloneIsPatched()
    {
        m_controller->setDraft(withLabel(*m_controller, QStringLiteral("Berlin Mitte")));
        QCOMPARE(m_controller->saveText(), QStringLiteral("Save label"));
        m_controller->save();
        m_fix->settle();
        QVERIFY(m_fix->backend.numbersFake.onSave.asked.empty());
        const auto &patch = std::get<2>(m_fix->backend.numbersFake.onPatch.asked.back());
        QCOMPARE(patch.displayName, std::optional(QStringLiteral("Berlin Mitte")));
        QVERIFY(!patch.isDefault);
        m_fix->notifications.undo();
        m_fix->settle();
        QCOMPARE(std::get<2>(m_fix->backend.numbersFake.onPatch.asked.back()).displayName,
                 std::optional(QStringLiteral("Berlin")));
    }

    void labelsAreCountedInCodePoints_data()
    {
        QTest::addColumn<QString>("label");
        QTest::addColumn<bool>("good");
        QTest::addColumn<QString>("counter");
        const QString flag = QString::fromUcs4(U"\U0001F4DE"); // one code point, two UTF-16 units
        QTest::newRow("empty") << QString() << false << QStringLiteral("0 of 120");
        QTest::newRow("spaces") << QStringLiteral("   ") << false << QStringLiteral("3 of 120");
        QTest::newRow("one") << QStringLiteral("A") << true << QStringLiteral("1 of 120");
        QTest::newRow("120") << QString(120, QLatin1Char('x')) << true << QStringLiteral("120 of 120");
        QTest::newRow("121") << QString(121, QLatin1Char('x')) << false << QStringLiteral("121 of 120");
        QTest::newRow("120 astral") << flag.repeated(120) << true << QStringLiteral("120 of 120");
        QTest::newRow("two lines") << QStringLiteral("a\nb") << false << QStringLiteral("3 of 120");
    }
    void labelsAreCountedInCodePoints()
    {
        QFETCH(QString, label);
        QFETCH(bool, good);
        QCOMPARE(NumberWords::labelProblem(label).isEmpty(), good);
        QTEST(NumberWords::labelCounter(label), "counter");
        m_controller->setDraft(withLabel(*m_controller, label));
        QCOMPARE(m_controller->whyNotSave().isEmpty(), good);
    }

    void anEditThatChangesNothingIsNotSent()
    {
        QVERIFY(!m_controller->whyNotSave().isEmpty()); // C046
        m_controller->save();
        m_fix->settle();
        QVERIFY(m_fix->backend.numbersFake.onSave.asked.empty());
        QVERIFY(m_fix->backend.numbersFake.onPatch.asked.empty());
    }

    void aNewDefaultReplacesTheOldOneAndBack()
    {
        const PhoneNumberId berlin(QStringLiteral("pn_berlin"));
        m_controller->setDefault(berlin, true);
        m_fix->settle();
        QCOMPARE(m_controller->defaultNumber()->id, berlin);
        QCOMPARE(m_fix->lastTold(), QStringLiteral("Berlin is the default number"));
        m_fix->notifications.undo();
        m_fix->settle();
        QCOMPARE(m_controller->defaultNumber()->displayName, QStringLiteral("Vilnius"));
        // Asking for what is so already sends nothing.
        const size_t sent = m_fix->backend.numbersFake.onPatch.asked.size();
        m_controller->setDefault(PhoneNumberId(QStringLiteral("pn_vilnius")), true);
        QCOMPARE(m_fix->backend.numbersFake.onPatch.asked.size(), sent);
    }

    void theLastDefaultMayBeCleared()
    {
        m_controller->setDefault(PhoneNumberId(QStringLiteral("pn_vilnius")), false);
        m_fix->settle();
        QVERIFY(!m_controller->defaultNumber());
        QCOMPARE(m_fix->lastTold(), QStringLiteral("No number is the default"));
        m_fix->notifications.undo();
        m_fix->settle();
        QVERIFY(m_controller->defaultNumber());
    }

    void aLowerCapNamesTheCallsAndChangesNone()
    {
        m_controller->setDraft(withCap(*m_controller, 8));
        m_fix->settle();
        QCOMPARE(m_controller->overBooked().size(), 2u);
        QCOMPARE(m_controller->overBooked()[0].candidateName, QStringLiteral("Lena Kuhn")); // by time
        QVERIFY(m_fix->backend.reservationsFake.onMove.asked.empty());
        QVERIFY(m_fix->backend.reservationsFake.onCancel.asked.empty());
        QVERIFY(m_controller->whyNotSave().isEmpty()); // allowed: dispatch obeys the new cap
        QSignalSpy jumps(m_fix->session.get(), &Session::jumpRequested);
        Plan moves;
        moves.request.replace = true;
        m_fix->backend.hoursFake.onPlanMoves.answer = [moves](const CompanyId &, const std::vector<ReservationId> &) {
            return Result<std::vector<Plan>>(std::vector<Plan>{moves});
        };
        m_controller->planOverBooked();
        m_fix->settle();
        QCOMPARE(std::get<1>(m_fix->backend.hoursFake.onPlanMoves.asked.back()).size(), 2u);
        QCOMPARE(jumps.count(), 1);
        const auto jump = jumps[0][0].value<Jump>();
        QCOMPARE(jump.page, PageId::Plan);
        QVERIFY(jump.plans && jump.plans->size() == 1 && jump.plans->front().request.replace);
    }

    void removalNamesTheBookedCallsFirst()
    {
        m_fix->questions.answerNext({false, {}});
        m_controller->remove(PhoneNumberId(QStringLiteral("pn_berlin")));
        m_fix->settle();
        QCOMPARE(m_fix->questions.asked().size(), 1u);
        const Question &question = m_fix->questions.asked()[0];
        QVERIFY(question.sentence.contains(QStringLiteral("2 booked call(s)")));
        QVERIFY(question.sentence.contains(QStringLiteral("Lena Kuhn")));
        QVERIFY(m_fix->backend.numbersFake.onRemove.asked.empty());
        // The cap asked about is 0: every call lies above it.
        QCOMPARE(std::get<2>(m_fix->backend.numbersFake.onPreviewCap.asked.back()), 0);

        m_fix->questions.answerNext({true, {}});
        m_controller->remove(PhoneNumberId(QStringLiteral("pn_berlin")));
        m_fix->settle();
        QCOMPARE(m_fix->backend.numbersFake.onRemove.asked.size(), 1u);
        QVERIFY(!m_fix->find(PhoneNumberId(QStringLiteral("pn_berlin"))));
        QVERIFY(m_controller->selected() != NumbersFixture::berlin());
        m_fix->notifications.undo();
        m_fix->settle();
        QVERIFY(m_fix->find(PhoneNumberId(QStringLiteral("pn_berlin"))));
    }

    void aPoolCapIsSavedAndUndone()
    {
        m_controller->select({PoolId(QStringLiteral("pool_europe")), {}});
        QVERIFY(!m_controller->number());
        m_controller->setDraft(withCap(*m_controller, 20));
        QCOMPARE(m_controller->saveText(), QStringLiteral("Save pool cap 20"));
        m_controller->save();
        m_fix->settle();
        QCOMPARE(m_controller->pool()->globalCap, 20);
        m_fix->notifications.undo();
        m_fix->settle();
        QCOMPARE(m_controller->pool()->globalCap, 24);
    }

    void aRefusalIsToldAndKeepsWhatWasTyped()
    {
        m_fix->backend.numbersFake.onSave.answer = [](const PhoneNumber &) {
            return Result<PhoneNumber>(Error{ErrorCode::ReadOnly, {}, {}});
        };
        m_controller->setDraft(withCap(*m_controller, 11));
        m_controller->save();
        m_fix->settle();
        QCOMPARE(m_controller->draft().outbound, 11);
        QVERIFY(!m_fix->lastTold().isEmpty());
        QVERIFY(!m_fix->notifications.canUndo());
    }

    void whatCannotBeChangedSaysWhy()
    {
        m_controller->setDraft(withCap(*m_controller, 11));
        m_fix->backend.capabilitiesValue.administerNumbers = false;
        QVERIFY(!m_controller->whyNotCaps().isEmpty());
        QVERIFY(m_controller->whyNotLabel().isEmpty()); // labels go through PATCH
        QVERIFY(!m_controller->whyNotSave().isEmpty());
        m_controller->setDraft(withLabel(*m_controller, QStringLiteral("X")));
        m_fix->backend.capabilitiesValue.scopes.manage = false;
        QVERIFY(!m_controller->whyNotLabel().isEmpty());
        m_fix->backend.capabilitiesValue.writable = false;
        m_fix->backend.capabilitiesValue.readOnlyReason = QStringLiteral("The file is on a read-only disk.");
        QCOMPARE(m_controller->whyNotSave(), QStringLiteral("The file is on a read-only disk."));
    }

    void aReloadKeepsWhatIsTyped()
    {
        m_controller->setDraft(withCap(*m_controller, 12));
        m_fix->find(PhoneNumberId(QStringLiteral("pn_berlin")))->busyNow = 7;
        m_controller->load();
        m_fix->settle();
        QCOMPARE(m_controller->draft().outbound, 12);
        QCOMPARE(m_controller->number()->busyNow, 7);
    }

private:
    std::unique_ptr<NumbersFixture> m_fix;
    std::unique_ptr<NumbersController> m_controller;
};

CB_TEST(TstNumbersController)
#include "tst_numberscontroller.moc"
