// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// The sum in the last column of each row. What a bit does to a whole file: tests/crash, `crash.bits`.
#include "core/store/rowseal.h"
#include "tests/core/store/tempfolder.h"
#include "tests/core/store/workspacefiles.h"
#include "tests/support/testregistry.h"

#include <QtTest>

using namespace callboard;
using namespace callboard::test;

namespace {

qint64 sealOf(const QByteArray &text, qint64 number, bool isNull)
{
    RowSeal seal("t");
    seal.add(QByteArrayView(text));
    if (isNull)
        seal.addNull();
    else
        seal.add(number);
    return seal.value();
}

} // namespace

class TstRowSeal : public QObject
{
    Q_OBJECT
private slots:
    // proves: P1
    void everyBitCounts()
    {
        const QByteArray text = "a text of nineteen.";
        std::set<qint64> seals{sealOf(text, 0, false), sealOf(text, 0, true), sealOf(text.chopped(1), 0, false),
                               sealOf(text + '\0', 0, false), sealOf({}, 0, false)};
        size_t tried = 5;
        for (qsizetype i = 0; i < text.size() * 8; ++i, ++tried) {
            QByteArray other = text;
            other[i / 8] = static_cast<char>(other[i / 8] ^ (1 << (i % 8)));
            seals.insert(sealOf(other, 0, false));
        }
        for (int i = 0; i < 64; ++i, ++tried)
            seals.insert(sealOf(text, static_cast<qint64>(quint64(1) << i), false));
        QCOMPARE(seals.size(), tried);
        QVERIFY(RowSeal("t").value() != RowSeal("u").value());
    }

    // SQLite keeps these texts in another way than they are given to it: that is no damage.
    void textsThatSqliteChangesAreNoDamage_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("byte order mark") << QStringLiteral("\uFEFFAnn");
        QTest::newRow("two of them") << QStringLiteral("\uFEFF\uFEFFAnn");
        QTest::newRow("the wrong one") << QString(QChar(0xFFFE)) + QStringLiteral("Ann");
        QTest::newRow("nothing else") << QStringLiteral("\uFEFF");
        QTest::newRow("half a pair") << QString(QChar(0xD83D)) + QStringLiteral("Ann");
        QTest::newRow("the other half, last") << QStringLiteral("Ann") + QChar(0xDE00);
        QTest::newRow("NUL") << QString(QChar(0)) + QStringLiteral("Ann") + QChar(0);
    }
    void textsThatSqliteChangesAreNoDamage()
    {
        QFETCH(QString, name);
        const TempFolder dir;
        const QString path = dir.filePath(QStringLiteral("w.callboard"));
        makeWorkspace(path);
        WriteGroup group;
        {
            const auto store = SqliteStore::open(path);
            group.candidates = {(*store)->load()->candidates.front()};
            group.candidates[0].name = name;
            QVERIFY((*store)->commit(group));
        }
        const auto store = SqliteStore::open(path);
        const auto image = (*store)->load();
        QVERIFY2(image, image ? "" : qPrintable(image.error().detail));
        QVERIFY((*store)->checkIntegrity());
        const auto found = std::find_if(image->candidates.begin(), image->candidates.end(), [&](const auto &one) {
            return one.company == group.candidates[0].company && one.id == group.candidates[0].id;
        });
        QVERIFY(found != image->candidates.end());
        QCOMPARE(found->name.contains(QStringLiteral("Ann")), name.contains(QStringLiteral("Ann")));
    }

    void aRowChangedByAnotherProgramIsRefused()
    {
        const TempFolder dir;
        const QString path = dir.filePath(QStringLiteral("w.callboard"));
        makeWorkspace(path);
        QByteArray bytes = read(path);
        const QString phone = (*SqliteStore::open(path))->load()->candidates.front().phone.text();
        bytes = read(path);
        const qsizetype at = bytes.indexOf(phone.toLatin1());
        QVERIFY(at > 0);
        bytes[at + 5] = bytes[at + 5] == '1' ? '3' : '1';
        write(path, bytes);
        const auto store = SqliteStore::open(path);
        QVERIFY(store);
        const auto image = (*store)->load();
        QVERIFY(!image);
        QCOMPARE(image.error().code, ErrorCode::FileDamaged);
        QCOMPARE(image.error().detail, QStringLiteral("candidate: a row is not as it was written"));
    }
};

CB_TEST(TstRowSeal)
#include "tst_rowseal.moc"
