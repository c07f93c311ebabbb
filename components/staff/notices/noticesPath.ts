/** Address of the page with a person's notices. */
export const noticesPath = '/newsroom/notices';
