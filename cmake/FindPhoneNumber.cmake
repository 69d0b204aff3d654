# SPDX-FileCopyrightText: 2026 the Callboard authors
# SPDX-License-Identifier: Apache-2.0
# Debian's libphonenumber-dev has no CMake configuration. Defines PhoneNumber::PhoneNumber.
# Link order matters: geocoding, phonenumber, protobuf, ICU uc, ICU i18n.
find_path(PhoneNumber_INCLUDE_DIR NAMES phonenumbers/phonenumberutil.h)
find_library(PhoneNumber_GEOCODING_LIBRARY NAMES geocoding)
find_library(PhoneNumber_LIBRARY NAMES phonenumber)
find_library(PhoneNumber_PROTOBUF_LIBRARY NAMES protobuf)
find_library(PhoneNumber_ICUUC_LIBRARY NAMES icuuc)
find_library(PhoneNumber_ICUI18N_LIBRARY NAMES icui18n)
# The version of the metadata that is compiled into the library, which it does not tell itself: the package knows
# ("8.12.57+ds-3"), elsewhere the file name does, less exactly ("8.12").
if(PhoneNumber_LIBRARY)
    execute_process(COMMAND dpkg-query --show "--showformat=\${Version}" libphonenumber-dev
        OUTPUT_VARIABLE PhoneNumber_VERSION ERROR_QUIET RESULT_VARIABLE failed)
    if(failed)
        file(REAL_PATH "${PhoneNumber_LIBRARY}" PhoneNumber_VERSION)
    endif()
    string(REGEX MATCH "[0-9]+\\.[0-9]+(\\.[0-9]+)?" PhoneNumber_VERSION "${PhoneNumber_VERSION}")
endif()
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(PhoneNumber
    REQUIRED_VARS PhoneNumber_LIBRARY PhoneNumber_GEOCODING_LIBRARY PhoneNumber_PROTOBUF_LIBRARY
    PhoneNumber_ICUUC_LIBRARY PhoneNumber_ICUI18N_LIBRARY PhoneNumber_INCLUDE_DIR
    VERSION_VAR PhoneNumber_VERSION
    REASON_FAILURE_MESSAGE "install the packages libphonenumber-dev, libprotobuf-dev and libicu-dev")
if(PhoneNumber_FOUND AND NOT TARGET PhoneNumber::PhoneNumber)
    add_library(PhoneNumber::PhoneNumber INTERFACE IMPORTED)
    set_target_properties(PhoneNumber::PhoneNumber PROPERTIES
        INTERFACE_INCLUDE_DIRECTORIES "${PhoneNumber_INCLUDE_DIR}"
        INTERFACE_LINK_LIBRARIES "${PhoneNumber_GEOCODING_LIBRARY};${PhoneNumber_LIBRARY};${PhoneNumber_PROTOBUF_LIBRARY};${PhoneNumber_ICUUC_LIBRARY};${PhoneNumber_ICUI18N_LIBRARY}")
endif()
