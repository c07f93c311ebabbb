import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldHan, simplifyHan } from './hanVariants.ts';
import { foldText, withoutInvisible } from './textFolding.ts';

describe('a folded text', () => {
  test.each([
    ['café', 'cafe\u0301', 'CAFE', 'Ｃａｆé'],
    ['São Bento', 'sao bento', 'SA\u0303O BENTO'],
    ['Straße', 'strasse', 'STRASSE', 'STRAẞE'],
    ['Łódź', 'lodz'],
    ['Ørsted', 'orsted'],
    ['İstanbul', 'istanbul', 'ıstanbul', 'ISTANBUL'],
    ['ﬁn', 'fin'],
    ['５Ｇ', '5G'],
    ['１２０', '120', '١٢٠', '۱۲۰'],
    ['CO₂', 'co2'],
    ['ｶﾞｷﾞ', 'ガギ', 'カ\u3099キ\u3099'],
    ['臺灣', '台湾', '台灣', '枱湾'],
    ['頭髮', '头发', '头發'],
    ['計畫', '计划', '計劃'],
    ['مكتبة', 'مكتبه', 'مَكْتَبَةٌ', 'مكتبـــة'],
    ['أحمد', 'احمد', 'إحمد', 'آحمد'],
    ['مستشفى', 'مستشفي', 'مستشفی'],
    ['har\u00adbour\u200b', 'harbour', 'har\u2060bour\ufffc', '\u202eharbour\u202c', 'har\ufe0fbour'],
  ])('treats %j as equal to its other spellings', (...same) => {
    expect(new Set(same.map(foldText)).size).toBe(1);
  });

  test.each([
    ['harbour', 'harbor'],
    ['が', 'か'],
    ['한국', '하구'],
    ['台湾', '台北'],
    ['علي', 'عالي'],
    ['rose', 'rosé wine'],
  ])('keeps %j and %j different', (one, other) => expect(foldText(one)).not.toBe(foldText(other)));

  test('does not change when it is folded again, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const folded = foldText(text);
        expect(foldText(folded)).toBe(folded);
        expect(withoutInvisible(folded)).toBe(folded);
      }),
      { numRuns: 500 },
    );
  });

  test('keeps its length in simplified characters, so that positions stay valid', () => {
    const text = '臺灣船東訪問桤港，𪜎頭髮 abc';
    expect(simplifyHan(text)).toHaveLength(text.length);
    expect(foldHan(foldHan(text))).toBe(foldHan(text));
  });
});
