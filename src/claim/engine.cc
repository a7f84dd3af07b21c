#include "isnad/engine.h"

#include "claim/dump.h"
#include "claim/reader.h"
#include "lexicon/layer.h"

namespace isnad {

Result<Engine> Engine::create(const EngineOptions& options) {
  auto lexicon = open_lexicon(options.lexicon_path, options.user_tables);
  if (!lexicon) return lexicon.error();
  return with(*lexicon);
}

Result<Engine> Engine::with(std::shared_ptr<const Lexicon> lexicon) {
  auto rules = RuleBook::read(lexicon->rules());
  if (!rules) return rules.error();
  return Engine(std::move(lexicon), std::make_shared<const RuleBook>(std::move(*rules)));
}

namespace {
// One reader a thread keeps the buffers and the word cache warm; it holds no results between reports.
ReportReader& reader_for(const std::shared_ptr<const Lexicon>& lexicon, const std::shared_ptr<const RuleBook>& rules) {
  struct Kept {
    std::shared_ptr<const Lexicon> lexicon;
    std::shared_ptr<const RuleBook> rules;
    std::unique_ptr<ReportReader> reader;
  };
  thread_local Kept kept;
  if (kept.lexicon != lexicon || kept.rules != rules) {
    kept.lexicon = lexicon;
    kept.rules = rules;
    kept.reader = std::make_unique<ReportReader>(*lexicon, *rules);
  }
  return *kept.reader;
}
}  // namespace

Extraction Engine::extract(const Report& report) const { return reader_for(lexicon_, rules_).read(report); }

Extraction Engine::extract(const Report& report, Trace* trace) const {
  return reader_for(lexicon_, rules_).read(report, trace);
}

FoundNames Engine::names(const Report& report, const std::optional<Date>& on) const {
  return reader_for(lexicon_, rules_).names(report, on);
}

const std::vector<RuleNote>& Engine::rules() const { return rules_->notes(); }

std::string Engine::explain(const Report& report, Stage stage) const {
  ReportReader& reader = reader_for(lexicon_, rules_);
  switch (stage) {
    case Stage::text: return reader.explain_text(report);
    case Stage::mention: return reader.explain_mentions(report);
    case Stage::claim: break;
  }
  return dump(report, reader.read(report));
}

}  // namespace isnad
