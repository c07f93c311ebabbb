import type { Language } from '#editorial/readerQueries/readerTypes.ts';
import { dayText, instantText } from '#publishing/dates.ts';

/** The language and the time zone in which times are written. */
export type TimeFrame = { language: Language; paper: { zone: string } };

type Props = { frame: TimeFrame; at: Date; language?: Language };

/** A time of day with its date and zone. */
export const Instant = ({ frame, at }: Props) => (
  <time dateTime={at.toISOString()}>{instantText(at, frame.language, frame.paper.zone)}</time>
);

/** A date. @param language of the story, where it is not the page's */
export const CalendarDate = ({ frame, at, language = frame.language }: Props) => (
  <time dateTime={at.toISOString()}>{dayText(at, language, frame.paper.zone)}</time>
);
