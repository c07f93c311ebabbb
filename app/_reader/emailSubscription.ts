/** Whether emails can be sent; if not, readers are not offered subscriptions. */
export const hasEmailSubscription = (): boolean => Boolean(process.env.SMTP_URL?.trim());
