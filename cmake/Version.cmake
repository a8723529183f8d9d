# SPDX-License-Identifier: MIT
# The version's text, number and commit, as a header that changes only when they do. Included, it
# adds the target taskatlas_version, which runs this same file as a script on every build: a commit
# made after configuring would go unnoticed otherwise.
if(NOT CMAKE_SCRIPT_MODE_FILE)
  set(TASKATLAS_VERSION_FOLDER ${CMAKE_BINARY_DIR}/generated)
  add_custom_target(taskatlas_version
    COMMAND ${CMAKE_COMMAND} -D NUMBER=${PROJECT_VERSION} -D SOURCE=${PROJECT_SOURCE_DIR}
            -D OUTPUT=${TASKATLAS_VERSION_FOLDER}/taskatlas_version.inc
            -P ${CMAKE_CURRENT_LIST_FILE}
    BYPRODUCTS ${TASKATLAS_VERSION_FOLDER}/taskatlas_version.inc
    COMMENT "" VERBATIM)
  return()
endif()

set(text ${NUMBER})
find_program(git git)
# A source archive has no commit; one unpacked inside another project's checkout has none either.
if(git AND EXISTS ${SOURCE}/.git)
  set(ENV{GIT_OPTIONAL_LOCKS} 0)
  execute_process(COMMAND ${git} -c safe.directory=${SOURCE} -C ${SOURCE}
                          describe --always --exclude * --abbrev=12 --dirty=.dirty
                  OUTPUT_VARIABLE commit OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET
                  RESULT_VARIABLE status)
  if(status EQUAL 0)
    string(APPEND text "+${commit}")
  endif()
endif()
file(CONFIGURE OUTPUT ${OUTPUT} CONTENT "#define TASKATLAS_VERSION \"${text}\"\n")
