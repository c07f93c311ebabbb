'use client';
import { useTranslations } from 'use-intl';
import { ConfirmDialog } from '#components/ui/ConfirmDialog.tsx';
import { FormDialog } from '#components/ui/FormDialog.tsx';
import type { ServerAct } from '#components/ui/useRefusal.ts';
import type { Person } from '#editorial/people/personList.ts';
import { InviteLink, type ShownInvitation } from './InviteDialog.tsx';

export type PersonChange =
  | { is: 'role'; role: Person['role'] }
  | { is: 'invite-again' | 'end-sessions' | 'limit' | 'unlimit' }
  | { is: 'enable' | 'disable' };

export type PeopleActs = Record<'changeUserRole' | 'limitUser' | 'disableUser' | 'enableUser', ServerAct> & {
  inviteUserAgain: ServerAct<ShownInvitation>;
  endUserSessions: ServerAct<{ ended: number }>;
};

/** The changes that an admin may order for a person by a button, in order. */
export function changesOf({ id, standing, sessions, canOnlySuggest }: Person, me: number) {
  const isOther = id !== me;
  const isDisabled = standing === 'disabled';
  return (
    [
      { is: 'invite-again', label: 'inviteAgain', look: 'quiet', isOffered: isOther && !isDisabled },
      { is: 'end-sessions', label: 'endSessions', look: 'plain', isOffered: sessions > 0 },
      { is: 'limit', label: 'limit', look: 'plain', isOffered: !isDisabled && !canOnlySuggest },
      { is: 'unlimit', label: 'unlimit', look: 'plain', isOffered: !isDisabled && canOnlySuggest },
      { is: 'enable', label: 'enable', look: 'plain', isOffered: isOther && isDisabled },
      { is: 'disable', label: 'disable', look: 'danger', isOffered: isOther && !isDisabled },
    ] as const
  ).filter(({ isOffered }) => isOffered);
}

type Props = {
  person: Person;
  change: PersonChange;
  acts: PeopleActs;
  /** @param text what was done */
  onDone(text: string): void;
  onClose(): void;
};

/** Asks before a person's access changes, with the person's name. */
export function PersonDialog({ person, change, acts, onDone, onClose }: Props) {
  const t = useTranslations('admin.users');
  const roles = useTranslations('newsroom.roles');
  const { name, decidedOn, role: present } = person;
  const userId = person.id;
  const common = { decidedOn, subject: `user:${userId}`, onClose };

  switch (change.is) {
    case 'role': {
      const { role } = change;
      const facts = { name, role: roles(role), was: roles(present) };
      return (
        <ConfirmDialog
          {...common}
          act="user.change-role"
          title={t('roleAsk', facts)}
          description={t('roleText', facts)}
          submit={t('roleChange')}
          send={(confirmation) => acts.changeUserRole({ userId, role, confirmation })}
          onDone={() => onDone(t('roleChanged', facts))}
        />
      );
    }
    case 'invite-again':
      // A result and no `onDone`: the dialog stays open and shows the link, once.
      return (
        <FormDialog
          {...common}
          act="user.invite"
          title={t('inviteAgainAsk', { name })}
          doneTitle={t('newLink')}
          description={t('inviteAgainText')}
          submit={t('inviteAgain')}
          send={(confirmation) => acts.inviteUserAgain({ userId, confirmation })}
          result={(invited, close) => <InviteLink invited={invited} onClose={close} />}
        />
      );
    case 'limit':
    case 'unlimit': {
      const { is } = change;
      return (
        <ConfirmDialog
          {...common}
          act="user.limit"
          title={t(`${is}Ask`, { name })}
          description={t(`${is}Text`)}
          submit={t(is)}
          send={(confirmation) => acts.limitUser({ userId, canOnlySuggest: is === 'limit', confirmation })}
          onDone={() => onDone(t(`${is}Done`, { name }))}
        />
      );
    }
    case 'end-sessions':
      return (
        <ConfirmDialog
          {...common}
          act="user.end-sessions"
          title={t('endSessionsAsk', { name })}
          description={t('endSessionsText', { count: person.sessions })}
          submit={t('endSessions')}
          send={(confirmation) => acts.endUserSessions({ userId, confirmation })}
          onDone={({ ended }) => onDone(t('sessionsEnded', { name, count: ended }))}
        />
      );
    default: {
      const { is } = change;
      return (
        <ConfirmDialog
          {...common}
          act={`user.${is}`}
          look={is === 'disable' ? 'danger' : 'press'}
          title={t(`${is}Ask`, { name })}
          description={t(`${is}Text`, { role: roles(present) })}
          submit={t(is)}
          send={(confirmation) => acts[`${is}User` as const]({ userId, confirmation })}
          onDone={() => onDone(t(`${is}d`, { name }))}
        />
      );
    }
  }
}
