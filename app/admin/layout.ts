export { StaffLayout as default, staffMetadata as metadata } from '#app/_staff/StaffLayout.tsx';

// The layout depends on the user: the build must not query the database.
export const dynamic = 'force-dynamic';
