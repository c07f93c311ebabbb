'use client';
import { ChevronFirst, ChevronLast, ChevronLeft, ChevronRight, type LucideIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type SyntheticEvent, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { DateTimeField, OtherZones } from '#components/staff/dateTime/DateTimeField.tsx';
import { Button, buttonLook } from '#components/ui/Button.tsx';
import { Link } from '#components/ui/Link.tsx';
import { LiveNotice } from '#components/ui/Notice.tsx';
import { QueryForm } from '#components/ui/QueryForm.tsx';
import { timeFormats } from '#components/ui/timeFormats.ts';

type Props = {
  moment: Date;
  now: Date;
  /** the nearest changes for readers before and after the moment */
  previous: Date | null;
  next: Date | null;
  /** the path of the displayed page */
  path: string;
  otherZones: string[];
  /** whether the address contains an invalid moment */
  misread: boolean;
};

const DAY_MS = 86_400_000;

/** The paper as it was at a moment, with links to other moments. */
export function AsOfScreen({ moment, now, previous, next, otherZones, misread, ...props }: Props) {
  const t = useTranslations('past');
  const format = useFormatter();
  const router = useRouter();
  const [path, setPath] = useState(props.path);
  const [chosen, setChosen] = useState<Date | null>(moment);
  const isComing = chosen !== null && chosen > now;
  const framed = `/newsroom/as-of/${nameOf(moment)}`;
  const addressAt = (at: Date) => `/newsroom/past?${new URLSearchParams({ at: nameOf(at), path })}`;

  /** Remembers the page inside the frame, so that it stays when the moment changes. */
  function follow({ currentTarget }: SyntheticEvent<HTMLIFrameElement>) {
    const at = currentTarget.contentWindow?.location;
    if (!at?.pathname.startsWith('/newsroom/as-of/')) return;
    const pagePath = at.pathname.replace(/^\/newsroom\/as-of\/[^/]+/, '') || '/';
    setPath(pagePath + at.search);
  }

  const dayBefore = new Date(moment.getTime() - DAY_MS);
  const dayAfter = new Date(moment.getTime() + DAY_MS);
  return (
    <OtherZones value={otherZones}>
      <QueryForm
        action="/newsroom/past"
        className="flex flex-wrap items-start gap-x-6 gap-y-4"
        onQuery={() => chosen && !isComing && router.push(addressAt(chosen))}
      >
        <div className="w-full sm:w-80">
          <DateTimeField label={t('when')} hint={t('hint')} value={chosen} onChange={setChosen} />
        </div>
        <Button type="submit" look="press" className="sm:mt-6.5">
          {t('show')}
        </Button>
        <nav aria-label={t('steps')} className="sm:mt-6.5">
          <ul className="flex flex-wrap gap-2">
            <Step to={previous && addressAt(previous)} label={t('previous')} Icon={ChevronFirst} />
            <Step to={addressAt(dayBefore)} label={t('dayBefore')} Icon={ChevronLeft} />
            <Step
              to={dayAfter < now ? addressAt(dayAfter) : null}
              label={t('dayAfter')}
              Icon={ChevronRight}
            />
            <Step to={next && addressAt(next)} label={t('next')} Icon={ChevronLast} />
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
    </OtherZones>
  );
}

/** The text of a moment in an address; omits milliseconds if they are zero. */
const nameOf = (at: Date) => at.toISOString().replace('.000Z', 'Z');

function Step({ to, label, Icon }: { to: string | null; label: string; Icon: LucideIcon }) {
  const content = (
    <>
      <span aria-hidden>
        <Icon size={16} />
      </span>
      {label}
    </>
  );
  return (
    <li>
      {to === null ? (
        <Button disabled>{content}</Button>
      ) : (
        <Link href={to} className={buttonLook()}>
          {content}
        </Link>
      )}
    </li>
  );
}
