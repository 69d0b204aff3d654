// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/numbers/numberdialogs.h"

#include "ui/common/button.h"
#include "ui/common/section.h"
#include "ui/common/sentences.h"
#include "ui/common/stepfield.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"
#include "ui/numbers/labelfield.h"
#include "ui/numbers/numberscontroller.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>

#include <algorithm>

namespace callboard {

namespace {

constexpr int kFormWidth = 420;
constexpr int kFormLabels = 84;

/// "Latin America" -> "pool_latin_america": the id is all a pool has for a name.
QString poolIdOf(const QString &name)
{
    QString id = name.trimmed().toLower();
    id.replace(QLatin1Char(' '), QLatin1Char('_'));
    return QStringLiteral("pool_") + id;
}

} // namespace

NumberForm::NumberForm(const QString &title, const QString &act, QWidget *parent)
    : FormDialog(title, act, kFormWidth, kFormLabels, parent)
{
}

QLabel *NumberForm::addProblem()
{
    QLabel *label = makeSentence({}, TextRole::Hint, this);
    label->setContentsMargins(theme(this).px(kFormLabels + 4), 0, 0, 0);
    fields()->addWidget(label);
    return label;
}

void NumberForm::check()
{
    setReason(problem());
}

void NumberForm::showRefusal(const QString &sentence)
{
    say(sentence);
}

AddNumberDialog::AddNumberDialog(const CompanyId &company, const std::vector<Pool> &pools,
                                 std::vector<PhoneNumber> taken, const QString &region, QWidget *parent)
    : NumberForm(tr("Add number"), tr("Add number"), parent), m_company(company), m_taken(std::move(taken)),
      m_region(region), m_phone(new QLineEdit(this)), m_label(new LabelField(this)), m_pool(new QComboBox(this)),
      m_outbound(new StepField(tr("Outbound lines"), NumbersController::kLinesMost, this)),
      m_inbound(new StepField(tr("Inbound lines"), NumbersController::kLinesMost, this))
{
    for (const Pool &pool : pools)
        m_pool->addItem(Sentences::poolName(pool.id), pool.id.text());
    addField(tr("Number"), m_phone);
    m_phoneNote = addProblem();
    addField(tr("Label"), m_label);
    addField(tr("Pool"), m_pool);
    addField(tr("Outbound"), m_outbound);
    addField(tr("Inbound"), m_inbound);
    connect(m_phone, &QLineEdit::textChanged, this, &AddNumberDialog::check);
    connect(m_label, &QLineEdit::textChanged, this, &AddNumberDialog::check);
    connect(m_outbound, &StepField::edited, this, &AddNumberDialog::check);
    check();
    connect(m_phone, &QLineEdit::textChanged, this, [this] {
        const PhoneReading reading = readPhone(m_phone->text(), m_region);
        const bool good = reading.problem == PhoneProblem::None;
        //: %1 a phone number as it will be shown, %2 its country
        m_phoneNote->setText(
            good ? tr("%1, %2").arg(formatInternational(reading.number), Sentences::country(reading.region))
                 : QString());
        setFieldError(m_phone, !m_phone->text().isEmpty() && !phoneProblem().isEmpty());
    });
}

QString AddNumberDialog::phoneProblem() const
{
    const PhoneReading reading = readPhone(m_phone->text(), m_region);
    if (reading.problem == PhoneProblem::Empty)
        return tr("Enter the number that people see, with its country code.");
    if (reading.problem != PhoneProblem::None)
        return Sentences::phoneProblem(reading, m_region);
    const auto same = std::find_if(m_taken.begin(), m_taken.end(),
                                   [&](const PhoneNumber &other) { return other.e164 == reading.number; });
    return same == m_taken.end() ? QString() : tr("%1 has this number already.").arg(same->displayName);
}

QString AddNumberDialog::problem() const
{
    if (m_pool->count() == 0)
        return tr("Add a pool first: a number takes its lines from one.");
    if (QString phone = phoneProblem(); !phone.isEmpty())
        return phone;
    return m_label->problem();
}

PhoneNumber AddNumberDialog::number() const
{
    PhoneNumber number;
    number.company = m_company;
    number.e164 = readPhone(m_phone->text(), m_region).number;
    number.displayName = m_label->text().trimmed();
    number.maxOutboundConcurrent = m_outbound->value();
    number.maxInboundConcurrent = m_inbound->value();
    number.pool = PoolId(m_pool->currentData().toString());
    return number;
}

AddPoolDialog::AddPoolDialog(std::vector<Pool> taken, QWidget *parent)
    : NumberForm(tr("Add pool"), tr("Add pool"), parent), m_taken(std::move(taken)), m_name(new QLineEdit(this)),
      m_cap(new StepField(tr("Calls at once"), NumbersController::kLinesMost, this))
{
    addField(tr("Name"), m_name);
    m_nameNote = addProblem();
    m_nameNote->setText(tr("Letters a to z, digits, spaces and hyphens."));
    addField(tr("Calls at once"), m_cap);
    connect(m_name, &QLineEdit::textChanged, this, [this] {
        check();
        setFieldError(m_name, !m_name->text().isEmpty() && !problem().isEmpty());
    });
    check();
}

QString AddPoolDialog::problem() const
{
    if (m_name->text().trimmed().isEmpty())
        return tr("A pool needs a name.");
    const PoolId id(poolIdOf(m_name->text()));
    if (!isWellFormedId(id.text()))
        return id.text().size() > 64 ? tr("The name is too long.")
                                     : tr("Use letters a to z, digits, spaces and hyphens only.");
    const bool used = std::any_of(m_taken.begin(), m_taken.end(), [&](const Pool &pool) { return pool.id == id; });
    return used ? tr("There is a pool of this name.") : QString();
}

Pool AddPoolDialog::pool() const
{
    return {PoolId(poolIdOf(m_name->text())), m_cap->value()};
}

} // namespace callboard
