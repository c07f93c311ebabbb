import type { APIRequestContext } from '@playwright/test';
import sharp from 'sharp';

/** Addresses of all pictures that a page's HTML refers to. */
export function pictureAddresses(html: string): string[] {
  const pictures = new Set<string>();
  for (const [tag] of html.matchAll(/<(?:img|source|link)\b[^>]*>/g)) {
    if (tag.startsWith('<link') && !/\bas="image"/.test(tag)) continue;
    for (const [, name = '', value = ''] of tag.matchAll(/\b(srcset|imagesrcset|src|href)="([^"]*)"/gi)) {
      const addresses = /srcset/i.test(name)
        ? value.split(',').map((each) => each.trim().split(/\s+/)[0] ?? '')
        : [value];
      for (const address of addresses) if (address && !address.startsWith('data:')) pictures.add(address);
    }
  }
  return [...pictures];
}

/** Those of the addresses whose response is not a readable picture, each after its HTTP status. */
export async function brokenPictures(request: APIRequestContext, addresses: string[]): Promise<string[]> {
  const broken: string[] = [];
  for (const address of addresses) {
    const response = await request.get(address);
    const isPicture = response.ok() && /^image\//.test(response.headers()['content-type'] ?? '');
    const format = isPicture
      ? await sharp(await response.body())
          .metadata()
          .catch(() => null)
      : null;
    if (!format) broken.push(`${response.status()} ${address}`);
  }
  return broken;
}
