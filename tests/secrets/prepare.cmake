# SPDX-FileCopyrightText: 2026 the Callboard authors
# SPDX-License-Identifier: Apache-2.0
# Before watched tests: nothing was found yet. What earlier runs left over was scanned by them.
foreach(part config data cache)
    file(REMOVE_RECURSE "${FOLDER}/${part}")
    file(MAKE_DIRECTORY "${FOLDER}/${part}")
endforeach()
file(MAKE_DIRECTORY "${FOLDER}/tmp") # another run may be using it
file(REMOVE "${FOLDER}/found" "${FOLDER}/counted")
