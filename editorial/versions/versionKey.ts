import { z } from 'zod';
import type { VersionId } from '#db/schema/ids.ts';

/** What can be compared and restored: a kept version, or a release by its number. */
export type VersionKey = { is: 'version'; id: VersionId } | { is: 'release'; number: number };

/** The key in an address or an order: `12`, or `release-3`. */
export const versionKey = z
  .string()
  .regex(/^(release-[1-9]\d{0,8}|[1-9]\d{0,14})$/)
  .transform((text): VersionKey => {
    const [, isRelease, number] = /^(release-)?(\d+)$/.exec(text) ?? [];
    return isRelease
      ? { is: 'release', number: Number(number) }
      : { is: 'version', id: Number(number) as VersionId };
  });

/** The text that `versionKey` parses. */
export const versionKeyText = (key: VersionKey): string =>
  key.is === 'release' ? `release-${key.number}` : String(key.id);
