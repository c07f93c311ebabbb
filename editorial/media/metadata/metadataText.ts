import { nfc } from '#contracts/normalForm.ts';

/** Characters of a member that are looked at. */
const MAX_LOOKED_AT = 20_000;

/** Signs that change the order of what is beside them, or that nobody sees. Joiners stay: scripts need them. */
const invisible = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;
/** A tag: a name behind its bracket, unlike "5 < 6". */
const tag = /<\/?([a-z][a-z0-9]*)[^<>]{0,1000}>/gi;
/** Words within a line stay together without these. */
const inlineTags = new Set(['a', 'b', 'i', 'u', 'em', 'strong', 'span', 'font', 'sub', 'sup', 'small']);

/** A member as one line of plain text, without tags, control characters and invisible signs, cut at a whole sign. */
export function asLine(text: string, max: number): string {
  const plain = text
    .slice(0, MAX_LOOKED_AT)
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

/** The day of "2024-04-14T…", "20240414" or "2024:04:14 …" as YYYY-MM-DD; empty for what is no day from 1800 to 2200. */
export function asDay(text: string): string {
  const parts = /^\s*(\d{4})[-:/]?(\d\d)[-:/]?(\d\d)(?!\d)/.exec(text.slice(0, 40));
  if (!parts) return '';
  const day = `${parts[1]}-${parts[2]}-${parts[3]}`;
  const date = new Date(`${day}T00:00:00Z`);
  const isReal = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
  return isReal && day >= '1800' && day < '2200' ? day : '';
}

/** Chinese characters of GB 2312 come in pairs of high bytes; letters with accents stand alone. */
const gbPairs = /^(?:[^\x80-\xff]|[\xa1-\xf7][\xa1-\xfe])*$/;

/**
 * Bytes whose encoding nobody told: UTF-8 where they are that. Else, for a Chinese paper, GB 18030 where they look like it;
 * else what Western cameras and agencies write.
 */
export function decodeUntold(bytes: Uint8Array, language: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const isGb = language.startsWith('zh') && gbPairs.test(Buffer.from(bytes).toString('latin1'));
    return new TextDecoder(isGb ? 'gb18030' : 'windows-1252').decode(bytes);
  }
}
