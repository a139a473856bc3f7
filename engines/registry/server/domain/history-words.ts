import type { Words } from '@yiwang/kernel/message'

/** One change of a grid or division as a person reads it. */
export const historyWords = (c: {
  of: string
  kind: string
  from: readonly string[]
  to: readonly string[]
}): Words => {
  const [from, to] = [c.from.join('、'), c.to.join('、')]
  if (c.of === 'grid' && c.kind === 'merge')
    return { zh: `网格 ${from} 合并为 ${to}`, en: `Grids ${c.from.join(', ')} merged into ${c.to.join(', ')}` }
  if (c.of === 'grid')
    return { zh: `${from} 拆分为网格 ${to}`, en: `${c.from.join(', ')} split into grids ${c.to.join(', ')}` }
  return { zh: `${from} 并入 ${to}`, en: `${c.from.join(', ')} merged into ${c.to.join(', ')}` }
}
