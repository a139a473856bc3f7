import type { Locale } from '@yiwang/ui'

/** A category as the catalogue answers it; the pack may say it in Chinese only. */
export type NamedCategory = {
  readonly code: string
  readonly parent: string | null
  readonly name: string
  readonly nameEn?: string | null
}

/**
 * A category as the face says it; an unknown code as it is. In English one without an English name stands behind the
 * nearest above it that has one (`Gas · 闻到燃气味`): half a name is more than none, and a made-up one is less.
 */
export const categoryName = (all: readonly NamedCategory[], code: string, locale: Locale): string => {
  const find = (c: string | null) => all.find((x) => x.code === c)
  const one = find(code)
  if (!one) return code
  if (locale === 'zh-CN') return one.name
  if (one.nameEn) return one.nameEn
  for (let above = find(one.parent); above; above = find(above.parent))
    if (above.nameEn) return `${above.nameEn} · ${one.name}`
  return one.name
}
