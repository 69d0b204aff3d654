// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "app/console/keyvault.h"

#include "core/base/whendone.h"

#include <QPromise>
#include <qt6keychain/keychain.h>

namespace callboard {

namespace {

const QString kService = QStringLiteral("callboard");

} // namespace

QFuture<Result<KeyVault::Found>> KeyVault::find(const QString &url)
{
    if (const auto kept = m_session.constFind(url); kept != m_session.cend())
        return answered<Found>(Found{*kept, KeyPlace::Session});
    auto promise = std::make_shared<QPromise<Result<Found>>>();
    promise->start();
    auto *job = new QKeychain::ReadPasswordJob(kService); // deletes itself
    job->setKey(url);
    QObject::connect(job, &QKeychain::Job::finished, [promise, job] {
        Found found;
        if (job->error() == QKeychain::NoError) {
            found.key = Secret(job->binaryData());
            found.place = found.key.isEmpty() ? KeyPlace::None : KeyPlace::Keyring;
        }
        promise->addResult(Result<Found>(std::move(found)));
        promise->finish();
    });
    job->start();
    return promise->future();
}

QFuture<Result<KeyPlace>> KeyVault::keep(const QString &url, const Secret &key)
{
    m_session.insert(url, key); // until the keyring has it, and when there is none
    auto promise = std::make_shared<QPromise<Result<KeyPlace>>>();
    promise->start();
    auto *job = new QKeychain::WritePasswordJob(kService);
    job->setKey(url);
    job->setBinaryData(key.reveal().toByteArray()); // the keyring, which is where it belongs
    QObject::connect(job, &QKeychain::Job::finished, [this, promise, job, url] {
        const bool isKept = job->error() == QKeychain::NoError;
        if (isKept)
            m_session.remove(url);
        promise->addResult(Result<KeyPlace>(isKept ? KeyPlace::Keyring : KeyPlace::Session));
        promise->finish();
    });
    job->start();
    return promise->future();
}

void KeyVault::forget(const QString &url)
{
    m_session.remove(url);
    auto *job = new QKeychain::DeletePasswordJob(kService);
    job->setKey(url);
    job->start();
}

} // namespace callboard
