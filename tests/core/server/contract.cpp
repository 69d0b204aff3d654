// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/core/server/contract.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

// Its adapter of Qt's JSON takes no whole number beyond 32 bits.
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace callboard::test {

namespace {

QJsonObject readDocument(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the contract is not there: %s", qPrintable(path));
    return QJsonDocument::fromJson(file.readAll()).object();
}

const QJsonObject &contract()
{
    static const QJsonObject document = readDocument(QStringLiteral(CALLBOARD_CONTRACT_JSON));
    return document;
}

const QJsonObject &ownRoutes()
{
    static const QJsonObject document = readDocument(QStringLiteral(CALLBOARD_OWN_JSON));
    return document;
}

QJsonObject resolved(const QJsonObject &document, const QJsonObject &object)
{
    const QString reference = object[QStringLiteral("$ref")].toString();
    if (reference.isEmpty())
        return object;
    QJsonObject at = document;
    for (const QString &step : reference.mid(2).split(QLatin1Char('/')))
        at = at[step].toObject();
    return at;
}

/// The path of the document that fits, a fixed word before a parameter.
QString pathOf(const QJsonObject &document, const QByteArray &target)
{
    const QString path = QString::fromLatin1(target.split('?').first());
    QString best;
    for (const QString &candidate : document[QStringLiteral("paths")].toObject().keys()) {
        QString form = QRegularExpression::escape(candidate);
        form.replace(QRegularExpression(QStringLiteral("\\\\\\{[A-Za-z]+\\\\\\}")), QStringLiteral("[^/]+"));
        if (QRegularExpression(QRegularExpression::anchoredPattern(form)).match(path).hasMatch() &&
            (best.isEmpty() || best.contains(QLatin1Char('{'))))
            best = candidate;
    }
    return best;
}

nlohmann::json plain(const QJsonObject &object)
{
    return nlohmann::json::parse(QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString());
}

QString validate(const QJsonObject &document, const QJsonObject &schemaObject, const QJsonObject &answer)
{
    // Local references are looked up in the document the schema stands in.
    QJsonObject root = document;
    root[QStringLiteral("allOf")] = QJsonArray{schemaObject};
    const nlohmann::json rootValue = plain(root);
    valijson::Schema schema;
    valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
    parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(rootValue), schema);
    valijson::Validator validator;
    valijson::ValidationResults results;
    const nlohmann::json value = plain(answer);
    if (validator.validate(schema, valijson::adapters::NlohmannJsonAdapter(value), &results))
        return {};
    QString text;
    valijson::ValidationResults::Error error;
    while (results.popError(error)) {
        for (const std::string &part : error.context)
            text += QString::fromStdString(part);
        text += QStringLiteral(": ") + QString::fromStdString(error.description) + QStringLiteral("; ");
    }
    return text;
}

QJsonObject operationOf(const QJsonObject &document, const QByteArray &method, const QString &path)
{
    return document[QStringLiteral("paths")]
        .toObject()[path]
        .toObject()[QString::fromLatin1(method).toLower()]
        .toObject();
}

} // namespace

QString contractProblem(const QByteArray &method, const QByteArray &target, int status, const QJsonObject &answer)
{
    for (const QJsonObject &document : {contract(), ownRoutes()}) {
        const QString path = pathOf(document, target);
        const QJsonObject operation = operationOf(document, method, path);
        if (operation.isEmpty())
            continue;
        const QJsonObject responses = operation[QStringLiteral("responses")].toObject();
        QJsonObject response = resolved(document, responses[QString::number(status)].toObject());
        if (response.isEmpty() && status < 400)
            return QStringLiteral("%1 is not an answer of %2").arg(status).arg(path);
        if (response.isEmpty()) // a code that is not listed here still has its envelope
            response = resolved(document, responses[QStringLiteral("401")].toObject());
        const QJsonObject schema = response[QStringLiteral("content")]
                                       .toObject()[QStringLiteral("application/json")]
                                       .toObject()[QStringLiteral("schema")]
                                       .toObject();
        return schema.isEmpty() ? QString() : validate(document, schema, answer);
    }
    return {};
}

QStringList describedRoutes()
{
    QStringList routes;
    for (const QJsonObject &document : {contract(), ownRoutes()}) {
        const QJsonObject paths = document[QStringLiteral("paths")].toObject();
        for (const QString &path : paths.keys()) {
            for (const QString &method : paths[path].toObject().keys())
                routes << method.toUpper() + QLatin1Char(' ') +
                              QString(path).replace(QRegularExpression(QStringLiteral("\\{[A-Za-z]+\\}")),
                                                    QStringLiteral("{id}"));
        }
    }
    routes.sort();
    return routes;
}

std::vector<ContractExample> contractRequests()
{
    std::vector<ContractExample> examples;
    const QJsonObject paths = contract()[QStringLiteral("paths")].toObject();
    for (const QString &path : paths.keys()) {
        const QJsonObject operations = paths[path].toObject();
        for (const QString &method : operations.keys()) {
            const QJsonObject content = operations[method]
                                            .toObject()[QStringLiteral("requestBody")]
                                            .toObject()[QStringLiteral("content")]
                                            .toObject()[QStringLiteral("application/json")]
                                            .toObject();
            const QJsonObject named = content[QStringLiteral("examples")].toObject();
            for (const QString &name : named.keys())
                examples.push_back({method.toUpper().toLatin1(), path.toLatin1(), name,
                                    named[name].toObject()[QStringLiteral("value")].toObject()});
        }
    }
    return examples;
}

} // namespace callboard::test
