// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: C050 D-REMAIN (a number takes its lines from a pool, so a new pool is offered before any number uses it)
#include "core/engine/store.h"
#include "core/local/queries.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace callboard;

class TestPoolsOffered : public QObject
{
    Q_OBJECT
private slots:
    void ownAndUnusedPoolsAreOffered();
};

void TestPoolsOffered::ownAndUnusedPoolsAreOffered()
{
    WorkspaceImage image;
    image.pools = {{PoolId(QStringLiteral("pool_new")), 5}, {PoolId(QStringLiteral("pool_other")), 7}};
    Company fresh;
    fresh.id = CompanyId(QStringLiteral("comp_fresh"));
    Company other;
    other.id = CompanyId(QStringLiteral("comp_other"));
    image.companies = {fresh, other};
    PhoneNumber number;
    number.id = PhoneNumberId(QStringLiteral("pn_1"));
    number.company = other.id;
    number.pool = image.pools[1].id;
    image.numbers = {number};
    const WorkspaceState state = WorkspaceState::fromImage(image);

    const auto idsFor = [&state](const CompanyId &company) {
        QStringList ids;
        for (const Pool &pool : queries::numbers(state, company).pools)
            ids << pool.id.text();
        return ids;
    };
    QCOMPARE(idsFor(fresh.id), QStringList{QStringLiteral("pool_new")});
    QCOMPARE(idsFor(other.id), (QStringList{QStringLiteral("pool_new"), QStringLiteral("pool_other")}));
}

CB_TEST(TestPoolsOffered)
#include "tst_poolsoffered.moc"
