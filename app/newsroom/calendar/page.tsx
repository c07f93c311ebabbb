import { requireActorWhoMay } from '#app/_auth/currentActor.ts';
import { titled, wordsOf } from '#app/_staff/staffPage.ts';
import { CalendarScreen } from '#components/staff/calendar/CalendarScreen.tsx';
import { dateAfter, daysFrom, parseDate } from '#components/staff/calendar/days.ts';
import { wallTimeOf } from '#components/staff/dateTime/wallTime.ts';
import { NewsroomPage } from '#components/staff/frame/NewsroomPage.tsx';
import { buttonLook } from '#components/ui/Button.tsx';
import { Link } from '#components/ui/Link.tsx';
import { startOfDate } from '#contracts/zonedTime.ts';
import { may } from '#editorial/access/policy.ts';
import { readCalendar, readNext } from '#editorial/calendar/calendarEntries.ts';
import { readZones } from '#editorial/paper/paperSettings.ts';
import { cancelEntry, moveEntry } from './actions.ts';

export const generateMetadata = titled('calendar', 'title');

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function CalendarPage({ searchParams }: Props) {
  const actor = await requireActorWhoMay('calendar.read', '/newsroom/calendar');
  const [{ from }, { zone, otherZones }, { now }, t] = await Promise.all([
    searchParams,
    readZones(actor),
    readNext(actor),
    wordsOf('calendar'),
  ]);
  const today = wallTimeOf(new Date(now), zone).slice(0, 10);
  const first = parseDate(from) ?? today;
  const isOver = dateAfter(first, 7) <= today;
  const calendar = await readCalendar(actor, {
    from: startOfDate(first, zone),
    // What comes after the week is listed below it; of a week that is over, that would be what has been.
    to: startOfDate(dateAfter(first, isOver ? 7 : 61), zone),
  });
  const week = (days: number) => `/newsroom/calendar?from=${dateAfter(first, days)}`;
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
            aria-current={first === today ? 'page' : undefined}
            className={buttonLook('plain', true)}
          >
            {t('today')}
          </Link>
          <Link href={week(7)} className={buttonLook('plain', true)}>
            {t('after')}
          </Link>
        </nav>
      }
    >
      <CalendarScreen
        calendar={calendar}
        days={daysFrom(first, 7, (date) => startOfDate(date, zone))}
        otherZones={otherZones}
        mayMove={may(actor, 'article.release')}
        acts={{ move: moveEntry, cancel: cancelEntry }}
      />
    </NewsroomPage>
  );
}
