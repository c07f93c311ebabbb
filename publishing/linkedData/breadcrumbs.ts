import type { BreadcrumbList } from 'schema-dts';
import type { Label } from '#editorial/readerQueries/readerTypes.ts';
import { absoluteUrl, address, languageParameter, sectionPath } from '#publishing/addresses.ts';
import { type PaperFrame, paperName } from '#publishing/paperFrame.ts';
import { inContext } from './linkedData.ts';

type Step = { name: string; path: string };

/** The path to a page from the front page: https://schema.org/BreadcrumbList */
export function trail(frame: PaperFrame, steps: Step[]) {
  const language = languageParameter(frame, frame.language);
  const all = [{ name: paperName(frame), path: address('/', { language }) }, ...steps];
  const items = all.map(({ name, path }, at) => {
    return { '@type': 'ListItem', position: at + 1, name, item: absoluteUrl(frame)(path) } as const;
  });
  return inContext({ '@type': 'BreadcrumbList', itemListElement: items } as const satisfies BreadcrumbList);
}

/** The path to a page through its section, if it has one. */
export function sectionTrail(frame: PaperFrame, section: Label | null, current: Step) {
  const language = languageParameter(frame, frame.language);
  const above = section && { name: section.name, path: address(sectionPath(section.slug), { language }) };
  return trail(frame, above ? [above, current] : [current]);
}
