// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// How much one may send at once: 1 MiB (RELIABILITY 4), and more for a console that is known by its key.
#include "tests/core/server/servicehouse.h"
#include "tests/support/testregistry.h"

using namespace callboard;
using namespace callboard::test;

namespace {

constexpr qsizetype kMebibyte = 1024 * 1024;

HttpRequest headOf(const QByteArray &target, const QByteArray &key)
{
    HttpRequest head;
    head.method = "POST";
    head.target = target;
    head.fields.emplace_back("host", "localhost");
    if (!key.isEmpty())
        head.fields.emplace_back("x-api-key", key);
    return head;
}

} // namespace

class TstBodyLimit final : public QObject
{
    Q_OBJECT
private slots:
    void isDecidedByPathAndKey_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<qsizetype>("limit");
        const QByteArray console = "/v1/callboard/console/import";
        QTest::newRow("a console") << console << QByteArray("celp_acme_all") << 32 * kMebibyte;
        QTest::newRow("a console that may only read") << console << QByteArray("celp_acme_read") << 32 * kMebibyte;
        QTest::newRow("no key") << console << QByteArray() << kMebibyte;
        QTest::newRow("a key nobody has") << console << QByteArray("celp_acme_al") << kMebibyte;
        QTest::newRow("a key that is none") << console << QByteArray(256, 'k') << kMebibyte;
        QTest::newRow("a path of the reference")
            << QByteArray("/v1/telephony/batch-schedule") << QByteArray("celp_acme_all") << kMebibyte;
        QTest::newRow("another path of ours")
            << QByteArray("/v1/callboard/console") << QByteArray("celp_acme_all") << kMebibyte;
        QTest::newRow("spelled otherwise")
            << QByteArray("/v1/callboard/%63onsole/import") << QByteArray("celp_acme_all") << kMebibyte;
    }

    void isDecidedByPathAndKey()
    {
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, key);
        ServiceHouse house;
        QTEST(house.service().bodyLimit(headOf(target, key), kMebibyte), "limit");
    }
};

CB_TEST(TstBodyLimit)
#include "tst_bodylimit.moc"
