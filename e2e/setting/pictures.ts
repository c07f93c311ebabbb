import type { APIRequestContext } from '@playwright/test';
import sharp from 'sharp';

/** Every address that a page asks a browser to load a picture from. */
export function pictureAddresses(html: string): string[] {
  const found = new Set<string>();
  for (const [tag] of html.matchAll(/<(?:img|source|link)\b[^>]*>/g)) {
    if (tag.startsWith('<link') && !/\bas="image"/.test(tag)) continue;
    for (const [, name = '', value = ''] of tag.matchAll(/\b(srcset|imagesrcset|src|href)="([^"]*)"/gi)) {
      const addresses = /srcset/i.test(name)
        ? value.split(',').map((each) => each.trim().split(/\s+/)[0] ?? '')
        : [value];
      for (const address of addresses) if (address && !address.startsWith('data:')) found.add(address);
    }
  }
  return [...found];
}

/** What of these addresses is not answered with the bytes of a picture, with what was answered instead. */
export async function brokenPictures(request: APIRequestContext, addresses: string[]): Promise<string[]> {
  const broken: string[] = [];
  for (const address of addresses) {
    const answer = await request.get(address);
    const isPicture = answer.ok() && /^image\//.test(answer.headers()['content-type'] ?? '');
    const format = isPicture
      ? await sharp(await answer.body())
          .metadata()
          .catch(() => null)
      : null;
    if (!format) broken.push(`${answer.status()} ${address}`);
  }
  return broken;
}
