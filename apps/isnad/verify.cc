// isnad verify: is a case file whole and unchanged.
#include <fmt/format.h>

#include <algorithm>

#include "case_view.h"
#include "command.h"
#include "console.h"
#include "screen.h"
#include "store/verify.h"

namespace isnad {

int run_verify(const Arguments& arguments) {
  const std::string path = arguments.value("case");
  Result<std::vector<CaseCheck>> checks = verify_case(path);
  if (!checks) return exit_code(checks.error());
  // What cannot be read cannot be linked.
  if (std::all_of(checks->begin(), checks->end(), [](const CaseCheck& c) { return c.ok; })) {
    Result<CaseCheck> links = check_links(path);
    if (!links) return exit_code(links.error());
    checks->push_back(std::move(*links));
  }
  Output out;
  bool ok = true;
  for (const CaseCheck& c : *checks) {
    ok = ok && c.ok;
    if (!c.ok || !arguments.has("--quiet"))
      out.write(fmt::format("{:<10} {:<4} {}\n", c.name, c.ok ? "ok" : "BAD", one_line(c.found)));
  }
  out.flush();
  if (!ok) message(fmt::format("{}: damaged or changed; restore a copy", path));
  if (out.exit_code() != kExitOk) return out.exit_code();
  return ok ? kExitOk : kExitData;
}

}  // namespace isnad
