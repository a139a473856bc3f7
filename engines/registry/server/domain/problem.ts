import type { Words } from '@yiwang/kernel/message'

/** What is wrong with a field and what to do about it. */
export type ProblemOf<Path extends string> = { readonly path: Path; readonly message: Words; readonly remedy: Words }
type Said = readonly [zh: string, en: string, remedyZh: string, remedyEn: string]
export const problem = <Path extends string>(path: Path, [zh, en, remedyZh, remedyEn]: Said): ProblemOf<Path> => ({
  path,
  message: { zh, en },
  remedy: { zh: remedyZh, en: remedyEn },
})

/** A published telephone is an office's; a mobile would be somebody's own. Spaces, hyphens and +86 are looked past. */
export const isMobile = (phone: string): boolean =>
  /^1[3-9]\d{9}$/.test(phone.replaceAll(/\D/g, '').replace(/^(00)?86(?=1)/, ''))
