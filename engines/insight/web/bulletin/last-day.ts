/** A period ends where the next begins; a reader wants its last day. Takes and gives ISO 8601. */
export const lastDay = (end: string): string => new Date(Date.parse(end) - 1).toISOString()
