// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/import/headerwords.h"

#include <QHash>

namespace callboard {

namespace {

struct Words
{
    ImportField field;
    const char *folded; // separated by spaces
};

constexpr Words kWords[]{
    {ImportField::Phone,
     "phone phoneno phonenumber telephone telephonenumber telephoneno tel telno mobile mobilephone mobileno "
     "mobilenumber cell cellphone cellnumber msisdn e164 contactnumber contactphone candidatephone "
     "telefonas telefonai telefononr telefononumeris telnr telefononumeriai mobilus mobilustelefonas mobtel mob "
     "numeris kontaktinistelefonas "
     "telefon telefonnummer telefonnr handy handynummer handynr mobil mobilnummer mobiltelefon rufnummer"},
    {ImportField::Name,
     "name fullname firstname lastname givenname familyname surname forename middlename candidate candidatename "
     "applicant applicantname person contactname "
     "vardas pavarde vardaspavarde vardasirpavarde pavardevardas kandidatas kandidate asmuo "
     "vorname nachname familienname vollername vorundnachname kandidat kandidatin bewerber bewerberin"},
    {ImportField::Position, "position role job jobtitle title vacancy opening jobposition positiontitle "
                            "pareigos pareigybe pozicija darbas darbovieta vakansija "
                            "stelle rolle beruf jobtitel stellenbezeichnung taetigkeit tatigkeit"},
    {ImportField::Zone, "timezone zone tz tzid ianatimezone ianazone localtimezone "
                        "laikojuosta laikozona juosta zona "
                        "zeitzone"},
    {ImportField::Id, "id candidateid externalid personid applicantid identifier "
                      "kandidatoid identifikatorius "
                      "kandidatenid bewerberid kennung"},
    {ImportField::Note, "note notes comment comments remark remarks "
                        "pastaba pastabos komentaras komentarai "
                        "notiz notizen bemerkung bemerkungen kommentar anmerkung"},
    {ImportField::IsTest, "test istest testperson testcandidate "
                          "testinis bandomasis "
                          "testkandidat testeintrag"},
    {ImportField::Skip, "line problem reason"}, // of the file of rejected rows
};

QHash<QString, ImportField> makeTable()
{
    QHash<QString, ImportField> table;
    for (const Words &row : kWords) {
        for (const QString &word : QString::fromLatin1(row.folded).split(QLatin1Char(' ')))
            table.insert(word, row.field);
    }
    return table;
}

} // namespace

QString foldedWord(const QString &text)
{
    QString folded;
    for (const QChar c : text.normalized(QString::NormalizationForm_KD)) {
        if (c.isLetterOrNumber())
            folded += c.toLower();
    }
    return folded;
}

std::optional<ImportField> fieldOfHeader(const QString &head)
{
    static const QHash<QString, ImportField> table = makeTable();
    const auto found = table.constFind(foldedWord(head));
    return found == table.cend() ? std::nullopt : std::optional(*found);
}

} // namespace callboard
