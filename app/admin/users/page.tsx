import { requireActorWhoMay } from '#app/_auth/currentActor.ts';
import { titled, wordsOf } from '#app/_staff/staffPage.ts';
import { AdminLinks } from '#components/staff/admin/AdminLinks.tsx';
import { InviteDialog } from '#components/staff/admin/InviteDialog.tsx';
import { PeopleTable } from '#components/staff/admin/PeopleTable.tsx';
import { NewsroomPage } from '#components/staff/frame/NewsroomPage.tsx';
import { listPeople } from '#editorial/people/personList.ts';
import * as acts from './actions.ts';

export const generateMetadata = titled('admin', (t) => t('users.title'));

export default async function UsersPage() {
  const actor = await requireActorWhoMay('user.list', '/admin/users');
  const [people, t] = await Promise.all([listPeople(actor), wordsOf('admin')]);
  return (
    <NewsroomPage title={t('users.title')} aside={<InviteDialog inviteUser={acts.inviteUser} />}>
      <AdminLinks here="users" />
      <PeopleTable people={people} me={actor.id} acts={{ ...acts }} />
    </NewsroomPage>
  );
}
