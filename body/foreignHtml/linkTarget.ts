import { isFitHref } from '../href.ts';

/** Programs that send links round by a counter or a scanner of their own, and the parameter that names the target. */
const detours: { address: RegExp; parameter: string }[] = [
  { address: /^https?:\/\/www\.google\.[a-z.]{2,6}\/url\?/i, parameter: 'q' },
  { address: /^https?:\/\/[\w-]+\.safelinks\.protection\.outlook\.com\//i, parameter: 'url' },
  { address: /^https?:\/\/l\.facebook\.com\/l\.php\?/i, parameter: 'u' },
];

/** Where a link of another document leads, if a story may lead there; else null. A place within that document is nowhere. */
export function linkTarget(href: string): string | null {
  const address = href.trim().slice(0, 4_000);
  const target = (behindDetour(address) ?? address).replace(/ /g, '%20');
  return !target.startsWith('#') && isFitHref(target) ? target : null;
}

function behindDetour(address: string): string | null {
  const detour = detours.find((one) => one.address.test(address));
  if (!detour) return null;
  try {
    const { searchParams } = new URL(address);
    return searchParams.get(detour.parameter) ?? searchParams.get('url');
  } catch {
    return null;
  }
}
