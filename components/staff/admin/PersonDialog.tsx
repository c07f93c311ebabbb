'use client';
import { useTranslations } from 'use-intl';
import { ConfirmDialog, FormDialog } from '#components/ui/FormDialog.tsx';
import type { ServerAct } from '#components/ui/useRefusal.ts';
import type { Person } from '#editorial/people/personList.ts';
import { InviteLink, type ShownInvitation } from './InviteDialog.tsx';

export type PersonChange =
  | { is: 'role'; role: Person['role'] }
  | { is: 'invite-again' | 'end-sessions' | 'enable' | 'disable' };

export type PeopleActs = Record<'changeUserRole' | 'disableUser' | 'enableUser', ServerAct> & {
  inviteUserAgain: ServerAct<ShownInvitation>;
  endUserSessions: ServerAct<{ ended: number }>;
};

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
  const { name, decidedOn } = person;
  const common = { decidedOn, subject: `user:${person.id}`, onClose };
  const order = { userId: person.id };

  switch (change.is) {
    case 'role': {
      const facts = { name, role: roles(change.role), was: roles(person.role) };
      return (
        <ConfirmDialog
          {...common}
          act="user.change-role"
          title={t('roleAsk', facts)}
          description={t('roleText', facts)}
          submit={t('roleChange')}
          send={(confirmation) => acts.changeUserRole({ ...order, role: change.role, confirmation })}
          onDone={() => onDone(t('roleChanged', facts))}
        />
      );
    }
    case 'invite-again':
      // Without `onDone`: the dialog stays and shows the link, once.
      return (
        <FormDialog
          {...common}
          act="user.invite"
          title={t('inviteAgainAsk', { name })}
          doneTitle={t('newLink')}
          description={t('inviteAgainText')}
          submit={t('inviteAgain')}
          send={(confirmation) => acts.inviteUserAgain({ ...order, confirmation })}
          result={(invited, close) => <InviteLink invited={invited} onClose={close} />}
        />
      );
    case 'end-sessions':
      return (
        <ConfirmDialog
          {...common}
          act="user.end-sessions"
          title={t('endSessionsAsk', { name })}
          description={t('endSessionsText', { count: person.sessions })}
          submit={t('endSessions')}
          send={(confirmation) => acts.endUserSessions({ ...order, confirmation })}
          onDone={({ ended }) => onDone(t('sessionsEnded', { name, count: ended }))}
        />
      );
    case 'enable':
      return (
        <ConfirmDialog
          {...common}
          act="user.enable"
          title={t('enableAsk', { name })}
          description={t('enableText', { role: roles(person.role) })}
          submit={t('enable')}
          send={(confirmation) => acts.enableUser({ ...order, confirmation })}
          onDone={() => onDone(t('enabled', { name }))}
        />
      );
    case 'disable':
      return (
        <ConfirmDialog
          {...common}
          act="user.disable"
          look="danger"
          title={t('disableAsk', { name })}
          description={t('disableText')}
          submit={t('disable')}
          send={(confirmation) => acts.disableUser({ ...order, confirmation })}
          onDone={() => onDone(t('disabled', { name }))}
        />
      );
  }
}
