import type { ReadSeries } from '#editorial/readerQueries/liveSeries.ts';
import type { PaperFrame } from '#publishing/paperFrame.ts';
import { HeadlineLink } from './Headline.tsx';
import { CalendarDate } from './Times.tsx';

type Props = { frame: PaperFrame; part: ReadSeries['parts'][number]; number: number };

/** A part of a series in its list, with its number. */
export function SeriesPart({ frame, part, number }: Props) {
  return (
    <li className="story">
      <span className="part-number" aria-hidden>
        {number}
      </span>
      <div className="story-words">
        <h2>
          <HeadlineLink story={part} language={frame.language} />
        </h2>
        <p className="standfirst">{part.standfirst || part.teaser}</p>
        <p className="story-time">
          <CalendarDate frame={frame} at={part.firstReleasedAt} />
        </p>
      </div>
    </li>
  );
}
