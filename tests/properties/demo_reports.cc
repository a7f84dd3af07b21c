#include "properties/demo_reports.h"

#include "base/fold.h"

namespace isnad::testing {

std::vector<Report> demo_reports() {
  std::vector<Report> reports;
  const IngestOptions options;
  ReportSource source({std::string(ISNAD_SOURCE_DIR) + "/demo/reports.jsonl"}, options);
  while (auto raw = source.next()) {
    Item item = read_item(std::move(*raw), options);
    if (const auto* failure = std::get_if<ItemFailure>(&item))
      ADD_FAILURE() << failure->where << ": " << failure->error.message;
    else
      reports.push_back(std::get<Report>(std::move(item)));
  }
  return reports;
}

std::string random_bytes(std::mt19937& random, std::size_t size) {
  std::string bytes(size, '\0');
  for (char& c : bytes) c = static_cast<char>(random() & 0xFF);
  return bytes;
}

std::string random_prose(std::mt19937& random, std::size_t pieces) {
  static const std::vector<std::string> kPieces{"قتل",
                                                "مقتل",
                                                "أصيب",
                                                "وإصابة",
                                                "خمسة",
                                                "12",
                                                "٢٦",
                                                "1,250",
                                                "4.5",
                                                "جنود",
                                                "جندي",
                                                "مدنيين",
                                                "قتيلاً",
                                                "و30",
                                                "جريحاً",
                                                "بينهم",
                                                "طفلان",
                                                "هم",
                                                "منهم",
                                                "من أصل",
                                                "ارتفعت",
                                                "حصيلة",
                                                "إلى",
                                                "بعدما كانت",
                                                "لا يقل عن",
                                                "نحو",
                                                "عشرات",
                                                "بين",
                                                "و45",
                                                "قال",
                                                "وأضاف",
                                                "نفى",
                                                "نقلت",
                                                "عن",
                                                "إن",
                                                "أن",
                                                "بحسب",
                                                "المرصد السوري",
                                                "مصدر أمني",
                                                "لوكالة فرانس برس",
                                                "داعش",
                                                "د ا ع ش",
                                                "قتـ ـلى",
                                                "سجن غويران",
                                                "فر",
                                                "سجيناً",
                                                "السجن",
                                                "في",
                                                "على",
                                                "هجوم",
                                                "قصف",
                                                "الهجوم",
                                                "لم",
                                                "يسفر",
                                                "دون",
                                                "إصابات",
                                                "أمس",
                                                "في 12 آذار 2022",
                                                "منذ مطلع العام",
                                                "«",
                                                "»",
                                                "\"",
                                                "(",
                                                ")",
                                                ".",
                                                "،",
                                                ":",
                                                "؛",
                                                "!",
                                                "-",
                                                "/",
                                                "…",
                                                "\n",
                                                "\n\n",
                                                "\r\n",
                                                "\u200F",
                                                "\u202B",
                                                "ـ",
                                                "َ",
                                                "ُ",
                                                "AFP",
                                                "2022-01-23",
                                                "%",
                                                "\xFF",
                                                "\xD8",
                                                "\xE2\x80",
                                                "\U0001F534",
                                                "中"};
  std::string text;
  for (std::size_t i = 0; i < pieces; ++i) {
    text += kPieces[random() % kPieces.size()];
    if (random() % 5 != 0) text += ' ';
  }
  return text;
}

}  // namespace isnad::testing
