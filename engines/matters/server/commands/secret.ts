import { createHash } from 'node:crypto'

/** Only the hash of a receipt's secret is stored. */
export const secretHash = (secret: string): string =>
  createHash('sha256').update(secret.trim().toLowerCase()).digest('base64url')
