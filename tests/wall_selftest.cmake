# SPDX-FileCopyrightText: 2026 the Callboard authors
# SPDX-License-Identifier: Apache-2.0
cmake_minimum_required(VERSION 3.25)
# Plants one breach after the other in a scratch tree: tests/wall.cmake must name each, and pass the clean tree.
string(RANDOM LENGTH 12 suffix)
set(tree "$ENV{TMPDIR}")
if(NOT tree)
    set(tree "/tmp")
endif()
set(tree "${tree}/callboard-wall-${suffix}")

function(run_wall out)
    execute_process(COMMAND ${CMAKE_COMMAND} -DROOT=${ROOT} -DTREE=${tree} -P ${ROOT}/tests/wall.cmake
        RESULT_VARIABLE status OUTPUT_QUIET ERROR_QUIET)
    set(${out} ${status} PARENT_SCOPE)
endfunction()

file(WRITE "${tree}/core/model/clean.h" "#include \"core/base/id.h\"\n#include <QString>\n")
file(WRITE "${tree}/ui/calls/clean.h" "#include \"core/backend/backend.h\"\n#include <QWidget>\n")
run_wall(status)
set(failed "")
if(NOT status EQUAL 0)
    set(failed "a clean tree was refused")
endif()
set(breaches
    "core/engine/x.h|#include <QtWidgets/QWidget>"
    "core/engine/x.h|#include <QColor>"
    "core/base/x.h|#include \"core/model/plan.h\""
    "core/planning/x.h|#include \"core/engine/engine.h\""
    "core/local/x.h|#include \"ui/common/theme.h\""
    "ui/calls/x.h|#include \"core/engine/engine.h\""
    "ui/calls/x.h|#include <QJsonDocument>"
    "ui/calls/x.h|#include <QtSql/QSqlQuery>"
    "ui/calls/x.h|#include <QTcpSocket>")
foreach(breach IN LISTS breaches)
    string(REPLACE "|" ";" parts "${breach}")
    list(GET parts 0 path)
    list(GET parts 1 text)
    file(WRITE "${tree}/${path}" "${text}\n")
    run_wall(status)
    if(status EQUAL 0)
        string(APPEND failed "not seen: ${breach}\n")
    endif()
    file(REMOVE "${tree}/${path}")
endforeach()
file(REMOVE_RECURSE "${tree}")
if(failed)
    message(FATAL_ERROR "${failed}")
endif()
