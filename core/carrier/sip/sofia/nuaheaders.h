// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace callboard::sip {
class AgentOfNua;
struct LegOfNua;
} // namespace callboard::sip

// What the stack hands back with each event, so that nothing is cast.
#define NUA_MAGIC_T callboard::sip::AgentOfNua
#define NUA_HMAGIC_T callboard::sip::LegOfNua
#define SU_ROOT_MAGIC_T callboard::sip::AgentOfNua
#define SU_MSG_ARG_T struct callboard_sip_command
#define SU_TIMER_ARG_T callboard::sip::TimerOfNua

namespace callboard::sip {
struct TimerOfNua;
}
struct callboard_sip_command;

#include <sofia-sip/nta.h>
#include <sofia-sip/nua.h>
#include <sofia-sip/sip.h>
#include <sofia-sip/sip_extra.h>
#include <sofia-sip/sip_status.h>
#include <sofia-sip/su_log.h>
#include <sofia-sip/su_wait.h>
#include <sofia-sip/tport_tag.h>
