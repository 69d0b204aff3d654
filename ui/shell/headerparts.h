// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/health.h"

#include <QAbstractButton>
#include <QToolButton>

#include <optional>

namespace callboard {

class FigureLabel;

/// "Acme hiring v": names workspace and company in one control and opens the menu of both.
class WorkspaceButton : public QToolButton
{
    Q_OBJECT

public:
    explicit WorkspaceButton(QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *) override;
};

/// The search field of the header: looks like a field, opens the palette in its place. Shrinks to its icon when narrow.
class SearchButton : public QAbstractButton
{
    Q_OBJECT

public:
    explicit SearchButton(QWidget *parent = nullptr);
    void setIconOnly(bool only);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override;
    void changeEvent(QEvent *event) override;

private:
    bool m_iconOnly = false;
};

/// Sign and word of the clock's health; goes to the Clock page.
class HealthButton : public QAbstractButton
{
    Q_OBJECT

public:
    explicit HealthButton(QWidget *parent = nullptr);
    /// nullopt = not heard of yet.
    void setHealth(std::optional<Health> health, const QString &why);
    std::optional<Health> health() const { return m_health; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override;
    void changeEvent(QEvent *event) override;

private:
    std::optional<Health> m_health;
};

/// A clock of the header: time in figures over "You · Vilnius UTC+2". A line at its left.
class ClockButton : public QAbstractButton
{
    Q_OBJECT

public:
    explicit ClockButton(QWidget *parent = nullptr);
    void setTexts(const QString &time, const QString &caption);
    void setCaptionVisible(bool visible);
    const QString &time() const { return m_time; }
    const QString &caption() const { return m_caption; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override;
    void changeEvent(QEvent *event) override;

private:
    QString m_time;
    QString m_caption;
    bool m_captionVisible = true;
};

/// The bell, with a dot while something was told and not looked at.
class BellButton : public QToolButton
{
    Q_OBJECT

public:
    explicit BellButton(QWidget *parent = nullptr);
    void setUnread(int count);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    int m_unread = 0;
};

} // namespace callboard
