import type { NewsMediaOrganization, Thing, WithContext } from 'schema-dts';
import { pathOf } from '#contracts/routes.ts';
import { type PaperFrame, paperName } from '#publishing/paperFrame.ts';

/** JSON that is also safe inside `<script>`: nothing in it can end the element or open a comment. */
export function scriptSafe(data: object): string {
  return JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

export const inContext = <T extends Thing & object>(data: T): WithContext<T> =>
  ({ '@context': 'https://schema.org', ...data }) as WithContext<T>;

export const absoluteUrl = (frame: Pick<PaperFrame, 'siteUrl'>) => (path: string) =>
  new URL(path, frame.siteUrl).href;

/** The paper as whoever publishes: https://schema.org/NewsMediaOrganization */
export function publisher(frame: PaperFrame) {
  const absolute = absoluteUrl(frame);
  return {
    '@type': 'NewsMediaOrganization',
    '@id': absolute('/#paper'),
    name: paperName(frame),
    url: absolute('/'),
    logo: { '@type': 'ImageObject', url: absolute(pathOf('icon')) },
    correctionsPolicy: absolute(pathOf('corrections')),
  } as const satisfies NewsMediaOrganization;
}
