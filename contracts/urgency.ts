/** IPTC urgency: 1 is the most urgent, 5 normal, 8 the least; 9 is defined by the sender. */
export const urgencies = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
export const NORMAL_URGENCY = 5;
