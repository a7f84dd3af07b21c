// Engine: reads reports. The one object most programs need.
//
//   auto engine = isnad::Engine::create({});
//   isnad::Report report = …;                        // ingest/ makes one from a file or a JSON line
//   isnad::Extraction found = engine->extract(report);
//
// An Engine is immutable and may be used from many threads at once; the same report gives the same result, byte for
// byte.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/claim.h"
#include "model/name.h"
#include "model/rule_note.h"

namespace isnad {

class Lexicon;
class RuleBook;
struct Trace;

struct EngineOptions {
  std::string lexicon_path;              // made by lexc; empty: the embedded lexicon
  std::vector<std::string> user_tables;  // TSV (docs/formats/lexicon.md) laid over it, the later over the earlier
};

enum class Stage { text, mention, claim };

class Engine {
 public:
  static Result<Engine> create(const EngineOptions& options);
  // Fails only if the lexicon holds a rule that this version cannot read.
  static Result<Engine> with(std::shared_ptr<const Lexicon> lexicon);

  // Never fails: odd text becomes diagnostics of the extraction.
  Extraction extract(const Report& report) const;
  // The same, telling why (claim/trace.h, claim/explain_claim.h).
  Extraction extract(const Report& report, Trace* trace) const;
  // Every name of the report, what it stands for and why. With a day, bodies are those there were on it and only facts
  // that held on it are told; without one the day of publication decides between bodies, and facts keep their dates.
  FoundNames names(const Report& report, const std::optional<Date>& on = std::nullopt) const;
  // What one stage made of the report, as text for people and tests.
  std::string explain(const Report& report, Stage stage) const;
  const Lexicon& lexicon() const { return *lexicon_; }
  // The rules it reads figures and events with, in the order in which they are tried.
  const std::vector<RuleNote>& rules() const;

 private:
  Engine(std::shared_ptr<const Lexicon> lexicon, std::shared_ptr<const RuleBook> rules)
      : lexicon_(std::move(lexicon)), rules_(std::move(rules)) {}
  std::shared_ptr<const Lexicon> lexicon_;
  std::shared_ptr<const RuleBook> rules_;
};

}  // namespace isnad
