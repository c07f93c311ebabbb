import type { StoryName } from './storyName.ts';

/** Titles of people; the two words after one are a name. Arabic has no capitals, so there is no other evidence. */
const titles =
  'الرئيس|الرئيسة|السيد|السيدة|الدكتور|الدكتورة|الوزير|الوزيرة|المهندس|المهندسة|الأستاذ|الأستاذة|القاضي|القاضية|النائب|النائبة|الأمير|الأميرة|الشيخ|العميد|العقيد|اللواء|القبطان|المدير|المديرة|المحافظ|المحامي|المحامية|البروفيسور';
const titled = new RegExp(
  `(?<!\\p{L})(?:${titles}) (\\p{Script=Arabic}{2,} \\p{Script=Arabic}{2,})(?![\\p{L}\\p{M}])`,
  'gu',
);

/** Names in Arabic, without their lexemes. */
export function namesInArabic(text: string): StoryName[] {
  const found = new Set(Array.from(text.matchAll(titled), ([, name = '']) => name));
  return [...found].map((name) => ({ text: name, lexemes: [] }));
}
