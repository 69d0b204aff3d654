// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: P21
#include "core/model/visibletext.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace callboard;

class TestVisibleText : public QObject
{
    Q_OBJECT
private slots:
    void shows_data();
    void shows();
};

void TestVisibleText::shows_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<bool>("hides");
    const auto row = [](const char *name, const QString &text, const QString &shown, bool hides) {
        QTest::newRow(name) << text << shown << hides;
    };
    const auto c = [](char32_t point) { return QString::fromUcs4(&point, 1); };
    row("plain", "Ona B.", "Ona B.", false);
    row("Lithuanian", QString::fromUtf8("Žukienė"), QString::fromUtf8("Žukienė"), false);
    row("override", "gpj." + c(0x202E) + "exe", "gpj.[U+202E]exe", true);
    row("isolate", c(0x2066) + "a", "[U+2066]a", true);
    row("left-to-right mark", "a" + c(0x200E), "a[U+200E]", true);
    row("zero-width space", "a" + c(0x200B) + "b", "a[U+200B]b", true);
    row("byte order mark inside", QString("a") + QChar(0xFEFF) + "b", "a[U+FEFF]b", true);
    row("soft hyphen", "a" + c(0xAD) + "b", "a[U+00AD]b", true);
    row("tag character", "a" + c(0xE0041), "a[U+E0041]", true);
    row("Hangul filler", "a" + c(0x3164), "a[U+3164]", true);
    row("Persian non-joiner", c(0x645) + c(0x200C) + c(0x62E), c(0x645) + c(0x200C) + c(0x62E), false);
    row("joiner at the end", "a" + c(0x200D), "a[U+200D]", true);
    row("family of emoji", c(0x1F468) + c(0x200D) + c(0x1F469), c(0x1F468) + c(0x200D) + c(0x1F469), false);
    row("bell", "a" + c(0x07), "a[U+0007]", false);
    row("C1 control", "a" + c(0x85) + "b", "a[U+0085]b", false);
    row("line break", "a\nb\tc", "a b c", false);
}

void TestVisibleText::shows()
{
    QFETCH(QString, text);
    QTEST(visibleText(text), "shown");
    QTEST(hasHiddenCharacters(text), "hides");
}

CB_TEST(TestVisibleText)
#include "tst_visibletext.moc"
