'use client';
import type { ReactNode } from 'react';
import type { ConfirmedSend } from './ActForm.tsx';
import { FormDialog, type FormDialogCommon } from './FormDialog.tsx';

type Props<Value> = Omit<
  FormDialogCommon<Value>,
  'description' | 'isAlert' | 'result' | 'doneTitle' | 'children'
> &
  ConfirmedSend<Value> & {
    /** What will happen. Screen readers read it together with the question. */
    description: string;
    /** Facts to decide on. A form that has fields is a `FormDialog`. */
    children?: ReactNode;
  };

/** Asks before an act that needs confirmation. The focus is on *Cancel*: Enter by itself changes nothing. */
export function ConfirmDialog<Value>(props: Props<Value>) {
  return <FormDialog {...props} isAlert />;
}
