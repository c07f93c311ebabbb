import { isFitHref } from '../href.ts';

/** Redirects that programs put in front of links, to count or scan them, and the parameter that names the target. */
const detours: { address: RegExp; parameter: string }[] = [
  { address: /^https?:\/\/www\.google\.[a-z.]{2,6}\/url\?/i, parameter: 'q' },
  { address: /^https?:\/\/[\w-]+\.safelinks\.protection\.outlook\.com\//i, parameter: 'url' },
  { address: /^https?:\/\/l\.facebook\.com\/l\.php\?/i, parameter: 'u' },
];

/** The target of another document's link; null if a story may not lead there, or if it is a place in that document. */
export function linkTarget(href: string): string | null {
  const address = href.trim().slice(0, 4_000);
  const target = (behindDetour(address) ?? address).replace(/ /g, '%20');
  return !target.startsWith('#') && isFitHref(target) ? target : null;
}

function behindDetour(address: string): string | null {
  const detour = detours.find((each) => each.address.test(address));
  if (!detour || !URL.canParse(address)) return null;
  const { searchParams } = new URL(address);
  return searchParams.get(detour.parameter) ?? searchParams.get('url');
}
