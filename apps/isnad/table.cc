#include <array>

#include "command.h"
#include "table_case.h"

namespace isnad {
namespace {

// Options shared by several commands.
OptionSpec no_color() { return {"--no-color", "", "", "no colours, even on a terminal (NO_COLOR does the same)", {}}; }
OptionSpec quiet() { return {"--quiet", "-q", "", "no progress and no summary, errors only", {}}; }
OptionSpec compiled_lexicon() {
  return {"--lexicon", "", "FILE", "a lexicon made by lexc, instead of the built-in one", {}};
}
OptionSpec lexicon() {
  return {
      "--lexicon",
      "",
      "FILE",
      "your own table of names or words (TSV), laid over the built-in lexicon; may be given several times, the later "
      "over the earlier. Or a lexicon made by lexc, instead of the built-in one",
      {},
      true};
}

OptionSpec input() {
  return {"--input",
          "",
          "FORMAT",
          "what the input is; auto goes by name and first bytes",
          {"auto", "txt", "jsonl", "html"}};
}
OptionSpec published() {
  return {"--published", "", "DATE", "publication date of reports that do not say, like 2022-01-23", {}};
}
OptionSpec outlet() { return {"--outlet", "", "NAME", "outlet of reports that do not say", {}}; }
OptionSpec as_of() { return {"--as-of", "", "DATE", "only what was published up to that day", {}}; }
OptionSpec incident() { return {"--incident", "", "ID", "only this incident; may be given several times", {}, true}; }

std::vector<OptionSpec> reading_options() {
  return {
      input(),   published(),
      outlet(),  {"--jobs", "-j", "N", "threads; the output does not depend on it (default: all processors)", {}},
      lexicon(), {"--failed", "", "FILE", "write the items that could not be read, one a line: where, tab, why", {}},
      quiet()};
}

std::vector<OptionSpec> ledger_options() { return {rules_option(), as_of(), no_color(), quiet()}; }

template <class T>
std::vector<T> with(std::vector<T> list, T one) {
  list.insert(list.begin(), std::move(one));
  return list;
}

template <class T>
std::vector<T> with(std::vector<T> list, std::vector<T> more) {
  list.insert(list.begin(), more.begin(), more.end());
  return list;
}

ArgumentSpec paths() { return {"paths", "files, folders, or - for standard input", true, true, {}}; }
ArgumentSpec case_file() { return {"case", "the case file", true, false, {}}; }

std::vector<CommandSpec> reading_commands() {
  return {
      {"extract",
       "print what reports say, as JSON lines",
       "Reads reports and prints one JSON line for each: its figures, stances and events, who said them and through "
       "whom, "
       "and the place in the text. Lines come in the order of the input and are the same for any number of threads.",
       with(reading_options(), OptionSpec{"--format", "", "FORMAT", "output format", {"jsonl"}}),
       {paths()},
       {{"isnad extract report.txt --published 2022-01-23", "one report"},
        {"isnad extract reports/ > claims.jsonl", "a folder, sub-folders included"},
        {"isnad extract --lexicon my-names.tsv reports/ > claims.jsonl", "with your own names"},
        {"zcat news.jsonl.gz | isnad extract --input jsonl -", "JSON lines: id, url, outlet, published, title, text"}},
       run_extract},
      {"add",
       "read reports into a case file",
       "Reads reports like extract and keeps their original bytes and what they say in a case file, which is made if "
       "there is "
       "none. Adding the same report again changes nothing, so a run that was cut short can simply be run again.",
       reading_options(),
       {case_file(), paths()},
       {{"isnad add ghwayran.isnad reports/", "make or extend a case"},
        {"isnad add ghwayran.isnad --outlet sana --published 2022-01-21 sana/*.txt",
         "say what plain text files cannot"}},
       run_add},
  };
}

std::vector<CommandSpec> ledger_commands() {
  return {
      {"ledger",
       "print the incidents of a case and what their figures come to",
       "Links the claims of all reports into incidents and weighs the figures of each: lowest, best, highest and "
       "latest, "
       "the number of independent sources, and the conflicts between them.",
       with(with(ledger_options(),
                 OptionSpec{"--format", "", "FORMAT", "output format (default: table)", {"table", "jsonl", "csv"}}),
            ledger_filters()),
       {case_file()},
       {{"isnad ledger ghwayran.isnad", "a table"},
        {"isnad ledger ghwayran.isnad --format csv > ledger.csv", "for a spreadsheet"},
        {"isnad ledger ghwayran.isnad --as-of 2022-01-23", "what was known that day"},
        {"isnad ledger ghwayran.isnad --place الحسكة --since 2022-01-20", "one region, from a day on"},
        {"isnad ledger ghwayran.isnad --rules acled", "weighed as ACLED does"}},
       run_ledger},
      {"show",
       "show one incident: every claim, its chain, its sentence, its conflicts",
       "Prints one incident of the ledger with each claim behind each figure: speaker > agency > outlet, the sentence "
       "of the "
       "original, how the claim was weighed, and what contradicts what and why.",
       with(
           with(
               with(with(ledger_options(),
                         OptionSpec{
                             "--why", "", "", "why reports were joined into this incident, and others kept apart", {}}),
                    OptionSpec{"--ascii", "", "", "draw the timeline in ASCII, with ids for names", {}}),
               OptionSpec{"--format", "", "FORMAT", "output format (default: text)", {"text", "jsonl"}}),
           OptionSpec{"--timeline", "", "", "draw who said how many on which day, and what was known then", {}}),
       {case_file(), {"incident", "id of the incident, as ledger prints it", true, false, {}}},
       {{"isnad show ghwayran.isnad i-7", "the seventh incident"},
        {"isnad show ghwayran.isnad i-7 --timeline", "its tolls over time"},
        {"isnad show ghwayran.isnad i-7 --timeline --format jsonl", "the same for a program"}},
       run_show},
      {"explain",
       "show why each claim of a report was read as it was",
       "Prints each figure, event and stance with the rule that made it, the words that filled the rule's slots, who "
       "speaks and why, modality, scope, time and place with the words that decided, and the rules that matched and "
       "lost; "
       "then the numbers that became no figure. With --stage it prints what one stage of the engine made: sentences "
       "and "
       "words (text), quantities, times and names (mention), or claims, one a line (claim).",
       {{"--language", "", "CODE", "language of the explanation (default: en)", {"en", "ar"}},
        {"--claim", "", "ID", "only this claim or event, like c2 or e1", {}},
        {"--stage", "", "STAGE", "what one stage made, instead of the explanation", {"text", "mention", "claim"}},
        input(),
        published(),
        outlet(),
        lexicon()},
       {paths()},
       {{"isnad explain report.txt", "every claim, and why"},
        {"isnad explain report.txt --claim c2 --language ar", "one claim, in Arabic"},
        {"isnad explain report.txt --stage mention", "numbers, dates and names found"},
        {"echo 'مقتل ستة مدنيين' | isnad explain -", "a sentence from the keyboard"}},
       run_explain},
  };
}

CommandSpec export_command() {
  return {
      "export",
      "write the ledger in the columns of UCDP, ACLED, Airwars or PLOVER, as GeoJSON or a flat table",
      "Writes the incidents of a case in the columns of the field's own data sets, so that they can be laid beside "
      "them "
      "and read by the same scripts. What nobody said stays empty. Rule-set, versions, attribution and licence stand "
      "inside every file. Words of the reports, and so names of persons, leave only with --quotes. With --out the file "
      "appears whole or not at all, and a CSV gets FILE.meta.json beside it.",
      {{"--format",
        "",
        "FORMAT",
        "what to write (default: csv)",
        {"csv", "ucdp-csv", "acled-csv", "airwars-csv", "plover-jsonl", "geojson"}},
       {"--out", "-o", "FILE", "where to; - is standard output (default)", {}},
       rules_option(),
       as_of(),
       incident(),
       {"--type", "", "TYPE", "only incidents of this type, like airstrike; may be given several times", {}, true},
       {"--from", "", "DATE", "only incidents that reach this day or a later one", {}},
       {"--to", "", "DATE", "only incidents that reach this day or an earlier one", {}},
       {"--place", "", "NAME", "only incidents in this place or unit, by id or name, like Idlib or سوريا", {}},
       {"--quotes", "", "", "with sentences and headlines of the reports: they may name persons", {}},
       {"--attribution", "", "TEXT", "whom to name, put before the attribution of the tables of names", {}},
       {"--licence", "", "TEXT", "licence of the data, as you grant it", {}},
       lexicon(),
       quiet()},
      {case_file()},
      {{"isnad export ghwayran.isnad --format ucdp-csv --rules ucdp --out ged.csv", "49 columns of UCDP GED"},
       {"isnad export ghwayran.isnad --format geojson > map.geojson", "for a map"},
       {"isnad export ghwayran.isnad --place Idlib --from 2031-05-01 -o may.csv", "a part of the case"}},
      run_export};
}

CommandSpec audit_command() {
  return {
      "audit",
      "list what a person should look at: sums that fail, tolls that fall, figures without a source …",
      "Goes through the ledger and lists, with the reports concerned: sums that exceed or miss their total, accounts "
      "of "
      "escapes that do not balance, tolls that were lowered, conflicts, figures that a side gives of its own losses, "
      "its enemy's or those it harmed, figures without a source, statements that several reports carry and that count "
      "once, incidents that stand on one report, and those without place or date. A finding is no error: it may be "
      "the report or the reading that is wrong. The exit code is 0 either way.",
      {{"--format", "", "FORMAT", "output format (default: table)", {"table", "jsonl"}},
       {"--language", "", "LANGUAGE", "of the sentences in the table (default: en)", {"ar", "en"}},
       {"--check",
        "",
        "CHECK",
        "only this check; may be given several times",
        {"parts_exceed", "parts_missing", "custody_balance", "toll_fell", "conflict", "interested_party", "no_source",
         "copies", "one_report", "no_place", "no_date"},
        true},
       incident(),
       rules_option(),
       as_of(),
       lexicon(),
       no_color(),
       quiet()},
      {case_file()},
      {{"isnad audit ghwayran.isnad", "everything"},
       {"isnad audit ghwayran.isnad --language ar --check toll_fell --check parts_exceed", "two checks, in Arabic"},
       {"isnad audit ghwayran.isnad --format jsonl > audit.jsonl", "for a program"}},
      run_audit};
}

CommandSpec names_command() {
  return {
      "names",
      "print every name of a text: what it stands for, what else it could, and why",
      "Prints the actors, places, facilities and sources that a text names, the persons in office with their bodies, "
      "and what references like «التنظيم» stand for; each with its candidates, the reasons for the choice, the point "
      "and precision of places, and what is known of a body: nature, side, parent, operator, codes in other data "
      "sets. Where bodies bore one name at different times the day decides.",
      {{"--format", "", "FORMAT", "output format (default: table on a terminal, else jsonl)", {"table", "jsonl"}},
       {"--on", "", "DATE", "only what held on that day, like 2022-01-25; without it facts keep their dates", {}},
       published(),
       input(),
       lexicon(),
       no_color()},
      {{"paths", "the text itself, or files, folders, or - for standard input", true, true, {}}},
      {{"isnad names 'قصف الجيش السوري ريف إدلب'", "names of a sentence"},
       {"isnad names --on 2017-03-01 report.txt", "with what held that day"},
       {"isnad names --format jsonl reports/ > names.jsonl", "for a program"}},
      run_names};
}

CommandSpec eval_command() {
  return {
      "eval",
      "hold the engine against annotated reports: scores, and what each rule is worth",
      "Reads the reports of a folder of gold files, compares what the engine reads with what a coder wrote, and prints "
      "the scores; then each rule that read something, the least valuable first: how often it was right and wrong, in "
      "what, and how much the F1 of its layer would fall without it.",
      {{"--gold", "", "DIR", "folder of gold files; may be given several times, which adds them up", {}, true},
       {"--texts", "", "DIR", "folder of their texts (default: beside the gold files)", {}},
       {"--format", "", "FORMAT", "output format (default: table)", {"table", "json"}},
       {"--by", "", "WHAT", "a row for each rule, or each word of the lexicon (default: rule)", {"rule", "word"}},
       {"--misses", "", "", "list what was missed and what was wrongly read", {}},
       {"--rule",
        "",
        "ID",
        "list all that this rule read, and what became of it; with --by word, this row of the lexicon",
        {}},
       {"--all", "", "", "list rules that read nothing too", {}},
       lexicon(),
       no_color()},
      {{"reports", "only these reports, by the names of their files", false, true, {}}},
      {{"isnad eval --gold data/gold/tuned", "scores and rules"},
       {"isnad eval --gold data/gold/tuned --rule toll.nominal", "every figure that one rule read"},
       {"isnad eval --gold data/gold/tuned --by word", "what each row of the lexicon is worth"},
       {"isnad eval --gold data/gold/tuned --misses g01 g02", "what went wrong in two reports"},
       {"isnad eval --gold mine/ --lexicon my-names.tsv --format json", "with your own names, for a program"}},
      run_eval};
}

std::vector<CommandSpec> tool_commands() {
  return {
      names_command(),
      eval_command(),
      {"parse",
       "print every number, time or sentence of a text, as JSON lines",
       "Reads lines from standard input and prints one JSON line for each: every quantity with its value, qualifier, "
       "kind "
       "and place (quantity), or every time with its ISO 8601 form (time); or reads all of it as one text and prints "
       "its "
       "folded form, sentences, segments and rejoined words (text).",
       {{"--kind", "", "KIND", "what to look for (default: quantity)", {"quantity", "time", "text"}},
        {"--published", "", "DATE", "the day from which relative times are counted, like 2022-01-25", {}},
        compiled_lexicon()},
       {},
       {{"isnad parse --kind quantity < lines.txt", "every number of each line"},
        {"isnad parse --kind time --published 2022-01-25 < lines.txt", "every time of each line"},
        {"isnad parse --kind text < page.txt", "what the reader makes of a page"}},
       run_parse},
      {"lexicon",
       "say what the lexicon knows; check your own tables; import gazetteers",
       "info prints the fingerprint of the lexicon and how much it holds. find prints every reading of a word, and "
       "what is "
       "known of the names it stands for or stands in: id, names, kind, parents, point, operator, the row it was read "
       "from. "
       "check reads your own tables as --lexicon would, lists every bad row with its line, column and mend, and warns "
       "of "
       "what they shadow. import reads a dump of GeoNames (geonames SY.txt alternateNamesV2.txt) or a table of OCHA's "
       "admin "
       "boundaries (ocha-cod admin.csv) and prints a table of places.",
       {lexicon(),
        {"--json", "", "", "find and check: print one JSON object", {}},
        {"--country", "", "CODE", "import geonames: only places of this country, like SY", {}},
        {"--old-names", "", "", "import geonames: keep historic and colloquial names as aliases", {}}},
       {{"action", "info, find, check or import", true, false, {"info", "find", "check", "import"}},
        {"words",
         "what to find; tables to check; the kind of gazetteer (geonames, ocha-cod) and its files",
         false,
         true,
         {}}},
       {{"isnad lexicon find غويران", "what is known of a name"},
        {"isnad lexicon find --json sy-al-hasakah", "by its id, for a program"},
        {"isnad lexicon check my-names.tsv", "before using your own names"},
        {"isnad lexicon import geonames SY.txt alternateNamesV2.txt > sy.tsv", "places of a country from GeoNames"},
        {"isnad lexicon import ocha-cod admin.csv > adm.tsv", "admin units from an OCHA COD table"}},
       run_lexicon},
      {"completions",
       "print completions for a shell",
       "Prints a script that completes commands and options.",
       {},
       {{"shell", "which shell", true, false, {"bash", "zsh", "fish"}}},
       {{"isnad completions bash > /etc/bash_completion.d/isnad", "for all users"},
        {"isnad completions fish > ~/.config/fish/completions/isnad.fish", "for yourself"}},
       run_completions},
      {"man",
       "print the manual page",
       "Prints the manual page in roff.",
       {},
       {},
       {{"isnad man | man -l -", "read it"}, {"isnad man > /usr/local/share/man/man1/isnad.1", "install it"}},
       run_man},
      {"version",
       "print the version of the program and of its lexicon",
       "Prints the version, the output schema and the lexicon.",
       {},
       {},
       {{"isnad version", ""}},
       run_version},
  };
}

std::vector<CommandSpec> all_commands() {
  std::vector<CommandSpec> all;
  for (auto part : {reading_commands, ledger_commands, case_commands, tool_commands})
    for (CommandSpec& c : part()) {
      const bool last_of_ledger = c.name == "show";
      all.push_back(std::move(c));
      if (last_of_ledger) all.push_back(audit_command()), all.push_back(export_command());
    }
  return all;
}

constexpr std::array<ExitCodeSpec, 6> kExitCodes{
    {{kExitOk, "all went well"},
     {kExitItems, "the run ended, but some items could not be read"},
     {kExitUsage, "the command line is wrong"},
     {kExitData, "bad data: a foreign or damaged case file, lexicon or gold file"},
     {kExitIo, "the operating system refused: missing file, full disk"},
     {kExitInterrupted, "interrupted; what was committed is kept"}}};

}  // namespace

std::span<const CommandSpec> command_table() {
  static const std::vector<CommandSpec> table = all_commands();
  return table;
}

std::span<const ExitCodeSpec> exit_codes() { return kExitCodes; }

std::string Arguments::value(std::string_view name, std::string_view otherwise) const {
  const auto it = values_.find(name);
  return it == values_.end() || it->second.empty() ? std::string(otherwise) : it->second.front();
}

std::vector<std::string> Arguments::values(std::string_view name) const {
  const auto it = values_.find(name);
  return it == values_.end() ? std::vector<std::string>() : it->second;
}

}  // namespace isnad
