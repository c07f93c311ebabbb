'use client';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';
import { Select } from '#components/ui/Select.tsx';
import { Tag } from '#components/ui/Tag.tsx';
import { Time } from '#components/ui/Time.tsx';
import { useHydrated } from '#components/ui/useHydrated.ts';
import type { Person } from '#editorial/people/personList.ts';
import { LetterNote } from './LetterNote.tsx';
import type { PersonChange } from './peopleActs.ts';

type Props = {
  person: Person;
  isMe: boolean;
  ask(change: PersonChange): void;
};

const tones = { active: 'good', invited: 'wait', disabled: 'plain' } as const;

export function PersonRow({ person, isMe, ask }: Props) {
  const busy = !useHydrated();
  const t = useTranslations('admin.users');
  const roles = useTranslations('newsroom.roles');
  const { name } = person;

  return (
    <tr className="border-b border-line align-middle max-lg:block max-lg:py-4">
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
          onChange={({ target }) => ask({ is: 'role', role: target.value as Person['role'] })}
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
        {person.letter && <LetterNote letter={person.letter} />}
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
            <Button small look="quiet" disabled={busy} onClick={() => ask({ is: 'invite-again' })}>
              {t('inviteAgain')}
            </Button>
          )}
          {person.sessions > 0 && (
            <Button small disabled={busy} onClick={() => ask({ is: 'end-sessions' })}>
              {t('endSessions')}
            </Button>
          )}
          {!isMe &&
            (person.standing === 'disabled' ? (
              <Button small disabled={busy} onClick={() => ask({ is: 'enable' })}>
                {t('enable')}
              </Button>
            ) : (
              <Button small look="danger" disabled={busy} onClick={() => ask({ is: 'disable' })}>
                {t('disable')}
              </Button>
            ))}
        </div>
      </td>
    </tr>
  );
}
