'use server';
import { revalidatePath } from 'next/cache';
import { action, confirmedAction, parsed } from '#app/_staff/action.ts';
import {
  addAboutPageOrder,
  previewAboutPageOrder,
  removeAboutPageOrder,
  writeAboutPageOrder,
} from '#editorial/aboutPages/aboutPageOrders.ts';
import {
  addAboutPage,
  previewAboutPage,
  removeAboutPage,
  writeAboutPage,
} from '#editorial/aboutPages/writingAboutPages.ts';

export const addPage = confirmedAction(parsed(addAboutPageOrder, addAboutPage));
export const writePage = confirmedAction(
  parsed(writeAboutPageOrder, async (actor, order) => {
    const written = await writeAboutPage(actor, order);
    revalidatePath('/admin/pages');
    return written;
  }),
);
/** Does not reread the page, which no longer exists: the form goes to the list. */
export const removePage = confirmedAction(parsed(removeAboutPageOrder, removeAboutPage));
export const previewPage = action(parsed(previewAboutPageOrder, previewAboutPage));
