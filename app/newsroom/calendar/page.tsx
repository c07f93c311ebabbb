import type { Metadata } from 'next';
import { requireActorWhoMay } from '#app/_auth/currentActor.ts';
import { wordsOf } from '#app/_staff/staffPage.ts';
import { CalendarScreen } from '#components/staff/calendar/CalendarScreen.tsx';
import { dateAfter, daysFrom, parseDate } from '#components/staff/calendar/days.ts';
import { NewsroomPage } from '#components/staff/frame/NewsroomPage.tsx';
import { buttonLook } from '#components/ui/Button.tsx';
import { Link } from '#components/ui/Link.tsx';
import { mondayOf, startOfDate } from '#contracts/zonedTime.ts';
import { may } from '#editorial/access/policy.ts';
import { readCalendar, readNext } from '#editorial/calendar/calendarWindow.ts';
import { readZones } from '#editorial/paper/paperSettings.ts';
import { callOffEntry, moveEntry } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await wordsOf('calendar'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function CalendarPage({ searchParams }: Props) {
  const actor = await requireActorWhoMay('calendar.read', '/newsroom/calendar');
  const [{ from }, { zone, otherZones }, { now }, t] = await Promise.all([
    searchParams,
    readZones(actor),
    readNext(actor),
    wordsOf('calendar'),
  ]);
  const today = new Date(now).toLocaleDateString('sv', { timeZone: zone });
  const monday = mondayOf(parseDate(from) ?? today);
  const calendar = await readCalendar(actor, {
    from: startOfDate(monday, zone),
    to: startOfDate(dateAfter(monday, 61), zone),
  });
  const week = (days: number) => `/newsroom/calendar?from=${dateAfter(monday, days)}`;
  return (
    <NewsroomPage
      title={t('title')}
      wide
      aside={
        <nav aria-label={t('weeks')} className="flex gap-2">
          <Link href={week(-7)} className={buttonLook('plain', true)}>
            {t('before')}
          </Link>
          <Link
            href="/newsroom/calendar"
            aria-current={monday === mondayOf(today) ? 'page' : undefined}
            className={buttonLook('plain', true)}
          >
            {t('thisWeek')}
          </Link>
          <Link href={week(7)} className={buttonLook('plain', true)}>
            {t('after')}
          </Link>
        </nav>
      }
    >
      <CalendarScreen
        calendar={calendar}
        days={daysFrom(monday, 7, (date) => startOfDate(date, zone))}
        otherZones={otherZones}
        mayMove={may(actor, 'article.release')}
        acts={{ move: moveEntry, callOff: callOffEntry }}
      />
    </NewsroomPage>
  );
}
