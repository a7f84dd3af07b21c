// The writer behind json.h: appends keys and values to a string and keeps the commas right.
//
//   JsonWriter w(out);
//   w.open('{'); w.field("id", "c1"); w.key("span"); …; w.close('}');
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/time.h"

namespace isnad {

class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  void open(char bracket) {
    comma();
    out_.push_back(bracket);
    fresh_ = true;
  }
  void close(char bracket) {
    out_.push_back(bracket);
    fresh_ = false;
  }
  // `name` must need no escaping.
  void key(std::string_view name) {
    comma();
    out_.push_back('"');
    out_.append(name);
    out_.append("\":");
    fresh_ = true;
  }
  void string(std::string_view text);
  void valid_string(std::string_view text);  // known to be UTF-8
  void integer(std::int64_t value);
  void number(double value);  // shortest form that reads back as the same value
  void boolean(bool value) { raw(value ? "true" : "false"); }
  void null() { raw("null"); }

  void field(std::string_view name, std::string_view text) { key(name), string(text); }
  void field(std::string_view name, const std::optional<std::int64_t>& value) {
    key(name);
    value ? integer(*value) : null();
  }
  void field_flag(std::string_view name, bool value) { key(name), boolean(value); }
  // Null where the text is empty.
  void field_or_null(std::string_view name, std::string_view text) {
    key(name);
    text.empty() ? null() : string(text);
  }
  // Left out where the text is empty.
  void field_if(std::string_view name, std::string_view text) {
    if (!text.empty()) field(name, text);
  }
  void field(std::string_view name, const std::vector<std::string>& texts);
  void field(std::string_view name, const std::optional<Date>& date) {
    field_or_null(name, date && date->known() ? date->text() : std::string());
  }

 private:
  void comma() {
    if (!fresh_) out_.push_back(',');
    fresh_ = false;
  }
  void raw(std::string_view text) {
    comma();
    out_.append(text);
  }

  std::string& out_;
  bool fresh_ = true;  // no comma before the next thing
};

}  // namespace isnad
