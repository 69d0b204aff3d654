<?xml version="1.0" encoding="utf-8"?>
<!-- SPDX-FileCopyrightText: 2026 the Callboard authors -->
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>BatchWords</name>
        <message numerus="yes">
            <source>%n completed</source>
            <translation>
                <numerusform>%n completed</numerusform>
                <numerusform>%n completed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n live</source>
            <translation>
                <numerusform>%n live</numerusform>
                <numerusform>%n live</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n firm</source>
            <translation>
                <numerusform>%n firm</numerusform>
                <numerusform>%n firm</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n no answer</source>
            <translation>
                <numerusform>%n no answer</numerusform>
                <numerusform>%n no answer</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n failed</source>
            <translation>
                <numerusform>%n failed</numerusform>
                <numerusform>%n failed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n cancelled</source>
            <translation>
                <numerusform>%n cancelled</numerusform>
                <numerusform>%n cancelled</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n left over</source>
            <translation>
                <numerusform>%n left over</numerusform>
                <numerusform>%n left over</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ClockWords</name>
        <message numerus="yes">
            <source>%n call(s) wait; nothing is lost.</source>
            <translation>
                <numerusform>%n call waits; nothing is lost.</numerusform>
                <numerusform>%n calls wait; nothing is lost.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n call(s) wait.</source>
            <translation>
                <numerusform>%n call waits.</numerusform>
                <numerusform>%n calls wait.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>after %n good probe(s)</source>
            <translation>
                <numerusform>after %n good probe</numerusform>
                <numerusform>after %n good probes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Closed. %n fault(s) today.</source>
            <translation>
                <numerusform>Closed. %n fault today.</numerusform>
                <numerusform>Closed. %n faults today.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n result(s)</source>
            <translation>
                <numerusform>%n result</numerusform>
                <numerusform>%n results</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n fault(s)</source>
            <translation>
                <numerusform>%n fault</numerusform>
                <numerusform>%n faults</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n call(s) came due while Callboard was not running.</source>
            <translation>
                <numerusform>%n call came due while Callboard was not running.</numerusform>
                <numerusform>%n calls came due while Callboard was not running.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>FreshnessWords</name>
        <message numerus="yes">
            <source>It has not told the minute of %n call(s) yet.</source>
            <translation>
                <numerusform>It has not told the minute of %n call yet.</numerusform>
                <numerusform>It has not told the minute of %n calls yet.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Booking goes in %n request(s) of at most 200 people.</source>
            <translation>
                <numerusform>Booking goes in %n request of at most 200 people.</numerusform>
                <numerusform>Booking goes in %n requests of at most 200 people.</numerusform>
            </translation>
        </message>
    </context>
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
        <name>ImportSentences</name>
        <message numerus="yes">
            <source>%n clock(s) fit this number</source>
            <translation>
                <numerusform>%n clock fit this number</numerusform>
                <numerusform>%n clocks fit this number</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n cell(s) instead of %1</source>
            <extracomment>%1 is how many cells the row should have</extracomment>
            <translation>
                <numerusform>%n cell instead of %1</numerusform>
                <numerusform>%n cells instead of %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 has %n clock(s).</source>
            <extracomment>%1 is a country</extracomment>
            <translation>
                <numerusform>%1 has %n clock.</numerusform>
                <numerusform>%1 has %n clocks.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The beginning of the number leaves %n. It is a hint, no proof: numbers move with people.</source>
            <translation>
                <numerusform>The beginning of the number leaves %n. It is a hint, no proof: numbers move with people.</numerusform>
                <numerusform>The beginning of the number leaves %n. It is a hint, no proof: numbers move with people.</numerusform>
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
        <name>NumberWords</name>
        <message numerus="yes">
            <source>%n number(s)</source>
            <extracomment>How many numbers the company has.</extracomment>
            <translation>
                <numerusform>%n number</numerusform>
                <numerusform>%n numbers</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n pool(s)</source>
            <translation>
                <numerusform>%n pool</numerusform>
                <numerusform>%n pools</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n number(s) place nothing.</source>
            <translation>
                <numerusform>%n number places nothing.</numerusform>
                <numerusform>%n numbers place nothing.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) share %1</source>
            <extracomment>%n is the sum of the caps of the pool's numbers, %1 the pool's own cap: "34 lines share 24"</extracomment>
            <translation>
                <numerusform>%n line shares %1</numerusform>
                <numerusform>%n lines share %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %n line(s) in use</source>
            <translation>
                <numerusform>%1 of %n line in use</numerusform>
                <numerusform>%1 of %n lines in use</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The label is %n character(s) too long.</source>
            <translation>
                <numerusform>The label is %n character too long.</numerusform>
                <numerusform>The label is %n characters too long.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>No booked call moves. %n minute(s) hold more calls than cap %1 has lines; there, calls wait for a free line.</source>
            <translation>
                <numerusform>No booked call moves. %n minute holds more calls than cap %1 has lines; there, calls wait for a free line.</numerusform>
                <numerusform>No booked call moves. %n minutes hold more calls than cap %1 has lines; there, calls wait for a free line.</numerusform>
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
        <name>callboard::AuditPage</name>
        <message numerus="yes">
            <source>%n new</source>
            <translation>
                <numerusform>%n new</numerusform>
                <numerusform>%n new</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Export %n entries</source>
            <translation>
                <numerusform>Export %n entry</numerusform>
                <numerusform>Export %n entries</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>callboard::BatchDiffModel</name>
        <message numerus="yes">
            <source>%n people</source>
            <translation>
                <numerusform>%n person</numerusform>
                <numerusform>%n people</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>callboard::BatchesController</name>
        <message numerus="yes">
            <source>Booked %n call(s)</source>
            <translation>
                <numerusform>Booked %n call</numerusform>
                <numerusform>Booked %n calls</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n call(s) are cancelled: %1 and %2 more.</source>
            <translation>
                <numerusform>%n call are cancelled: %1 and %2 more.</numerusform>
                <numerusform>%n calls are cancelled: %1 and %2 more.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n call(s) are cancelled: %1.</source>
            <translation>
                <numerusform>%n call are cancelled: %1.</numerusform>
                <numerusform>%n calls are cancelled: %1.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n call(s) on the line go on.</source>
            <translation>
                <numerusform>%n call on the line go on.</numerusform>
                <numerusform>%n calls on the line go on.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Cancel %n call(s)</source>
            <translation>
                <numerusform>Cancel %n call</numerusform>
                <numerusform>Cancel %n calls</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n call(s) stay as they are: %1.</source>
            <extracomment>%1 lists states, such as "active, completed"</extracomment>
            <translation>
                <numerusform>%n call stay as they are: %1.</numerusform>
                <numerusform>%n calls stay as they are: %1.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n call(s) cancelled</source>
            <translation>
                <numerusform>%n call cancelled</numerusform>
                <numerusform>%n calls cancelled</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n call(s) are not dialled until it goes on.</source>
            <translation>
                <numerusform>%n call are not dialled until it goes on.</numerusform>
                <numerusform>%n calls are not dialled until it goes on.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>callboard::BatchesPage</name>
        <message numerus="yes">
            <source>%n people</source>
            <translation>
                <numerusform>%n person</numerusform>
                <numerusform>%n people</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Follow %n call(s)</source>
            <translation>
                <numerusform>Follow %n call</numerusform>
                <numerusform>Follow %n calls</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Plan these %n again</source>
            <translation>
                <numerusform>Plan these %n again</numerusform>
                <numerusform>Plan these %n again</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Settle %n in Plan</source>
            <translation>
                <numerusform>Settle %n in Plan</numerusform>
                <numerusform>Settle %n in Plan</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Book %n, move %1</source>
            <translation>
                <numerusform>Book %n, move %1</numerusform>
                <numerusform>Book %n, move %1</numerusform>
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
            <source>Move %n and resume</source>
            <translation>
                <numerusform>Move %n and resume</numerusform>
                <numerusform>Move %n and resume</numerusform>
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
        <name>callboard::CallsPage</name>
        <message numerus="yes">
            <source>Export %n call(s)…</source>
            <translation>
                <numerusform>Export %n call…</numerusform>
                <numerusform>Export %n calls…</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n call(s) are hidden by %1.</source>
            <translation>
                <numerusform>%n call are hidden by %1.</numerusform>
                <numerusform>%n calls are hidden by %1.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n call(s) came due while Callboard was not running. They have new minutes inside their hours; none is dialled before you say yes.</source>
            <translation>
                <numerusform>%n call came due while Callboard was not running. They have new minutes inside their hours; none is dialled before you say yes.</numerusform>
                <numerusform>%n calls came due while Callboard was not running. They have new minutes inside their hours; none is dialled before you say yes.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Dial %n late call(s)</source>
            <translation>
                <numerusform>Dial %n late call</numerusform>
                <numerusform>Dial %n late calls</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>callboard::CapMaps</name>
        <message numerus="yes">
            <source>%1 %2 %3. %n line(s) free.</source>
            <translation>
                <numerusform>%1 %2 %3. %n line free.</numerusform>
                <numerusform>%1 %2 %3. %n lines free.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>callboard::ClockController</name>
        <message numerus="yes">
            <source>%n late call(s) may go</source>
            <translation>
                <numerusform>%n late call may go</numerusform>
                <numerusform>%n late calls may go</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n late call(s) stay undialled</source>
            <translation>
                <numerusform>%n late call stays undialled</numerusform>
                <numerusform>%n late calls stay undialled</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>callboard::ClockPage</name>
        <message numerus="yes">
            <source>%n held</source>
            <translation>
                <numerusform>%n held</numerusform>
                <numerusform>%n held</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>least slack is sent first; %n more</source>
            <translation>
                <numerusform>least slack is sent first; %n more</numerusform>
                <numerusform>least slack is sent first; %n more</numerusform>
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
        <name>callboard::CompanyFormController</name>
        <message numerus="yes">
            <source>The name is %n character(s) too long.</source>
            <translation>
                <numerusform>The name is %n character too long.</numerusform>
                <numerusform>The name is %n characters too long.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>callboard::ConnectionBar</name>
        <message numerus="yes">
            <source>%n command(s) wait for the answer and are asked again with the same key.</source>
            <translation>
                <numerusform>%n command wait for the answer and are asked again with the same key.</numerusform>
                <numerusform>%n commands wait for the answer and are asked again with the same key.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>callboard::ExtrasDialog</name>
        <message numerus="yes">
            <source>%n more booked call(s) would be held, not dialled. You can move them afterwards.</source>
            <translation>
                <numerusform>%n more booked call would be held, not dialled. You can move them afterwards.</numerusform>
                <numerusform>%n more booked calls would be held, not dialled. You can move them afterwards.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>callboard::ExtrasPanel</name>
        <message numerus="yes">
            <source>%n booked call(s) stand where it is closed now. They are held, not dialled.</source>
            <translation>
                <numerusform>%n booked call stand where it is closed now. They are held, not dialled.</numerusform>
                <numerusform>%n booked calls stand where it is closed now. They are held, not dialled.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>callboard::ForecastView</name>
        <message numerus="yes">
            <source>%n line(s)</source>
            <translation>
                <numerusform>%n line</numerusform>
                <numerusform>%n lines</numerusform>
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
        <name>callboard::HeldCallsDialog</name>
        <message numerus="yes">
            <source>%n call(s) are held</source>
            <translation>
                <numerusform>%n call are held</numerusform>
                <numerusform>%n calls are held</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Move %n call(s)…</source>
            <translation>
                <numerusform>Move %n call…</numerusform>
                <numerusform>Move %n calls…</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Dial %n call(s) although it is closed?</source>
            <translation>
                <numerusform>Dial %n call although it is closed?</numerusform>
                <numerusform>Dial %n calls although it is closed?</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Dial %n call(s)</source>
            <translation>
                <numerusform>Dial %n call</numerusform>
                <numerusform>Dial %n calls</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>callboard::HistoryView</name>
        <message numerus="yes">
            <source>%1. At most %n live call(s).</source>
            <translation>
                <numerusform>%1. At most %n live call.</numerusform>
                <numerusform>%1. At most %n live calls.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1. At most %n call(s) due and not sent.</source>
            <translation>
                <numerusform>%1. At most %n call due and not sent.</numerusform>
                <numerusform>%1. At most %n calls due and not sent.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1. %n carrier fault(s), %2 dialled.</source>
            <extracomment>%1 a stretch of time, %2 how many calls were dialled</extracomment>
            <translation>
                <numerusform>%1. %n carrier fault, %2 dialled.</numerusform>
                <numerusform>%1. %n carrier faults, %2 dialled.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>callboard::HoursPage</name>
        <message numerus="yes">
            <source>%n held call(s) go out at their minute.</source>
            <translation>
                <numerusform>%n held call go out at their minute.</numerusform>
                <numerusform>%n held calls go out at their minute.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Read on that clock, %n booked call(s) would lie outside.</source>
            <translation>
                <numerusform>Read on that clock, %n booked call would lie outside.</numerusform>
                <numerusform>Read on that clock, %n booked calls would lie outside.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>call(s) fall outside %1</source>
            <extracomment>%1 is a range of times; the number stands before it as a big figure</extracomment>
            <translation>
                <numerusform>call fall outside %1</numerusform>
                <numerusform>calls fall outside %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n this week</source>
            <translation>
                <numerusform>%n thi week</numerusform>
                <numerusform>%n this week</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n next week</source>
            <translation>
                <numerusform>%n next week</numerusform>
                <numerusform>%n next week</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n later</source>
            <translation>
                <numerusform>%n later</numerusform>
                <numerusform>%n later</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Keeping %1 open would keep %2 of these %n call(s).</source>
            <extracomment>%1 is a weekday, %2 a count of calls; %n of them</extracomment>
            <translation>
                <numerusform>Keeping %1 open would keep %2 of these %n call.</numerusform>
                <numerusform>Keeping %1 open would keep %2 of these %n calls.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Closing %1 later, at %2, would keep %3 of these %n call(s).</source>
            <extracomment>%1 is a length ("15 min"), %2 a time, %3 a count of calls; %n of them</extracomment>
            <translation>
                <numerusform>Closing %1 later, at %2, would keep %3 of these %n call.</numerusform>
                <numerusform>Closing %1 later, at %2, would keep %3 of these %n calls.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Opening %1 earlier, at %2, would keep %3 of these %n call(s).</source>
            <translation>
                <numerusform>Opening %1 earlier, at %2, would keep %3 of these %n call.</numerusform>
                <numerusform>Opening %1 earlier, at %2, would keep %3 of these %n calls.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Save and move %n call(s)…</source>
            <translation>
                <numerusform>Save and move %n call…</numerusform>
                <numerusform>Save and move %n calls…</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n booked call(s) keep the hours they were booked with.</source>
            <translation>
                <numerusform>%n booked call keep the hours they were booked with.</numerusform>
                <numerusform>%n booked calls keep the hours they were booked with.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n booked call(s) are held where it is closed.</source>
            <translation>
                <numerusform>%n booked call are held where it is closed.</numerusform>
                <numerusform>%n booked calls are held where it is closed.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>callboard::ImportFixPanel</name>
        <message numerus="yes">
            <source>Use it for all %n row(s) with that title</source>
            <translation>
                <numerusform>Use it for all %n row with that title</numerusform>
                <numerusform>Use it for all %n rows with that title</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n people with %1</source>
            <extracomment>%1 is the beginning of a phone number</extracomment>
            <translation>
                <numerusform>%n person with %1</numerusform>
                <numerusform>%n people with %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>All %n row(s) of %1 that ask</source>
            <extracomment>%1 is a country</extracomment>
            <translation>
                <numerusform>All %n row of %1 that ask</numerusform>
                <numerusform>All %n rows of %1 that ask</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>callboard::ImportPage</name>
        <message numerus="yes">
            <source>Import %n people</source>
            <translation>
                <numerusform>Import %n person</numerusform>
                <numerusform>Import %n people</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Save %n rejected row(s)…</source>
            <translation>
                <numerusform>Save %n rejected row…</numerusform>
                <numerusform>Save %n rejected rows…</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n duplicate(s)</source>
            <translation>
                <numerusform>%n duplicate</numerusform>
                <numerusform>%n duplicates</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n error(s)</source>
            <translation>
                <numerusform>%n error</numerusform>
                <numerusform>%n errors</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n error(s) stay out.</source>
            <translation>
                <numerusform>%n error stays out.</numerusform>
                <numerusform>%n errors stay out.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n duplicate(s) stay out.</source>
            <translation>
                <numerusform>%n duplicate stays out.</numerusform>
                <numerusform>%n duplicates stay out.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) left out by you.</source>
            <translation>
                <numerusform>%n row left out by you.</numerusform>
                <numerusform>%n rows left out by you.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) to check come in and ask when you plan.</source>
            <translation>
                <numerusform>%n row to check comes in and asks when you plan.</numerusform>
                <numerusform>%n rows to check come in and ask when you plan.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n column(s)</source>
            <translation>
                <numerusform>%n column</numerusform>
                <numerusform>%n columns</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) are hidden by the filter.</source>
            <translation>
                <numerusform>%n row are hidden by the filter.</numerusform>
                <numerusform>%n rows are hidden by the filter.</numerusform>
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
        <name>callboard::LateAnswers</name>
        <message numerus="yes">
            <source>%n call(s) sent on %1: Batches shows what became of each.</source>
            <translation>
                <numerusform>%n call sent on %1: Batches shows what became of each.</numerusform>
                <numerusform>%n calls sent on %1: Batches shows what became of each.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>callboard::LateCallsBar</name>
        <message numerus="yes">
            <source>%1 and %n more</source>
            <extracomment>%1 is a list of names, %n how many more there are</extracomment>
            <translation>
                <numerusform>%1 and %n more</numerusform>
                <numerusform>%1 and %n more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Dial %n late call(s)</source>
            <translation>
                <numerusform>Dial %n late call</numerusform>
                <numerusform>Dial %n late calls</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>callboard::MadeKeyDialog</name>
        <message numerus="yes">
            <source>On the clipboard, marked as a password; it is taken back in %n second(s).</source>
            <translation>
                <numerusform>On the clipboard, marked as a password; it is taken back in %n second.</numerusform>
                <numerusform>On the clipboard, marked as a password; it is taken back in %n seconds.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>callboard::MovesBar</name>
        <message numerus="yes">
            <source>%1, %n call(s). Nothing is moved before you book it; the others follow.</source>
            <extracomment>%1 is a position</extracomment>
            <translation>
                <numerusform>%1, %n call. Nothing is moved before you book it; the others follow.</numerusform>
                <numerusform>%1, %n calls. Nothing is moved before you book it; the others follow.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n plan(s) of calls to move left.</source>
            <translation>
                <numerusform>%n plan of calls to move left.</numerusform>
                <numerusform>%n plans of calls to move left.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Next: %1, %n call(s).</source>
            <extracomment>%1 is a position</extracomment>
            <translation>
                <numerusform>Next: %1, %n call.</numerusform>
                <numerusform>Next: %1, %n calls.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>callboard::NumberPanel</name>
        <message numerus="yes">
            <source>%n line(s) of %1 numbers share this pool.</source>
            <translation>
                <numerusform>%n line of %1 numbers shares this pool.</numerusform>
                <numerusform>%n lines of %1 numbers share this pool.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>leaves %n to place</source>
            <translation>
                <numerusform>leaves %n to place</numerusform>
                <numerusform>leaves %n to place</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n booked call(s) may start late</source>
            <translation>
                <numerusform>%n booked call may start late</numerusform>
                <numerusform>%n booked calls may start late</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>callboard::NumbersController</name>
        <message numerus="yes">
            <source>No call is booked on it in the next %n day(s).</source>
            <translation>
                <numerusform>No call is booked on it in the next %n day.</numerusform>
                <numerusform>No call is booked on it in the next %n days.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 and %n more</source>
            <extracomment>%1 is a list of calls, %n how many more there are</extracomment>
            <translation>
                <numerusform>%1 and %n more</numerusform>
                <numerusform>%1 and %n more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n booked call(s) stay booked and cannot go until they are moved: %1.</source>
            <extracomment>%1 names the first of %n calls</extracomment>
            <translation>
                <numerusform>%n booked call stays booked and cannot go until it is moved: %1.</numerusform>
                <numerusform>%n booked calls stay booked and cannot go until they are moved: %1.</numerusform>
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
        <name>callboard::PeoplePage</name>
        <message numerus="yes">
            <source>%n people are hidden by the view or the filter.</source>
            <translation>
                <numerusform>%n person is hidden by the view or the filter.</numerusform>
                <numerusform>%n people are hidden by the view or the filter.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n selected. Shift and arrows select more.</source>
            <translation>
                <numerusform>%n selected. Shift and arrows select more.</numerusform>
                <numerusform>%n selected. Shift and arrows select more.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Plan %n call(s)…</source>
            <translation>
                <numerusform>Plan %n call…</numerusform>
                <numerusform>Plan %n calls…</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) stayed out.</source>
            <translation>
                <numerusform>%n row stayed out.</numerusform>
                <numerusform>%n rows stayed out.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Imported %n people</source>
            <translation>
                <numerusform>Imported %n person</numerusform>
                <numerusform>Imported %n people</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Saved %n rejected row(s)</source>
            <translation>
                <numerusform>Saved %n rejected row</numerusform>
                <numerusform>Saved %n rejected rows</numerusform>
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
        <name>callboard::PersonDialog</name>
        <message numerus="yes">
            <source>%1 has %n clock(s): choose theirs, else planning asks.</source>
            <extracomment>%1 is a country</extracomment>
            <translation>
                <numerusform>%1 has %n clock: choose theirs, else planning asks.</numerusform>
                <numerusform>%1 has %n clocks: choose theirs, else planning asks.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>callboard::PersonPanel</name>
        <message numerus="yes">
            <source>%n call(s) so far</source>
            <translation>
                <numerusform>%n call so far</numerusform>
                <numerusform>%n calls so far</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 is %2, and %n clock(s) fit this number. Choose theirs.</source>
            <extracomment>%1 is a calling code, %2 a country</extracomment>
            <translation>
                <numerusform>%1 is %2, and %n clock fit this number. Choose theirs.</numerusform>
                <numerusform>%1 is %2, and %n clocks fit this number. Choose theirs.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n earlier</source>
            <translation>
                <numerusform>%n earlier</numerusform>
                <numerusform>%n earlier</numerusform>
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
        <name>callboard::ViewList</name>
        <message numerus="yes">
            <source>%1, %n call(s)</source>
            <extracomment>Read aloud: %1 is a view, %n how many calls it shows</extracomment>
            <translation>
                <numerusform>%1, %n call</numerusform>
                <numerusform>%1, %n calls</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>callboard::WeekView</name>
        <message numerus="yes">
            <source>%n booked call(s).</source>
            <translation>
                <numerusform>%n booked call.</numerusform>
                <numerusform>%n booked calls.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n would fall out.</source>
            <translation>
                <numerusform>%n would fall out.</numerusform>
                <numerusform>%n would fall out.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n booked call(s) fall out.</source>
            <translation>
                <numerusform>%n booked call fall out.</numerusform>
                <numerusform>%n booked calls fall out.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more than at %1.</source>
            <extracomment>%1 is a time</extracomment>
            <translation>
                <numerusform>%n more than at %1.</numerusform>
                <numerusform>%n more than at %1.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n booked call(s) fall out</source>
            <translation>
                <numerusform>%n booked call fall out</numerusform>
                <numerusform>%n booked calls fall out</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>callboard::ZoneDialog</name>
        <message numerus="yes">
            <source>For %n people. Calls that are booked keep the zone they were booked with.</source>
            <translation>
                <numerusform>For %n person. Calls that are booked keep the zone they were booked with.</numerusform>
                <numerusform>For %n people. Calls that are booked keep the zone they were booked with.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Set zone of %n people</source>
            <translation>
                <numerusform>Set zone of %n person</numerusform>
                <numerusform>Set zone of %n people</numerusform>
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
