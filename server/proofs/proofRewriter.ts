import { type AlterTag, attribute, type HtmlTag } from '#server/render/htmlRewriter.ts';
import type { Proof } from './proofAddresses.ts';

export type ProofTheme = 'light' | 'dark';

const pictureLists = new Set(['srcset', 'imagesrcset']);
const grounds: Record<ProofTheme, string> = { light: '#fbf9f4', dark: '#161513' };

/** Changes the tags of a reader page for a proof: the targets of links and pictures, and a forced theme. */
export function alterFor(proof: Proof, theme: ProofTheme | null): AlterTag {
  return (tag) => {
    if (proof.unnamed && namesThePage(tag)) return 'gone';
    let changed = theme !== null && forceTheme(tag, theme);
    if (!proof.cookies && tag.attrs.some(leadsToStaff)) {
      tag.attrs = tag.attrs.filter((attribute) => !leadsToStaff(attribute)); // a link into the newsroom, left by mistake, is removed
      changed = true;
    }
    changed = moveAddresses(tag, proof) || changed;
    if (proof.opens === 'beside' && leadsAway(tag)) {
      tag.attrs.push({ name: 'target', value: '_blank' });
      changed = true;
    }
    return changed ? 'changed' : 'same';
  };
}

type Place = Pick<Proof, 'media' | 'prefix'>;

/** Rewrites the addresses of links, forms and pictures for this proof. @returns whether any changed */
export function moveAddresses(tag: HtmlTag, place: Place): boolean {
  let changed = false;
  for (const attribute of tag.attrs) {
    const before = attribute.value;
    if (pictureLists.has(attribute.name))
      attribute.value = before.replace(/(^|,\s*)\/media\//g, `$1${place.media}/`);
    else if (attribute.name === 'src' || attribute.name === 'href' || attribute.name === 'action')
      attribute.value = proofAddress(before, place);
    changed ||= attribute.value !== before;
  }
  return changed;
}

const leadsToStaff = ({ name, value }: HtmlTag['attrs'][number]) =>
  name === 'href' && /^(https?:\/\/[^/]*)?\/(newsroom|admin)([/?#]|$)/i.test(value);

const leadsAway = (tag: HtmlTag) =>
  tag.tagName === 'a' &&
  !(attribute(tag, 'href') ?? '#').startsWith('#') &&
  attribute(tag, 'target') === undefined;

/** Addresses without a past version: files, staff pages, feeds, and pages of the past themselves. */
const present =
  /^\/(_next|newsroom|admin|sign-in|proofs|icon|as-of|about|api|\.well-known)\b|^\/[^?#]*feed\.(xml|json)\b/;

/** The address in this proof of an address of the paper. */
export function proofAddress(address: string, { media, prefix }: Place): string {
  if (!address.startsWith('/') || address.startsWith('//')) return address;
  if (address.startsWith('/media/')) return media + address.slice('/media'.length);
  if (prefix === undefined || present.test(address)) return address;
  return prefix + address.replace(/^\/(?=$|[?#])/, '');
}

/** Sets the attribute that the style sheet uses for dark and light: see `components/reader/css/tokens.css`. */
function forceTheme(tag: HtmlTag, theme: ProofTheme): boolean {
  if (tag.tagName === 'html') {
    tag.attrs.push({ name: 'data-theme', value: theme });
    return true;
  }
  if (tag.tagName !== 'meta') return false;
  const name = attribute(tag, 'name');
  if (name !== 'color-scheme' && name !== 'theme-color') return false;
  for (const attribute of tag.attrs)
    if (attribute.name === 'content') attribute.value = name === 'color-scheme' ? theme : grounds[theme];
  return true;
}

function namesThePage(tag: HtmlTag): boolean {
  if (tag.tagName === 'script') return attribute(tag, 'type')?.toLowerCase() === 'application/ld+json';
  if (tag.tagName === 'link') return /^(canonical|alternate)$/i.test(attribute(tag, 'rel') ?? '');
  if (tag.tagName !== 'meta') return false;
  return /^(og|twitter|article):|^description$/i.test(
    attribute(tag, 'property') ?? attribute(tag, 'name') ?? '',
  );
}
