<?xml version="1.0" encoding="utf-8"?>
<!-- SPDX-FileCopyrightText: 2026 the Callboard authors -->
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>HeatArithmetic</name>
        <message numerus="yes">
            <source>%1 of %n people can be called then.</source>
            <translation>
                <numerusform>%1 of %n person can be called then.</numerusform>
                <numerusform>%1 of %n people can be called then.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>HeatSentences</name>
        <message numerus="yes">
            <source>Full: no line is free for %n minute(s).</source>
            <translation>
                <numerusform>Full: no line is free for %n minute.</numerusform>
                <numerusform>Full: no line is free for %n minutes.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %2 lines free for %n minute(s).</source>
            <translation>
                <numerusform>%1 of %2 lines free for %n minute.</numerusform>
                <numerusform>%1 of %2 lines free for %n minutes.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %n people callable.</source>
            <translation>
                <numerusform>%1 of %n person callable.</numerusform>
                <numerusform>%1 of %n people callable.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The plan starts %n call(s) here.</source>
            <translation>
                <numerusform>The plan starts %n call here.</numerusform>
                <numerusform>The plan starts %n calls here.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>LogSentences</name>
        <message numerus="yes">
            <source>%n item(s)</source>
            <translation>
                <numerusform>%n item</numerusform>
                <numerusform>%n items</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Imported %n person(s)</source>
            <translation>
                <numerusform>Imported %n person</numerusform>
                <numerusform>Imported %n people</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Found %n late call(s)</source>
            <translation>
                <numerusform>Found %n late call</numerusform>
                <numerusform>Found %n late calls</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>QObject</name>
        <message numerus="yes">
            <source>%1, %n to look at</source>
            <translation>
                <numerusform>%1, %n to look at</numerusform>
                <numerusform>%1, %n to look at</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Sentences</name>
        <message numerus="yes">
            <source>Too short by %n digit(s)</source>
            <translation>
                <numerusform>Too short by %n digit</numerusform>
                <numerusform>Too short by %n digits</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Too short for %1 by %n digit(s)</source>
            <translation>
                <numerusform>Too short for %1 by %n digit</numerusform>
                <numerusform>Too short for %1 by %n digits</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Add %n line(s) on %1</source>
            <translation>
                <numerusform>Add %n line on %1</numerusform>
                <numerusform>Add %n lines on %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Add %n line(s) on %1, %2.</source>
            <translation>
                <numerusform>Add %n line on %1, %2.</numerusform>
                <numerusform>Add %n lines on %1, %2.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>callboard::BellButton</name>
        <message numerus="yes">
            <source>Notifications, %n new</source>
            <translation>
                <numerusform>Notifications, %n new</numerusform>
                <numerusform>Notifications, %n new</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>callboard::BookDialog</name>
        <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n day</numerusform>
                <numerusform>%n days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1, %n line(s) free</source>
            <extracomment>%1 is a moment, %n the number of free lines then</extracomment>
            <translation>
                <numerusform>%1, %n line free</numerusform>
                <numerusform>%1, %n lines free</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>callboard::CallsController</name>
        <message numerus="yes">
            <source>%n call(s) cancelled</source>
            <translation>
                <numerusform>%n call cancelled</numerusform>
                <numerusform>%n calls cancelled</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n late call(s) may go</source>
            <translation>
                <numerusform>%n late call may go</numerusform>
                <numerusform>%n late calls may go</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n late call(s) left to expire</source>
            <translation>
                <numerusform>%n late call left to expire</numerusform>
                <numerusform>%n late calls left to expire</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>callboard::CommandPalette</name>
        <message numerus="yes">
            <source>%n match(es)</source>
            <translation>
                <numerusform>%n match</numerusform>
                <numerusform>%n matches</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>callboard::CommitSheet</name>
        <message numerus="yes">
            <source>%n call(s) booked</source>
            <translation>
                <numerusform>%n call booked</numerusform>
                <numerusform>%n calls booked</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n person(s) left over. Nothing was booked for them.</source>
            <translation>
                <numerusform>%n person left over. Nothing was booked for them.</numerusform>
                <numerusform>%n people left over. Nothing was booked for them.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Re-run the %n left over</source>
            <translation>
                <numerusform>Re-run the %n left over</numerusform>
                <numerusform>Re-run the %n left over</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>callboard::HeatmapView</name>
        <message numerus="yes">
            <source>%n hour(s)</source>
            <translation>
                <numerusform>%n hour</numerusform>
                <numerusform>%n hours</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>−%n day(s)</source>
            <extracomment>The second ruler shows another date than the row's</extracomment>
            <translation>
                <numerusform>−%n day</numerusform>
                <numerusform>−%n days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>+%n day(s)</source>
            <translation>
                <numerusform>+%n day</numerusform>
                <numerusform>+%n days</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>callboard::JobsArea</name>
        <message numerus="yes">
            <source>%n job(s)</source>
            <translation>
                <numerusform>%n job</numerusform>
                <numerusform>%n jobs</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>callboard::PaletteSources</name>
        <message numerus="yes">
            <source>%n person(s)</source>
            <translation>
                <numerusform>%n person</numerusform>
                <numerusform>%n people</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>callboard::PeoplePicker</name>
        <message numerus="yes">
            <source>Use %n person(s)</source>
            <translation>
                <numerusform>Use %n person</numerusform>
                <numerusform>Use %n people</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>callboard::PlanInputsPanel</name>
        <message numerus="yes">
            <source>%n person(s) chosen…</source>
            <translation>
                <numerusform>%n person chosen…</numerusform>
                <numerusform>%n people chosen…</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>callboard::PlanPage</name>
        <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n day</numerusform>
                <numerusform>%n days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n call(s) booked</source>
            <translation>
                <numerusform>%n call booked</numerusform>
                <numerusform>%n calls booked</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n person(s) left over.</source>
            <translation>
                <numerusform>%n person left over.</numerusform>
                <numerusform>%n people left over.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n call(s) cancelled</source>
            <translation>
                <numerusform>%n call cancelled</numerusform>
                <numerusform>%n calls cancelled</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>callboard::PlanResultPanel</name>
        <message numerus="yes">
            <source>of %n placed</source>
            <translation>
                <numerusform>of %n placed</numerusform>
                <numerusform>of %n placed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Another schedule could place at most %n more.</source>
            <translation>
                <numerusform>Another schedule could place at most %n more.</numerusform>
                <numerusform>Another schedule could place at most %n more.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Ask again for %n call(s)</source>
            <translation>
                <numerusform>Ask again for %n call</numerusform>
                <numerusform>Ask again for %n calls</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Book %n call(s)</source>
            <translation>
                <numerusform>Book %n call</numerusform>
                <numerusform>Book %n calls</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not placed</source>
            <translation>
                <numerusform>%n not placed</numerusform>
                <numerusform>%n not placed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1: places %n</source>
            <extracomment>%1 is a step such as "Extend the window to Thu 17:00"; shown as: step, then how many it places</extracomment>
            <translation>
                <numerusform>%1: places %n</numerusform>
                <numerusform>%1: places %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %n placed.</source>
            <translation>
                <numerusform>%1 of %n placed.</numerusform>
                <numerusform>%1 of %n placed.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n reason(s)</source>
            <translation>
                <numerusform>%n reason</numerusform>
                <numerusform>%n reasons</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not placed, %1.</source>
            <translation>
                <numerusform>%n not placed, %1.</numerusform>
                <numerusform>%n not placed, %1.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>callboard::ZoneTable</name>
        <message numerus="yes">
            <source>%n other zone(s)</source>
            <translation>
                <numerusform>%n other zone</numerusform>
                <numerusform>%n other zones</numerusform>
            </translation>
        </message>
    </context>
</TS>
