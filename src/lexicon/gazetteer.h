// Gazetteers of others, read into our table of places: GeoNames dumps and OCHA COD admin boundaries.
//
// In: files of any size, read a line at a time. Out: the header and rows of a table of places that lay_over() takes as
// they are (docs/formats/lexicon.md); what could not be read goes to `fault` with file, line and the mend, and the
// reading goes on. GeoNames is read twice, to know the parents and the Arabic names before the first row is written, so
// it must be files, not pipes.
//
//   Result<ImportSummary> done = import_geonames("SY.txt", "alternateNamesV2.txt", options, sinks);
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "lexicon/lexicon.h"

namespace isnad {

enum class OldNames { leave_out, as_aliases };  // historic and colloquial ones

struct ImportOptions {
  OldNames old_names = OldNames::leave_out;
  std::string country;             // GeoNames: only this ISO code, in capitals; empty: all
  const Lexicon* known = nullptr;  // its countries are parents and get no row; its words tell which names are common
  std::function<bool()> stopped;   // asked now and then; empty: never
};

struct ImportSinks {
  std::function<bool(std::string_view)> row;  // a line with its end; false ends the reading
  std::function<void(Error)> fault;
};

struct ImportSummary {
  std::size_t lines = 0;      // of places
  std::size_t rows = 0;       // written
  std::size_t no_arabic = 0;  // places without an Arabic name
  std::size_t no_kind = 0;    // of kinds that Isnad has no name for
  std::size_t known = 0;      // countries that the lexicon has already
  std::size_t faults = 0;     // lines told to `fault`
};

// `alternates` may be empty: then the Arabic names are those among the alternate names of the main file.
Result<ImportSummary> import_geonames(const std::string& places, const std::string& alternates,
                                      const ImportOptions& options, const ImportSinks& sinks);
// CSV with the columns admin0Name_en, admin1Name_ar, admin1Pcode … (or ADM1_AR, ADM1_PCODE …) in any order.
Result<ImportSummary> import_cod(const std::string& path, const ImportOptions& options, const ImportSinks& sinks);

// Our kind for a feature class and code of GeoNames; empty if there is none.
std::string_view geonames_kind(std::string_view feature_class, std::string_view code, double population);

}  // namespace isnad
