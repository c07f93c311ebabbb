'use client';
import { ActForm, type ConfirmedFormProps } from './ActForm.tsx';
import { Dialog } from './Dialog.tsx';

type Props<Value> = Omit<ConfirmedFormProps<Value>, 'result' | 'cancel'> & {
  open: boolean;
  onOpenChange(open: boolean): void;
  /** The question; for what cannot be undone it names what it is about. */
  title: string;
  description?: string;
  wide?: boolean;
  /** the way out, where *Cancel* could be read as the act itself */
  cancel?: string;
};

/**
 * Asks before an act that is one press away. It closes after the act, and the page says what happened (`onDone`).
 */
export function ConfirmDialog<Value>({
  open,
  onOpenChange,
  title,
  description,
  wide,
  ...form
}: Props<Value>) {
  const close = () => onOpenChange(false);
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title={title}
      wide={wide ?? false}
      {...(description && { description })}
    >
      <ActForm
        {...form}
        cancel={{ onClick: close, ...(form.cancel && { label: form.cancel }) }}
        result={() => null}
        onDone={(value) => {
          close();
          form.onDone?.(value);
        }}
      />
    </Dialog>
  );
}
