// Values ↔ compact bytes, for what is kept in great number: the readings of reports, their stories, incidents.
//
// In: values of the model. Out: numbers of seven bits a byte, texts with their length in front, lists with their count.
// A value is described once, by a visit() for both directions; types that only one file keeps have theirs there, in
// this namespace. Whoever keeps bytes puts the version of the form in front: a form is never changed, only followed by
// another. Bytes that are damaged set `failed`, and never crash.
//
//   binary::Writer w;   visit(w, place);   keep(w.out);
//   binary::Reader r(bytes);   visit(r, place);   if (r.failed || !r.done()) …
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "model/claim.h"

namespace isnad::binary {

class Writer {
 public:
  static constexpr bool kReads = false;
  std::string out;

  void number(std::uint64_t v) {
    for (; v >= 0x80; v >>= 7) out.push_back(static_cast<char>(v | 0x80));
    out.push_back(static_cast<char>(v));
  }
  void signed_number(std::int64_t v) {
    number(static_cast<std::uint64_t>(v) << 1 ^ static_cast<std::uint64_t>(v >> 63));
  }
  void text(const std::string& s) {
    number(s.size());
    out.append(s);
  }
  void real(double v) {
    char b[sizeof v];
    std::memcpy(b, &v, sizeof v);
    out.append(b, sizeof v);
  }
};

class Reader {
 public:
  static constexpr bool kReads = true;
  explicit Reader(std::string_view in) : in_(in) {}
  bool failed = false;

  std::uint64_t number() {
    std::uint64_t v = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (in_.empty()) break;
      const auto b = static_cast<unsigned char>(in_.front());
      in_.remove_prefix(1);
      v |= static_cast<std::uint64_t>(b & 0x7F) << shift;
      if (b < 0x80) return v;
    }
    failed = true;
    return 0;
  }
  std::int64_t signed_number() {
    const std::uint64_t v = number();
    return static_cast<std::int64_t>(v >> 1) ^ -static_cast<std::int64_t>(v & 1);
  }
  void text(std::string& s) {
    const std::uint64_t n = size();
    s.assign(in_.substr(0, n));
    in_.remove_prefix(n);
  }
  double real() {
    double v = 0;
    if (in_.size() < sizeof v) {
      failed = true;
      return v;
    }
    std::memcpy(&v, in_.data(), sizeof v);
    in_.remove_prefix(sizeof v);
    return v;
  }
  // A count of things that take at least a byte each.
  std::size_t size() {
    const std::uint64_t n = number();
    if (n > in_.size()) failed = true;
    return failed ? 0 : static_cast<std::size_t>(n);
  }
  bool done() const { return in_.empty(); }

 private:
  std::string_view in_;
};

inline void visit(Writer& w, const std::string& s) { w.text(s); }
inline void visit(Reader& r, std::string& s) { r.text(s); }
inline void visit(Writer& w, double v) { w.real(v); }
inline void visit(Reader& r, double& v) { v = r.real(); }

template <class T>
requires std::is_integral_v<T> || std::is_enum_v<T>
void visit(Writer& w, T v) { w.signed_number(static_cast<std::int64_t>(v)); }
template <class T>
requires std::is_integral_v<T> || std::is_enum_v<T>
void visit(Reader& r, T& v) { v = static_cast<T>(r.signed_number()); }

// Every value is described once, for both directions.
template <class A, class T>
void visit(A& a, const std::vector<T>& list);
template <class T>
void visit(Reader& r, std::vector<T>& list);
template <class T>
void visit(Writer& w, const std::optional<T>& v);
template <class T>
void visit(Reader& r, std::optional<T>& v);

template <class V, class T>
concept Is = std::is_same_v<std::remove_const_t<V>, T>;

template <class A, Is<Span> V>
void visit(A& a, V& v) {
  visit(a, v.begin), visit(a, v.end);
}
template <class A, Is<Date> V>
void visit(A& a, V& v) {
  visit(a, v.year), visit(a, v.month), visit(a, v.day);
}
template <class A, Is<Time> V>
void visit(A& a, V& v) {
  visit(a, v.span), visit(a, v.start), visit(a, v.end), visit(a, v.precision), visit(a, v.part);
  constexpr std::int8_t kAssumed = -2;  // in place of the hour, which an assumed day does not have
  std::int8_t hour = v.assumed ? kAssumed : v.hour;
  visit(a, hour);
  if constexpr (A::kReads) {
    v.assumed = hour == kAssumed;
    v.hour = v.assumed ? std::int8_t{-1} : hour;
  }
}
template <class A, Is<Place> V>
void visit(A& a, V& v) {
  visit(a, v.id), visit(a, v.name_ar), visit(a, v.name_en), visit(a, v.lat), visit(a, v.lon);
  visit(a, v.precision), visit(a, v.admin);
}
template <class A, Is<Facility> V>
void visit(A& a, V& v) {
  visit(a, v.id), visit(a, v.name_ar), visit(a, v.name_en);
}
template <class A, class T>
void visit(A& a, const std::vector<T>& list) {
  a.number(list.size());
  for (const T& v : list) visit(a, v);
}
template <class T>
void visit(Reader& r, std::vector<T>& list) {
  // What the list held before is written over, so that its memory serves again. A damaged count reserves little.
  constexpr std::size_t kReserved = 32;
  const std::size_t n = r.size();
  if (n < list.size()) list.resize(n);
  list.reserve(std::min(n, kReserved));
  for (std::size_t i = 0; i < n && !r.failed; ++i) visit(r, i < list.size() ? list[i] : list.emplace_back());
}
template <class T>
void visit(Writer& w, const std::optional<T>& v) {
  visit(w, v.has_value());
  if (v) visit(w, *v);
}
template <class T>
void visit(Reader& r, std::optional<T>& v) {
  bool has = false;
  visit(r, has);
  if (!has) return v.reset();
  visit(r, v ? *v : v.emplace());
}

}  // namespace isnad::binary
