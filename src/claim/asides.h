// Asides: what stands between two commas or dashes and may be left out: who says so, when and where, a breakdown.
//
//   قتلت، بحسب شبكة أطباء، 27 مدنيا      نحو 30 سجينا، من بينهم سبعة محكومون، فروا
//
// Rules match over them as if they were not there (rule_match.cc).
#pragma once

#include "claim/items.h"

namespace isnad {

// Fills SentenceItems::aside_end: for the item that opens an aside the index behind its closing mark, else 0.
void find_asides(SentenceItems& sentence);

// «…، طلب عدم ذكر اسمه لأنه غير مخول بالحديث إلى وسائل الإعلام، …»: words of speaking there report nothing.
void hush_anonymity(const Lexicon& lexicon, SentenceItems& sentence);

}  // namespace isnad
