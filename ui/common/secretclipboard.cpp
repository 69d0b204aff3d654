// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/common/secretclipboard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

namespace callboard {

SecretClipboard::SecretClipboard(QObject *parent, std::chrono::milliseconds kept) : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kept);
    connect(&m_timer, &QTimer::timeout, this, &SecretClipboard::takeBack);
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this, [this] {
        if (m_timer.isActive() && !holds()) {
            m_timer.stop();
            emit cleared();
        }
    });
}

SecretClipboard::~SecretClipboard()
{
    disconnect(QGuiApplication::clipboard(), nullptr, this, nullptr);
    takeBack();
}

void SecretClipboard::copy(const Secret &secret)
{
    auto *data = new QMimeData;
    data->setText(QString::fromUtf8(secret.reveal()));
    data->setData(QStringLiteral("x-kde-passwordManagerHint"), QByteArrayLiteral("secret"));
    m_ours = data;
    m_timer.start();
    QGuiApplication::clipboard()->setMimeData(data);
}

bool SecretClipboard::holds() const
{
    // While the clipboard is ours it hands out the very object that it was given; not every platform says that it is.
    return m_ours && QGuiApplication::clipboard()->mimeData() == m_ours;
}

void SecretClipboard::takeBack()
{
    m_timer.stop();
    if (!holds())
        return;
    QGuiApplication::clipboard()->clear();
    m_ours.clear();
    emit cleared();
}

} // namespace callboard
