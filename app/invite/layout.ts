export { SignedOutLayout as default } from '#app/_staff/StaffLayout.tsx';
