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
import { embargoOf, optionalMembers, pubStatusOf, topicsOf } from './machineMembers.ts';
import { type KeptOutCollector, keptOutList, machineLine, soundText } from './machineText.ts';
import { nitfBody } from './nitfBody.ts';
import { keepBodyHead, keepDocdata } from './nitfNotes.ts';

/**
 * Parses a document of NITF 3. @param messageHeadline of the surrounding message, used if the document has none
 * @throws {ItemRefused}
 */
export function readNitf(root: XmlElement, item: number, messageHeadline = ''): MachineArticle {
  const keptOut = keptOutList();
  const related: MachineArticle['related'] = [];
  const head = child(root, 'head');
  const docdata = child(head, 'docdata');
  const bodyHead = child(root, 'body', 'body.head');
  const headline =
    machineLine(xmlText(child(bodyHead, 'hedline', 'hl1'))) ||
    machineLine(xmlText(child(bodyHead, 'hedline'))) ||
    machineLine(xmlText(child(head, 'title'))) ||
    messageHeadline;
  const embargoed = embargoOf(xmlAttribute(child(docdata, 'date.release'), 'norm'));
  const pubstatus = statusOf(docdata, embargoed);
  keepDocdata(docdata, keptOut);
  const authors = bylineOf(bodyHead, keptOut);
  const standfirst = standfirstOf(bodyHead, keptOut);
  keepBodyHead(bodyHead, keptOut);
  const content = child(root, 'body', 'body.content');
  const body = content ? soundText(nitfBody(content, { keptOut, related })) : '';
  for (const element of children(child(root, 'body', 'body.end')))
    keptOut.add('service-line', xmlText(element));
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
    ...optionalMembers(
      {
        id: nitfId(docdata) || xmlAttribute(root, 'uno'),
        standfirst,
        section: machineLine(xmlAttribute(child(head, 'pubdata'), 'position.section')),
        language: xmlAttribute(root, 'lang') || xmlAttribute(child(root, 'body'), 'lang'),
        times: [
          ['date.issue', xmlAttribute(child(docdata, 'date.issue'), 'norm')],
          ['date.publication', xmlAttribute(child(head, 'pubdata'), 'date.publication')],
          ['date.release', xmlAttribute(child(docdata, 'date.release'), 'norm')],
        ],
        embargoed,
        pubstatus,
        urgency: xmlAttribute(child(docdata, 'urgency'), 'ed-urg'),
      },
      keptOut,
    ),
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

/** The status of a document. With an embargo that has no time, it is withheld until further notice. */
function statusOf(docdata: XmlElement | null, embargoed: string | null) {
  const status = xmlAttribute(docdata, 'management-status').toLowerCase();
  return status === 'embargoed' && embargoed ? null : pubStatusOf(status);
}

function topicNames(head: XmlElement | null, docdata: XmlElement | null): string[] {
  const subjects = children(child(head, 'tobject'), 'tobject.subject').flatMap((subject) =>
    ['type', 'matter', 'detail'].map((level) => xmlAttribute(subject, `tobject.subject.${level}`)),
  );
  return [...subjects, ...findWithin(docdata, 'keyword').map((keyword) => xmlAttribute(keyword, 'key'))];
}

/** @returns the people; titles and the rest of a byline are left out and reported */
function bylineOf(bodyHead: XmlElement | null, keptOut: KeptOutCollector): string[] {
  const people = children(bodyHead, 'byline').flatMap((byline) => {
    for (const title of findWithin(byline, 'byttl')) keptOut.add('byline', xmlText(title));
    const persons = findWithin(byline, 'person').map((element) => xmlText(element));
    return persons.length > 0 ? persons : authorsOf(xmlText(byline, 'byttl'), keptOut);
  });
  return distinctAuthors(people, keptOut);
}

/** The second line of the headline, or the abstract; if there are both, the abstract is left out and reported. */
function standfirstOf(bodyHead: XmlElement | null, keptOut: KeptOutCollector): string {
  const decks = children(child(bodyHead, 'hedline'), 'hl2').map((deck) => machineLine(xmlText(deck)));
  const abstract = machineLine(xmlText(child(bodyHead, 'abstract')));
  const deck = decks.filter(Boolean).join(' ');
  if (deck !== '') keptOut.add('service-line', abstract);
  return deck || abstract;
}
