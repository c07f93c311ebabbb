import { nfc } from '#contracts/normalForm.ts';

/** The fields of one of the three standards, as in the file. A missing field is absent or empty. */
export type SourceMetadata = {
  alt?: string;
  /** a longer description for people who cannot see the picture */
  longAlt?: string;
  caption?: string;
  headline?: string;
  credit?: string;
  source?: string;
  creators?: string[];
  copyright?: string;
  usageTerms?: string;
  instructions?: string;
  /** in the format of the standard */
  taken?: string;
};

/** Maximum characters of a field that are read. */
const MAX_FIELD_CHARACTERS = 20_000;

/** Characters that change the direction of text, or that are invisible. Joiners are kept: scripts need them. */
const invisible = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;
/** A markup tag: a name follows the bracket, unlike in "5 < 6". */
const tag = /<\/?([a-z][a-z0-9]*)[^<>]{0,1000}>/gi;
/** Tags within a word or line, which are removed without inserting a space. */
const inlineTags = new Set(['a', 'b', 'i', 'u', 'em', 'strong', 'span', 'font', 'sub', 'sup', 'small']);

/**
 * A field as one line of plain text, without tags, control characters and invisible characters, cut between characters.
 */
export function asLine(text: string, max: number): string {
  const plain = text
    .slice(0, MAX_FIELD_CHARACTERS)
    .toWellFormed()
    .replace(tag, (_, name: string) => (inlineTags.has(name.toLowerCase()) ? '' : ' '))
    .replace(invisible, '');
  const line = nfc(plain.replace(/[\p{Cc}\ufffd]/gu, ' '))
    .replace(/\s+/gu, ' ')
    .trim();
  return line.length <= max ? line : `${cutAt(line, max - 1)}…`;
}

const cutAt = (text: string, length: number): string =>
  text
    .slice(0, length)
    .replace(/\p{Cs}$/u, '')
    .trimEnd();

/** The day in "2024-04-14T…", "20240414" or "2024:04:14 …" as YYYY-MM-DD; empty unless a day from 1800 to 2200. */
export function asDay(text: string): string {
  const parts = /^\s*(\d{4})[-:/]?(\d\d)[-:/]?(\d\d)(?!\d)/.exec(text.slice(0, 40));
  if (!parts) return '';
  const day = `${parts[1]}-${parts[2]}-${parts[3]}`;
  const date = new Date(`${day}T00:00:00Z`);
  const isReal = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
  return isReal && day >= '1800' && day < '2200' ? day : '';
}

/** Characters of GB 2312 are pairs of high bytes; accented Western letters are single ones. */
const gbPairs = /^(?:[^\x80-\xff]|[\xa1-\xf7][\xa1-\xfe])*$/;

/**
 * Decodes bytes without a declared encoding: as UTF-8 if valid. Otherwise, for a Chinese paper, as GB 18030 if they
 * look like it; else as Windows-1252, which Western cameras and agencies write.
 */
export function decodeUndeclared(bytes: Uint8Array, language: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const isGb = language.startsWith('zh') && gbPairs.test(Buffer.from(bytes).toString('latin1'));
    return new TextDecoder(isGb ? 'gb18030' : 'windows-1252').decode(bytes);
  }
}
