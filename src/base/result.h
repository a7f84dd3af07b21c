// Result<T>: a value, or the error that explains why there is none.
//
// Every operation of Isnad that can fail returns one. An Error carries a code of
// the list below (each has a line in docs/formats/errors.md), and a message that
// names the file, the place and the next step.
//
//   Result<Lexicon> lexicon = Lexicon::open("my.lex");
//   if (!lexicon) return lexicon.error();
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace isnad {

enum class ErrorCode {
  kUsage,           // the call itself is wrong: an unknown option, a bad date
  kBadData,         // input that cannot be read as what it claims to be
  kIo,              // the operating system said no: missing, unreadable, disk full
  kCorruptLexicon,  // a lexicon file that is damaged or of another version
  kForeignCase,     // a case file of another program or a newer Isnad
  kInterrupted,     // the user stopped the run
};

struct Error {
  ErrorCode code = ErrorCode::kBadData;
  std::string message;
  bool operator==(const Error&) const = default;
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT

  explicit operator bool() const { return state_.index() == 0; }
  T& value() & { return std::get<0>(state_); }
  const T& value() const& { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  T& operator*() { return value(); }
  const T& operator*() const { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  const Error& error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

// The result of an operation that yields nothing but success.
struct Done {};
using Status = Result<Done>;

}  // namespace isnad
