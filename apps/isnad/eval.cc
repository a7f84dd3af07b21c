// isnad eval: the engine against gold reports, in scores and rule by rule.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "claim/trace.h"
#include "command.h"
#include "console.h"
#include "eval/judge.h"
#include "eval/rule_worth.h"
#include "ingest/source.h"
#include "isnad/engine.h"
#include "lexicon/lexicon.h"
#include "lexicon_choice.h"
#include "model/json_writer.h"
#include "screen.h"

namespace isnad {
namespace {

// «name 3, other 1», the most frequent first.
std::string fault_list(const std::map<std::string_view, std::int64_t>& faults) {
  std::vector<std::pair<std::string_view, std::int64_t>> order(faults.begin(), faults.end());
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string out;
  for (const auto& [fault, n] : order) out += fmt::format("{}{} {}", out.empty() ? "" : ", ", fault, n);
  return out;
}

class EvalCommand {
 public:
  EvalCommand(const Arguments& arguments, const Engine& engine) : arguments_(arguments), engine_(engine) {
    for (const RuleNote& r : engine.rules()) notes_.emplace(r.id, &r);
    // «tuned/g01.txt», «g01.json» and «g01» all mean that report.
    for (const std::string& given : arguments.values("reports"))
      wanted_.emplace(std::filesystem::path(given).stem().string(), false);
  }

  Status read() {
    for (const std::string& folder : arguments_.values("--gold")) {
      auto set = read_gold_folder(folder, arguments_.value("--texts"));
      if (!set) return set.error();
      for (const GoldText& g : *set) {
        if (interrupted()) return Error{ErrorCode::kInterrupted, "interrupted"};
        if (const auto w = wanted_.find(g.gold.name); !wanted_.empty()) {
          if (w == wanted_.end()) continue;
          w->second = true;
        }
        one(g);
      }
    }
    for (const auto& [name, seen] : wanted_)
      if (!seen)
        return Error{ErrorCode::kUsage, fmt::format("{}: no gold report of this name; a name is like g01", name)};
    if (const std::string rule = arguments_.value("--rule"); !rule.empty() && fired_.empty() && !known(rule))
      return Error{ErrorCode::kUsage, fmt::format("--rule {}: no such {}", rule,
                                                  by_word_ ? "row of the lexicon; isnad lexicon find WORD tells its id"
                                                           : "rule; isnad eval --all lists them")};
    return Done{};
  }

  std::string table() const {
    const Style style{colours_wanted(arguments_.has("--no-color"))};
    std::string out;
    if (arguments_.has("--misses")) out += miss_list() + "\n";
    if (!arguments_.value("--rule").empty()) return out + fired_list();
    for (const Score& s : scores(counts_)) out += fmt::format("{:13} {}\n", s.name, s.text());
    return out + "\n" + rule_table(style);
  }

  std::string json() const {
    std::string out;
    JsonWriter w(out);
    w.open('{');
    for (const Score& s : scores(counts_)) {
      w.key(s.name);
      if (!s.value)
        w.null();
      else
        s.count ? w.integer(static_cast<std::int64_t>(*s.value)) : w.number(*s.value);
    }
    write_rules(w);
    if (arguments_.has("--misses")) write_misses(w);
    w.close('}');
    return out + "\n";
  }

 private:
  struct Fired {
    std::string report;
    Verdict verdict;
    std::string words;
  };
  struct Lost {
    std::string report;
    Missed missed;
  };

  bool known(const std::string& rule) const {
    if (by_word_) return engine_.lexicon().find_lemma(rule) != kNone;
    return notes_.count(rule) > 0 || rule.starts_with("stance.") || rule == "event.from_figure";  // those are code
  }

  // The text goes the way of a JSON line, so that the report is the one `isnad extract` reads.
  static Item report_of(const GoldText& g) {
    RawItem raw;
    raw.path = g.gold.file;
    raw.format = InputFormat::jsonl;
    JsonWriter w(raw.bytes);
    w.open('{');
    w.field("id", g.gold.name);
    w.field_or_null("outlet", g.gold.outlet);
    w.field_or_null("published", g.gold.published);
    w.field("text", g.text);
    w.close('}');
    return read_item(std::move(raw), {});
  }

  void one(const GoldText& g) {
    const Item item = report_of(g);
    const Report* report = std::get_if<Report>(&item);
    Trace trace;
    const Extraction found = report ? engine_.extract(*report, by_word_ ? &trace : nullptr) : Extraction{};
    const std::string_view text = report ? std::string_view(report->text) : std::string_view(g.text);
    Judgement j = judge(g.gold, text, found);
    j.counts.unread = report == nullptr;
    if (const auto* failure = std::get_if<ItemFailure>(&item))
      message(fmt::format("{}: {}", failure->where, failure->error.message));
    counts_ += j.counts;
    if (by_word_) put_words(j, trace);
    table_.add(j);
    for (Missed& m : j.missed) lost_.push_back({g.gold.name, std::move(m)});
    const std::string rule = arguments_.value("--rule");
    for (Verdict& v : j.verdicts) {
      if (rule.empty() ? v.fate != Fate::wrong : v.rule != rule) continue;
      std::string words(v.span.of(text));
      fired_.push_back({g.gold.name, std::move(v), std::move(words)});
    }
  }

  // Each verdict goes to the lexicon's row of the word that filled the rule's trigger, else of what was counted.
  static void put_words(Judgement& j, const Trace& trace) {
    std::map<std::string_view, std::string> row_of;
    for (const Attempt& a : trace.attempts) {
      const auto id = trace.ids.find(a.fact);
      if (id == trace.ids.end() || refused(a.outcome)) continue;
      std::string& row = row_of[id->second];
      for (const char slot : {'t', 'n'})
        for (const Bound& b : a.bound)
          if (b.slot == slot && row.empty()) row = b.row;
    }
    for (Verdict& v : j.verdicts) {
      const auto row = row_of.find(v.id);
      v.rule = row == row_of.end() || row->second.empty() ? "(" + v.rule + ")" : row->second;
    }
  }

  std::string place_of(const std::string& rule) const {
    const auto at = notes_.find(rule);
    return at == notes_.end() || at->second->place.empty() ? std::string() : "rules/" + at->second->place;
  }

  // Rules that read nothing, in their order.
  std::vector<const RuleNote*> idle(const std::vector<RuleWorth>& rows) const {
    std::set<std::string_view> busy;
    for (const RuleWorth& r : rows) busy.insert(r.rule);
    std::vector<const RuleNote*> out;
    for (const RuleNote& n : engine_.rules())
      if (busy.count(n.id) == 0) out.push_back(&n);
    return out;
  }

  std::string rule_table(const Style& style) const {
    const std::vector<RuleWorth> rows = table_.rows(counts_);
    ScreenTable t({{by_word_ ? "word" : "rule", Align::left},
                   {"layer", Align::left},
                   {"fired", Align::right},
                   {"strict", Align::right},
                   {"right", Align::right},
                   {"wrong", Align::right},
                   {"optional", Align::right},
                   {"precision", Align::right},
                   {"worth", Align::right},
                   {"faults", Align::left, 60},
                   {"in", Align::left}});
    for (const RuleWorth& r : rows)
      t.row({r.rule, std::string(name(r.layer)), std::to_string(r.fired), std::to_string(r.strict),
             std::to_string(r.right), std::to_string(r.wrong), std::to_string(r.spare),
             r.precision() ? fmt::format("{:.2f}", *r.precision()) : "-", fmt::format("{:+.4f}", r.worth),
             fault_list(r.faults), place_of(r.rule)});
    const auto unused = by_word_ ? std::vector<const RuleNote*>() : idle(rows);
    if (arguments_.has("--all"))
      for (const RuleNote* n : unused) t.row({n->id, n->layer, "0", "", "", "", "", "-", "", "", place_of(n->id)});
    std::string out = t.text(style);
    if (!arguments_.has("--all") && !unused.empty())
      out += fmt::format("{} rules read nothing here; --all lists them\n", unused.size());
    return out;
  }

  std::string miss_list() const {
    std::string out;
    for (const Lost& l : lost_)
      out += fmt::format("{}: missed {} {}: {}\n", l.report, name(l.missed.layer), l.missed.what,
                         isolate(one_line(l.missed.evidence)));
    if (!arguments_.value("--rule").empty()) return out;
    for (const Fired& f : fired_) out += fired_line(f);
    return out;
  }

  std::string fired_line(const Fired& f) const {
    const Verdict& v = f.verdict;
    return fmt::format("{}: {} {} {}: {}{} [{}] {}\n", f.report, name(v.fate), name(v.layer), v.id, v.what,
                       v.faults.empty() ? "" : fmt::format(" ({})", fmt::join(v.faults, ", ")), v.rule,
                       isolate(one_line(f.words)));
  }

  std::string fired_list() const {
    std::string out;
    for (const Fired& f : fired_) out += fired_line(f);
    return fired_.empty() ? "the rule read nothing here\n" : out;
  }

  void write_rules(JsonWriter& w) const {
    const std::vector<RuleWorth> rows = table_.rows(counts_);
    w.key(by_word_ ? "words" : "rules");
    w.open('[');
    for (const RuleWorth& r : rows) {
      w.open('{');
      w.field(by_word_ ? "word" : "rule", r.rule);
      w.field("layer", name(r.layer));
      if (!by_word_) w.field_or_null("place", place_of(r.rule));
      for (const auto& [key, n] : {std::pair{"fired", r.fired},
                                   {"strict", r.strict},
                                   {"right", r.right},
                                   {"wrong", r.wrong},
                                   {"optional", r.spare}})
        w.field(key, std::optional(n));
      w.key("precision");
      r.precision() ? w.number(*r.precision()) : w.null();
      w.key("worth");
      w.number(r.worth);
      w.key("faults");
      w.open('{');
      for (const auto& [fault, n] : r.faults) w.field(fault, std::optional(n));
      w.close('}');
      w.close('}');
    }
    if (arguments_.has("--all") && !by_word_)
      for (const RuleNote* n : idle(rows)) {
        w.open('{');
        w.field("rule", n->id);
        w.field("layer", n->layer);
        w.field_or_null("place", place_of(n->id));
        w.field("fired", std::optional<std::int64_t>(0));
        w.close('}');
      }
    w.close(']');
  }

  void write_misses(JsonWriter& w) const {
    w.key("misses");
    w.open('[');
    for (const Lost& l : lost_) {
      w.open('{');
      w.field("report", l.report);
      w.field("fate", "missed");
      w.field("layer", name(l.missed.layer));
      w.field("what", l.missed.what);
      w.field("words", l.missed.evidence);
      w.close('}');
    }
    for (const Fired& f : fired_) {
      w.open('{');
      w.field("report", f.report);
      w.field("fate", name(f.verdict.fate));
      w.field("layer", name(f.verdict.layer));
      w.field("what", f.verdict.what);
      w.field("words", f.words);
      w.field("id", f.verdict.id);
      w.field("rule", f.verdict.rule);
      w.key("faults");
      w.open('[');
      for (const std::string_view fault : f.verdict.faults) w.string(fault);
      w.close(']');
      w.close('}');
    }
    w.close(']');
  }

  const Arguments& arguments_;
  const Engine& engine_;
  std::map<std::string, const RuleNote*, std::less<>> notes_;
  bool by_word_ = arguments_.value("--by") == "word";
  std::map<std::string, bool> wanted_;  // reports asked for, and whether they came
  Counts counts_;
  RuleTable table_;
  std::vector<Lost> lost_;
  std::vector<Fired> fired_;  // the wrong ones, or all of --rule
};

}  // namespace

int run_eval(const Arguments& arguments) {
  if (!arguments.has("--gold"))
    return exit_code({ErrorCode::kUsage, "eval: no gold; name the folder with --gold DIR (docs/formats/eval.md)"});
  const Result<Engine> engine = make_engine(arguments);
  if (!engine) return exit_code(engine.error());
  EvalCommand command(arguments, *engine);
  if (const Status s = command.read(); !s) return exit_code(s.error());
  Output out;
  out.write(arguments.value("--format", "table") == "json" ? command.json() : command.table());
  out.flush();
  return out.exit_code();
}

}  // namespace isnad
