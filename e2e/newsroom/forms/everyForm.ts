import { binForms } from './bin.ts';
import { commentForms } from './comments.ts';
import { newsroomForms } from './newsroomForms.ts';
import { officeForms } from './office.ts';
import { planForms } from './plans.ts';
import { releaseForms } from './release.ts';
import type { FormScript } from './stage.ts';

/** All forms of the staff pages, with the steps to open and fill them in. */
export const everyForm: FormScript[] = [
  ...releaseForms,
  ...planForms,
  ...newsroomForms,
  ...commentForms,
  ...officeForms,
  ...binForms,
];
