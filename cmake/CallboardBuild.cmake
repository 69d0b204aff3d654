# SPDX-FileCopyrightText: 2026 the Callboard authors
# SPDX-License-Identifier: Apache-2.0
# How every target of Callboard is compiled. One place, so that nobody remembers flags.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTORCC ON)
# One optimised build for run, test and CI: assertions stay on, so NDEBUG is never defined.
set(CMAKE_CXX_FLAGS_RELEASE "-O2")

foreach(kind RUNTIME LIBRARY)
    set(CMAKE_${kind}_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
endforeach()

option(CALLBOARD_CCACHE "Compile through ccache when it is installed" ON)
find_program(CALLBOARD_CCACHE_PROGRAM ccache)
if(CALLBOARD_CCACHE AND CALLBOARD_CCACHE_PROGRAM)
    # Hits across clones need all four; without NOHASHDIR and the sloppiness a precompiled header never hits.
    set(CMAKE_CXX_COMPILER_LAUNCHER
        "${CMAKE_COMMAND}" -E env "CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}" CCACHE_NOHASHDIR=1
        "CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime"
        "${CALLBOARD_CCACHE_PROGRAM}")
endif()

find_program(CALLBOARD_MOLD mold)
if(CALLBOARD_MOLD)
    add_link_options(-fuse-ld=mold)
endif()

set(CALLBOARD_SANITIZE "" CACHE STRING "Sanitizers, comma separated: address,undefined or thread")
if(CALLBOARD_SANITIZE)
    # Sanitized code gains nothing from more than -O1, and compiles a third faster; -g1 names file and line in a report.
    set(CMAKE_CXX_FLAGS_RELEASE "-O1 -g1")
    # GCC 12 takes the checks it has put in itself for reads of what was never set.
    add_compile_options($<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
    add_compile_options(-fsanitize=${CALLBOARD_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    if(CALLBOARD_SANITIZE MATCHES "undefined")
        # AddressSanitizer finds what these find; they stand at every use of a pointer and cost a third of the build.
        add_compile_options(-fno-sanitize=null,alignment,object-size)
    endif()
    add_link_options(-fsanitize=${CALLBOARD_SANITIZE})
    add_compile_definitions(CALLBOARD_SANITIZED)
endif()
option(CALLBOARD_COVERAGE "Count the lines and branches that run (packaging/coverage.sh)" OFF)
if(CALLBOARD_COVERAGE)
    set(CMAKE_CXX_FLAGS_RELEASE "-O0 --coverage -fprofile-update=atomic -fprofile-abs-path")
endif()
option(CALLBOARD_FUZZ "Build tests/fuzz with libFuzzer and what it needs of core/, nothing else (clang)" OFF)
if(CALLBOARD_FUZZ)
    # Built for a minute's run on each push: without names of files and lines, and without a warning that GCC has given.
    set(CMAKE_CXX_FLAGS_RELEASE "-O1 -g0 -w")
    add_compile_options(-fsanitize=fuzzer-no-link)
endif()
option(CALLBOARD_CORE_ONLY "Build core/ and its tests only (sanitizer runs)" OFF)

add_library(callboard_flags INTERFACE)
target_compile_options(callboard_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Werror
    $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
target_compile_definitions(callboard_flags INTERFACE
    QT_NO_CAST_TO_ASCII QT_NO_FOREACH QT_NO_URL_CAST_FROM_STRING QT_MESSAGELOGCONTEXT)
target_include_directories(callboard_flags INTERFACE "${CMAKE_SOURCE_DIR}")
target_include_directories(callboard_flags SYSTEM INTERFACE "${CMAKE_BINARY_DIR}/generated")

# Adds a static library of every source in this folder and the named sub-folders.
#   callboard_library(cb_store LINKS cb_engine Qt6::Sql [FOLDERS a b] [MOC] [PCH header...] [PCH_OF target])
# MOC: it has classes with Q_OBJECT. A precompiled header costs ten seconds to make, so that one library makes it (PCH)
# and the others take it (PCH_OF).
function(callboard_library name)
    cmake_parse_arguments(ARG "MOC" "PCH_OF" "LINKS;FOLDERS;PCH" ${ARGN})
    if(NOT ARG_FOLDERS)
        set(ARG_FOLDERS .)
    endif()
    set(sources)
    foreach(folder ${ARG_FOLDERS})
        file(GLOB found CONFIGURE_DEPENDS "${folder}/*.cpp" "${folder}/*.h")
        list(APPEND sources ${found})
    endforeach()
    if(NOT sources)
        add_library(${name} INTERFACE)
        target_link_libraries(${name} INTERFACE callboard_flags ${ARG_LINKS})
        return()
    endif()
    add_library(${name} STATIC ${sources})
    set_target_properties(${name} PROPERTIES LINKER_LANGUAGE CXX)
    target_link_libraries(${name} PUBLIC callboard_flags ${ARG_LINKS})
    set_target_properties(${name} PROPERTIES AUTOMOC "${ARG_MOC}")
    if(ARG_PCH)
        target_precompile_headers(${name} PRIVATE ${ARG_PCH})
    else()
        target_precompile_headers(${name} REUSE_FROM ${ARG_PCH_OF})
    endif()
endfunction()

# Headers that nearly every file of core/ reads.
set(CALLBOARD_CORE_PCH <QString> <QByteArray> <QHash> <QObject> <QVariant> <chrono> <functional> <memory> <optional>
    <span> <variant> <vector>)
# The window adds the widgets.
set(CALLBOARD_UI_PCH ${CALLBOARD_CORE_PCH} <QtWidgets/QtWidgets>)

# What every test program is compiled with, so that all can share a precompiled header. What is tested is built as it is
# shipped; the tests themselves compile a third faster at -O1. Two macros of Qt name the folder of each program, which
# would forbid the sharing, and nothing of ours asks for them; that there is a network changes what QtTest reads.
set(CALLBOARD_TEST_OPTIONS -O1 -UQT_TESTCASE_BUILDDIR -UQT_TESTCASE_SOURCEDIR)
set(CALLBOARD_TEST_LINKS Qt6::Test Qt6::Network)

# Lets tests write below one folder and be watched while they do (P6): tests/secrets/witness.cpp looks at every byte that
# their programs write, and the test secrets.scan, which runs after them, fails when a key was among it. To be called for
# each add_test whose programs are ours. Sanitizers want to be loaded first, so there nobody watches.
set(CALLBOARD_WRITTEN "${CMAKE_BINARY_DIR}/written")
function(callboard_watched)
    if(CALLBOARD_SANITIZE OR CALLBOARD_CORE_ONLY)
        return()
    endif()
    set_tests_properties(${ARGN} PROPERTIES FIXTURES_REQUIRED written ENVIRONMENT_MODIFICATION
        "LD_PRELOAD=path_list_prepend:$<TARGET_FILE:cb_witness>;CALLBOARD_WITNESS=set:${CALLBOARD_WRITTEN};\
TMPDIR=set:${CALLBOARD_WRITTEN}/tmp;XDG_CONFIG_HOME=set:${CALLBOARD_WRITTEN}/config;\
XDG_DATA_HOME=set:${CALLBOARD_WRITTEN}/data;XDG_CACHE_HOME=set:${CALLBOARD_WRITTEN}/cache")
endfunction()

# Adds one test program for a folder: every tst_*.cpp in it, one CTest entry per file.
#   callboard_tests(core_time LINKS cb_values [GUI])
function(callboard_tests name)
    cmake_parse_arguments(ARG "GUI" "" "LINKS" ${ARGN})
    file(GLOB files CONFIGURE_DEPENDS "*.cpp" "*.h")
    file(GLOB cases CONFIGURE_DEPENDS "tst_*.cpp")
    if(NOT cases)
        return()
    endif()
    set(program test_${name})
    add_executable(${program} ${files}
        "${CMAKE_SOURCE_DIR}/tests/support/$<IF:$<BOOL:${ARG_GUI}>,testmain_gui.cpp,testmain.cpp>")
    target_link_libraries(${program} PRIVATE cb_testsupport ${ARG_LINKS} ${CALLBOARD_TEST_LINKS})
    target_compile_options(${program} PRIVATE ${CALLBOARD_TEST_OPTIONS})
    # The running program finds fixtures of the source tree by this, never by the current folder.
    target_compile_definitions(${program} PRIVATE CALLBOARD_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
        CALLBOARD_BIN_DIR="${CMAKE_BINARY_DIR}/bin")
    if(ARG_GUI)
        target_link_libraries(${program} PRIVATE cb_guitestsupport)
        target_precompile_headers(${program} REUSE_FROM cb_guitestsupport)
    else()
        target_precompile_headers(${program} REUSE_FROM cb_testsupport)
    endif()
    # Mostly empty, since the classes of tests stand in their .cpp: not worth reading a precompiled header for.
    set_source_files_properties("${CMAKE_CURRENT_BINARY_DIR}/${program}_autogen/mocs_compilation.cpp"
        PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
    set(seconds 300)
    if(CALLBOARD_SANITIZE)
        set(seconds 1200) # sanitized code is some ten times slower
    endif()
    string(REPLACE "_" "." dotted ${name})
    foreach(case ${cases})
        get_filename_component(stem ${case} NAME_WE)
        string(REPLACE "tst_" "" short ${stem})
        add_test(NAME ${dotted}.${short} COMMAND ${program} --only ${stem})
        set_tests_properties(${dotted}.${short} PROPERTIES TIMEOUT ${seconds}
            ENVIRONMENT "TZ=Europe/Vilnius;LC_ALL=C.UTF-8;QT_QPA_PLATFORM=offscreen;QTEST_FUNCTION_TIMEOUT=${seconds}000")
        callboard_watched(${dotted}.${short})
    endforeach()
endfunction()

# A description of routes as JSON, for Qt and valijson read no YAML; `definition` names the file in the sources.
function(callboard_yaml_as_json target yaml json definition)
    find_package(Python3 REQUIRED COMPONENTS Interpreter)
    add_custom_command(OUTPUT "${json}" DEPENDS "${yaml}" VERBATIM
        COMMAND "${Python3_EXECUTABLE}" -c
            "import json, sys, yaml; json.dump(yaml.safe_load(open(sys.argv[1])), open(sys.argv[2], 'w'))"
            "${yaml}" "${json}")
    target_sources(${target} PRIVATE "${json}")
    target_compile_definitions(${target} PRIVATE ${definition}="${json}")
endfunction()
