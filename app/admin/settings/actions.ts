'use server';
import { action, confirmedAction, parsed } from '#app/_staff/action.ts';
import { describePaper, describePaperOrder } from '#editorial/paper/changingPaperDetails.ts';
import { setTerms, setTermsOrder } from '#editorial/paper/machineTerms.ts';
import {
  addSection,
  addSectionOrder,
  orderSections,
  orderSectionsOrder,
  renameSection,
  renameSectionOrder,
} from '#editorial/taxonomy/arrangingSections.ts';
import { mergeSections, mergeSectionsOrder } from '#editorial/taxonomy/mergingSections.ts';

const page = { rereads: '/admin/settings' };

export const savePaper = confirmedAction(parsed(describePaperOrder, describePaper), page);
export const saveTerms = confirmedAction(parsed(setTermsOrder, setTerms), page);
export const addPaperSection = confirmedAction(parsed(addSectionOrder, addSection), page);
export const renamePaperSection = confirmedAction(parsed(renameSectionOrder, renameSection), page);
export const orderPaperSections = action(parsed(orderSectionsOrder, orderSections), page);
export const mergePaperSections = confirmedAction(parsed(mergeSectionsOrder, mergeSections), page);
