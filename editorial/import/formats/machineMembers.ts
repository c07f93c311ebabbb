import { createHash } from 'node:crypto';
import { languages } from '#contracts/languages.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import {
  ItemRefused,
  MAX_TOPIC_CHARACTERS,
  MAX_TOPICS,
  type MachineArticle,
  type PubStatus,
} from './machineArticle.ts';
import { type KeptOutCollector, machineLine } from './machineText.ts';
import { readMachineTime } from './machineTimes.ts';

const MAX_ID_CHARACTERS = 150;

type Optional = Pick<
  MachineArticle,
  'id' | 'standfirst' | 'section' | 'language' | 'released_at' | 'embargoed' | 'pubstatus' | 'urgency'
>;
type OrEmpty<Members> = { [Name in keyof Members]: Members[Name] | null | '' };

/** Members that are not parsed yet, as the sender wrote them. `times`: release times, preferred first. */
type SentMembers = { id: string; language: string; times: [name: string, value: string][]; urgency: string };
type ParsedMembers = OrEmpty<Pick<Optional, 'standfirst' | 'section' | 'embargoed' | 'pubstatus'>>;

/** Parses the optional members of an article. Empty ones are left out; unreadable ones are reported. */
export function optionalMembers(members: SentMembers & ParsedMembers, keptOut: KeptOutCollector): Optional {
  const { id, language, times, urgency, ...parsed } = members;
  return present({
    ...parsed,
    id: idOf(id),
    language: languageIn(language, keptOut),
    released_at: firstTime(times, keptOut),
    urgency: urgencyOf(urgency),
  });
}

/** Members that have a value: empty optional members are left out. */
export function present(members: OrEmpty<Optional>): Optional {
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== null && value !== undefined && value !== ''),
  );
}

/** The sender's id of an item; if it is too long, its hash. */
function idOf(text: string): string | null {
  const id = machineLine(text);
  if (id.length <= MAX_ID_CHARACTERS) return id || null;
  return `sha256:${createHash('sha256').update(id).digest('hex')}`;
}

/** The paper's language for a BCP 47 tag; null if there is none, or for an unsupported one, which is reported. */
function languageIn(tag: string, keptOut: KeptOutCollector): Language | null {
  const primary = tag.trim().toLowerCase().split(/[-_]/)[0] ?? '';
  // Simplified and traditional characters are distinguished by the text itself.
  if (primary === 'zh' || primary === 'cmn') return 'zh-CN';
  const language = languages.find((each) => each === primary) ?? null;
  if (!language && primary !== '') keptOut.add('service-line', `Language: ${tag}`);
  return language;
}

/** The first valid time; invalid ones before it are reported with their names. */
function firstTime(times: SentMembers['times'], keptOut: KeptOutCollector): string | null {
  for (const [name, value] of times) {
    if (value.trim() === '') continue;
    const time = readMachineTime(value);
    if (time) return time;
    keptOut.add('service-line', `${name}: ${value}`);
  }
  return null;
}

/** An urgency from 1 to 9, or null. */
function urgencyOf(text: string): number | null {
  const number = Number(text.trim() || 'none');
  return Number.isInteger(number) && number >= 1 && number <= 9 ? number : null;
}

/**
 * The end of an embargo; null if there is none. @throws {ItemRefused} `bad-date` if the time cannot be parsed, so that
 * the story is not treated as unrestricted
 */
export function embargoOf(text: string): string | null {
  if (text.trim() === '') return null;
  const time = readMachineTime(text);
  if (!time) throw new ItemRefused('bad-date', machineLine(text.slice(0, 200)));
  return time;
}

/**
 * Parses `usable`, `stat:usable`, `Cancelled` and the like. An article with an unknown status is withheld.
 */
export function pubStatusOf(text: string): PubStatus | null {
  const status = text.trim().split(/[:/]/).at(-1)?.toLowerCase() ?? '';
  if (status === '') return null;
  if (status === 'usable') return 'usable';
  return /^(?:cancel|kill)/.test(status) ? 'canceled' : 'withheld';
}

/** Distinct topics that an import accepts; names that are too long or too many are left out and reported. */
export function topicsOf(names: string[], keptOut: KeptOutCollector): string[] {
  const topics = new Map<string, string>();
  for (const name of names.map(machineLine)) {
    if (name === '' || topics.has(name.toLowerCase())) continue;
    if (name.length > MAX_TOPIC_CHARACTERS || topics.size >= MAX_TOPICS) keptOut.add('service-line', name);
    else topics.set(name.toLowerCase(), name);
  }
  return [...topics.values()];
}
