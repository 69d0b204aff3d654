// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/serverbook.h"

#include "ui/common/settings.h"

#include <QUrl>

#include <algorithm>

namespace callboard {

namespace {

/// URL and CA file, one after the other.
const SettingKey<QStringList> kServers{"servers/list", {}};
constexpr size_t kMostServers = 32;

void write(Settings &settings, const std::vector<ServerAddress> &servers)
{
    QStringList list;
    for (const ServerAddress &server : servers)
        list << server.url << server.caFile;
    settings.set(kServers, list);
}

} // namespace

std::vector<ServerAddress> knownServers(const Settings &settings)
{
    const QStringList list = settings.get(kServers);
    std::vector<ServerAddress> servers;
    for (qsizetype i = 0; i + 1 < list.size(); i += 2)
        servers.push_back({list[i], list[i + 1]});
    return servers;
}

void rememberServer(Settings &settings, const ServerAddress &address)
{
    std::vector<ServerAddress> servers = knownServers(settings);
    std::erase_if(servers, [&address](const ServerAddress &one) { return one.url == address.url; });
    servers.insert(servers.begin(), address);
    if (servers.size() > kMostServers)
        servers.resize(kMostServers);
    write(settings, servers);
}

void forgetServer(Settings &settings, const QString &url)
{
    std::vector<ServerAddress> servers = knownServers(settings);
    std::erase_if(servers, [&url](const ServerAddress &one) { return one.url == url; });
    write(settings, servers);
}

QString serverName(const QString &url)
{
    const QUrl parsed(url, QUrl::StrictMode);
    return parsed.isValid() && !parsed.host().isEmpty() ? parsed.authority() : url;
}

} // namespace callboard
