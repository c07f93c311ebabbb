import { child, children, type XmlElement, xmlAttribute, xmlText } from '#editorial/xml/parseXml.ts';
import { authorsOf, distinctAuthors } from './bylines.ts';
import { ItemRefused, type MachineArticle } from './machineArticle.ts';
import { embargoOf, optionalMembers, present, pubStatusOf, topicsOf } from './machineMembers.ts';
import { type KeptOutCollector, keptOutList, machineLine } from './machineText.ts';
import { readContentSet } from './newsContent.ts';

const last = (qcode: string): string => qcode.split(/[:/]/).at(-1)?.toLowerCase() ?? '';

/** Parses a `newsItem` of NewsML-G2. @throws {ItemRefused} */
export function readNewsItem(root: XmlElement, item: number): MachineArticle {
  const keptOut = keptOutList();
  const itemMeta = child(root, 'itemMeta');
  const meta = child(root, 'contentMeta');
  const itemClass = codeOf(child(itemMeta, 'itemClass'));
  if (itemClass !== '' && last(itemClass) !== 'text') throw new ItemRefused('not-text', last(itemClass));
  const headline =
    machineLine(xmlText(child(meta, 'headline'))) || machineLine(xmlText(child(itemMeta, 'title')));
  const embargo = child(itemMeta, 'embargoed');
  const embargoed = embargoOf(xmlText(embargo));
  const pubstatus = statusOf(itemMeta, embargo !== null && embargoed === null);
  keepMeta(root, keptOut);
  if (pubstatus === 'canceled' && !child(root, 'contentSet')) throw new ItemRefused('withdrawn', headline);
  const content = readContentSet(root, { headline, item, keptOut });
  if (!content) throw new ItemRefused(pubstatus === 'canceled' ? 'withdrawn' : 'no-text', headline);
  const nitf = 'headline' in content ? content : null;
  if (headline === '' && !nitf) throw new ItemRefused('no-headline');
  for (const { kind, text } of nitf?.keptOut ?? []) keptOut.add(kind, text);
  const authors = authorsIn(meta, keptOut);
  return {
    item,
    ...present({ ...nitf }),
    headline: headline || (nitf?.headline ?? ''),
    body: content.body,
    body_format: content.body_format,
    topics: topicsOf([...topicNames(meta), ...(nitf?.topics ?? [])], keptOut),
    authors: authors.length > 0 ? authors : (nitf?.authors ?? []),
    ...optionalMembers(
      {
        id: xmlAttribute(root, 'guid'),
        standfirst: machineLine(xmlText(descriptionOf(meta))),
        language: xmlAttribute(child(meta, 'language'), 'tag') || xmlAttribute(root, 'lang'),
        times: [
          ['firstCreated', xmlText(child(itemMeta, 'firstCreated'))],
          ['versionCreated', xmlText(child(itemMeta, 'versionCreated'))],
          ['contentCreated', xmlText(child(meta, 'contentCreated'))],
        ],
        embargoed,
        pubstatus,
        urgency: xmlText(child(meta, 'urgency')),
      },
      keptOut,
    ),
    keptOut: keptOut.list,
    related: nitf?.related ?? [],
  };
}

/** A code, as `qcode` or `uri`. */
const codeOf = (element: XmlElement | null): string =>
  xmlAttribute(element, 'qcode') || xmlAttribute(element, 'uri') || xmlAttribute(element, 'literal');

/** An embargo without a time lasts until further notice; a signal may withdraw the item. */
function statusOf(itemMeta: XmlElement | null, isHeldBack: boolean) {
  const status = pubStatusOf(codeOf(child(itemMeta, 'pubStatus')));
  const isKilled = children(itemMeta, 'signal').some((signal) => /kill|cancel/.test(last(codeOf(signal))));
  if (isKilled) return 'canceled' as const;
  return isHeldBack && status !== 'canceled' ? ('withheld' as const) : status;
}

/** The description to use as standfirst: a summary if there is one, never a caption. */
function descriptionOf(meta: XmlElement | null): XmlElement | null {
  const roleOf = (description: XmlElement) => last(xmlAttribute(description, 'role'));
  const all = children(meta, 'description').filter((description) => roleOf(description) !== 'caption');
  return all.find((description) => roleOf(description) === 'summary') ?? all[0] ?? null;
}

function topicNames(meta: XmlElement | null): string[] {
  const keywords = children(meta, 'keyword').map((keyword) => xmlText(keyword));
  return [...children(meta, 'subject').map(conceptName), ...keywords];
}

const conceptName = (concept: XmlElement): string =>
  xmlText(child(concept, 'name')) || xmlAttribute(concept, 'literal');

/** The people in the byline; without one, creators that are not organisations. */
function authorsIn(meta: XmlElement | null, keptOut: KeptOutCollector): string[] {
  const bylines = children(meta, 'by').map((byline) => xmlText(byline));
  const names = bylines.some((byline) => byline.trim() !== '')
    ? bylines.flatMap((byline) => authorsOf(byline, keptOut))
    : children(meta, 'creator').filter(isPerson).map(conceptName);
  return distinctAuthors(names, keptOut);
}

const isPerson = (creator: XmlElement): boolean => last(xmlAttribute(creator, 'type')) !== 'organisation';

function keepMeta(root: XmlElement, keptOut: KeptOutCollector): void {
  const itemMeta = child(root, 'itemMeta');
  const meta = child(root, 'contentMeta');
  for (const note of children(itemMeta, 'edNote')) keptOut.add('editors-note', xmlText(note));
  for (const signal of children(itemMeta, 'signal')) keepSignal(last(codeOf(signal)), keptOut);
  for (const slugline of children(meta, 'slugline')) keptOut.add('slugline', xmlText(slugline));
  for (const dateline of children(meta, 'dateline')) keptOut.add('dateline', xmlText(dateline));
  for (const credit of children(meta, 'creditline')) keptOut.add('rights', xmlText(credit));
  for (const info of children(root, 'rightsInfo'))
    for (const right of children(info, 'copyrightNotice', 'usageTerms'))
      keptOut.add('rights', xmlText(right));
  for (const source of children(meta, 'infoSource'))
    for (const contact of children(source, 'contactInfo')) keptOut.add('contact', xmlText(contact));
}

function keepSignal(signal: string, keptOut: KeptOutCollector): void {
  if (signal === '') return;
  keptOut.add(/kill|cancel|correction/.test(signal) ? 'editors-note' : 'service-line', `Signal: ${signal}`);
}
