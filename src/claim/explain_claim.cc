#include "claim/explain_claim.h"

#include <algorithm>

#include "base/utf8.h"
#include "claim/dump.h"
#include "claim/explain_words.h"

namespace isnad {
namespace {

// Words of a report must drive no terminal: white space is one space, controls and marks of direction go.
std::string tame(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const bool directs = (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    if (c == ' ' || c == 0xA0 || (c >= 9 && c <= 13) || c == 0x2028 || c == 0x2029) {
      if (!out.empty() && out.back() != ' ') out.push_back(' ');
    } else if (c >= 0x20 && !(c >= 0x7F && c < 0xA0) && !directs) {
      append_code_point(out, c);
    }
  }
  return out;
}

std::string isolated(const std::string& text) { return "\u2068" + text + "\u2069"; }

std::string with(std::string_view text, std::string_view mark, const std::string& put) {
  std::string out(text);
  if (const auto at = out.find(mark); at != out.npos) out.replace(at, mark.size(), put);
  return out;
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string out;
  for (const std::string& p : parts) out.append(out.empty() ? "" : between).append(p);
  return out;
}

class Explainer {
 public:
  Explainer(const Report& report, const Extraction& found, const Trace& trace, const std::vector<RuleNote>& rules,
            const ExplainOptions& options)
      : report_(report), found_(found), trace_(trace), rules_(rules), options_(options), index_(report.text) {
    for (const auto& [key, id] : trace.ids) keys_.emplace(id, key);
  }

  std::string run() {
    for (const Claim& c : found_.claims)
      if (wanted(c.id)) c.kind == ClaimKind::figure ? figure(c) : stance(c);
    for (const Event& e : found_.events)
      if (wanted(e.id)) event(e);
    if (options_.only.empty()) {
      refusals();
      leftovers();
      if (out_.empty())
        out_ = std::string(say({"no figures, events or stances", "لا حصائل ولا أحداث ولا مواقف"})) + "\n";
    }
    return std::move(out_);
  }

 private:
  bool wanted(const std::string& id) const { return options_.only.empty() || options_.only == id; }
  std::string_view say(Wording w) const { return w.in(options_.language); }
  bool arabic() const { return options_.language == Language::ar; }

  std::string quote(Span s) const { return isolated("«" + tame(s.of(report_.text)) + "»"); }

  // Number of the sentence that holds a place, from 1; 0 where none does.
  std::size_t sentence_of(Span s) const {
    for (std::size_t i = 0; i < trace_.sentences.size(); ++i)
      if (trace_.sentences[i].begin <= s.begin && s.begin < trace_.sentences[i].end) return i + 1;
    return 0;
  }

  // The words, and their sentence where it is not that of the fact.
  std::string quote_from(Span words, Span sentence) const {
    std::string out = quote(words);
    const std::size_t n = sentence_of(words);
    if (n > 0 && !sentence.contains(words))
      out += std::string(say({" of sentence ", " من الجملة "})) + std::to_string(n);
    return out;
  }

  void line(Wording label, const std::string& text) {
    if (text.empty()) return;
    std::string l(say(label));
    const std::size_t width = count_code_points(l);
    out_ += "    " + l + std::string(width < 10 ? 10 - width : 1, ' ') + text + "\n";
  }

  template <class Fact>
  void head(const Fact& f, const std::string& what) {
    if (!out_.empty()) out_ += "\n";
    out_ += f.id + "  " + what + "\n";
    const Span s = f.sentence.contains(f.span) ? f.sentence : f.span;
    const std::string_view text = report_.text;
    const std::string marked = std::string(text.substr(s.begin, f.span.begin - s.begin)) + "⟦" +
                               std::string(f.span.of(text)) + "⟧" +
                               std::string(text.substr(f.span.end, s.end - f.span.end));
    out_ += "    " + isolated(tame(marked)) + "\n";
    line({"where", "الموضع"}, std::string(say({"sentence ", "الجملة "})) + std::to_string(sentence_of(f.span)) +
                                  std::string(say({", characters ", "، الأحرف "})) +
                                  std::to_string(index_.at(f.span.begin)) + "-" +
                                  std::to_string(index_.at(f.span.end)) +
                                  (f.headline ? std::string(say({", headline", "، في العنوان"})) : ""));
  }

  std::optional<FactKey> key_of(const std::string& id) const {
    const auto at = keys_.find(id);
    return at == keys_.end() ? std::nullopt : std::optional(at->second);
  }

  const RuleNote* note(const std::string& rule) const {
    const auto at = std::find_if(rules_.begin(), rules_.end(), [&](const RuleNote& n) { return n.id == rule; });
    return at == rules_.end() ? nullptr : &*at;
  }

  // The rule, its pattern and example, and what filled its slots.
  void rule(const std::string& id, const std::string& rule_id) {
    const RuleNote* n = note(rule_id);
    std::string where = n == nullptr ? std::string(say({" (in the engine itself)", " (في المحرك نفسه)"}))
                        : n->place.empty() ? ""
                                           : " (rules/" + n->place + ")";
    const auto key = key_of(id);
    const Attempt* made = nullptr;
    for (const Attempt& a : trace_.attempts)
      if (key && a.fact == *key && !refused(a.outcome)) made = &a;
    if (made && made->outcome == Outcome::joined)
      where += say({", joined to the figure before", "، معطوف على الحصيلة السابقة"});
    if (made && made->outcome == Outcome::whole)
      where += say({", as the whole of a part", "، بوصفه المجموع الذي منه الجزء"});
    line({"rule", "القاعدة"}, rule_id + where);
    if (n) line({"pattern", "النمط"}, isolated(n->pattern));
    if (n) line({"example", "مثال"}, isolated(n->example));
    if (!made) return;
    std::vector<Bound> slots = made->bound;
    std::stable_sort(slots.begin(), slots.end(),
                     [](const Bound& x, const Bound& y) { return x.words.begin < y.words.begin; });
    std::vector<std::string> bound;
    bound.reserve(slots.size());
    for (const Bound& b : slots)
      bound.push_back(quote(b.words) + std::string(arabic() ? ": " : " is ") + std::string(say(slot_wording(b.slot))) +
                      " <" + b.slot + ">" + (b.classes.empty() ? "" : " " + b.classes) +
                      (b.row.empty() ? "" : " [" + b.row + "]"));
    line({"words", "الكلمات"}, joined(bound, arabic() ? "؛ " : "; "));
  }

  // What made an aspect as it is; several reasons in their order. `otherwise` where none was noted.
  std::string because(const std::string& id, Aspect aspect, Span sentence, Wording otherwise = {"", ""}) const {
    std::vector<std::string> reasons;
    if (const auto key = key_of(id))
      for (const Choice& d : trace_.decisions)
        if (d.fact == *key && d.aspect == aspect)
          reasons.push_back(with(say(wording(d.why)), "%w", quote_from(d.words, sentence)));
    if (reasons.empty() && !say(otherwise).empty()) reasons.emplace_back(say(otherwise));
    return reasons.empty() ? "" : ": " + joined(reasons, arabic() ? "؛ " : "; ");
  }

  std::string chain(const std::vector<Link>& links) const {
    if (links.empty()) return std::string(say({"the outlet's own voice", "الوسيلة الإعلامية نفسها"}));
    std::vector<std::string> out;
    out.reserve(links.size());
    for (const Link& l : links)
      out.push_back(isolated("«" + tame(l.text) + "»") + (l.entity.empty() ? "" : " [" + l.entity + "]"));
    return joined(out, " > ");
  }

  std::string speaker(const std::string& id, const std::vector<Link>& links, Span sentence) const {
    std::string out = chain(links) + because(id, Aspect::speaker, sentence);
    if (links.empty() || links.front().span.empty() || sentence.contains(links.front().span)) return out;
    return out + (arabic() ? "؛ " : "; ") + std::string(say({"named as ", "ورد ذكره "})) +
           quote_from(links.front().span, sentence);
  }

  template <class Fact>
  void circumstances(const Fact& f) {
    line({"speaker", "القائل"}, speaker(f.id, f.attribution, f.sentence));
    line({"modality", "الجزم"},
         std::string(say(wording(f.modality))) +
             because(f.id, Aspect::modality, f.sentence, {"no word makes it less", "لا كلمة تنقص من الجزم به"}));
    if (f.background)
      line({"background", "خلفية"}, std::string(say({"yes", "نعم"})) + because(f.id, Aspect::background, f.sentence));
    if (f.time) {
      const std::string day = f.time->start.text(), end = f.time->end.text();
      line({"time", "الزمان"}, (day.empty() ? "?" : day) + (end == day || end.empty() ? "" : ".." + end) +
                                   because(f.id, Aspect::time, f.sentence));
    } else {
      line({"time", "الزمان"}, std::string(say({"unknown: no time is named", "مجهول: لم يُذكر وقت"})));
    }
    if (f.place)
      line({"place", "المكان"}, f.place->id + " (" + std::string(say({"precision ", "الدقة "})) +
                                    std::to_string(f.place->precision) + ")" +
                                    because(f.id, Aspect::place, f.sentence));
    else
      line({"place", "المكان"}, std::string(say({"unknown: no place is named", "مجهول: لم يُذكر مكان"})));
    if (f.facility) line({"facility", "المنشأة"}, f.facility->id + because(f.id, Aspect::facility, f.sentence));
  }

  std::string value(const Value& v) const {
    std::string q(say(wording(v.qualifier)));
    if (v.qualifier == Qualifier::unknown || (v.qualifier == Qualifier::vague && !v.low && !v.high)) return q;
    const auto n = [](const std::optional<std::int64_t>& x) { return std::to_string(*x); };
    const std::string numbers = !v.low                       ? (v.high ? n(v.high) : "?")
                                : !v.high || v.low == v.high ? n(v.low)
                                                             : n(v.low) + "-" + n(v.high);
    return q.empty() ? numbers : q + " " + numbers;
  }

  void figure(const Claim& c) {
    std::vector<std::string> who = c.who.party;
    who.insert(who.begin(), std::string(say(wording(c.who.category))));
    head(c, std::string(say(wording(c.measure))) + (arabic() ? ": " : " ") + value(c.value) + (arabic() ? "، " : ", ") +
                joined(who, "/") + (c.unit == Unit::family ? std::string(say({", families", "، أُسَر"})) : ""));
    rule(c.id, c.rule);
    if (const std::string m = because(c.id, Aspect::measure, c.sentence); !m.empty())
      line({"measure", "ما يُحصى"}, std::string(say(wording(c.measure))) + m);
    if (const std::string w = because(c.id, Aspect::who, c.sentence); !w.empty())
      line({"who", "من هم"}, joined(who, "/") + w);
    line({"scope", "النطاق"},
         std::string(say(wording(c.scope))) +
             because(c.id, Aspect::scope, c.sentence,
                     {"nothing speaks of a running total or a stock", "لا ذكر لحصيلة تراكمية ولا لعدد قائم"}));
    circumstances(c);
    if (c.by && !c.by->party.empty())
      line({"by", "الفاعل"},
           joined(c.by->party, ", ") + because(c.id, Aspect::by, c.sentence, {"the rule binds them", "تعيّنه القاعدة"}));
    if (!c.part_of.empty())
      line({"part of", "جزء من"},
           c.part_of + because(c.id, Aspect::part_of, c.sentence, {"the rule binds both", "تربط القاعدة بينهما"}));
    if (!c.supersedes.empty())
      line({"replaces", "يحل محل"},
           c.supersedes + ": " +
               std::string(say({"the rule reads the older figure beside it", "تقرأ القاعدة الحصيلة الأقدم بجانبه"})));
    if (!c.event.empty())
      line({"event", "الحدث"},
           c.event + ": " + std::string(say({"the nearest event of the sentence", "أقرب حدث في الجملة"})));
    rejected(c.id, c.rule);
  }

  void stance(const Claim& c) {
    head(c, std::string(say({"stance: ", "موقف: "})) + std::string(c.stance ? say(wording(*c.stance)) : "?"));
    rule(c.id, c.rule);
    line({"target", "تجاه"}, joined(c.target.party, ", "));
    line({"holder", "صاحبه"}, speaker(c.id, c.attribution, c.sentence));
    line({"modality", "الجزم"}, std::string(say(wording(c.modality))));
    if (!c.event.empty()) line({"event", "الحدث"}, c.event);
  }

  void event(const Event& e) {
    head(e, std::string(say({"event: ", "حدث: "})) + std::string(say(wording(e.type))));
    rule(e.id, e.rule);
    if (const std::string t = because(e.id, Aspect::type, e.sentence); !t.empty())
      line({"type", "النوع"}, std::string(say(wording(e.type))) + t);
    if (!e.initiator.empty())
      line({"initiator", "الفاعل"}, joined(e.initiator, ", ") + because(e.id, Aspect::initiator, e.sentence,
                                                                        {"read from its clause", "مقروء من عبارته"}));
    line({"target", "الهدف"}, joined(e.target, ", "));
    line({"weapon", "السلاح"}, joined(e.weapon, ", "));
    circumstances(e);
    rejected(e.id, e.rule);
  }

  // Why a rule lost, with the winner by name.
  std::string loss(const Attempt& a, const std::string& winner) const {
    std::string out = with(say(wording(a)), "%r", winner);
    out = with(out, "%s", std::to_string(a.weight));
    return a.rule + " " + quote(a.words) + ": " + out;
  }

  void rejected(const std::string& id, const std::string& winner) {
    const auto key = key_of(id);
    if (!key) return;
    for (const Attempt& a : trace_.attempts)
      if (a.fact == *key && refused(a.outcome)) line({"rejected", "مرفوض"}, loss(a, winner));
  }

  // Was the word refused for a reason of its own? Then the rules that came too late for it say nothing more.
  bool refused_before(FactKey fact) const {
    return std::any_of(trace_.attempts.begin(), trace_.attempts.end(),
                       [&](const Attempt& a) { return a.fact == fact && a.outcome > Outcome::taken; });
  }

  // Matches that made nothing at all.
  void refusals() {
    const std::size_t before = out_.size();
    for (const Attempt& a : trace_.attempts) {
      if (!refused(a.outcome) || trace_.ids.count(a.fact) > 0) continue;
      if (a.outcome == Outcome::taken && refused_before(a.fact)) continue;
      if (out_.size() == before)
        out_ += (before > 0 ? "\n" : "") +
                std::string(say({"Rules that matched and made nothing", "قواعد طابقت ولم تُثمر"})) + "\n";
      out_ += "    " + std::string(say({"sentence ", "الجملة "})) + std::to_string(a.fact.sentence + 1) + "  " +
              loss(a, std::string(say({"another reading", "قراءة أخرى"}))) + "\n";
    }
  }

  void leftovers() {
    std::vector<LeftOut> order = trace_.left_out;
    std::stable_sort(order.begin(), order.end(),
                     [](const LeftOut& a, const LeftOut& b) { return a.words.begin < b.words.begin; });
    if (order.empty()) return;
    out_ +=
        (out_.empty() ? "" : "\n") + std::string(say({"Numbers that became no figure", "أعداد لم تُقرأ حصائل"})) + "\n";
    for (const LeftOut& l : order) {
      const Wording why = l.why == Unread::kind ? wording(l.quantity) : wording(l.why, !l.next.empty());
      out_ += "    " + std::string(say({"sentence ", "الجملة "})) + std::to_string(sentence_of(l.words)) + "  " +
              quote(l.words) + ": " + with(say(why), "%w", quote(l.next)) + "\n";
    }
  }

  const Report& report_;
  const Extraction& found_;
  const Trace& trace_;
  const std::vector<RuleNote>& rules_;
  const ExplainOptions& options_;
  CodePointIndex index_;
  std::map<std::string, FactKey> keys_;
  std::string out_;
};

}  // namespace

std::string explain_claims(const Report& report, const Extraction& found, const Trace& trace,
                           const std::vector<RuleNote>& rules, const ExplainOptions& options) {
  return Explainer(report, found, trace, rules, options).run();
}

}  // namespace isnad
