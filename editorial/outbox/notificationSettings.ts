/** The site's settings for notifications: its address, and the available channels. */
export type NotificationSettings = {
  /** the site's own origin, the base of every link */
  site: string;
  /** whether it can send emails */
  mails: boolean;
  /** the address of a WebSub hub */
  hub?: string | undefined;
  indexNowKey?: string | undefined;
};
