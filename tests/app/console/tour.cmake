# SPDX-FileCopyrightText: 2026 the Callboard authors
# SPDX-License-Identifier: Apache-2.0
cmake_minimum_required(VERSION 3.25)
# The tour of the demo ends well and leaves a picture for every line it printed, light and dark.
file(REMOVE_RECURSE "${FOLDER}")
execute_process(COMMAND ${PROGRAM} --demo --tour ${FOLDER} --now 2026-11-16T14:42:18Z RESULT_VARIABLE code
    OUTPUT_VARIABLE out ERROR_VARIABLE err)
if(NOT code EQUAL 0)
    message(FATAL_ERROR "the tour ended with ${code}\n${out}${err}")
endif()
string(REGEX MATCHALL "[a-z-]+[.]png" names "${out}")
foreach(needed first-start.png first-start-dark.png plan.png plan-dark.png)
    if(NOT needed IN_LIST names)
        message(FATAL_ERROR "${needed} was not printed:\n${out}")
    endif()
endforeach()
foreach(name ${names})
    if(NOT EXISTS "${FOLDER}/${name}")
        message(FATAL_ERROR "${name} was printed and is not there")
    endif()
endforeach()
