import { child, children, type XmlElement, xmlAttribute, xmlText } from '#editorial/xml/parseXml.ts';
import { authorsOf, distinctAuthors } from './bylines.ts';
import { ItemRefused, type MachineArticle } from './machineArticle.ts';
import {
  idOf,
  type KeptOutCollector,
  keptOutList,
  languageIn,
  machineLine,
  present,
  pubStatusOf,
  topicsOf,
  urgencyOf,
} from './machineText.ts';
import { embargoOf, firstTime } from './machineTimes.ts';
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
  const content = readContentSet(root, { headline, number: item, kept: keptOut });
  const nitf = content && 'nitf' in content ? content.nitf : null;
  const body = nitf ?? (content as Pick<MachineArticle, 'body' | 'body_format'> | null);
  if (!body) throw new ItemRefused(pubstatus === 'canceled' ? 'withdrawn' : 'no-text', headline);
  if (headline === '' && !nitf) throw new ItemRefused('no-headline');
  for (const one of nitf?.keptOut ?? []) keptOut.add(one.kind, one.text);
  const ownTopics = topicNames(meta);
  const ownAuthors = authorsIn(meta, keptOut);
  return {
    item,
    ...present({ ...nitf }),
    headline: headline || (nitf?.headline ?? ''),
    body: body.body,
    body_format: body.body_format,
    topics: topicsOf([...ownTopics, ...(nitf?.topics ?? [])], keptOut),
    authors: ownAuthors.length > 0 ? ownAuthors : (nitf?.authors ?? []),
    ...present({
      id: idOf(xmlAttribute(root, 'guid')),
      standfirst: machineLine(xmlText(descriptionOf(meta))),
      language: languageIn(
        xmlAttribute(child(meta, 'language'), 'tag') || xmlAttribute(root, 'lang'),
        keptOut,
      ),
      released_at: firstTime(
        [
          ['firstCreated', xmlText(child(itemMeta, 'firstCreated'))],
          ['versionCreated', xmlText(child(itemMeta, 'versionCreated'))],
          ['contentCreated', xmlText(child(meta, 'contentCreated'))],
        ],
        keptOut,
      ),
      embargoed,
      pubstatus,
      urgency: urgencyOf(xmlText(child(meta, 'urgency'))),
    }),
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
  const isKilled = children(itemMeta, 'signal').some((one) => /kill|cancel/.test(last(codeOf(one))));
  if (isKilled) return 'canceled' as const;
  return isHeldBack && status !== 'canceled' ? ('withheld' as const) : status;
}

/** A summary is preferred; captions are ignored. */
function descriptionOf(meta: XmlElement | null): XmlElement | null {
  const all = children(meta, 'description').filter((one) => last(xmlAttribute(one, 'role')) !== 'caption');
  return all.find((one) => last(xmlAttribute(one, 'role')) === 'summary') ?? all[0] ?? null;
}

function topicNames(meta: XmlElement | null): string[] {
  const subjects = children(meta, 'subject').map(
    (one) => xmlText(child(one, 'name')) || xmlAttribute(one, 'literal'),
  );
  return [...subjects, ...children(meta, 'keyword').map((one) => xmlText(one))];
}

/** The people in the byline; without one, creators that are not organisations. */
function authorsIn(meta: XmlElement | null, keptOut: KeptOutCollector): string[] {
  const bylines = children(meta, 'by').map((one) => xmlText(one));
  if (bylines.some((one) => one.trim() !== ''))
    return distinctAuthors(
      bylines.flatMap((one) => authorsOf(one, keptOut)),
      keptOut,
    );
  const people = children(meta, 'creator').filter(
    (one) => last(xmlAttribute(one, 'type')) !== 'organisation',
  );
  return distinctAuthors(
    people.map((one) => xmlText(child(one, 'name')) || xmlAttribute(one, 'literal')),
    keptOut,
  );
}

function keepMeta(root: XmlElement, keptOut: KeptOutCollector): void {
  const itemMeta = child(root, 'itemMeta');
  const meta = child(root, 'contentMeta');
  const rights = children(root, 'rightsInfo');
  for (const one of children(itemMeta, 'edNote')) keptOut.add('editors-note', xmlText(one));
  for (const one of children(itemMeta, 'signal')) keepSignal(last(codeOf(one)), keptOut);
  for (const one of children(meta, 'slugline')) keptOut.add('slugline', xmlText(one));
  for (const one of children(meta, 'dateline')) keptOut.add('dateline', xmlText(one));
  for (const one of children(meta, 'creditline')) keptOut.add('rights', xmlText(one));
  for (const info of rights)
    for (const one of children(info, 'copyrightNotice', 'usageTerms')) keptOut.add('rights', xmlText(one));
  for (const one of children(meta, 'infoSource'))
    for (const contact of children(one, 'contactInfo')) keptOut.add('contact', xmlText(contact));
}

function keepSignal(signal: string, keptOut: KeptOutCollector): void {
  if (signal === '') return;
  keptOut.add(/kill|cancel|correction/.test(signal) ? 'editors-note' : 'service-line', `Signal: ${signal}`);
}
