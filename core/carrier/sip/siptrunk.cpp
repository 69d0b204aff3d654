// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/carrier/sip/siptrunk.h"

#include <QRegularExpression>

#include <utility>

namespace callboard::sip {

namespace {

using std::chrono::milliseconds;

/// A host name, an IPv4 address or an IPv6 one in brackets, and perhaps a port (RFC 3261 section 25.1).
const QString kHostPort =
    QStringLiteral("(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]{2,45}\\])(?::[0-9]{1,5})?");

Error wrong(const char *field)
{
    return Error{ErrorCode::ValidationError, QString::fromLatin1(field), {}};
}

bool matches(const QString &pattern, const QString &text)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text).hasMatch() &&
           !text.endsWith(QLatin1Char('\n'));
}

std::string schemeOf(const SipTrunk &trunk)
{
    return trunk.isTls ? "sips:" : "sip:";
}

QString digitsOnly(const QString &text, int most)
{
    return QStringLiteral("%1{0,%2}").arg(text).arg(most);
}

/// The lines that say who is calling beside From.
std::vector<std::string> identityLines(const SipTrunk &trunk, const QString &address)
{
    switch (trunk.callerId) {
    case CallerIdIn::From:
        return {};
    case CallerIdIn::AssertedIdentity:
        return {"P-Asserted-Identity: <" + address.toStdString() + ">"};
    case CallerIdIn::PreferredIdentity:
        return {"P-Preferred-Identity: <" + address.toStdString() + ">"};
    }
    return {};
}

} // namespace

Result<void> checkTrunk(const SipTrunk &trunk)
{
    if (!matches(kHostPort, trunk.domain))
        return wrong("domain");
    if (!trunk.route.isEmpty() &&
        !matches(QStringLiteral("sips?:") + kHostPort + QStringLiteral("(?:;[A-Za-z0-9=._-]+)*"), trunk.route))
        return wrong("route");
    if (trunk.form == NumberForm::National && !matches(QStringLiteral("[1-9][0-9]{0,2}"), trunk.homeCountry))
        return wrong("homeCountry");
    const QString digits = digitsOnly(QStringLiteral("[0-9]"), 5);
    if (!matches(digits, trunk.nationalPrefix))
        return wrong("nationalPrefix");
    if (!matches(digits, trunk.internationalPrefix))
        return wrong("internationalPrefix");
    if (!matches(QStringLiteral("[A-Za-z0-9._~+-]{0,64}"), trunk.fromUser))
        return wrong("fromUser");
    const auto isWithin = [](milliseconds value, milliseconds from, milliseconds to) {
        return value >= from && value <= to;
    };
    const CallLimits &limits = trunk.limits;
    using namespace std::chrono_literals;
    if (!isWithin(limits.setup, 1s, 120s))
        return wrong("limits.setup");
    if (!isWithin(limits.postDial, 1s, 30s))
        return wrong("limits.postDial");
    if (!isWithin(limits.ring, 5s, 180s))
        return wrong("limits.ring");
    if (!isWithin(limits.bridge, 1s, 30s))
        return wrong("limits.bridge");
    if (!isWithin(limits.talk, 60s, 24h))
        return wrong("limits.talk");
    return {};
}

QString numberAt(const SipTrunk &trunk, const E164 &number)
{
    QString digits = number.text().mid(1);
    switch (trunk.form) {
    case NumberForm::Plus:
        return number.text();
    case NumberForm::NoPlus:
        return digits;
    case NumberForm::National:
        return digits.startsWith(trunk.homeCountry) ? trunk.nationalPrefix + digits.mid(trunk.homeCountry.size())
                                                    : trunk.internationalPrefix + digits;
    }
    return number.text();
}

QString addressAt(const SipTrunk &trunk, const E164 &number)
{
    return QString::fromStdString(schemeOf(trunk)) + numberAt(trunk, number) + QLatin1Char('@') + trunk.domain +
           (trunk.saysUserPhone ? QStringLiteral(";user=phone") : QString());
}

Result<QString> interviewerAddress(const QString &typed)
{
    QString address = typed.trimmed();
    if (!address.startsWith(QLatin1String("sip:"), Qt::CaseInsensitive) &&
        !address.startsWith(QLatin1String("sips:"), Qt::CaseInsensitive))
        address.prepend(QLatin1String("sip:"));
    const qsizetype colon = address.indexOf(QLatin1Char(':'));
    address = address.left(colon).toLower() + address.mid(colon);
    // The transport is the one parameter that an address may bring; anything else would be header injection.
    if (!matches(QStringLiteral("sips?:[A-Za-z0-9._~+-]{1,64}@") + kHostPort +
                     QStringLiteral("(?:;transport=(?:udp|tcp|tls))?"),
                 address))
        return wrong("interviewer");
    return address;
}

CallPlan planOf(const SipTrunk &trunk, const QString &interviewer, const E164 &callerId, const E164 &candidate)
{
    const QString identity = addressAt(trunk, callerId);
    const QString fromUser =
        trunk.fromUser.isEmpty() || trunk.callerId == CallerIdIn::From ? numberAt(trunk, callerId) : trunk.fromUser;
    CallPlan plan;
    plan.order = trunk.order;
    plan.limits = trunk.limits;
    plan.candidate.to = addressAt(trunk, candidate).toStdString();
    plan.candidate.from = schemeOf(trunk) + fromUser.toStdString() + "@" + trunk.domain.toStdString();
    plan.candidate.route = trunk.route.toStdString();
    plan.candidate.headers = identityLines(trunk, identity);
    plan.candidate.credentials = trunk.credentials;
    plan.interviewer = plan.candidate; // one PBX for both: who asks may be told who we are
    plan.interviewer.to = interviewer.toStdString();
    plan.interviewer.headers.clear();
    return plan;
}

} // namespace callboard::sip
