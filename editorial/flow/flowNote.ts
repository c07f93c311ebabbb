import { z } from 'zod';
import { withoutInvisibleSigns } from '#contracts/invisibleSigns.ts';
import { nfc } from '#contracts/normalForm.ts';
import { MAX_FLOW_NOTE_CHARACTERS } from '#contracts/textLimits.ts';
import { isStorableText } from '#editorial/inputSchemas.ts';

/** Plain text of several lines for staff: trimmed, in NFC, without invisible characters. */
export const flowNote = z
  .string()
  .max(2 * MAX_FLOW_NOTE_CHARACTERS, 'text-long')
  .refine(isStorableText, 'text-unfit')
  .transform((text) => nfc(withoutInvisibleSigns(text.replace(/\r\n?/g, '\n'))).trim())
  .refine((text) => text.length <= MAX_FLOW_NOTE_CHARACTERS, 'text-long');
