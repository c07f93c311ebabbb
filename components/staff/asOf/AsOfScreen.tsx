'use client';
import { ChevronFirst, ChevronLast, ChevronLeft, ChevronRight } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type SyntheticEvent, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { DateTimeField } from '#components/staff/dateTime/DateTimeField.tsx';
import { Button, buttonLook } from '#components/ui/Button.tsx';
import { Link } from '#components/ui/Link.tsx';
import { LiveNotice } from '#components/ui/Notice.tsx';
import { QueryForm } from '#components/ui/QueryForm.tsx';
import { timeFormats } from '#components/ui/timeFormats.ts';

type Props = {
  moment: Date;
  now: Date;
  /** the changes of what readers see on either side of the moment */
  previous: Date | null;
  next: Date | null;
  /** the page that is looked at, from the paper's root on */
  path: string;
  otherZones: string[];
  /** the address named a moment that cannot be read */
  misread: boolean;
};

const day = 86_400_000; // ms

/** A moment, ways to others, and the paper as it stood then. */
export function AsOfScreen({ moment, now, previous, next, otherZones, misread, ...props }: Props) {
  const t = useTranslations('past');
  const format = useFormatter();
  const router = useRouter();
  const [path, setPath] = useState(props.path);
  const [wanted, setWanted] = useState<Date | null>(moment);
  const isComing = wanted !== null && wanted > now;
  const framed = `/newsroom/as-of/${nameOf(moment)}`;
  const leading = (at: Date) => `/newsroom/past?${new URLSearchParams({ at: nameOf(at), path })}`;

  /** Whoever follows a link inside the frame stays on that page when the moment changes. */
  function follow({ currentTarget }: SyntheticEvent<HTMLIFrameElement>) {
    const at = currentTarget.contentWindow?.location;
    if (!at?.pathname.startsWith('/newsroom/as-of/')) return;
    const rest = at.pathname.replace(/^\/newsroom\/as-of\/[^/]+/, '') || '/';
    setPath(rest + at.search);
  }

  const later = moment.getTime() + day;
  return (
    <>
      <QueryForm
        action="/newsroom/past"
        className="flex flex-wrap items-start gap-x-6 gap-y-4"
        onQuery={() => wanted && !isComing && router.push(leading(wanted))}
      >
        <div className="w-full sm:w-80">
          <DateTimeField
            label={t('when')}
            hint={t('hint')}
            value={wanted}
            onChange={setWanted}
            otherZones={otherZones}
          />
        </div>
        <Button type="submit" look="press" className="sm:mt-6.5">
          {t('show')}
        </Button>
        <nav aria-label={t('steps')} className="sm:mt-6.5">
          <ul className="flex flex-wrap gap-2">
            <Step
              to={previous && leading(previous)}
              label={t('previous')}
              icon={<ChevronFirst size={16} />}
            />
            <Step
              to={leading(new Date(moment.getTime() - day))}
              label={t('dayBefore')}
              icon={<ChevronLeft size={16} />}
            />
            <Step
              to={later < now.getTime() ? leading(new Date(later)) : null}
              label={t('dayAfter')}
              icon={<ChevronRight size={16} />}
            />
            <Step to={next && leading(next)} label={t('next')} icon={<ChevronLast size={16} />} />
          </ul>
        </nav>
      </QueryForm>
      <LiveNotice>{isComing ? t('coming') : misread ? t('misread') : undefined}</LiveNotice>
      <p role="status" className="font-serif text-lg">
        {t.rich('stood', {
          at: () => (
            <time dateTime={moment.toISOString()} className="font-semibold">
              {format.dateTime(moment, timeFormats.moment)}
            </time>
          ),
        })}
      </p>
      <iframe
        title={t('frame')}
        src={framed + props.path.replace(/^\/(?=$|\?)/, '')}
        onLoad={follow}
        className="h-[78dvh] w-full rounded-md border border-line bg-white"
      />
    </>
  );
}

/** The millisecond is part of a moment's name only where there is one. */
const nameOf = (at: Date) => at.toISOString().replace('.000Z', 'Z');

function Step({ to, label, icon }: { to: string | null; label: string; icon: React.ReactNode }) {
  return (
    <li>
      {to === null ? (
        <Button disabled>
          <span aria-hidden>{icon}</span>
          {label}
        </Button>
      ) : (
        <Link href={to} className={buttonLook()}>
          <span aria-hidden>{icon}</span>
          {label}
        </Link>
      )}
    </li>
  );
}
