import type { z } from 'zod'
import type * as contract from '../../contract/index.ts'

// a type only: the schema itself stays out of the bundle
export type TrackView = z.infer<typeof contract.TrackView>
export type TrackAction = TrackView['can'][number]
