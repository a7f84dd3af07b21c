// isnad verify: is a case file whole and unchanged.
#include <fmt/format.h>

#include "command.h"
#include "console.h"
#include "screen.h"
#include "store/verify.h"

namespace isnad {

int run_verify(const Arguments& arguments) {
  const std::string path = arguments.value("case");
  const Result<std::vector<CaseCheck>> checks = verify_case(path);
  if (!checks) return exit_code(checks.error());
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
