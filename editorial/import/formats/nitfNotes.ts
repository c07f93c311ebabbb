import { child, children, type XmlElement, xmlAttribute, xmlText } from '#editorial/xml/parseXml.ts';
import type { KeptOutCollector } from './machineText.ts';

/** Elements of `body.head` that are left out of the story. */
const headNotes = {
  dateline: 'dateline',
  distributor: 'service-line',
  note: 'editors-note',
  rights: 'rights',
} as const;

/** Reports the notes and lines around the headline. */
export function keepBodyHead(bodyHead: XmlElement | null, keptOut: KeptOutCollector): void {
  for (const [name, kind] of Object.entries(headNotes))
    for (const element of children(bodyHead, name)) keptOut.add(kind, xmlText(element));
}

const rightsParts = ['owner', 'limitations', 'agent'];

/** Reports the metadata for editors. */
export function keepDocdata(docdata: XmlElement | null, keptOut: KeptOutCollector): void {
  keptOut.add('slugline', xmlAttribute(child(docdata, 'du-key'), 'key'));
  for (const message of children(docdata, 'ed-msg'))
    keptOut.add('editors-note', xmlAttribute(message, 'info') || xmlText(message));
  for (const correction of children(docdata, 'correction'))
    keptOut.add('editors-note', xmlAttribute(correction, 'info') || 'Correction');
  for (const until of children(docdata, 'date.expire').map((expiry) => xmlAttribute(expiry, 'norm')))
    if (until) keptOut.add('service-line', `date.expire: ${until}`);
  for (const copyright of children(docdata, 'doc.copyright'))
    keptOut.add('rights', `© ${xmlAttribute(copyright, 'year')} ${xmlAttribute(copyright, 'holder')}`);
  for (const rights of children(docdata, 'doc.rights'))
    keptOut.add('rights', rightsParts.map((name) => xmlAttribute(rights, name)).join(' '));
}
