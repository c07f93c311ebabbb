'use client';
import { type ReactNode, useState } from 'react';
import { ActForm, type ActFormCommon, type ActSend } from './ActForm.tsx';
import { Button, type ButtonProps } from './Button.tsx';
import { Dialog } from './Dialog.tsx';

export type FormDialogCommon<Value> = Omit<ActFormCommon<Value>, 'cancel'> & {
  /** The question. It names the subject if the act cannot be undone. */
  title: string;
  description?: string;
  wide?: boolean;
  /** see `Dialog` */
  isAlert?: boolean;
  /** The button that opens the dialog. Without it the dialog is open while it is rendered. */
  button?: ButtonProps;
  onClose?: () => void;
  /** the button that closes, where *Cancel* could be read as the act itself */
  cancel?: string;
  /** Shown in the dialog after the act, under `doneTitle`. Without it the dialog closes, and `onDone` reports the result. */
  result?(value: Value, close: () => void): ReactNode;
  doneTitle?: string;
};

/** An act's form in a dialog. */
export function FormDialog<Value>(props: FormDialogCommon<Value> & ActSend<Value>) {
  const {
    title,
    doneTitle = title,
    description,
    wide,
    isAlert,
    button,
    onClose,
    cancel,
    result,
    ...form
  } = props;
  const [isOpen, setOpen] = useState(false);
  const [isDone, setDone] = useState(false);

  function open(event: Parameters<NonNullable<ButtonProps['onClick']>>[0]) {
    button?.onClick?.(event);
    setDone(false);
    setOpen(true);
  }
  function close() {
    setOpen(false);
    onClose?.();
  }
  return (
    <>
      {button && <Button {...button} onClick={open} />}
      <Dialog
        open={isOpen || !button}
        onOpenChange={close}
        title={isDone ? doneTitle : title}
        wide={wide}
        isAlert={isAlert}
        description={isDone ? undefined : description}
      >
        <ActForm
          {...form}
          cancel={{ label: cancel, onClick: close, hasFocus: isAlert }}
          result={(value) => result?.(value, close)}
          onDone={(value) => {
            if (result) setDone(true);
            else close();
            form.onDone?.(value);
          }}
        />
      </Dialog>
    </>
  );
}
