// Exports: the ledger in the columns of the field's own data sets.
//
// In: a Ledger with the reports it was made from (sorted by id), what is known of the bodies it names, and notes on
// where it comes from. Out: the text of one file. What nobody said stays empty; nothing is invented to fill a column.
// Words of the reports (headlines, sentences, names of speakers the lexicon does not know) leave only with `quotes`;
// without them no name of a private person can leave. docs/formats/export.md says how each column comes about.
//
//   Exported file = export_ledger(ExportFormat::ucdp_csv, source);
//   write(file.text);                                        // file.rows incidents; file.left_out had no place in it
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/body.h"
#include "model/incident.h"

namespace isnad {

enum class ExportFormat { csv, ucdp_csv, acled_csv, airwars_csv, plover_jsonl, geojson };
std::optional<ExportFormat> parse_export_format(std::string_view name);

// Where the data comes from and under what terms: written inside every export.
struct ExportNotes {
  std::string program;              // "isnad 0.1.0"
  std::string lexicon;              // fingerprint of the one that names the bodies
  std::vector<std::string> makers;  // programs and lexicons that read the reports
  std::string rules;
  std::string rules_source;
  std::optional<Date> as_of;
  std::string filters;  // what was asked for, empty: everything
  std::string attribution;
  std::string licence;  // of the data, as its maker states it
};

struct ExportSource {
  const Ledger* ledger = nullptr;
  std::span<const ReadReport> reports;
  const Bodies* bodies = nullptr;
  ExportNotes notes;
  std::map<std::string, std::string> urls;  // by report id
  std::map<std::string, Place> facilities;  // where the facilities of the ledger lie, as far as known
  bool quotes = false;
  std::map<MemberRef, std::string> sentences;  // with quotes: the sentence of each claim
};

struct Exported {
  std::string text;
  std::size_t rows = 0;
  std::size_t left_out = 0;  // incidents that have no place in the format
};

Exported export_ledger(ExportFormat format, const ExportSource& source);

// The notes as a JSON file to lie beside a CSV.
std::string notes_json(ExportFormat format, const ExportSource& source, const Exported& file);

}  // namespace isnad
