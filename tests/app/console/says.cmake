# SPDX-FileCopyrightText: 2026 the Callboard authors
# SPDX-License-Identifier: Apache-2.0
# Runs PROGRAM with ARGUMENTS; it must end with CODE and print PATTERN: on stdout when it ends well, else on stderr.
execute_process(COMMAND ${PROGRAM} ${ARGUMENTS} RESULT_VARIABLE code OUTPUT_VARIABLE out ERROR_VARIABLE err TIMEOUT 50)
if(NOT code EQUAL CODE)
    message(FATAL_ERROR "ended with ${code}, expected ${CODE}\n${out}${err}")
endif()
if(CODE EQUAL 0)
    set(said "${out}")
else()
    set(said "${err}")
endif()
if(NOT said MATCHES "${PATTERN}")
    message(FATAL_ERROR "said '${said}', expected ${PATTERN}")
endif()
