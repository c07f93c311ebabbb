import { attribute, child, children, findWithin, textOf, type XmlElement } from '#editorial/xml/xml';
import { authorsOf, distinctAuthors } from './bylines.ts';
import { ItemRefused, type MachineArticle } from './machineArticle.ts';
import {
  idOf,
  type KeptOutList,
  keptOutList,
  languageIn,
  oneLine,
  present,
  pubStatusOf,
  sound,
  topicsOf,
  urgencyOf,
} from './machineText.ts';
import { embargoOf, firstTime } from './machineTimes.ts';
import { nitfBody } from './nitfBody.ts';

/**
 * Reads a document of NITF 3.
 * @param around what the message around it says, for a document that says nothing itself
 * @throws {ItemRefused}
 */
export function readNitf(root: XmlElement, item: number, around = { headline: '' }): MachineArticle {
  const kept = keptOutList();
  const related: MachineArticle['related'] = [];
  const head = child(root, 'head');
  const docdata = child(head, 'docdata');
  const bodyHead = child(root, 'body', 'body.head');
  const headline =
    oneLine(textOf(child(bodyHead, 'hedline', 'hl1'))) ||
    oneLine(textOf(child(bodyHead, 'hedline'))) ||
    oneLine(textOf(child(head, 'title'))) ||
    around.headline;
  const embargoed = embargoOf(attribute(child(docdata, 'date.release'), 'norm'));
  const pubstatus = statusOf(docdata, embargoed);
  keepDocdata(docdata, kept);
  const authors = bylineOf(bodyHead, kept);
  const standfirst = standfirstOf(bodyHead, kept);
  for (const one of children(bodyHead, 'dateline')) kept.add('dateline', textOf(one));
  for (const one of children(bodyHead, 'distributor')) kept.add('service-line', textOf(one));
  for (const one of children(bodyHead, 'note')) kept.add('editors-note', textOf(one));
  for (const one of children(bodyHead, 'rights')) kept.add('rights', textOf(one));
  const content = child(root, 'body', 'body.content');
  const body = content ? sound(nitfBody(content, { kept, related })) : '';
  for (const one of children(child(root, 'body', 'body.end'))) kept.add('service-line', textOf(one));
  if (pubstatus === 'canceled' && body === '') throw new ItemRefused('withdrawn', headline);
  if (headline === '') throw new ItemRefused('no-headline');
  if (body === '') throw new ItemRefused('no-text', headline);
  return {
    item,
    headline,
    body,
    body_format: 'html',
    topics: topicsOf(topicNames(head, docdata), kept),
    authors,
    ...present({
      id: idOf(nitfId(docdata) || attribute(root, 'uno')),
      standfirst,
      section: oneLine(attribute(child(head, 'pubdata'), 'position.section')),
      language: languageIn(attribute(root, 'lang') || attribute(child(root, 'body'), 'lang'), kept),
      released_at: firstTime(datesOf(head, docdata), kept),
      embargoed,
      pubstatus,
      urgency: urgencyOf(attribute(child(docdata, 'urgency'), 'ed-urg')),
    }),
    keptOut: kept.list,
    related,
  };
}

function nitfId(docdata: XmlElement | null): string {
  const docId = child(docdata, 'doc-id');
  const id = attribute(docId, 'id-string');
  const source = attribute(docId, 'regsrc');
  return id && source ? `${source}:${id}` : id;
}

/** Held back without a time is held back until somebody says otherwise. */
function statusOf(docdata: XmlElement | null, embargoed: string | null) {
  const status = attribute(docdata, 'management-status').toLowerCase();
  return status === 'embargoed' && embargoed ? null : pubStatusOf(status);
}

function datesOf(head: XmlElement | null, docdata: XmlElement | null): [string, string][] {
  return [
    ['date.issue', attribute(child(docdata, 'date.issue'), 'norm')],
    ['date.publication', attribute(child(head, 'pubdata'), 'date.publication')],
    ['date.release', attribute(child(docdata, 'date.release'), 'norm')],
  ];
}

function topicNames(head: XmlElement | null, docdata: XmlElement | null): string[] {
  const subjects = children(child(head, 'tobject'), 'tobject.subject').flatMap((one) =>
    ['type', 'matter', 'detail'].map((level) => attribute(one, `tobject.subject.${level}`)),
  );
  const keywords = findWithin(docdata, 'keyword').map((one) => attribute(one, 'key'));
  return [...subjects, ...keywords];
}

/** @returns the people; titles and the rest of a byline are kept out */
function bylineOf(bodyHead: XmlElement | null, kept: KeptOutList): string[] {
  const bylines = children(bodyHead, 'byline');
  const people = bylines.flatMap((byline) => {
    for (const title of findWithin(byline, 'byttl')) kept.add('byline', textOf(title));
    const persons = findWithin(byline, 'person').map((one) => textOf(one));
    if (persons.length > 0) return persons;
    return authorsOf(textOf(byline, 'byttl'), kept);
  });
  return distinctAuthors(people, kept);
}

/** The second deck of the headline, or the abstract; where there are both, the abstract is kept out. */
function standfirstOf(bodyHead: XmlElement | null, kept: KeptOutList): string {
  const decks = children(child(bodyHead, 'hedline'), 'hl2').map((one) => oneLine(textOf(one)));
  const abstract = oneLine(textOf(child(bodyHead, 'abstract')));
  const deck = decks.filter((one) => one !== '').join(' ');
  if (deck !== '') kept.add('service-line', abstract);
  return deck || abstract;
}

function keepDocdata(docdata: XmlElement | null, kept: KeptOutList): void {
  kept.add('slugline', attribute(child(docdata, 'du-key'), 'key'));
  for (const one of children(docdata, 'ed-msg'))
    kept.add('editors-note', attribute(one, 'info') || textOf(one));
  for (const one of children(docdata, 'correction'))
    kept.add('editors-note', attribute(one, 'info') || 'Correction');
  for (const one of children(docdata, 'date.expire')) {
    const until = attribute(one, 'norm');
    if (until) kept.add('service-line', `date.expire: ${until}`);
  }
  for (const one of children(docdata, 'doc.copyright'))
    kept.add('rights', `© ${attribute(one, 'year')} ${attribute(one, 'holder')}`);
  for (const one of children(docdata, 'doc.rights'))
    kept.add('rights', ['owner', 'limitations', 'agent'].map((name) => attribute(one, name)).join(' '));
}
