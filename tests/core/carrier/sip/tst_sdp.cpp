// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/carrier/sip/sdp.h"

#include "tests/core/carrier/sip/sippeers.h"
#include "tests/support/testregistry.h"

#include <QTest>

using callboard::sip::Sdp;
using callboard::test::audioAt;

class TstSdp : public QObject
{
    Q_OBJECT
private slots:
    void whatIsNotADescriptionIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("words") << QByteArray("hello");
        QTest::newRow("no version") << QByteArray("o=- 1 1 IN IP4 192.0.2.7\r\nm=audio 4000 RTP/AVP 0\r\n");
        QTest::newRow("no origin") << QByteArray("v=0\r\ns=-\r\nm=audio 4000 RTP/AVP 0\r\n");
        QTest::newRow("no audio") << QByteArray("v=0\r\no=- 1 1 IN IP4 192.0.2.7\r\nm=video 4000 RTP/AVP 96\r\n");
        QTest::newRow("a line without a type") << QByteArray(audioAt(4000).c_str()) + "nonsense\r\n";
        QTest::newRow("a return within a line") << QByteArray(audioAt(4000).c_str()) + "a=x\ry\r\n";
        QTest::newRow("a zero") << QByteArray(audioAt(4000).c_str()) + QByteArray("a=x\0y\r\n", 7);
        QTest::newRow("too long") << QByteArray(audioAt(4000).c_str()) + "a=" + QByteArray(32 * 1024, 'x') + "\r\n";
    }
    void whatIsNotADescriptionIsRefused()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!Sdp::parse(text.toStdString()));
    }

    /// SIP.md section 7: our origin with a version of ours, no direction, all else kept.
    void forwardingChangesTheOriginAndDropsTheDirection()
    {
        const auto sdp = Sdp::parse(audioAt(4000, "a=sendonly\r\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:abc\r\n"));
        QVERIFY(sdp);
        const std::string wanted = "v=0\r\no=callboard 77 3 IN IP4 0.0.0.0\r\ns=-\r\nc=IN IP4 192.0.2.7\r\nt=0 0\r\n"
                                   "m=audio 4000 RTP/AVP 0 101\r\na=rtpmap:0 PCMU/8000\r\n"
                                   "a=rtpmap:101 telephone-event/8000\r\n";
        const std::string crypto = "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:abc\r\n";
        QCOMPARE(sdp->forwarded(77, 3, Sdp::Direction::Drop), wanted + crypto);
        QCOMPARE(sdp->forwarded(77, 3, Sdp::Direction::Keep), wanted + "a=sendonly\r\n" + crypto);
    }

    void videoIsRefusedWithPortZero()
    {
        const auto sdp = Sdp::parse(audioAt(4000, "m=video 5000 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\n"));
        QVERIFY(sdp);
        QVERIFY(sdp->forwarded(1, 1, Sdp::Direction::Drop).find("m=video 0 RTP/AVP 96\r\n") != std::string::npos);
    }

    /// The same codecs, port 9, inactive; attributes after the connection line (RFC 4566 section 5).
    void aHeldAnswerSendsNothing()
    {
        const auto sdp =
            Sdp::parse("v=0\no=- 1 1 IN IP4 192.0.2.7\ns=-\nc=IN IP4 192.0.2.7\nt=0 0\na=group:BUNDLE 0\n"
                       "m=audio 4000 RTP/AVP 0 8\nc=IN IP4 192.0.2.9\na=rtpmap:0 PCMU/8000\n"
                       "a=fmtp:101 0-15\na=sendrecv\na=ptime:20\nm=video 5000 RTP/AVP 96\na=rtpmap:96 H264/90000\n");
        QVERIFY(sdp);
        QCOMPARE(sdp->heldAnswer(5, 1),
                 std::string("v=0\r\no=callboard 5 1 IN IP4 0.0.0.0\r\ns=-\r\nc=IN IP4 0.0.0.0\r\nt=0 0\r\n"
                             "m=audio 9 RTP/AVP 0 8\r\nc=IN IP4 0.0.0.0\r\na=rtpmap:0 PCMU/8000\r\na=fmtp:101 0-15\r\n"
                             "a=inactive\r\nm=video 0 RTP/AVP 96\r\n"));
    }

    void theMediaAddressIsTheMediasOwnOrTheSessions()
    {
        QCOMPARE(Sdp::parse(audioAt(4000))->mediaAddress(), std::string("IN IP4 192.0.2.7 4000"));
        const auto own = Sdp::parse("v=0\r\no=- 1 1 IN IP4 192.0.2.7\r\nc=IN IP4 192.0.2.7\r\nm=video 1 RTP/AVP 96\r\n"
                                    "c=IN IP4 192.0.2.8\r\nm=audio 4000 RTP/AVP 0\r\nc=IN IP4 192.0.2.9\r\n");
        QCOMPARE(own->mediaAddress(), std::string("IN IP4 192.0.2.9 4000"));
    }

    void aRefreshDiffersInItsOriginOnly()
    {
        const auto first = Sdp::parse(audioAt(4000));
        std::string later = audioAt(4000);
        later.replace(later.find("o=- 1 1"), 7, "o=- 1 2");
        QVERIFY(first->saysTheSameAs(*Sdp::parse(later)));
        QVERIFY(!first->saysTheSameAs(*Sdp::parse(audioAt(4002))));
        QVERIFY(!first->saysTheSameAs(*Sdp::parse(audioAt(4000, "a=sendonly\r\n"))));
    }
};

CB_TEST(TstSdp)
#include "tst_sdp.moc"
