// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/rpc/methods.h"
#include "tests/support/testregistry.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QtTest>

using namespace callboard;

namespace {

JsonValue json(const QByteArray &text)
{
    auto read = readStrictJson(text);
    if (const auto *problem = std::get_if<JsonProblem>(&read))
        qFatal("no JSON: %s in %s", qPrintable(problem->text), text.constData());
    return std::get<JsonValue>(std::move(read));
}

template <typename T> Result<T> again(const T &value)
{
    return rpc::readValue<T>(json(rpc::written(value)));
}

/// Every field filled, with what is hard to carry: quotes, control characters, large numbers, absent values.
Reservation fullReservation()
{
    Reservation call;
    call.id = ReservationId(QStringLiteral("resv_1"));
    call.company = CompanyId(QStringLiteral("comp_a"));
    call.candidate = CandidateId(QStringLiteral("cand_1"));
    call.position = PositionId(QStringLiteral("pos_1"));
    call.batch = BatchId(QStringLiteral("batch_1"));
    call.number = PhoneNumberId(QStringLiteral("pn_1"));
    call.zone = Zone::parse(QStringLiteral("America/Argentina/Buenos_Aires")).value();
    call.zoneSource = ZoneSource::Manual;
    call.hours = {CallingHours{9 * 60, 24 * 60}, Weekdays::of({1, 7}).value()};
    call.retry = RetryMode::LaterHalf;
    call.invitationExpirationDays = 3;
    call.isTest = call.finishInsideHours = call.unknown = call.missed = call.callNow = call.waitsForYes =
        call.closureWaived = true;
    call.forceReason = QStringLiteral("\"quoted\"\n\\ \u0001 ąžuolas \U0001F4DE");
    call.bookedAt = fromEpochMs(1'749'038'400'001);
    call.bookedBy = {Actor::Kind::ApiKey, QStringLiteral("celp")};
    call.preset = Preset::ByNextBusinessDay;
    call.tzVersion = QStringLiteral("2025b");
    call.zoneOffsets = {{fromEpochMs(0), -10'800}, {fromEpochMs(5), 3'600}};
    call.why = {{ReasonCode::NumberLoad, {{QStringLiteral("busy"), qint64(3)}, {QStringLiteral("label"), QString()}}},
                {ReasonCode::ZoneAmbiguous,
                 {{QStringLiteral("zones"), QVariantList{QStringLiteral("Asia/Tokyo"), QStringLiteral("UTC")}}}}};
    call.times = {fromEpochMs(1), fromEpochMs(9'000'000), milliseconds(1'920'000), fromEpochMs(60'000)};
    call.expiresAt = fromEpochMs(10'000'000);
    call.state = ReservationState::SipFailed;
    call.attempt = 2;
    Attempt attempt;
    attempt.id = AttemptId(QStringLiteral("att_1"));
    attempt.carrier = QStringLiteral("simulated");
    attempt.ringingAt = fromEpochMs(7);
    attempt.outcome = Outcome::CarrierFault;
    attempt.carrierCode = 503;
    call.attempts = {attempt};
    call.outcome = Outcome::Busy;
    call.invitationExpiresAt = fromEpochMs(11);
    call.replacedBy = ReservationId(QStringLiteral("resv_2"));
    call.cause = QStringLiteral("retry");
    call.version = 9'007'199'254'740'993; // no double holds it
    return call;
}

} // namespace

/// Values come back as they went, and nothing else comes in.
class TestCodec : public QObject
{
    Q_OBJECT

private slots:
    void aReservationComesBackWhole()
    {
        const Reservation call = fullReservation();
        const auto back = again(call);
        QVERIFY2(back, back ? "" : qPrintable(back.error().detail));
        QCOMPARE(*back, call);
        QCOMPARE(*again(Reservation{}), Reservation{});
    }

    void variantsAndMapsComeBack()
    {
        BatchRequest request;
        request.company = CompanyId(QStringLiteral("comp_a"));
        request.candidates = {CandidateId(QStringLiteral("c1")), CandidateId(QStringLiteral("c2"))};
        request.window = InstantRange{fromEpochMs(5), fromEpochMs(6)};
        request.overrides[QStringLiteral("c2")] = {PhoneNumberId(QStringLiteral("pn")), Zone::utc()};
        Plan plan;
        plan.request = request;
        PlannedCall placed;
        placed.candidate = request.candidates[0];
        plan.entries = {placed, NotPlaced{request.candidates[1], ErrorCode::NumberAtCap, QStringLiteral("full"), {}}};
        plan.bound = {1, false};
        const auto back = again(plan);
        QVERIFY(back);
        QCOMPARE(std::get<InstantRange>(back->request.window), std::get<InstantRange>(request.window));
        QCOMPARE(back->request.overrides.at(QStringLiteral("c2")).number,
                 request.overrides[QStringLiteral("c2")].number);
        QCOMPARE(back->entries, plan.entries);
        QCOMPARE(back->bound, plan.bound);
        request.window = Preset::Within4Hours;
        QCOMPARE(std::get<Preset>(again(request)->window), Preset::Within4Hours);
    }

    void everyNameOfEveryEnumIsItsOwn()
    {
        const auto distinct = [](const auto &names, int count) { return names.size() == count; };
        QVERIFY(distinct(rpc::namesOf<ErrorCode>(), static_cast<int>(ErrorCode::AnswerUnknown) + 1));
        QVERIFY(distinct(rpc::namesOf<ReasonCode>(), static_cast<int>(ReasonCode::BreakerOpen) + 1));
        QVERIFY(distinct(rpc::namesOf<EventType>(), static_cast<int>(EventType::LateCallsFound) + 1));
        QVERIFY(distinct(rpc::namesOf<HealthCause>(), static_cast<int>(HealthCause::NoFreeSlotSoon) + 1));
        QVERIFY(distinct(rpc::namesOf<BreakerState>(), 4));
    }

    void everyMethodHasANameOfItsOwn()
    {
        QSet<QString> names{QString::fromLatin1(rpc::kSession), QString::fromLatin1(rpc::kImportPeople),
                            QString::fromLatin1(rpc::kExportSetup)};
        qsizetype count = names.size();
        std::apply(
            [&](const auto &...method) {
                const std::array all{method.name...};
                for (const char *name : all) {
                    names.insert(QString::fromLatin1(name));
                    ++count;
                    QVERIFY(isWellFormedId(QString::fromLatin1(name)));
                }
            },
            rpc::kMethods);
        QCOMPARE(names.size(), count);
    }

    /// What is wrong is named by its path, and a value is never half right.
    void wrongFieldsAreNamed_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("said");
        QTest::newRow("missing") << QByteArray(R"({"company":"comp_a"})") << QStringLiteral("hours");
        QTest::newRow("kind") << QByteArray(R"({"company":"comp_a","hours":[],"days":null})")
                              << QStringLiteral("hours");
        QTest::newRow("text for a number")
            << QByteArray(R"({"company":"comp_a","hours":{"opens":"9","closes":600},"days":null})")
            << QStringLiteral("hours.opens");
        QTest::newRow("fraction") << QByteArray(
                                         R"({"company":"comp_a","hours":{"opens":1.5,"closes":600},"days":null})")
                                  << QStringLiteral("hours.opens");
        QTest::newRow("too large for its type")
            << QByteArray(R"({"company":"comp_a","hours":{"opens":99999999999,"closes":600},"days":null})")
            << QStringLiteral("hours.opens");
        QTest::newRow("together wrong") << QByteArray(
                                               R"({"company":"comp_a","hours":{"opens":700,"closes":600},"days":null})")
                                        << QStringLiteral("hours");
        QTest::newRow("weekday") << QByteArray(R"({"company":"comp_a","hours":{"opens":0,"closes":600},"days":[8]})")
                                 << QStringLiteral("days");
        QTest::newRow("id") << QByteArray(R"({"company":"../a","hours":{"opens":0,"closes":600},"days":null})")
                            << QStringLiteral("company");
    }
    void wrongFieldsAreNamed()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, said);
        const auto read = rpc::argumentsOf(rpc::previewHours, json(body), CompanyId(QStringLiteral("comp_a")));
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::ValidationError);
        QVERIFY2(read.error().detail.startsWith(said), qPrintable(read.error().detail));
    }

    void anotherCompanyIsNotFound()
    {
        const QByteArray body = R"({"company":"comp_b","hours":{"opens":0,"closes":600},"days":null})";
        const auto read = rpc::argumentsOf(rpc::previewHours, json(body), CompanyId(QStringLiteral("comp_a")));
        QCOMPARE(read.error().code, ErrorCode::NotFound);
        QVERIFY(rpc::argumentsOf(rpc::previewHours, json(body), CompanyId(QStringLiteral("comp_b"))));
    }

    void fieldsOfANewerEndAreIgnored()
    {
        const auto range = rpc::readValue<InstantRange>(json(R"({"startMs":1,"endMs":2,"newer":{"a":[1]}})"));
        QVERIFY(range);
        QCOMPARE(range->end, fromEpochMs(2));
    }

    /// A view indexes these: a server that lies must not reach it.
    void countsThatDoNotFitAreRefused()
    {
        HeatData heat;
        heat.free = {1, 2, 3};
        heat.callable = {1, 1};
        QVERIFY(!again(heat));
        heat.callable.push_back(0);
        QVERIFY(again(heat));
        heat.step = milliseconds(0);
        QVERIFY(!again(heat));
        BatchSummary batch;
        batch.byState.pop_back();
        QVERIFY(!again(batch));
        NumbersSnapshot numbers;
        numbers.pools.resize(2);
        numbers.poolBusyNow.resize(1);
        QVERIFY(!again(numbers));
    }

    /// Qt's own reader as the second opinion on what is written.
    void whatIsWrittenIsJson()
    {
        const QByteArray text = rpc::written(fullReservation());
        QJsonParseError error{};
        const QJsonObject object = QJsonDocument::fromJson(text, &error).object();
        QCOMPARE(error.error, QJsonParseError::NoError);
        QCOMPARE(object[QStringLiteral("forceReason")].toString(), *fullReservation().forceReason);
        QCOMPARE(object[QStringLiteral("zone")].toString(), QStringLiteral("America/Argentina/Buenos_Aires"));
        QCOMPARE(object[QStringLiteral("state")].toString(), QStringLiteral("sip_failed"));
    }
};

CB_TEST(TestCodec)
#include "tst_codec.moc"
