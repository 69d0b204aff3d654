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
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(PhoneNumber
    REQUIRED_VARS PhoneNumber_LIBRARY PhoneNumber_GEOCODING_LIBRARY PhoneNumber_PROTOBUF_LIBRARY
    PhoneNumber_ICUUC_LIBRARY PhoneNumber_ICUI18N_LIBRARY PhoneNumber_INCLUDE_DIR
    REASON_FAILURE_MESSAGE "install the packages libphonenumber-dev, libprotobuf-dev and libicu-dev")
if(PhoneNumber_FOUND AND NOT TARGET PhoneNumber::PhoneNumber)
    add_library(PhoneNumber::PhoneNumber INTERFACE IMPORTED)
    set_target_properties(PhoneNumber::PhoneNumber PROPERTIES
        INTERFACE_INCLUDE_DIRECTORIES "${PhoneNumber_INCLUDE_DIR}"
        INTERFACE_LINK_LIBRARIES "${PhoneNumber_GEOCODING_LIBRARY};${PhoneNumber_LIBRARY};${PhoneNumber_PROTOBUF_LIBRARY};${PhoneNumber_ICUUC_LIBRARY};${PhoneNumber_ICUI18N_LIBRARY}")
endif()
