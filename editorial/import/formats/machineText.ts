import { createHash } from 'node:crypto';
import { languages } from '#contracts/languages.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import {
  MAX_TOPIC_CHARACTERS,
  MAX_TOPICS,
  type MachineArticle,
  type MachineKeptOut,
  type PubStatus,
} from './machineArticle.ts';

const MAX_KEPT_OUT = 50;
const MAX_KEPT_OUT_CHARACTERS = 2_000;
const MAX_ID_CHARACTERS = 150;

/** Removes control characters and lone surrogates; keeps line breaks. */
export const soundText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g, '');

/** Like `soundText`, as one line. */
export const machineLine = (text: string): string => soundText(text).replace(/\s+/g, ' ').trim();

/** Collects the passages left out of a story: each text once, in order. */
export function keptOutList() {
  const list: MachineKeptOut[] = [];
  return {
    list,
    add(kind: MachineKeptOut['kind'], text: string) {
      const line = machineLine(text.slice(0, MAX_KEPT_OUT_CHARACTERS));
      if (line === '' || list.length >= MAX_KEPT_OUT) return;
      if (!list.some((one) => one.kind === kind && one.text === line)) list.push({ kind, text: line });
    },
  };
}
export type KeptOutCollector = ReturnType<typeof keptOutList>;

/** Distinct topics that an import accepts; names that are too long or too many are left out and reported. */
export function topicsOf(names: string[], keptOut: KeptOutCollector): string[] {
  const topics = new Map<string, string>();
  for (const name of names.map(machineLine).filter((one) => one !== '')) {
    const isTooMuch = name.length > MAX_TOPIC_CHARACTERS || topics.size >= MAX_TOPICS;
    if (isTooMuch && !topics.has(name.toLowerCase())) keptOut.add('service-line', name);
    else if (!topics.has(name.toLowerCase())) topics.set(name.toLowerCase(), name);
  }
  return [...topics.values()];
}

/** The paper's language for a BCP 47 tag; null if there is none, or for an unsupported one, which is reported. */
export function languageIn(tag: string, keptOut: KeptOutCollector): Language | null {
  const primary = tag.trim().toLowerCase().split(/[-_]/)[0] ?? '';
  // Simplified and traditional characters are distinguished by the text itself.
  if (primary === 'zh' || primary === 'cmn') return 'zh-CN';
  const language = languages.find((one) => one === primary) ?? null;
  if (!language && primary !== '') keptOut.add('service-line', `Language: ${tag}`);
  return language;
}

/**
 * Parses `usable`, `stat:usable`, `Cancelled` and the like. An unknown status is not known to be usable, so the article
 * is withheld.
 */
export function pubStatusOf(text: string): PubStatus | null {
  const status = text.trim().split(/[:/]/).at(-1)?.toLowerCase() ?? '';
  if (status === '') return null;
  if (status === 'usable') return 'usable';
  return /^(?:cancel|kill)/.test(status) ? 'canceled' : 'withheld';
}

/** 1 to 9, or null. */
export function urgencyOf(value: unknown): number | null {
  const number = Number(String(value ?? '').trim() || 'none');
  return Number.isInteger(number) && number >= 1 && number <= 9 ? number : null;
}

/** The sender's id of an item; the hash of a long one. */
export function idOf(given: string): string | null {
  const id = machineLine(given);
  if (id.length <= MAX_ID_CHARACTERS) return id || null;
  return `sha256:${createHash('sha256').update(id).digest('hex')}`;
}

type Optional = Pick<
  MachineArticle,
  'id' | 'standfirst' | 'section' | 'language' | 'released_at' | 'embargoed' | 'pubstatus' | 'urgency'
>;

/** Members that have a value: empty optional members are left out. */
export function present(members: { [Name in keyof Optional]: Optional[Name] | null | '' }): Optional {
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== null && value !== undefined && value !== ''),
  );
}
