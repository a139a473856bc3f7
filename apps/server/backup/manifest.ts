import { z } from 'zod'

const Sha = z.string().regex(/^[0-9a-f]{64}$/)
export const Manifest = z.object({
  kind: z.literal('yiwang-backup'),
  format: z.literal(1),
  /** ISO 8601, UTC. */
  at: z.string(),
  engine: z.object({ major: z.int(), version: z.string() }),
  /** Write-ahead log from and to which the copy holds. */
  wal: z.object({ from: z.string(), to: z.string() }),
  files: z.array(z.object({ path: z.string(), size: z.int().nonnegative(), sha256: Sha })),
  /** Folders that must exist although they may be empty. */
  folders: z.array(z.string()),
})
/** What a backup says it holds. Its own hash stands beside it in `manifest.sha256`. */
export type Manifest = z.infer<typeof Manifest>

export const MANIFEST = 'manifest.json'
export const MANIFEST_HASH = 'manifest.sha256'
