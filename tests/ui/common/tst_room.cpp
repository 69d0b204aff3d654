// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// What happens when there is no room: large text, long languages, small windows. Nothing is cut.
#include "tests/support/testregistry.h"
#include "tests/support/uirender.h"
#include "ui/common/button.h"
#include "ui/common/foldingpanes.h"
#include "ui/common/note.h"
#include "ui/common/panels.h"
#include "ui/common/section.h"
#include "ui/common/segmentedcontrol.h"
#include "ui/common/textrole.h"
#include "ui/common/thememanager.h"
#include "ui/common/zonecombo.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QTest>

using namespace callboard;
using namespace callboard::test;

namespace {

const QString kLong = QStringLiteral("A sentence that needs more than one line as soon as the panel is a narrow one.");

QWidget *pane(const QString &name, int least)
{
    auto *made = new QWidget;
    made->setAccessibleName(name);
    made->setMinimumWidth(least);
    return made;
}

} // namespace

class TstRoom : public QObject
{
    Q_OBJECT

private slots:
    void aHeaderGivesUpItsSentenceThenBeginsALine()
    {
        PageHeader header(QStringLiteral("Numbers"));
        header.setStatus(QStringLiteral("6 numbers, 2 pools, 8 of 40 lines in use."));
        auto *first = new Button(QStringLiteral("Export"), ButtonKind::Plain, &header);
        auto *second = new Button(QStringLiteral("Add number…"), ButtonKind::Plain, &header);
        header.addRight(first);
        header.addRight(second);
        header.resize(700, header.height());
        header.show();
        QTRY_COMPARE(header.height(), 44);
        QCOMPARE(second->geometry().right(), 700 - 12 - 1);
        QVERIFY(cutTexts(header).isEmpty());
        header.resize(340, header.height());
        QTRY_COMPARE(header.height(), 44); // the sentence went
        QVERIFY(cutTexts(header).isEmpty());
        header.resize(230, header.height());
        QTRY_VERIFY(header.height() > 44); // a second line
        QTRY_VERIFY(second->geometry().top() > first->geometry().bottom());
        QVERIFY(second->width() >= second->sizeHint().width());
        QVERIFY(second->geometry().right() < 230);
    }

    void aFieldThatStretchesTakesTheRest()
    {
        PageHeader header(QStringLiteral("Calls"));
        auto *field = new QLineEdit(&header);
        auto *button = new Button(QStringLiteral("Save view"), ButtonKind::Plain, &header);
        header.addLeft(field, 1);
        header.addRight(button);
        header.resize(800, header.height());
        header.show();
        QTRY_COMPARE(button->geometry().right(), 800 - 12 - 1);
        QTRY_COMPARE(field->geometry().right() + 1 + 8, button->geometry().left());
    }

    void panesFoldWhenTheyDoNotFit()
    {
        auto *splitter = new PaneSplitter(Qt::Horizontal);
        for (QWidget *one : {pane(QStringLiteral("Hours"), 200), pane(QStringLiteral("Week"), 400),
                             pane(QStringLiteral("What falls out"), 300)})
            splitter->addWidget(one);
        QWidget *hours = splitter->widget(0);
        QWidget *week = splitter->widget(1);
        QWidget *falls = splitter->widget(2);
        FoldingPanes panes(splitter, 1, nullptr);
        panes.resize(1000, 400);
        panes.show();
        QTRY_VERIFY(hours->isVisible() && week->isVisible() && falls->isVisible());
        QVERIFY(!panes.isFolded());
        panes.resize(700, 400);
        QTRY_VERIFY(panes.isFolded());
        QVERIFY(!hours->isVisible() && week->isVisible() && !falls->isVisible());
        panes.reveal(falls);
        QVERIFY(falls->isVisible() && !week->isVisible());
        auto *choice = panes.findChild<SegmentedControl *>();
        QVERIFY(choice && choice->isVisible());
        QCOMPARE(choice->currentIndex(), 2);
        choice->setCurrentIndex(0);
        QVERIFY(hours->isVisible());
        panes.resize(1000, 400);
        QTRY_VERIFY(hours->isVisible() && week->isVisible() && falls->isVisible());
    }

    void whatThePageHidesStaysHidden()
    {
        auto *splitter = new PaneSplitter(Qt::Horizontal);
        QWidget *views = pane(QStringLiteral("Views"), 200);
        QWidget *list = pane(QStringLiteral("People"), 400);
        splitter->addWidget(views);
        splitter->addWidget(list);
        FoldingPanes panes(splitter, 1, nullptr);
        panes.resize(1000, 300);
        panes.show();
        views->hide();
        panes.resize(500, 300);
        panes.resize(1000, 300);
        QTRY_VERIFY(list->isVisible());
        QVERIFY(!views->isVisible());
    }

    // A wrapped sentence in a section or a note is whole at any width, and its padding follows the text size.
    void wrappedSentencesAreWhole()
    {
        ThemeManager themes;
        for (const double scale : {1.0, 2.0}) {
            themes.setScale(scale);
            SidePanel panel(QStringLiteral("Panel"));
            auto *section = new Section(QStringLiteral("Title"), &panel);
            section->body()->addWidget(makeSentence(kLong, TextRole::Hint, section));
            auto *note = new Note(Tone::Warn, kLong, section);
            section->body()->addWidget(note);
            panel.addSection(section);
            panel.resize(qRound(220 * scale), 600);
            panel.show();
            QTRY_VERIFY(cutTexts(panel).isEmpty());
            // And it takes no more than it needs: what follows stands right below.
            QTRY_VERIFY(section->height() < qRound(320 * scale));
        }
        SidePanel panel(QStringLiteral("Panel"));
        themes.setScale(1.0);
        auto *section = new Section(QStringLiteral("Title"), &panel);
        panel.addSection(section);
        panel.show();
        QTRY_COMPARE(section->layout()->contentsMargins().left(), 12);
        themes.setScale(2.0);
        QTRY_COMPARE(section->layout()->contentsMargins().left(), 24);
    }

    void aNotesSignStandsWhereReadingBegins()
    {
        Note note(Tone::Info, kLong);
        const QMargins left = note.layout()->contentsMargins();
        note.setLayoutDirection(Qt::RightToLeft);
        const QMargins right = note.layout()->contentsMargins();
        QCOMPARE(right.right(), left.left());
        QCOMPARE(right.left(), left.right());
    }

    void aNarrowZoneFieldShowsTheNameFromItsBeginning()
    {
        const Instant now = fromEpochMs(1'763'304'138'000);
        ZoneCombo combo(now);
        combo.setZone(*Zone::parse(QStringLiteral("Europe/Vilnius")));
        combo.resize(160, 28);
        combo.show();
        QTRY_COMPARE(combo.lineEdit()->text(), QStringLiteral("Europe/Vilnius"));
        QCOMPARE(combo.lineEdit()->cursorPosition(), 0);
        QVERIFY(combo.toolTip().contains(QStringLiteral("UTC+2")));
        combo.resize(900, 28); // enough at the text size of the test before this one
        QTRY_VERIFY(combo.lineEdit()->text().contains(QStringLiteral("UTC+2")));
        QCOMPARE(combo.zone()->name(), QStringLiteral("Europe/Vilnius"));
    }

    // proves: N07
    void theSafeWindowIsAnAnswer()
    {
        ZoneCombo combo(fromEpochMs(1'763'304'138'000));
        combo.setAutomatic(QStringLiteral("From the phone"));
        combo.setSafeWindow(QStringLiteral("Safe window"));
        QVERIFY(!combo.isSafeWindow());
        combo.chooseSafeWindow();
        QVERIFY(combo.isSafeWindow());
        QVERIFY(!combo.zone());
        combo.setNow(fromEpochMs(1'763'307'738'000)); // the list is made anew
        QVERIFY(combo.isSafeWindow());
        combo.setZone(*Zone::parse(QStringLiteral("America/Boise")));
        QVERIFY(!combo.isSafeWindow());
    }
};

CB_TEST(TstRoom)
#include "tst_room.moc"
