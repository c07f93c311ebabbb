import { z } from 'zod';
import { withoutInvisibleSigns } from '#contracts/invisibleSigns.ts';
import { languages } from '#contracts/languages.ts';
import { nfc } from '#contracts/normalForm.ts';
import type { ArticleId, AssetId, PackageId, SectionId, UserId } from '#db/schema/ids.ts';

/** Schemas that several inputs share. Postgres refuses NUL and lone surrogates, so the schemas do. */
export const isStorableText = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

const id = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);
export const articleId = id.transform((value) => value as ArticleId);
export const sectionId = id.transform((value) => value as SectionId);
export const assetId = id.transform((value) => value as AssetId);
export const packageId = id.transform((value) => value as PackageId);
export const userId = id.transform((value) => value as UserId);

/** Maximum characters of a line before its spaces are collapsed, to bound the work. */
const MAX_UNTRIMMED = 10_000;

/** One line of plain text: trimmed, in NFC, without invisible characters. */
export const line = (max: number) =>
  z
    .string()
    .max(Math.max(max, MAX_UNTRIMMED), 'text-long')
    .refine(isStorableText, 'text-unfit')
    .transform((text) => nfc(withoutInvisibleSigns(text)).replace(/\s+/gu, ' ').trim())
    .refine((text) => text.length <= max, 'text-long');

/** An instant that Postgres and every feed format can represent: years of four digits. */
export const instantSchema = z.coerce
  .date()
  .min(new Date('0001-01-01T00:00:00Z'))
  .max(new Date('9999-12-31T00:00:00Z'));

export const language = z.enum(languages);

export const urgency = z.number().int().min(1).max(9);
