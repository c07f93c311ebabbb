export { StaffLayout as default, staffMetadata as metadata } from '#app/_staff/StaffLayout.tsx';

// Whoever asks decides what is framed: the build must not ask the database.
export const dynamic = 'force-dynamic';
