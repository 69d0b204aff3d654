// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/whendone.h"
#include "tests/support/testregistry.h"

#include <QPromise>
#include <QTest>
#include <QThread>

#include <optional>
#include <thread>

using namespace callboard;

namespace {

using Answer = Result<int>;

/// Lets everything that is queued happen: answers, deferred deletions.
void settle()
{
    for (int i = 0; i < 5; ++i) {
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

} // namespace

class TstWhenDone : public QObject
{
    Q_OBJECT

private slots:
    void answersOnTheOwnersThread()
    {
        QObject owner;
        std::optional<int> got;
        QThread *thread = nullptr;
        QPromise<Answer> promise;
        promise.start();
        whenDone(promise.future(), &owner, [&](const Answer &answer) {
            got = *answer;
            thread = QThread::currentThread();
        });
        std::thread worker([&promise] {
            promise.addResult(Answer(5));
            promise.finish();
        });
        worker.join();
        QVERIFY(!got); // not from the worker's thread
        QTRY_COMPARE(got, std::optional(5));
        QCOMPARE(thread, owner.thread());
    }

    void answersWhatIsAnsweredAlready()
    {
        QObject owner;
        std::optional<int> got;
        whenDone(answered<int>(7), &owner, [&](const Answer &answer) { got = *answer; });
        QTRY_COMPARE(got, std::optional(7));
        settle();
        QVERIFY(owner.children().isEmpty()); // the watcher is gone
    }

    void saysNothingToADeadOwner()
    {
        bool called = false;
        QPromise<Answer> promise;
        promise.start();
        auto owner = std::make_unique<QObject>();
        whenDone(promise.future(), owner.get(), [&](const Answer &) { called = true; });
        owner.reset();
        promise.addResult(Answer(1));
        promise.finish();
        settle();
        QVERIFY(!called);
    }

    void saysNothingWhenTheOwnerDiesWithTheAnswerOnItsWay()
    {
        bool called = false;
        auto owner = std::make_unique<QObject>();
        whenDone(answered<int>(1), owner.get(), [&](const Answer &) { called = true; });
        owner.reset();
        settle();
        QVERIFY(!called);
    }

    void deadPromiseIsCancelled()
    {
        QObject owner;
        std::optional<ErrorCode> code;
        {
            QPromise<Answer> promise;
            promise.start();
            whenDone(promise.future(), &owner, [&](const Answer &answer) { code = answer.error().code; });
        }
        QTRY_COMPARE(code, std::optional(ErrorCode::Cancelled));
    }

    void latestOnlyDropsTheOlderAnswer_data()
    {
        QTest::addColumn<bool>("olderFirst");
        QTest::newRow("in order") << true;
        QTest::newRow("the older comes later") << false;
    }
    void latestOnlyDropsTheOlderAnswer()
    {
        QFETCH(bool, olderFirst);
        QObject owner;
        LatestOnly previews;
        std::vector<int> got;
        QPromise<Answer> older;
        QPromise<Answer> newer;
        older.start();
        newer.start();
        const auto note = [&](const Answer &answer) { got.push_back(*answer); };
        previews.ask(older.future(), &owner, note);
        previews.ask(newer.future(), &owner, note);
        const auto answer = [](QPromise<Answer> &promise, int value) {
            promise.addResult(Answer(value));
            promise.finish();
            settle();
        };
        if (olderFirst)
            answer(older, 1);
        answer(newer, 2);
        if (!olderFirst)
            answer(older, 1);
        QCOMPARE(got, std::vector{2});
    }

    void forgetDropsWhatIsOut()
    {
        QObject owner;
        LatestOnly previews;
        bool called = false;
        previews.ask(answered<int>(1), &owner, [&](const Answer &) { called = true; });
        previews.forget();
        settle();
        QVERIFY(!called);
    }

    void latestOnlyMayDieBeforeTheAnswer()
    {
        QObject owner;
        std::optional<int> got;
        {
            LatestOnly previews;
            previews.ask(answered<int>(3), &owner, [&](const Answer &answer) { got = *answer; });
        }
        QTRY_COMPARE(got, std::optional(3));
    }
};

CB_TEST(TstWhenDone)
#include "tst_whendone.moc"
