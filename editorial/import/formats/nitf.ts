import {
  child,
  children,
  findWithin,
  type XmlElement,
  xmlAttribute,
  xmlText,
} from '#editorial/xml/parseXml.ts';
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
  soundText,
  topicsOf,
  urgencyOf,
} from './machineText.ts';
import { embargoOf, firstTime } from './machineTimes.ts';
import { nitfBody } from './nitfBody.ts';

/**
 * Parses a document of NITF 3. @param around the headline of the surrounding message, used if the document has none
 * @throws {ItemRefused}
 */
export function readNitf(root: XmlElement, item: number, around = { headline: '' }): MachineArticle {
  const keptOut = keptOutList();
  const related: MachineArticle['related'] = [];
  const head = child(root, 'head');
  const docdata = child(head, 'docdata');
  const bodyHead = child(root, 'body', 'body.head');
  const headline =
    machineLine(xmlText(child(bodyHead, 'hedline', 'hl1'))) ||
    machineLine(xmlText(child(bodyHead, 'hedline'))) ||
    machineLine(xmlText(child(head, 'title'))) ||
    around.headline;
  const embargoed = embargoOf(xmlAttribute(child(docdata, 'date.release'), 'norm'));
  const pubstatus = statusOf(docdata, embargoed);
  keepDocdata(docdata, keptOut);
  const authors = bylineOf(bodyHead, keptOut);
  const standfirst = standfirstOf(bodyHead, keptOut);
  for (const one of children(bodyHead, 'dateline')) keptOut.add('dateline', xmlText(one));
  for (const one of children(bodyHead, 'distributor')) keptOut.add('service-line', xmlText(one));
  for (const one of children(bodyHead, 'note')) keptOut.add('editors-note', xmlText(one));
  for (const one of children(bodyHead, 'rights')) keptOut.add('rights', xmlText(one));
  const content = child(root, 'body', 'body.content');
  const body = content ? soundText(nitfBody(content, { kept: keptOut, related })) : '';
  for (const one of children(child(root, 'body', 'body.end'))) keptOut.add('service-line', xmlText(one));
  if (pubstatus === 'canceled' && body === '') throw new ItemRefused('withdrawn', headline);
  if (headline === '') throw new ItemRefused('no-headline');
  if (body === '') throw new ItemRefused('no-text', headline);
  return {
    item,
    headline,
    body,
    body_format: 'html',
    topics: topicsOf(topicNames(head, docdata), keptOut),
    authors,
    ...present({
      id: idOf(nitfId(docdata) || xmlAttribute(root, 'uno')),
      standfirst,
      section: machineLine(xmlAttribute(child(head, 'pubdata'), 'position.section')),
      language: languageIn(xmlAttribute(root, 'lang') || xmlAttribute(child(root, 'body'), 'lang'), keptOut),
      released_at: firstTime(datesOf(head, docdata), keptOut),
      embargoed,
      pubstatus,
      urgency: urgencyOf(xmlAttribute(child(docdata, 'urgency'), 'ed-urg')),
    }),
    keptOut: keptOut.list,
    related,
  };
}

function nitfId(docdata: XmlElement | null): string {
  const docId = child(docdata, 'doc-id');
  const id = xmlAttribute(docId, 'id-string');
  const source = xmlAttribute(docId, 'regsrc');
  return id && source ? `${source}:${id}` : id;
}

/** An embargo without a time is withheld until further notice. */
function statusOf(docdata: XmlElement | null, embargoed: string | null) {
  const status = xmlAttribute(docdata, 'management-status').toLowerCase();
  return status === 'embargoed' && embargoed ? null : pubStatusOf(status);
}

function datesOf(head: XmlElement | null, docdata: XmlElement | null): [string, string][] {
  return [
    ['date.issue', xmlAttribute(child(docdata, 'date.issue'), 'norm')],
    ['date.publication', xmlAttribute(child(head, 'pubdata'), 'date.publication')],
    ['date.release', xmlAttribute(child(docdata, 'date.release'), 'norm')],
  ];
}

function topicNames(head: XmlElement | null, docdata: XmlElement | null): string[] {
  const subjects = children(child(head, 'tobject'), 'tobject.subject').flatMap((one) =>
    ['type', 'matter', 'detail'].map((level) => xmlAttribute(one, `tobject.subject.${level}`)),
  );
  const keywords = findWithin(docdata, 'keyword').map((one) => xmlAttribute(one, 'key'));
  return [...subjects, ...keywords];
}

/** @returns the people; titles and the rest of a byline are left out and reported */
function bylineOf(bodyHead: XmlElement | null, keptOut: KeptOutCollector): string[] {
  const bylines = children(bodyHead, 'byline');
  const people = bylines.flatMap((byline) => {
    for (const title of findWithin(byline, 'byttl')) keptOut.add('byline', xmlText(title));
    const persons = findWithin(byline, 'person').map((one) => xmlText(one));
    if (persons.length > 0) return persons;
    return authorsOf(xmlText(byline, 'byttl'), keptOut);
  });
  return distinctAuthors(people, keptOut);
}

/** The second line of the headline, or the abstract; if there are both, the abstract is left out and reported. */
function standfirstOf(bodyHead: XmlElement | null, keptOut: KeptOutCollector): string {
  const decks = children(child(bodyHead, 'hedline'), 'hl2').map((one) => machineLine(xmlText(one)));
  const abstract = machineLine(xmlText(child(bodyHead, 'abstract')));
  const deck = decks.filter((one) => one !== '').join(' ');
  if (deck !== '') keptOut.add('service-line', abstract);
  return deck || abstract;
}

function keepDocdata(docdata: XmlElement | null, keptOut: KeptOutCollector): void {
  keptOut.add('slugline', xmlAttribute(child(docdata, 'du-key'), 'key'));
  for (const one of children(docdata, 'ed-msg'))
    keptOut.add('editors-note', xmlAttribute(one, 'info') || xmlText(one));
  for (const one of children(docdata, 'correction'))
    keptOut.add('editors-note', xmlAttribute(one, 'info') || 'Correction');
  for (const one of children(docdata, 'date.expire')) {
    const until = xmlAttribute(one, 'norm');
    if (until) keptOut.add('service-line', `date.expire: ${until}`);
  }
  for (const one of children(docdata, 'doc.copyright'))
    keptOut.add('rights', `© ${xmlAttribute(one, 'year')} ${xmlAttribute(one, 'holder')}`);
  for (const one of children(docdata, 'doc.rights'))
    keptOut.add('rights', ['owner', 'limitations', 'agent'].map((name) => xmlAttribute(one, name)).join(' '));
}
