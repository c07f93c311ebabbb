/** Whether the house can post letters; if not, readers are not offered any. */
export const hasEmailSubscription = (): boolean => Boolean(process.env.SMTP_URL?.trim());
