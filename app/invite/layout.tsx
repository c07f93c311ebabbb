import type { ReactNode } from 'react';
import { staffPage } from '#app/_staff/staffPage.ts';
import { StaffDocument } from '#components/ui/StaffDocument.tsx';

export default async function DoorLayout({ children }: { children: ReactNode }) {
  return <StaffDocument {...(await staffPage())}>{children}</StaffDocument>;
}
