// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/faults/rig.h"

#include "tests/core/http/testcertificates.h"
#include "tests/e2e/faults/guiwatch.h"
#include "tests/e2e/faults/nameserver.h"
#include "ui/shell/connectionbar.h"

#include <QAbstractItemView>
#include <QCoreApplication>

#include <algorithm>

namespace callboard::test {

namespace {

/// Short, so that what never answers is found out while a test waits.
constexpr milliseconds kWithin{1'500};
constexpr milliseconds kPatient{30'000};

QString urlOf(const char *scheme, quint16 port)
{
    return QStringLiteral("%1://%2:%3").arg(QLatin1String(scheme), QLatin1String(kServerName)).arg(port);
}

/// What the proxy does; the others are done elsewhere.
NetworkFault faultOf(Trouble trouble)
{
    switch (trouble) {
    case Trouble::Refuse:
        return NetworkFault::Refuse;
    case Trouble::Reset:
        return NetworkFault::CutAnswer;
    case Trouble::BlackHole:
        return NetworkFault::BlackHole;
    case Trouble::OneByte:
        return NetworkFault::Trickle;
    case Trouble::HalfOpen:
        return NetworkFault::HalfOpen;
    case Trouble::BadGateway:
        return NetworkFault::BadGateway;
    case Trouble::HalfJson:
        return NetworkFault::HalfJson;
    case Trouble::GzipLie:
        return NetworkFault::GzipLie;
    case Trouble::Redirect:
        return NetworkFault::Redirect;
    case Trouble::Portal:
        return NetworkFault::Portal;
    case Trouble::TlsExpired:
    case Trouble::WrongHost:
    case Trouble::NamesFail:
    case Trouble::SkewedClock:
        break;
    }
    return NetworkFault::None;
}

QStringList textsOf(const Page *page)
{
    QStringList rows;
    for (const auto *list : page->findChildren<QAbstractItemView *>()) {
        // Calls and differences are those of the batch that is chosen: another window may begin with another.
        if (page->id() == PageId::Batches && list->accessibleName() != QLatin1String("Batches"))
            continue;
        const QAbstractItemModel *model = list->model();
        for (int row = 0; model && row < model->rowCount(); ++row) {
            QStringList cells;
            for (int column = 0; column < model->columnCount(); ++column)
                cells << model->index(row, column).data().toString();
            rows << cells.join(QStringLiteral(" | "));
        }
    }
    return rows;
}

} // namespace

Rig::Rig(Trouble trouble, Console console, bool holdsBreaker)
    : m_trouble(trouble), m_console(console),
      m_server(console == Console::Plain ? FarSide::Kind::ReferenceOnly : FarSide::Kind::Callboard),
      m_proxy(m_server.port()), m_settings(newFolder("mine")), m_otherSettings(newFolder("other"))
{
    const guiwatch::Unwatched preparing;
    setNamesFound(true);
    QString url = urlOf("http", static_cast<quint16>(QUrl(m_proxy.url()).port()));
    QString caFile;
    if (trouble == Trouble::TlsExpired || trouble == Trouble::WrongHost) {
        const QString name = QStringLiteral("DNS:") + QLatin1String(kServerName);
        m_authority = std::make_unique<TestAuthority>(QStringLiteral("house"));
        m_good = m_authority->serverTls(name);
        m_bad = trouble == Trouble::WrongHost ? m_authority->serverTls(QStringLiteral("DNS:other.test"))
                                              : m_authority->serverTls(name, QStringLiteral("20240101000000Z"),
                                                                       QStringLiteral("20240201000000Z"));
        m_front = std::make_unique<TlsFront>(static_cast<quint16>(QUrl(m_proxy.url()).port()), m_good);
        url = urlOf("https", m_front->port());
        caFile = m_authority->file();
    }
    const auto make = [&](milliseconds within) { return makeBackend(console, url, caFile, newFolder("kept"), within); };
    m_backend = make(kPatient);
    m_prepared = prepare(*m_backend, holdsBreaker);
    m_backend.reset(); // one has the journal of a plain server at a time
    m_backend = make(kWithin);
    m_view = std::make_unique<WorkspaceView>(m_backend, m_settings, m_questions, allPages());
    m_view->resize(1440, 900);
    m_view->show();
}

Rig::~Rig()
{
    const guiwatch::Unwatched ending;
    m_other.reset();
    m_view.reset();
    m_backend.reset();
    setNamesFound(true);
}

QString Rig::newFolder(const char *name) const
{
    return m_folder.filePath(QLatin1String(name));
}

void Rig::begin()
{
    const guiwatch::Unwatched doing;
    switch (m_trouble) {
    case Trouble::TlsExpired:
    case Trouble::WrongHost:
        return m_front->show(m_bad);
    case Trouble::NamesFail:
        setNamesFound(false);
        return m_proxy.set(NetworkFault::None); // cuts what is open
    case Trouble::SkewedClock:
        return m_server.setClockThreeHoursOn();
    case Trouble::Refuse:
    case Trouble::Reset:
    case Trouble::BlackHole:
    case Trouble::OneByte:
    case Trouble::HalfOpen:
    case Trouble::BadGateway:
    case Trouble::HalfJson:
    case Trouble::GzipLie:
    case Trouble::Redirect:
    case Trouble::Portal:
        return m_proxy.set(faultOf(m_trouble));
    }
}

void Rig::end()
{
    const guiwatch::Unwatched doing;
    setNamesFound(true);
    if (m_front)
        m_front->show(m_good);
    m_proxy.set(NetworkFault::None);
}

bool Rig::hasFired()
{
    if (m_front)
        return m_front->met() > 0;
    if (m_trouble == Trouble::NamesFail)
        return namesNotFound() > 0;
    // Nobody is there to count who is refused; a clock is set, not met.
    return m_trouble == Trouble::Refuse || m_trouble == Trouble::SkewedClock || m_proxy.met() > 0;
}

QString Rig::words() const
{
    switch (m_trouble) {
    case Trouble::Refuse:
    case Trouble::BlackHole:
    case Trouble::OneByte:
    case Trouble::HalfOpen:
    case Trouble::NamesFail:
        return QStringLiteral("The server does not answer");
    case Trouble::TlsExpired:
    case Trouble::WrongHost:
        return QStringLiteral("The server's certificate is not trusted");
    case Trouble::Reset:
    case Trouble::BadGateway:
    case Trouble::HalfJson:
    case Trouble::GzipLie:
    case Trouble::Redirect:
    case Trouble::Portal:
        return QStringLiteral("The answer is not one of this API");
    case Trouble::SkewedClock:
        break;
    }
    return {};
}

QString Rig::bar()
{
    return m_view->findChild<ConnectionBar *>()->sentence();
}

int Rig::goodNews()
{
    const auto &told = m_view->notifications().entries();
    return static_cast<int>(std::count_if(told.begin(), told.end(), [](const Notifications::Entry &entry) {
        return entry.tone == Tone::Ok && entry.lead.contains(QLatin1String("after all"));
    }));
}

int Rig::timesDone(const Deed &deed, quint64 after)
{
    const guiwatch::Unwatched judging;
    const bool isHere = deed.countHere && (m_console == Console::Plain || !deed.event);
    if (isHere)
        return deed.countHere(*m_backend);
    const std::vector<LogEntry> entries = m_server.entriesAfter(after);
    return static_cast<int>(std::count_if(entries.begin(), entries.end(), [&](const LogEntry &entry) {
        return entry.type == deed.event && deed.isMine(entry);
    }));
}

quint64 Rig::lastEntry()
{
    const guiwatch::Unwatched judging;
    return m_server.lastEntry();
}

QStringList Rig::picture(PageId id)
{
    m_view->showPage(id);
    QCoreApplication::processEvents();
    return textsOf(m_view->currentPage());
}

bool Rig::isSettled(PageId id)
{
    return m_view->page(id)->isSettled();
}

QStringList Rig::freshPicture(PageId id)
{
    if (!m_other) {
        m_other = std::make_unique<WorkspaceView>(m_backend, m_otherSettings, m_questions, allPages());
        m_other->resize(1440, 900);
        m_other->show();
    }
    m_other->showPage(id);
    QCoreApplication::processEvents();
    return m_other->currentPage()->isSettled() ? textsOf(m_other->currentPage()) : QStringList();
}

} // namespace callboard::test
