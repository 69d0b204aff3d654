// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// The acceptance tests S1 to S9 of SIP.md section 9, against sipp.
// proves: SIP-S1 SIP-S2 SIP-S3
#include "tests/core/carrier/sip/wire/controller.h"
#include "tests/core/carrier/sip/wire/sipp.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace callboard;
using namespace callboard::test;
using State = sip::CallEnd::State;

class TstSipp : public QObject
{
    Q_OBJECT
private slots:
    void aCall();
    void refusals_data();
    void refusals();
};

void TstSipp::aCall()
{
    Sipp a(interviewer(), 6212);
    Sipp b(candidate(), 6222);
    Controller controller;
    const auto call = controller.place(Controller::plan());
    QVERIFY(controller.waitFor(call, "bridged"));
    QCOMPARE(controller.heard(call), QStringList({"ringing", "active", "bridged"}));
    controller.stack().hangUp(call);
    QCOMPARE(int(controller.end(call).state), int(State::Cancelled));
    QCOMPARE(a.finished(), 0);
    QCOMPARE(b.finished(), 0);
}

void TstSipp::refusals_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("state");
    QTest::addColumn<QByteArray>("reason");
    const auto row = [](int status, State state, const char *reason) {
        QTest::addRow("%d", status) << status << int(state) << QByteArray(reason);
    };
    row(486, State::NoAnswer, "busy");
    row(603, State::NoAnswer, "declined");
    row(480, State::NoAnswer, "unavailable");
    row(404, State::SipFailed, "bad_number");
    row(484, State::SipFailed, "bad_number");
    row(403, State::SipFailed, "trunk_auth");
    row(488, State::SipFailed, "media_not_acceptable");
    row(500, State::SipFailed, "trunk_5xx");
    row(503, State::SipFailed, "trunk_5xx");
}

void TstSipp::refusals()
{
    QFETCH(int, status);
    QFETCH(int, state);
    QFETCH(QByteArray, reason);
    Sipp a(interviewer(), 6212);
    Sipp b(refusing(status), 6222);
    Controller controller;
    const auto call = controller.place(Controller::plan());
    const sip::CallEnd end = controller.end(call);
    QCOMPARE(int(end.state), state);
    QCOMPARE(QByteArray(end.reason.c_str()), reason);
    QCOMPARE(end.status, status);
    QVERIFY(!end.isLocal);
    QCOMPARE(a.finished(), 0); // it got its BYE
    QCOMPARE(b.finished(), 0);
}

CB_TEST(TstSipp)
#include "tst_sipp.moc"
