#include "chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "ledger_view.h"
#include "model/json_writer.h"

namespace isnad {
namespace {

constexpr std::size_t kWidestName = 30;
constexpr std::size_t kBetween = 2;
constexpr std::string_view kOutlet = "outlet:";

using Day = std::optional<Date>;

struct Row {
  std::string name;
  std::map<Day, std::string> cells;
  bool track = true;  // its numbers are joined by a line
};

class Chart {
 public:
  Chart(const Timeline& t, const ChartOptions& o) : t_(t), o_(o) {}

  std::string title() const {
    const FigureLine& f = t_.line;
    std::string out(name(f.measure));
    const std::string_view dot = o_.ascii ? " - " : " · ";
    if (const std::string who = group_text(f.who); !who.empty()) out += fmt::format("{}{}", dot, who);
    if (f.unit == Unit::family) out += fmt::format("{}families", dot);
    if (f.scope != Scope::incident) out += fmt::format("{}{}", dot, name(f.scope));
    if (!f.apart.empty()) out += fmt::format("{}{}", dot, f.apart.starts_with("part ") ? "part of a total" : f.apart);
    return out;
  }

  // A line that rests on one claim: "wounded · security  17  قوات سوريا الديمقراطية  2031-03-13".
  std::vector<std::string> once() const {
    const Row row = row_of(t_.tracks.front());
    const auto& [day, said] = *row.cells.begin();
    return {title(), said, o_.ascii ? row.name : isolate(row.name), day ? day->text() : "undated"};
  }

  std::string text() {
    std::vector<Row> rows;
    for (const TimelineTrack& track : t_.tracks) rows.push_back(row_of(track));
    if (!t_.known.empty()) {
      Row known{"known that day", {}, false};
      for (const KnownThen& k : t_.known) known.cells[k.day] = span_text(k);
      rows.push_back(std::move(known));
    }
    std::set<Day> days;
    for (const Row& r : rows)
      for (const auto& [day, cell] : r.cells) days.insert(day);
    days_.assign(days.begin(), days.end());
    for (const Row& r : rows) names_ = std::max(names_, display_width(r.name));
    std::string out = head();
    for (std::size_t from = 0; from < days_.size();) from = band(rows, from, out);
    return out;
  }

 private:
  std::string head() const {
    const FigureLine& f = t_.line;
    return fmt::format("{}  best {} ({})\n", o_.style.bold(title()), f.best ? std::to_string(*f.best) : "?",
                       number(f.low, f.high));
  }

  std::string number(const std::optional<std::int64_t>& low, const std::optional<std::int64_t>& high) const {
    if (!o_.ascii) return range_text(low, high);
    if (low && high) return *low == *high ? std::to_string(*low) : fmt::format("{}-{}", *low, *high);
    if (low) return fmt::format("{}+", *low);
    return high ? fmt::format("<={}", *high) : "?";
  }

  std::string span_text(const KnownThen& k) const { return number(k.low, k.high); }

  // (9) was replaced, !9 denied, =9 carried again, ~9 about.
  std::string point_text(const TimelinePoint& p) const {
    std::string n = number(p.low, p.high);
    if (p.qualifier == Qualifier::about) n = "~" + n;
    switch (p.status) {
      case ClaimStatus::superseded: return "(" + n + ")";
      case ClaimStatus::out_of_scope: return "[" + n + "]";
      case ClaimStatus::denied: return "!" + n;
      case ClaimStatus::relay: return "=" + n;
      default: return n;
    }
  }

  Row row_of(const TimelineTrack& track) const {
    Row row;
    std::string shown = track.words.empty() ? track.origin : track.words;
    if (o_.ascii && has_rtl(shown)) {
      const bool id = !track.origin.starts_with(kOutlet) && !has_rtl(track.origin);
      shown = id ? track.origin
                 : (track.origin.starts_with(kOutlet) ? "outlet of " : "speaker in ") + track.points.front().report;
    }
    row.name = shorten(shown, kWidestName);
    if (o_.ascii)
      for (char& c : row.name)
        if (static_cast<unsigned char>(c) > 126) c = '?';
    for (const TimelinePoint& p : track.points) {
      std::string& cell = row.cells[p.day];
      const std::string said = point_text(p);
      if (cell.empty())
        cell = said;
      else if (("," + cell + ",").find("," + said + ",") == std::string::npos)
        cell += "," + said;
    }
    return row;
  }

  static std::string label(const Day& day, const Day& before) {
    if (!day) return "undated";
    return before && before->year == day->year ? day->text().substr(5) : day->text();
  }

  // Draws as many days as fit from `from`; gives the next one.
  std::size_t band(const std::vector<Row>& rows, std::size_t from, std::string& out) const {
    const std::size_t room = o_.width > names_ + kBetween + 8 ? o_.width - names_ - kBetween : 8;
    std::vector<std::size_t> widths;
    std::vector<std::string> labels;
    std::size_t used = 0, to = from;
    for (; to < days_.size(); ++to) {
      const std::string l = label(days_[to], to == from ? Day() : days_[to - 1]);
      std::size_t w = display_width(l);
      for (const Row& r : rows)
        if (const auto c = r.cells.find(days_[to]); c != r.cells.end()) w = std::max(w, display_width(c->second));
      if (to > from && used + kBetween + w > room) break;
      used += w + (to > from ? kBetween : 0);
      widths.push_back(w);
      labels.push_back(l);
    }
    const std::vector<std::size_t> starts = spread(from, widths, room - std::min(room, used));
    std::string axis = std::string(names_ + kBetween, ' ');
    for (std::size_t i = 0; i < labels.size(); ++i) {
      axis.resize(names_ + kBetween + starts[i], ' ');
      axis += labels[i];
    }
    out += o_.style.dim(axis) + "\n";
    for (const Row& r : rows) out += line(r, from, to, starts);
    return to;
  }

  // Where each column begins: the room that is left goes between days by the time between them.
  std::vector<std::size_t> spread(std::size_t from, const std::vector<std::size_t>& widths, std::size_t spare) const {
    std::vector<std::size_t> starts;
    const auto day = [&](std::size_t i) {
      return days_[from + i] ? days_[from + i]->first_day() : days_.back() ? days_.back()->first_day() : 0;
    };
    const std::size_t first = !days_[from] && widths.size() > 1 ? 1 : 0;
    const auto whole = static_cast<std::size_t>(std::max(1, day(widths.size() - 1) - day(first)));
    // A few days need not fill the screen.
    constexpr std::size_t kMostADay = 10;
    spare = std::min(spare, whole * kMostADay);
    std::size_t at = 0;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      if (i > 0) {
        at += widths[i - 1] + kBetween;
        if (i > first) at += spare * static_cast<std::size_t>(day(i) - day(i - 1)) / whole;
      }
      starts.push_back(at);
    }
    return starts;
  }

  std::string line(const Row& r, std::size_t from, std::size_t to, const std::vector<std::size_t>& starts) const {
    const auto in_band = [&](std::size_t i) { return r.cells.find(days_[i]); };
    std::size_t last = to;
    for (std::size_t i = from; i < to; ++i)
      if (in_band(i) != r.cells.end()) last = i;
    if (last == to) return {};
    const std::string_view dash = o_.ascii ? "-" : "─";
    const std::string shown = o_.ascii ? r.name : isolate(r.name);
    std::string out = shown + std::string(names_ - display_width(r.name) + kBetween, ' ');
    std::size_t at = 0;
    // A track that began in an earlier band goes on.
    bool begun = r.track && from > 0 && !r.cells.empty() && r.cells.begin()->first < days_[from];
    for (std::size_t i = from; i <= last; ++i) {
      const auto cell = in_band(i);
      if (cell == r.cells.end()) continue;
      for (; at < starts[i - from]; ++at) out += begun && r.track && at + 1 < starts[i - from] ? dash : " ";
      out += painted(cell->second, r.track);
      at += display_width(cell->second);
      begun = true;
    }
    return out + "\n";
  }

  std::string painted(const std::string& cell, bool track) const {
    if (!track) return o_.style.bold(cell);
    return cell.starts_with('(') || cell.starts_with('=') ? o_.style.dim(cell) : cell;
  }

  const Timeline& t_;
  const ChartOptions& o_;
  std::vector<Day> days_;
  std::size_t names_ = 0;
};

std::size_t points(const Timeline& t) {
  std::size_t n = 0;
  for (const TimelineTrack& track : t.tracks) n += track.points.size();
  return n;
}

// What the marks mean, on as many lines as the width needs.
std::string legend_text(const ChartOptions& o) {
  std::string out, line;
  for (const char* mark : {"(9) replaced", "=9 carried again", "!9 denied", "[9] part of a sum", "~9 about"}) {
    const std::string_view between = line.empty() ? "" : o.ascii ? "  " : " · ";
    if (display_width(line) + display_width(between) + display_width(mark) > o.width) {
      out += "\n" + o.style.dim(line);
      line.clear();
    }
    line += fmt::format("{}{}", line.empty() ? "" : between, mark);
  }
  return out + "\n" + o.style.dim(line) + "\n";
}

}  // namespace

std::string chart_text(const std::vector<Timeline>& timelines, const ChartOptions& options) {
  std::string out;
  std::vector<Timeline> once;
  for (const Timeline& t : timelines) {
    if (points(t) < 2) {
      once.push_back(t);
      continue;
    }
    out += (out.empty() ? "" : "\n") + Chart(t, options).text();
  }
  const bool legend = !out.empty();
  if (legend) out += legend_text(options);
  if (once.empty()) return out;
  out += fmt::format("{}{}\n", legend ? "\n" : "", options.style.bold("said once"));
  std::vector<std::vector<std::string>> rows;
  std::size_t titles = 0, numbers = 0;
  for (const Timeline& t : once) {
    rows.push_back(Chart(t, options).once());
    titles = std::max(titles, display_width(rows.back()[0]));
    numbers = std::max(numbers, display_width(rows.back()[1]));
  }
  for (const auto& r : rows)
    out += fmt::format("  {}{}  {}{}  {}  {}\n", r[0], std::string(titles - display_width(r[0]), ' '),
                       std::string(numbers - display_width(r[1]), ' '), r[1], r[3], r[2]);
  return out;
}

std::string chart_lines(const std::string& incident, const std::vector<Timeline>& timelines) {
  std::string out;
  for (const Timeline& t : timelines) {
    JsonWriter w(out);
    w.open('{');
    w.field("incident", incident);
    w.field("measure", name(t.line.measure));
    w.key("who");
    w.open('{');
    w.field("party", t.line.who.party);
    w.field("category", name(t.line.who.category));
    w.close('}');
    w.field("unit", name(t.line.unit));
    w.field("scope", name(t.line.scope));
    w.field_or_null("apart", t.line.apart);
    w.field("rules", t.line.rules);
    w.field("low", t.line.low);
    w.field("best", t.line.best);
    w.field("high", t.line.high);
    w.field("latest", t.line.latest);
    w.key("series");
    w.open('[');
    for (const TimelineTrack& track : t.tracks) {
      w.open('{');
      w.field("origin", track.origin);
      w.field("name", track.words);
      w.key("points");
      w.open('[');
      for (const TimelinePoint& p : track.points) {
        w.open('{');
        w.field("day", p.day);
        w.field("low", p.low);
        w.field("high", p.high);
        w.field("qualifier", name(p.qualifier));
        w.field("status", name(p.status));
        w.field("report", p.report);
        w.field("claim", p.claim);
        w.close('}');
      }
      w.close(']');
      w.close('}');
    }
    w.close(']');
    w.key("known");
    w.open('[');
    for (const KnownThen& k : t.known) {
      w.open('{');
      w.field("day", std::optional<Date>(k.day));
      w.field("low", k.low);
      w.field("best", k.best);
      w.field("high", k.high);
      w.close('}');
    }
    w.close(']');
    w.close('}');
    out.push_back('\n');
  }
  return out;
}

}  // namespace isnad
