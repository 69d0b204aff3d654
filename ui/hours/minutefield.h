// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLineEdit>

#include <optional>

namespace callboard {

/// A time of day to type: "9", "930", "9:30", "09.30", "24:00" where midnight is allowed. Up and Down step by 5 min.
/// What is typed and is no time stays, marked as wrong, and is not taken.
class MinuteField : public QLineEdit
{
    Q_OBJECT

public:
    explicit MinuteField(const QString &spokenName, bool allowMidnight, QWidget *parent = nullptr);
    void setMinute(int minute);
    bool isWrong() const { return m_wrong; }
    /// Minutes since midnight, 0..1439, or 1440 with `allowMidnight`; nullopt for anything else.
    static std::optional<int> parse(const QString &text, bool allowMidnight);

    QSize sizeHint() const override;

Q_SIGNALS:
    /// A time was typed; it is taken over with setMinute, or not when it cannot be.
    void minuteEdited(int minute);
    void stepped(int byMinutes);
    void wrongChanged(bool wrong);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void read(const QString &text);
    void setWrong(bool wrong);

    bool m_allowMidnight;
    bool m_wrong = false;
    bool m_typing = false;
    int m_minute = 0;
};

} // namespace callboard
