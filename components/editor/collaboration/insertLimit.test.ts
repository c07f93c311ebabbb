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

test('nearly a megabyte of text may be inserted at once, however many paragraphs it has; more may not', () => {
  expect(isOverInsertLimit(paragraphs(800, 'a'.repeat(1_000)))).toBe(false);
  expect(isOverInsertLimit(paragraphs(1, 'a'.repeat(1_000_000)))).toBe(false);
  expect(isOverInsertLimit(paragraphs(1_100, 'a'.repeat(1_000)))).toBe(true);
});

test('what counts is what the text takes when it is sent', () => {
  expect(isOverInsertLimit(paragraphs(300, '早'.repeat(1_000)))).toBe(false);
  expect(isOverInsertLimit(paragraphs(400, '早'.repeat(1_000)))).toBe(true);
  expect(isOverInsertLimit(paragraphs(20_000, 'a'))).toBe(true);
});
