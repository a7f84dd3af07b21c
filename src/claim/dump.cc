#include "claim/dump.h"

#include "claim/items.h"
#include "claim/reader.h"
#include "claim/rule.h"

namespace isnad {
namespace {

std::string joined(const std::vector<std::string>& parts, const char* with) {
  std::string s;
  for (const std::string& p : parts) s += (s.empty() ? "" : with) + p;
  return s;
}

std::string chain(const std::vector<Link>& links) {
  std::string s;
  for (const Link& l : links) {
    if (!s.empty()) s += " > ";
    s += l.text;
    if (!l.entity.empty()) s += " {" + l.entity + "}";
  }
  return s.empty() ? "-" : s;
}

template <class Fact>
std::string circumstances(const Fact& f) {
  std::string s;
  if (f.modality != Modality::asserted) s += " " + std::string(name(f.modality));
  if (f.background) s += " background";
  if (f.headline) s += " headline";
  if (f.time) s += " time: " + f.time->start.text() + (f.time->end == f.time->start ? "" : ".." + f.time->end.text());
  if (f.place) s += " place: " + f.place->id;
  if (f.facility) s += " facility: " + f.facility->id;
  return s + " chain: " + chain(f.attribution) + " [" + f.rule + "]";
}

}  // namespace

std::string dump_value(const Value& v) {
  const auto number = [](const std::optional<std::int64_t>& n) { return n ? std::to_string(*n) : std::string("?"); };
  switch (v.qualifier) {
    case Qualifier::exact: return number(v.low);
    case Qualifier::about: return "~" + number(v.low);
    case Qualifier::at_least: return ">=" + number(v.low);
    case Qualifier::more_than: return ">" + number(v.low);
    case Qualifier::at_most: return "<=" + number(v.high);
    case Qualifier::less_than: return "<" + number(v.high);
    case Qualifier::unknown: return "unknown";
    default: return number(v.low) + ".." + number(v.high);
  }
}

std::string dump(const Report& report, const Extraction& found) {
  std::string out;
  for (const Claim& c : found.claims) {
    if (c.kind == ClaimKind::stance) {
      out += c.id + " stance " + std::string(c.stance ? name(*c.stance) : std::string_view("?"));
      if (!c.target.party.empty()) out += " target: " + joined(c.target.party, ",");
      if (!c.event.empty()) out += " event: " + c.event;
      out += circumstances(c) + " «" + std::string(c.span.of(report.text)) + "»\n";
      continue;
    }
    out +=
        c.id + " " + std::string(name(c.measure)) + " " + dump_value(c.value) + " " + std::string(name(c.who.category));
    if (!c.who.party.empty()) out += "/" + joined(c.who.party, ",");
    if (c.unit == Unit::family) out += " families";
    if (c.scope != Scope::incident) out += " " + std::string(name(c.scope));
    if (!c.part_of.empty()) out += " part_of: " + c.part_of;
    if (!c.supersedes.empty()) out += " supersedes: " + c.supersedes;
    if (c.by && !c.by->party.empty()) out += " by: " + joined(c.by->party, ",");
    if (!c.event.empty()) out += " event: " + c.event;
    out += circumstances(c) + " «" + std::string(c.span.of(report.text)) + "»\n";
  }
  for (const Event& e : found.events) {
    out += e.id + " event " + std::string(name(e.type));
    if (!e.initiator.empty()) out += " initiator: " + joined(e.initiator, ",");
    if (!e.target.empty()) out += " target: " + joined(e.target, ",");
    if (!e.weapon.empty()) out += " weapon: " + joined(e.weapon, ",");
    out += circumstances(e) + " «" + std::string(e.span.of(report.text)) + "»\n";
  }
  for (const Diagnostic& d : found.diagnostics)
    out += "! " + d.code + " «" + std::string(d.span.of(report.text)) + "» " + d.message + "\n";
  return out;
}

std::string ReportReader::explain_text(const Report& report) {
  read_text(report.text, lexicon_, doc_);
  constexpr std::string_view kSegments[] = {"headline", "dateline", "byline", "body", "noise"};
  std::string out;
  for (const Sentence& s : doc_.sentences) {
    out += "sentence " + std::string(kSegments[static_cast<std::size_t>(s.segment)]) + " paragraph " +
           std::to_string(s.paragraph) + "\n";
    for (const Token& t : doc_.tokens_of(s)) {
      out += "  " + std::string(doc_.original(t));
      for (const Reading& r : doc_.readings_of(t)) out += "  " + std::string(lexicon_.id(lexicon_.lemma(r.form.lemma)));
      out += "\n";
    }
  }
  return out;
}

std::string ReportReader::explain_mentions(const Report& report) {
  read_text(report.text, lexicon_, doc_);
  const ItemContext context{doc_, lexicon_, report.published, &link_bits_};
  std::string out;
  for (const Sentence& s : doc_.sentences) {
    build_items(context, s, items_);
    out += "sentence\n";
    for (const Item& it : items_.items) {
      out += "  " + std::string(span_of(doc_, it.first, it.last).of(report.text)) + "\t" + item_classes(it);
      if (it.entity != kNone) out += " " + std::string(lexicon_.id(lexicon_.entity(it.entity)));
      if (it.lemma != kNone) out += " " + std::string(lexicon_.id(lexicon_.lemma(it.lemma)));
      if (it.group >= 0) {
        const PeopleGroup& g = items_.groups[static_cast<std::size_t>(it.group)];
        const Group who = who_of(doc_, lexicon_, g);
        out += " = " + dump_value(value_of(doc_, g)) + " " + std::string(name(who.category)) + " " +
               joined(who.party, ",");
      }
      if (it.time >= 0) {
        const Time& t = items_.times[static_cast<std::size_t>(it.time)].time;
        out += " = " + t.start.text() + ".." + t.end.text();
      }
      out += "\n";
    }
  }
  return out;
}

}  // namespace isnad
