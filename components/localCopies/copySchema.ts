import { schemaVersion } from '#body/bodySchema.ts';
import type { CopyRecord } from './copyRecord.ts';

/**
 * Whether an editor with an earlier schema wrote a copy. It may have blocks that editors of the present schema do not know,
 * and changes of blocks that the server has replaced since.
 */
export const isOfEarlierSchema = (copy: CopyRecord): boolean => (copy.schemaVersion ?? 0) < schemaVersion;
