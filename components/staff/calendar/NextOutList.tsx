'use client';
import { Popover as Radix } from 'radix-ui';
import { type RefObject, useRef } from 'react';
import { Link } from '#components/ui/Link.tsx';
import type { CalendarEntry } from '#editorial/calendar/calendarEntries.ts';
import { Countdown } from './Countdown.tsx';
import { entryLanguage, hrefOf, useEntryWords } from './useEntryWords.ts';

type Props = {
  id: string;
  /** the button that opened the list: the list is placed at it and returns the focus to it */
  button: RefObject<HTMLButtonElement | null>;
  coming: CalendarEntry[];
  hasMore: boolean;
  now: Date;
  onClose(): void;
};

/** The releases of the next 24 hours. */
export function NextOutList({ id, button, coming, hasMore, now, onClose }: Props) {
  const { t, nameOf, kindOf, timeOf, until } = useEntryWords();
  const wasLeft = useRef(false);
  const isOnButton = (target: EventTarget | null) =>
    target instanceof Node && button.current?.contains(target) === true;

  /** After a click elsewhere the focus stays where the click put it. */
  function returnFocus(event: Event) {
    event.preventDefault();
    if (!wasLeft.current) button.current?.focus();
  }

  return (
    <Radix.Root open onOpenChange={onClose}>
      <Radix.Anchor virtualRef={button as RefObject<HTMLButtonElement>} />
      <Radix.Content
        id={id}
        align="start"
        sideOffset={4}
        collisionPadding={12}
        aria-label={t('next.label')}
        onInteractOutside={(event) => {
          if (isOnButton(event.target))
            event.preventDefault(); // the click on it closes the list
          else wasLeft.current = true;
        }}
        onCloseAutoFocus={returnFocus}
        className="z-40 max-h-[70dvh] w-[min(34rem,calc(100vw-1.5rem))] overflow-auto rounded-md border border-line bg-sheet p-4 text-sm shadow-lg"
      >
        <h2 className="mb-2 font-serif text-lg font-semibold">{t('next.label')}</h2>
        <ol className="flex flex-col">
          {coming.map((entry) => (
            <li key={entry.key} className="flex flex-wrap items-baseline gap-x-3 border-t border-line py-2">
              <time dateTime={entry.at} className="shrink-0 tabular-nums">
                {timeOf(new Date(entry.at), { day: false })}
              </time>
              <span className="min-w-0 grow basis-40">
                <Link
                  href={hrefOf(entry)}
                  onClick={onClose}
                  lang={entryLanguage(entry)}
                  className="font-medium hover:underline"
                >
                  {nameOf(entry)}
                </Link>
                <span className="block text-xs text-quiet">{kindOf(entry)}</span>
              </span>
              <Countdown at={entry.at} text={until(new Date(entry.at), now)} />
            </li>
          ))}
        </ol>
        {hasMore && <p className="border-t border-line py-2 text-quiet">{t('next.evenMore')}</p>}
        <Link
          href="/newsroom/calendar"
          onClick={onClose}
          className="mt-1 inline-block border-t border-line pt-3 underline underline-offset-4"
        >
          {t('next.calendar')}
        </Link>
      </Radix.Content>
    </Radix.Root>
  );
}
