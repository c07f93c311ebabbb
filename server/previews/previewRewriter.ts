import { hasPast, inEdition } from '#contracts/routes.ts';
import { type AlterTag, attribute, type HtmlTag } from '#server/render/htmlRewriter.ts';
import type { Preview } from './previewAddresses.ts';

export type PreviewTheme = 'light' | 'dark';

const pictureLists = new Set(['srcset', 'imagesrcset']);
const backgrounds: Record<PreviewTheme, string> = { light: '#fbf9f4', dark: '#161513' };

/** Changes the tags of a reader's page for a preview: addresses of links and pictures, and a forced theme. */
export function alterFor(preview: Preview, theme: PreviewTheme | null): AlterTag {
  return (tag) => {
    if (preview.unnamed && namesThePage(tag)) return 'gone';
    let changed = theme !== null && forceTheme(tag, theme);
    if (!preview.cookies && tag.attrs.some(leadsToStaff)) {
      tag.attrs = tag.attrs.filter((each) => !leadsToStaff(each)); // a writer pasted it by mistake; others cannot open it
      changed = true;
    }
    changed = moveAddresses(tag, preview) || changed;
    if (preview.opens === 'beside' && leadsAway(tag)) {
      tag.attrs.push({ name: 'target', value: '_blank' });
      changed = true;
    }
    return changed ? 'changed' : 'same';
  };
}

type Place = Pick<Preview, 'media' | 'prefix'>;

/** Changes links, forms and pictures to the addresses that this person uses. @returns whether any changed */
export function moveAddresses(tag: HtmlTag, place: Place): boolean {
  let changed = false;
  for (const each of tag.attrs) {
    const before = each.value;
    if (pictureLists.has(each.name)) each.value = before.replace(/(^|,\s*)\/media\//g, `$1${place.media}/`);
    else if (each.name === 'src' || each.name === 'href' || each.name === 'action')
      each.value = previewAddress(before, place);
    changed ||= each.value !== before;
  }
  return changed;
}

const leadsToStaff = ({ name, value }: HtmlTag['attrs'][number]) =>
  name === 'href' && /^(https?:\/\/[^/]*)?\/(newsroom|admin)([/?#]|$)/i.test(value);

const leadsAway = (tag: HtmlTag) =>
  tag.tagName === 'a' &&
  !(attribute(tag, 'href') ?? '#').startsWith('#') &&
  attribute(tag, 'target') === undefined;

/** The address that this person uses instead of an address of the paper. */
export function previewAddress(address: string, { media, prefix }: Place): string {
  if (!address.startsWith('/') || address.startsWith('//')) return address;
  if (address.startsWith('/media/')) return media + address.slice('/media'.length);
  return prefix !== undefined && hasPast(address) ? inEdition(prefix, address) : address;
}

/** Forces the style sheet's dark or light theme: see `components/reader/css/tokens.css`. */
function forceTheme(tag: HtmlTag, theme: PreviewTheme): boolean {
  if (tag.tagName === 'html') {
    tag.attrs.push({ name: 'data-theme', value: theme });
    return true;
  }
  if (tag.tagName !== 'meta') return false;
  const name = attribute(tag, 'name');
  if (name !== 'color-scheme' && name !== 'theme-color') return false;
  for (const each of tag.attrs)
    if (each.name === 'content') each.value = name === 'color-scheme' ? theme : backgrounds[theme];
  return true;
}

function namesThePage(tag: HtmlTag): boolean {
  if (tag.tagName === 'script') return attribute(tag, 'type')?.toLowerCase() === 'application/ld+json';
  if (tag.tagName === 'link') return /^(canonical|alternate)$/i.test(attribute(tag, 'rel') ?? '');
  const name = attribute(tag, 'property') ?? attribute(tag, 'name') ?? '';
  return tag.tagName === 'meta' && /^(og|twitter|article):|^description$/i.test(name);
}
