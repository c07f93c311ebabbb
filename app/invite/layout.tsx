import type { ReactNode } from 'react';
import { staffPage } from '#app/staffPage';
import { StaffDocument } from '#components/ui/StaffDocument';

export default async function DoorLayout({ children }: { children: ReactNode }) {
  return <StaffDocument {...(await staffPage())}>{children}</StaffDocument>;
}
