import type { Pack } from '@yiwang/kernel/pack'
import jinxiang from './jinxiang-five-moves/pack.ts'
import serviceRequests from './service-requests/pack.ts'

/** Every mechanism pack this build carries, with the folder of its tables and words. */
export const packs: readonly { readonly pack: Pack; readonly dir: URL; readonly demo: boolean }[] = [
  { pack: jinxiang, dir: new URL('./jinxiang-five-moves/', import.meta.url), demo: true },
  { pack: serviceRequests, dir: new URL('./service-requests/', import.meta.url), demo: false },
]
