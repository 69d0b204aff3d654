# SPDX-FileCopyrightText: 2026 the Callboard authors
# SPDX-License-Identifier: Apache-2.0
# proves: P6
# Compiles every CASE of forbidden.cpp: the first must compile, each other must not, and the compiler must name Secret.
#   cmake -DCXX=g++ "-DINCLUDES=a;b" -DSOURCE=forbidden.cpp -P compile.cmake
list(TRANSFORM INCLUDES PREPEND "-isystem")
file(STRINGS "${SOURCE}" lines REGEX "^#(el)?if CASE == [0-9]+")
list(LENGTH lines count)
if(count LESS 20)
    message(FATAL_ERROR "only ${count} cases in ${SOURCE}")
endif()
math(EXPR last "${count} - 1")
foreach(case RANGE ${last})
    execute_process(COMMAND ${CXX} -std=c++20 -fsyntax-only -fPIC "-I${ROOT}" ${INCLUDES} -DCASE=${case} ${SOURCE}
        RESULT_VARIABLE code OUTPUT_QUIET ERROR_VARIABLE said)
    list(GET lines ${case} line)
    if(case EQUAL 0 AND NOT code EQUAL 0)
        message(FATAL_ERROR "what is allowed does not compile, so nothing is proven:\n${said}")
    elseif(case GREATER 0 AND code EQUAL 0)
        message(SEND_ERROR "compiles and must not: ${line}")
    elseif(case GREATER 0 AND NOT said MATCHES "error: .*Secret")
        message(SEND_ERROR "fails for another reason: ${line}\n${said}")
    endif()
endforeach()
message(STATUS "${last} uses of Secret are refused")
message("FIGURE {\"promise\":\"P6\",\"test\":\"secrets.compile\",\"what\":\"uses of a Secret that the compiler must refuse\",\"reached\":${last},\"violations\":0,\"command\":\"ctest --test-dir build/release -R secrets.compile -V\"}")
