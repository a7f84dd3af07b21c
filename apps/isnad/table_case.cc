#include "table_case.h"

namespace isnad {
namespace {

OptionSpec format() { return {"--format", "", "FORMAT", "output format (default: table)", {"table", "jsonl"}}; }
OptionSpec no_color() { return {"--no-color", "", "", "no colours, even on a terminal (NO_COLOR does the same)", {}}; }
OptionSpec quiet() { return {"--quiet", "-q", "", "errors only", {}}; }
ArgumentSpec case_file() { return {"case", "the case file", true, false, {}}; }

std::vector<OptionSpec> decision_options() {
  return {{"--note", "", "TEXT", "why, kept with the decision", {}},
          {"--by", "", "NAME", "who decides, kept with the decision", {}},
          quiet()};
}

std::vector<CommandSpec> deciding_commands() {
  return {
      {"merge",
       "decide that incidents are one",
       "Keeps the decision in the case file; it is applied again whatever is added or read anew. The first incident "
       "named keeps its number where it is the lower one; the other number still finds the incident.",
       decision_options(),
       {case_file(), {"incidents", "two or more incidents, as ledger prints them", true, true, {}}},
       {{"isnad merge ghwayran.isnad i-3 i-7 --note 'the same strike' --by editor", ""}},
       run_merge},
      {"split",
       "decide that reports or events of an incident are another one",
       "Takes out what is named, into an incident of its own: all that a report tells of the incident, one event with "
       "its figures, or one claim. Reports added later are linked to what stays.",
       decision_options(),
       {case_file(),
        {"incident", "the incident, as ledger prints it", true, false, {}},
        {"members", "REPORT, REPORT:EVENT or REPORT:CLAIM, as show prints them", true, true, {}}},
       {{"isnad split ghwayran.isnad i-7 r-9f3c1c0d2a774be1", "a whole report"},
        {"isnad split ghwayran.isnad i-7 r-9f3c1c0d2a774be1:e2 --note 'another town'", "one event of it"}},
       run_split},
      {"move",
       "decide that a claim or event belongs to another incident",
       "Moves one claim, or one event with its figures, to the incident named.",
       decision_options(),
       {case_file(),
        {"member", "REPORT:CLAIM or REPORT:EVENT, as show prints them", true, false, {}},
        {"incident", "where it belongs", true, false, {}}},
       {{"isnad move ghwayran.isnad r-9f3c1c0d2a774be1:c3 i-9", ""}},
       run_move},
      {"undo",
       "take a decision back",
       "Takes back the last decision in force, or the one named. Nothing is deleted: the undoing is a decision itself, "
       "and can be undone.",
       decision_options(),
       {case_file(), {"decision", "its number, as decisions prints it (default: the last)", false, false, {}}},
       {{"isnad undo ghwayran.isnad", "the last one"}, {"isnad undo ghwayran.isnad 4", "the fourth"}},
       run_undo},
      {"decisions",
       "list the decisions of people, and what became of each",
       "Lists every decision with who made it and why, and whether it is in force: applied, partly (some of its claims "
       "are no longer read), no effect (the incidents are so anyway), stale (it can no longer be applied), undone.",
       {format(), no_color()},
       {case_file()},
       {{"isnad decisions ghwayran.isnad", "a table"},
        {"isnad decisions ghwayran.isnad --format jsonl", "with every member and hash"}},
       run_decisions},
  };
}

}  // namespace

OptionSpec rules_option() {
  return {
      "--rules", "", "NAME", "rule-set that weighs the claims (default: isnad), see isnad rules; or a FILE.toml", {}};
}

std::vector<OptionSpec> ledger_filters() {
  return {{"--place", "", "NAME", "only incidents there: a place, region or facility, in Arabic or English", {}},
          {"--type", "", "TYPE", "only incidents of that type, like prison_break or airstrike", {}},
          {"--since", "", "DATE", "only incidents that lasted until that day or happened later", {}}};
}

std::vector<CommandSpec> case_commands() {
  std::vector<OptionSpec> diff_options{{"--as-of", "", "DATE", "given twice: the earlier and the later day", {}, true},
                                       rules_option(),
                                       format(),
                                       no_color(),
                                       quiet()};
  const std::vector<OptionSpec> filters = ledger_filters();
  diff_options.insert(diff_options.end(), filters.begin(), filters.end());
  std::vector<CommandSpec> all = {
      {"diff",
       "what became known between two days",
       "Compares the ledger of a case as it was known on two days: new incidents and lines, figures that changed, new "
       "conflicts, figures that were retired, each with the reports that brought it. Nothing is read again.",
       diff_options,
       {case_file()},
       {{"isnad diff ghwayran.isnad --as-of 2022-01-21 --as-of 2022-01-23", "two days"},
        {"isnad diff ghwayran.isnad --as-of 2022-01-21 --as-of 2022-01-23 --format jsonl", "for a program"}},
       run_diff},
      {"rules",
       "list the rule-sets, or print one",
       "Lists the rule-sets that --rules knows, with where each was published; or prints the file of one, to read or "
       "to start your own with.",
       {},
       {{"name", "the rule-set to print", false, false, {}}},
       {{"isnad rules", "the list"}, {"isnad rules acled > mine.toml", "a start for your own"}},
       run_rules},
      {"verify",
       "check that a case file is whole and unchanged",
       "Checks the database, the original bytes of every report against their SHA-256, every reading, and the chain of "
       "decisions; prints one line a check, and ends with 3 if anything is off.",
       {quiet()},
       {case_file()},
       {{"isnad verify ghwayran.isnad", ""}},
       run_verify},
  };
  for (CommandSpec& c : deciding_commands()) all.push_back(std::move(c));
  return all;
}

}  // namespace isnad
