// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/random.h"
#include "core/engine/persistentmap.h"
#include "tests/support/testregistry.h"

#include <QTest>

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <thread>

using namespace callboard;

namespace {

using Naive = std::map<int, QString>;

/// A key that can be made to collide: `hash` is all the map sees before it compares.
struct Key
{
    int value = 0;
    size_t hash = 0;
    friend bool operator==(const Key &a, const Key &b) { return a.value == b.value; }
    friend size_t qHash(const Key &key, size_t) { return key.hash; }
};

using Map = PersistentMap<Key, QString>;

template <typename Hash> void change(Map &map, Naive &naive, Random &random, Hash hashOf)
{
    const int value = static_cast<int>(random.next() % 400);
    const Key key{value, hashOf(value)};
    const QString text = QString::number(random.next() % 1000);
    switch (random.next() % 4) {
    case 0:
        QCOMPARE(map.remove(key), naive.erase(value) > 0);
        return;
    case 1: {
        QString *owned = map.findOwned(key);
        const auto known = naive.find(value);
        QCOMPARE(owned != nullptr, known != naive.end());
        if (owned)
            *owned = known->second = text;
        return;
    }
    default:
        map.insert(key, text);
        naive[value] = text;
    }
}

Naive contentOf(const Map &map)
{
    Naive content;
    map.forEach([&content](const Key &key, const QString &text) {
        if (!content.emplace(key.value, text).second)
            qFatal("%d stands in the map twice", key.value);
    });
    return content;
}

} // namespace

class TstPersistentMap : public QObject
{
    Q_OBJECT
private slots:
    // Every copy stays what it was when it was made, whatever happens to the map and to the other copies.
    void copiesStayAsTheyWere_data()
    {
        QTest::addColumn<int>("bits");
        QTest::newRow("spread") << 64;
        QTest::newRow("few first digits") << 6;
        QTest::newRow("all hashes equal") << 0;
    }
    void copiesStayAsTheyWere()
    {
        QFETCH(int, bits);
        const auto hashOf = [bits](int value) -> size_t {
            const size_t mixed = static_cast<size_t>(value + 1) * 0x9E3779B97F4A7C15ULL;
            return bits == 0 ? 7 : mixed >> (64 - bits);
        };
        const auto random = seededRandom(31);
        Map map;
        Naive naive;
        std::vector<std::pair<Map, Naive>> copies;
        for (int step = 0; step < 6'000; ++step) {
            change(map, naive, *random, hashOf);
            if (step % 97 == 0)
                copies.emplace_back(map, naive);
            if (step % 389 == 0 && copies.size() > 3) { // an older one becomes the map that is worked on
                map = copies[copies.size() / 2].first;
                naive = copies[copies.size() / 2].second;
            }
            if (copies.size() > 12)
                copies.erase(copies.begin() + static_cast<std::ptrdiff_t>(random->next() % copies.size()));
        }
        copies.emplace_back(map, naive);
        for (const auto &[copy, content] : copies) {
            QCOMPARE(copy.size(), static_cast<qsizetype>(content.size()));
            QCOMPARE(contentOf(copy), content);
            for (int value = 0; value < 400; ++value) {
                const QString *found = copy.find({value, hashOf(value)});
                QCOMPARE(found != nullptr, content.contains(value));
                if (found)
                    QCOMPARE(*found, content.at(value));
            }
        }
        map.clear();
        QVERIFY(map.isEmpty());
        QVERIFY(contentOf(map).empty());
    }

    // As the engine and its readers: one thread changes and hands out copies, others read them and let them go, so
    // that the writer often finds itself the only holder again. Under the sanitizers a wrong order shows here.
    void readersInOtherThreads()
    {
        struct Published
        {
            Map map;
            qsizetype size = 0;
        };
        std::mutex mutex;
        std::shared_ptr<const Published> latest;
        std::atomic<bool> done = false;
        const auto published = [&] {
            const std::lock_guard lock(mutex);
            return latest;
        };
        std::vector<std::thread> readers;
        for (int i = 0; i < 3; ++i) {
            readers.emplace_back([&] {
                while (!done) {
                    const auto seen = published();
                    if (!seen)
                        continue;
                    const Map own = seen->map; // outlives what was published
                    qsizetype letters = 0;
                    own.forEach([&letters](const Key &key, const QString &text) {
                        letters += text == QString::number(key.value) ? 1 : 0;
                    });
                    if (letters != seen->size)
                        qFatal("%lld of %lld entries", static_cast<long long>(letters),
                               static_cast<long long>(seen->size));
                }
            });
        }
        Map map;
        const auto random = seededRandom(5);
        for (int step = 0; step < 3'000; ++step) {
            for (int i = 0; i < 4; ++i) {
                const int value = static_cast<int>(random->next() % 500);
                const Key key{value, static_cast<size_t>(value) * 0x9E3779B97F4A7C15ULL};
                if (random->next() % 3 == 0)
                    map.remove(key);
                else if (QString *owned = map.findOwned(key))
                    *owned = QString::number(value);
                else
                    map.insert(key, QString::number(value));
            }
            auto next = std::make_shared<Published>();
            next->map = map;
            next->size = map.size();
            const std::lock_guard lock(mutex);
            latest = std::move(next);
        }
        done = true;
        for (std::thread &reader : readers)
            reader.join();
        QCOMPARE(contentOf(map).size(), static_cast<size_t>(map.size()));
    }
};

CB_TEST(TstPersistentMap)
#include "tst_persistentmap.moc"
