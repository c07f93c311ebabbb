import type { BreadcrumbList } from 'schema-dts';
import type { Label } from '#editorial/readerQueries/readerTypes.ts';
import { address, languageParameter, sectionPath } from '#publishing/addresses.ts';
import { type PaperFrame, paperName } from '#publishing/paperFrame.ts';
import { absoluteUrl, inContext } from './linkedData.ts';

type Step = { name: string; path: string };

/** The way to a page from the front: https://schema.org/BreadcrumbList */
export function trail(frame: PaperFrame, steps: Step[]) {
  const absolute = absoluteUrl(frame);
  const language = languageParameter(frame, frame.language);
  const all = [{ name: paperName(frame), path: address('/', { language }) }, ...steps];
  const list = {
    '@type': 'BreadcrumbList',
    itemListElement: all.map(({ name, path }, at) => ({
      '@type': 'ListItem' as const,
      position: at + 1,
      name,
      item: absolute(path),
    })),
  } as const satisfies BreadcrumbList;
  return inContext(list);
}

/** By its section, where it has one. */
export function sectionTrail(frame: PaperFrame, section: Label | null, here: Step) {
  const language = languageParameter(frame, frame.language);
  const above = section && {
    name: section.name,
    path: address(sectionPath(section.slug), { language }),
  };
  return trail(frame, above ? [above, here] : [here]);
}
