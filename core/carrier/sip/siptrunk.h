// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/carrier/sip/callplan.h"
#include "core/phone/e164.h"

#include <QString>

namespace callboard::sip {

/// How a trunk wants a number (SIP.md section 8).
enum class NumberForm {
    Plus,     ///< +37061234501
    NoPlus,   ///< 37061234501
    National, ///< 861234501 at home, 00 and the country elsewhere
};

/// Where a trunk looks for who is calling.
enum class CallerIdIn { From, AssertedIdentity, PreferredIdentity };

/// A trunk or PBX: what makes SIP addresses of numbers. A value; the password stays a Secret.
struct SipTrunk
{
    QString domain; ///< host, with a port when it is another than 5060: the part of addresses behind the @
    QString route;  ///< "sip:pbx.example;lr"; empty: by the domain
    bool isTls = false;
    NumberForm form = NumberForm::Plus;
    QString homeCountry;                                ///< "370"; of National
    QString nationalPrefix;                             ///< "8", "0" or nothing; of National
    QString internationalPrefix = QStringLiteral("00"); ///< of National
    bool saysUserPhone = false;                         ///< ";user=phone"
    CallerIdIn callerId = CallerIdIn::From;
    QString fromUser; ///< of From when the caller id stands elsewhere; empty: the number all the same
    Credentials credentials;
    CallOrder order = CallOrder::HoldFirst;
    CallLimits limits;
};

/// Errors: ValidationError; `detail` names the field ("domain", "route", "homeCountry", "limits.ring" ...).
Result<void> checkTrunk(const SipTrunk &trunk);

/// The number as this trunk wants it, without any mark that could mean something in an address.
QString numberAt(const SipTrunk &trunk, const E164 &number);

/// "sip:+37061234501@trunk.example;user=phone"
QString addressAt(const SipTrunk &trunk, const E164 &number);

/// A SIP address as somebody types it for an interviewer: "sip:" or "sips:", a name or a number, a host.
/// Errors: ValidationError.
Result<QString> interviewerAddress(const QString &typed);

/// The plan of a call through the trunk: `interviewer` an address of interviewerAddress().
CallPlan planOf(const SipTrunk &trunk, const QString &interviewer, const E164 &callerId, const E164 &candidate);

} // namespace callboard::sip
