import { z } from 'zod'
import { type Ground, outputs, safeguard } from './safeguard.ts'

/** Ways in that need no network and no account. */
const OFFLINE = ['counter', 'phone', 'grid'] as const
const RIGHTS = ['id', 'ref', 'secret', 'stage']
const MANY = ['matters.open', 'matters.register', 'matters.settle-on-spot']
type Schema = { properties?: Record<string, { enum?: string[] }> }
const channels = (g: Ground): string[] => {
  const op = g.operations.find((o) => o.id === 'matters.register')
  return op
    ? ((z.toJSONSchema(op.input, { io: 'input', unrepresentable: 'any' }) as Schema).properties?.channel?.enum ?? [])
    : []
}

/** Phone, paper and desk have the same number, clock and rights as the network. */
export const s14 = safeguard({
  id: 'S14',
  title: { zh: '线下同等', en: 'Equal offline channel' },
  guards: (g) => channels(g).length,
  check: (g) => [
    ...OFFLINE.filter((c) => !channels(g).includes(c)).map((c) => ({
      where: 'matters.register',
      what: `does not take ${c}`,
    })),
    ...g.packs
      .filter((p) => p.channels.length > 0)
      .flatMap((p) =>
        ['counter', 'phone']
          .filter((c) => !p.channels.includes(c))
          .map((c) => ({ where: p.id, what: `does not take ${c}` })),
      ),
    ...MANY.flatMap((id) => {
      const op = g.operations.find((o) => o.id === id)
      const lacks = op ? RIGHTS.filter((f) => !outputs(op).includes(f)) : ['everything']
      return lacks.map((f) => ({ where: id, what: `does not hand over ${f}` }))
    }),
  ],
})
