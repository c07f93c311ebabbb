'use client';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button';
import { Select } from '#components/ui/Select';
import { Tag } from '#components/ui/Tag';
import { Time } from '#components/ui/Time';
import type { Person } from '#editorial/people/listing';
import { useHydrated } from '../useHydrated.ts';
import type { Invited } from './InviteLink.tsx';
import type { PeopleActs } from './PeopleTable.tsx';
import type { Answered } from './useRefusal.tsx';

type Props = {
  person: Person;
  isMe: boolean;
  busy: boolean;
  acts: PeopleActs;
  act<T>(person: Person, asked: Promise<Answered<T>>, said: (value: T) => string): Promise<Answered<T>>;
  showLink(invited: Invited): void;
};

const tones = { active: 'good', invited: 'wait', disabled: 'plain' } as const;

export function PersonRow({ person, isMe, busy: acting, acts, act, showLink }: Props) {
  const busy = !useHydrated() || acting;
  const t = useTranslations('admin.users');
  const roles = useTranslations('newsroom.roles');
  const { name } = person;
  const order = { userId: person.id };

  async function inviteAgain() {
    const answered = await act(person, acts.inviteUserAgain(order), () => '');
    if (answered.ok) showLink(answered.value);
  }

  return (
    <tr
      aria-busy={acting}
      className="border-b border-line align-middle max-lg:block max-lg:py-4 aria-busy:opacity-60"
    >
      <th scope="row" className="py-2.5 pr-2 text-left font-medium max-lg:block max-lg:py-0">
        {name} {isMe && <span className="font-normal text-quiet">{t('you')}</span>}
        <span className="block font-normal break-all text-quiet">{person.email}</span>
      </th>
      <td className="px-2 py-2.5 max-lg:block max-lg:px-0">
        <Select
          aria-label={t('roleOf', { name })}
          value={person.role}
          disabled={busy || isMe}
          className="min-w-28 lg:w-auto"
          onChange={({ target }) => {
            const role = target.value as Person['role'];
            act(person, acts.changeUserRole({ ...order, role }), () =>
              t('roleChanged', { name, role: roles(role) }),
            );
          }}
        >
          {(['writer', 'editor', 'admin'] as const).map((role) => (
            <option key={role} value={role}>
              {roles(role)}
            </option>
          ))}
        </Select>
      </td>
      <td className="px-2 py-2.5 max-lg:inline-block max-lg:px-0 max-lg:pr-3">
        <Tag tone={tones[person.standing]}>{t(`standing.${person.standing}`)}</Tag>
      </td>
      <td className="px-2 py-2.5 text-quiet max-lg:inline-block max-lg:px-0">
        {person.seenAt ? <Time at={person.seenAt} look="short" /> : t('never')}
        {person.sessions > 0 && (
          <span className="block max-lg:ml-2 max-lg:inline">{t('sessions', { count: person.sessions })}</span>
        )}
      </td>
      <td className="py-2.5 pl-2 max-lg:block max-lg:pl-0">
        <div className="flex flex-wrap gap-2 lg:justify-end">
          {!isMe && person.standing !== 'disabled' && (
            <Button small look="quiet" disabled={busy} onClick={inviteAgain}>
              {t('inviteAgain')}
            </Button>
          )}
          {person.sessions > 0 && (
            <Button
              small
              disabled={busy}
              onClick={() =>
                act(person, acts.endUserSessions(order), ({ ended }) =>
                  t('sessionsEnded', { name, count: ended }),
                )
              }
            >
              {t('endSessions')}
            </Button>
          )}
          {!isMe &&
            (person.standing === 'disabled' ? (
              <Button
                small
                disabled={busy}
                onClick={() => act(person, acts.enableUser(order), () => t('enabled', { name }))}
              >
                {t('enable')}
              </Button>
            ) : (
              <Button
                small
                look="danger"
                disabled={busy}
                onClick={() => act(person, acts.disableUser(order), () => t('disabled', { name }))}
              >
                {t('disable')}
              </Button>
            ))}
        </div>
      </td>
    </tr>
  );
}
