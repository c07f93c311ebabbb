import {
  childNodesOf,
  children,
  findWithin,
  nameOf,
  parseXml,
  type XmlElement,
  xmlAttribute,
  xmlText,
} from '#editorial/xml/parseXml.ts';
import type { SourceMetadata } from './metadataText.ts';

/** Maximum bytes of a packet. Photographs have a few kB; more is edit history that programs add. */
const MAX_XMP_BYTES = 1_000_000;
const MAX_CREATORS = 12;

const DC = 'http://purl.org/dc/elements/1.1/';
const PHOTOSHOP = 'http://ns.adobe.com/photoshop/1.0/';
const RIGHTS = 'http://ns.adobe.com/xap/1.0/rights/';
const IPTC_CORE = 'http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/';
const EXIF = 'http://ns.adobe.com/exif/1.0/';

/** Reads an XMP packet. @param language preferred if a text is given in several; then `x-default`, then the first */
export function readXmp(block: Uint8Array | undefined, language: string): SourceMetadata | null {
  if (!block || block.length > MAX_XMP_BYTES) return null;
  const text = new TextDecoder('utf-8').decode(block).replaceAll('\0', '').trim();
  const parsed = parseXml(text);
  if ('why' in parsed) return null;
  const descriptions =
    nameOf(parsed.root) === 'Description' ? [parsed.root] : findWithin(parsed.root, 'Description');
  const first = (namespace: string, name: string) =>
    descriptions.map((each) => propertyOf(each, namespace, name, language)).find((value) => value !== '') ??
    '';
  const creators = descriptions
    .flatMap((description) => children(description, 'creator'))
    .filter((element) => element.namespaceURI === DC)
    .flatMap((element) => listOf(element).map((item) => xmlText(item)));
  return {
    alt: first(IPTC_CORE, 'AltTextAccessibility'),
    longAlt: first(IPTC_CORE, 'ExtDescrAccessibility'),
    caption: first(DC, 'description'),
    headline: first(PHOTOSHOP, 'Headline'),
    credit: first(PHOTOSHOP, 'Credit'),
    source: first(PHOTOSHOP, 'Source'),
    creators: (creators.length > 0 ? creators : [first(DC, 'creator')]).slice(0, MAX_CREATORS),
    copyright: first(DC, 'rights'),
    usageTerms: first(RIGHTS, 'UsageTerms'),
    instructions: first(PHOTOSHOP, 'Instructions'),
    taken: first(PHOTOSHOP, 'DateCreated') || first(EXIF, 'DateTimeOriginal'),
  };
}

/** A property, as an element or as an attribute. */
function propertyOf(description: XmlElement, namespace: string, name: string, language: string): string {
  const attribute = description.getAttributeNS(namespace, name);
  if (attribute?.trim()) return attribute;
  const element = children(description, name).find((child) => child.namespaceURI === namespace);
  return element ? xmlText(inLanguage(listOf(element), language)) : '';
}

/** The items of an array of any of the three kinds; for a plain value the element itself. */
function listOf(element: XmlElement): XmlElement[] {
  const array = children(element, 'Alt', 'Seq', 'Bag')[0];
  return array ? children(array, 'li') : [element];
}

function inLanguage(items: XmlElement[], language: string): XmlElement | undefined {
  const primary = (tag: string) => tag.toLowerCase().split('-')[0];
  const filled = items.filter((item) => childNodesOf(item).length > 0);
  return (
    filled.find((item) => xmlAttribute(item, 'lang').toLowerCase() === language.toLowerCase()) ??
    filled.find((item) => primary(xmlAttribute(item, 'lang')) === primary(language)) ??
    filled.find((item) => xmlAttribute(item, 'lang') === 'x-default') ??
    filled[0]
  );
}
