// Extraction ↔ a compact blob, the form in which a case file keeps what was read out of a report.
//
// In: an Extraction. Out: bytes that decode to the same value; a case of thirty thousand reports opens in a moment, as
// no SQL row and no JSON is read for each claim. The first byte is the version of the form; a form is never changed,
// only followed by another. Bytes that do not decode are an error, never a crash.
//
//   Result<Extraction> same = decode_extraction(encode_extraction(found));
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "model/claim.h"

namespace isnad {

std::string encode_extraction(const Extraction& found);
Result<Extraction> decode_extraction(std::string_view blob);
// Over what `into` holds, whose memory it uses; after an error its content means nothing.
Status decode_extraction(std::string_view blob, Extraction& into);

// zlib, with the size of the original in front (8 bytes, little-endian). What repeats `dictionary` costs next to
// nothing; expanding needs the same one.
std::string compress_bytes(std::string_view bytes, std::string_view dictionary = {});
Result<std::string> expand_bytes(std::string_view blob, std::string_view dictionary = {});

}  // namespace isnad
