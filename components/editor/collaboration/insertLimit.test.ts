import { Fragment } from '@tiptap/pm/model';
import { expect, test } from 'vitest';
import { bodySchema } from '#body/bodySchema.ts';
import { paragraph } from '#body/composeBody.ts';
import { isOverInsertLimit } from './insertLimit.ts';

const paragraphs = (count: number, text: string) =>
  Fragment.fromJSON(
    bodySchema,
    Array.from({ length: count }, () => paragraph(text)),
  );

test('nearly a megabyte of text can be inserted at once, with any number of paragraphs; more text is refused', () => {
  expect(isOverInsertLimit(paragraphs(800, 'a'.repeat(1_000)))).toBe(false);
  expect(isOverInsertLimit(paragraphs(1, 'a'.repeat(1_000_000)))).toBe(false);
  expect(isOverInsertLimit(paragraphs(1_100, 'a'.repeat(1_000)))).toBe(true);
});

test('the limit is on the bytes of the update that is sent', () => {
  expect(isOverInsertLimit(paragraphs(300, '早'.repeat(1_000)))).toBe(false);
  expect(isOverInsertLimit(paragraphs(400, '早'.repeat(1_000)))).toBe(true);
  expect(isOverInsertLimit(paragraphs(20_000, 'a'))).toBe(true);
});
