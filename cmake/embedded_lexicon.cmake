# Two small object libraries, each a full answer to Lexicon::embedded():
#   isnad_embedded    holds the bytes of isnad.lex, which lexc makes of lexicon/*.tsv and rules/*.toml
#   isnad_unembedded  holds no bytes: for lexc itself, which must exist before the lexicon does
# Both wait until src/lexicon/lexicon_loader.h exists.

function(isnad_embed target lex)
  set(incbin "")
  if(lex)
    set(incbin "  .incbin \"${lex}\"")
  endif()
  set(assembler "${CMAKE_BINARY_DIR}/generated/${target}.S")
  file(CONFIGURE OUTPUT "${assembler}" @ONLY CONTENT [[
  .section .rodata.isnad_lexicon,"a",@progbits
  .balign 4096
  .globl isnad_lexicon_begin
  .globl isnad_lexicon_end
isnad_lexicon_begin:
@incbin@
isnad_lexicon_end:
  .byte 0
  .section .note.GNU-stack,"",@progbits
]])
  add_library(${target} OBJECT "${PROJECT_SOURCE_DIR}/src/lexicon/embedded.cc" "${assembler}")
  if(lex)
    set_source_files_properties("${assembler}" PROPERTIES OBJECT_DEPENDS "${lex}")
  endif()
  isnad_library(${target} PUBLIC)
  target_link_libraries(${target} PUBLIC isnad_lexicon)
endfunction()

set(ISNAD_LEX "")
if(TARGET lexc)
  file(GLOB tables CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/lexicon/*.tsv" "${PROJECT_SOURCE_DIR}/rules/*.toml")
  if(tables)
    set(ISNAD_LEX "${CMAKE_BINARY_DIR}/isnad.lex")
    add_custom_command(
      OUTPUT "${ISNAD_LEX}"
      COMMAND lexc --lexicon "${PROJECT_SOURCE_DIR}/lexicon" --rules "${PROJECT_SOURCE_DIR}/rules" --out "${ISNAD_LEX}" ${ISNAD_LEXC_FLAGS}
      DEPENDS lexc ${tables}
      COMMENT "Compiling the lexicon"
      VERBATIM)
    add_custom_target(isnad_lex ALL DEPENDS "${ISNAD_LEX}")
  endif()
endif()

if(EXISTS "${PROJECT_SOURCE_DIR}/src/lexicon/lexicon_loader.h")
  isnad_embed(isnad_unembedded "")
  isnad_embed(isnad_embedded "${ISNAD_LEX}")
else()
  add_library(isnad_unembedded INTERFACE)
  add_library(isnad_embedded INTERFACE)
endif()
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/lexicon")
