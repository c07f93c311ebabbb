import { requireActorWhoMay } from '#app/_auth/currentActor.ts';
import { ButtonLink } from '#app/_staff/ButtonLink.tsx';
import { type SearchProps, titled, wordsOf } from '#app/_staff/staffPage.ts';
import { CalendarScreen } from '#components/staff/calendar/CalendarScreen.tsx';
import { dateAfter, daysFrom, parseDate } from '#components/staff/calendar/days.ts';
import { wallTimeOf } from '#components/staff/dateTime/wallTime.ts';
import { NewsroomPage } from '#components/staff/frame/NewsroomPage.tsx';
import { startOfDate } from '#contracts/zonedTime.ts';
import { may } from '#editorial/access/policy.ts';
import { readCalendar, readNext } from '#editorial/calendar/calendarEntries.ts';
import { readZones } from '#editorial/paper/paperSettings.ts';
import { cancelEntry, moveEntry } from './actions.ts';

export const generateMetadata = titled('calendar', (t) => t('title'));

export default async function CalendarPage({ searchParams }: SearchProps) {
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
    // Entries after the week are listed below it, but not for a past week, where they may be past too.
    to: startOfDate(dateAfter(first, isOver ? 7 : 61), zone),
  });
  const week = (days: number) => `/newsroom/calendar?from=${dateAfter(first, days)}`;
  return (
    <NewsroomPage
      title={t('title')}
      wide
      aside={
        <nav aria-label={t('weeks')} className="flex gap-2">
          <ButtonLink href={week(-7)} small>
            {t('before')}
          </ButtonLink>
          <ButtonLink href="/newsroom/calendar" aria-current={first === today ? 'page' : undefined} small>
            {t('today')}
          </ButtonLink>
          <ButtonLink href={week(7)} small>
            {t('after')}
          </ButtonLink>
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
