#include "text/page_words.h"

#include <array>
#include <string_view>

#include "base/fold.h"

namespace isnad {
namespace {

struct PagePhrase {
  std::array<char, 31> key{};  // folded words, a space between them
  std::uint8_t size = 0;
  PageWord kind = PageWord::none;
  std::uint8_t longest = 0;  // most words a line may have to count, 0 for any
  std::string_view text() const { return {key.data(), size}; }
};

// Folds plain Arabic letters of two bytes each.
consteval PagePhrase page_phrase(std::string_view utf8, PageWord kind, std::uint8_t longest) {
  PagePhrase p;
  p.kind = kind;
  p.longest = longest;
  for (std::size_t i = 0; i < utf8.size();) {
    if (utf8[i] == ' ') {
      p.key[p.size++] = ' ';
      ++i;
      continue;
    }
    char32_t cp = (static_cast<char32_t>(static_cast<unsigned char>(utf8[i])) & 0x1F) << 6 |
                  (static_cast<unsigned char>(utf8[i + 1]) & 0x3F);
    if (cp == 0x622 || cp == 0x623 || cp == 0x625) cp = 0x627;
    if (cp == 0x629) cp = 0x647;
    if (cp == 0x649) cp = 0x64A;
    p.key[p.size++] = letter(cp);
    i += 2;
  }
  return p;
}

constexpr std::array kPagePhrases{page_phrase("اقرأ أيضا", PageWord::related, 0),
                                  page_phrase("اقرأ المزيد", PageWord::related, 0),
                                  page_phrase("أقرأ التالي", PageWord::related, 0),
                                  page_phrase("اقرأ كذلك", PageWord::related, 0),
                                  page_phrase("اقرأوا أيضا", PageWord::related, 0),
                                  page_phrase("اقرؤوا أيضا", PageWord::related, 0),
                                  page_phrase("للمزيد اقرأ", PageWord::related, 0),
                                  page_phrase("شاهد أيضا", PageWord::related, 0),
                                  page_phrase("شاهد", PageWord::related, 4),
                                  page_phrase("شاهدوا أيضا", PageWord::related, 0),
                                  page_phrase("مواضيع ذات", PageWord::related, 0),
                                  page_phrase("موضوعات ذات", PageWord::related, 0),
                                  page_phrase("أخبار ذات", PageWord::related, 0),
                                  page_phrase("مقالات ذات", PageWord::related, 0),
                                  page_phrase("مقالات مشابهة", PageWord::related, 0),
                                  page_phrase("مواضيع مشابهة", PageWord::related, 0),
                                  page_phrase("أخبار مشابهة", PageWord::related, 0),
                                  page_phrase("مواضيع متعلقة", PageWord::related, 0),
                                  page_phrase("أخبار متعلقة", PageWord::related, 0),
                                  page_phrase("مواد ذات", PageWord::related, 0),
                                  page_phrase("تقارير ذات", PageWord::related, 0),
                                  page_phrase("أخبار أخرى", PageWord::related, 4),
                                  page_phrase("الأكثر قراءة", PageWord::related, 8),
                                  page_phrase("الأكثر مشاهدة", PageWord::related, 8),
                                  page_phrase("الأكثر تداولا", PageWord::related, 8),
                                  page_phrase("الأكثر شعبية", PageWord::related, 8),
                                  page_phrase("اخترنا لك", PageWord::related, 6),
                                  page_phrase("اخترنا لكم", PageWord::related, 6),
                                  page_phrase("قد يعجبك", PageWord::related, 8),
                                  page_phrase("ربما يعجبك", PageWord::related, 8),
                                  page_phrase("قد يهمك", PageWord::related, 8),
                                  page_phrase("من الممكن أن يعجبك", PageWord::related, 8),
                                  page_phrase("آخر الأخبار", PageWord::related, 5),
                                  page_phrase("أحدث الأخبار", PageWord::related, 5),
                                  page_phrase("المزيد من", PageWord::related, 5),
                                  page_phrase("المزيد", PageWord::related, 1),
                                  page_phrase("شريط الأخبار", PageWord::related, 5),
                                  page_phrase("السابق", PageWord::related, 1),
                                  page_phrase("التالي", PageWord::related, 1),
                                  page_phrase("الخبر السابق", PageWord::related, 3),
                                  page_phrase("الخبر التالي", PageWord::related, 3),
                                  page_phrase("المقال السابق", PageWord::related, 3),
                                  page_phrase("المقال التالي", PageWord::related, 3),
                                  page_phrase("المقالة السابقة", PageWord::related, 3),
                                  page_phrase("المقالة التالية", PageWord::related, 3),
                                  page_phrase("التعليقات", PageWord::comments, 4),
                                  page_phrase("تعليقات القراء", PageWord::comments, 4),
                                  page_phrase("آراء القراء", PageWord::comments, 4),
                                  page_phrase("اترك تعليقا", PageWord::comments, 6),
                                  page_phrase("أضف تعليقا", PageWord::comments, 6),
                                  page_phrase("أضف تعليق", PageWord::comments, 6),
                                  page_phrase("اكتب تعليقا", PageWord::comments, 6),
                                  page_phrase("شارك برأيك", PageWord::comments, 6),
                                  page_phrase("الوسوم", PageWord::furniture, 0),
                                  page_phrase("وسوم", PageWord::furniture, 6),
                                  page_phrase("كلمات مفتاحية", PageWord::furniture, 0),
                                  page_phrase("الكلمات المفتاحية", PageWord::furniture, 0),
                                  page_phrase("الكلمات الدلالية", PageWord::furniture, 0),
                                  page_phrase("كلمات دلالية", PageWord::furniture, 0),
                                  page_phrase("تصنيفات", PageWord::furniture, 6),
                                  page_phrase("شارك", PageWord::furniture, 3),
                                  page_phrase("شارك الآن", PageWord::furniture, 5),
                                  page_phrase("شارك الخبر", PageWord::furniture, 5),
                                  page_phrase("شارك المقال", PageWord::furniture, 5),
                                  page_phrase("شاركها", PageWord::furniture, 3),
                                  page_phrase("مشاركة", PageWord::furniture, 3),
                                  page_phrase("مشاركة عبر", PageWord::furniture, 5),
                                  page_phrase("طباعة", PageWord::furniture, 4),
                                  page_phrase("إرسال", PageWord::furniture, 4),
                                  page_phrase("حجم الخط", PageWord::furniture, 5),
                                  page_phrase("نسخ الرابط", PageWord::furniture, 4),
                                  page_phrase("الرئيسية", PageWord::furniture, 14),
                                  page_phrase("من نحن", PageWord::furniture, 8),
                                  page_phrase("اتصل بنا", PageWord::furniture, 8),
                                  page_phrase("تابعنا", PageWord::furniture, 8),
                                  page_phrase("تابعونا", PageWord::furniture, 10),
                                  page_phrase("اشترك", PageWord::furniture, 14),
                                  page_phrase("إشترك", PageWord::furniture, 14),
                                  page_phrase("تسجيل الدخول", PageWord::furniture, 4),
                                  page_phrase("سياسة الخصوصية", PageWord::furniture, 6),
                                  page_phrase("عدد القراءات", PageWord::furniture, 6),
                                  page_phrase("عدد المشاهدات", PageWord::furniture, 6),
                                  page_phrase("عدد الزيارات", PageWord::furniture, 6),
                                  page_phrase("عدد التعليقات", PageWord::furniture, 6),
                                  page_phrase("عدد القراء", PageWord::furniture, 5),
                                  page_phrase("مشاهدات", PageWord::furniture, 3),
                                  page_phrase("المشاهدات", PageWord::furniture, 3),
                                  page_phrase("القراءات", PageWord::furniture, 3),
                                  page_phrase("مرات القراءة", PageWord::furniture, 4),
                                  page_phrase("تمت القراءة", PageWord::furniture, 5),
                                  page_phrase("قراءة دقيقة", PageWord::furniture, 4),
                                  page_phrase("وقت القراءة", PageWord::furniture, 5),
                                  page_phrase("آخر تحديث", PageWord::furniture, 8),
                                  page_phrase("تاريخ النشر", PageWord::furniture, 8),
                                  page_phrase("النشرة البريدية", PageWord::furniture, 8),
                                  page_phrase("إعلان", PageWord::furniture, 1),
                                  page_phrase("إعلانات", PageWord::furniture, 2),
                                  page_phrase("شاهد إصداراتنا", PageWord::furniture, 4),
                                  page_phrase("جميع الحقوق", PageWord::rights, 16),
                                  page_phrase("حقوق النشر", PageWord::rights, 16),
                                  page_phrase("كافة الحقوق", PageWord::rights, 16),
                                  page_phrase("الحقوق محفوظة", PageWord::rights, 16),
                                  page_phrase("كتب", PageWord::byline, 5),
                                  page_phrase("كتبت", PageWord::byline, 5),
                                  page_phrase("بقلم", PageWord::byline, 6),
                                  page_phrase("إعداد", PageWord::byline, 6),
                                  page_phrase("تحرير", PageWord::byline, 6),
                                  page_phrase("ترجمة", PageWord::byline, 6),
                                  page_phrase("الكاتب", PageWord::byline, 5),
                                  page_phrase("انقر هنا", PageWord::furniture, 10),
                                  page_phrase("اضغط هنا", PageWord::furniture, 10),
                                  page_phrase("للتواصل", PageWord::furniture, 12),
                                  page_phrase("نشر في", PageWord::published, 14),
                                  page_phrase("نشر بتاريخ", PageWord::published, 14),
                                  page_phrase("نشرت في", PageWord::published, 14),
                                  page_phrase("صورة أرشيفية", PageWord::picture, 25),
                                  page_phrase("صورة من الأرشيف", PageWord::picture, 25),
                                  page_phrase("تصوير", PageWord::picture, 6)};

bool begins_with(const Document& doc, std::uint32_t i, std::uint32_t last, std::string_view phrase) {
  for (;; ++i) {
    if (i >= last || doc.tokens[i].kind != TokenKind::word) return false;
    const std::string_view key = doc.key(doc.tokens[i]);
    if (!phrase.starts_with(key)) return false;
    phrase.remove_prefix(key.size());
    if (phrase.empty()) return true;
    if (phrase.front() != ' ') return false;
    phrase.remove_prefix(1);
  }
}

}  // namespace

PageWord page_word_at(const Document& doc, std::uint32_t first, std::uint32_t last, std::uint32_t words) {
  while (first < last && doc.tokens[first].kind == TokenKind::punct) ++first;
  if (first == last || doc.tokens[first].kind != TokenKind::word) return PageWord::none;
  const char initial = doc.key(doc.tokens[first]).front();
  const PagePhrase* best = nullptr;
  for (const PagePhrase& p : kPagePhrases)
    if (p.key[0] == initial && (p.longest == 0 || words <= p.longest) && (!best || p.size > best->size) &&
        begins_with(doc, first, last, p.text()))
      best = &p;
  return best ? best->kind : PageWord::none;
}

}  // namespace isnad
