import { DOMSerializer, Fragment } from '@tiptap/pm/model';
import { blockTypes } from '#body/blocks/blockRegistry.ts';
import { bodySchema } from '#body/bodySchema.ts';
import type { Loss } from '#body/foreignHtml/losses.ts';
import { readForeignHtml } from '#body/foreignHtml/readForeignHtml.ts';

/** What one of our own editors puts on the clipboard, and nothing else. */
const ownElements = [...blockTypes.map(({ ownHtml }) => ownHtml), 'strong, em, a, br'].join(', ');

/**
 * HTML from the clipboard as the schema has it, and what it lost on the way. What was copied from a story comes back as it
 * is: with its pictures, entries and pull quotes.
 */
export function cleanPasted(html: string): { html: string; losses: Loss[] } {
  const page = new DOMParser().parseFromString(html, 'text/html');
  if (isOwn(page)) return { html, losses: [] };
  const { blocks, losses } = readForeignHtml(page.documentElement);
  const box = page.createElement('div');
  const content = Fragment.fromJSON(bodySchema, blocks);
  box.append(DOMSerializer.fromSchema(bodySchema).serializeFragment(content, { document: page }));
  return { html: box.innerHTML, losses };
}

function isOwn(page: Document): boolean {
  if (!page.body.querySelector('[data-pm-slice]')) return false;
  return [...page.body.querySelectorAll('*')].every(
    (element) =>
      element.matches(ownElements) && !element.hasAttribute('style') && !element.hasAttribute('hidden'),
  );
}

/** Whether HTML says anything but that there is a picture: then it goes before a picture of it that lies beside it. */
export const hasPastedText = (html: string): boolean =>
  new DOMParser().parseFromString(html, 'text/html').body.textContent.trim() !== '';
