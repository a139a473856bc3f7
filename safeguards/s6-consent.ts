import { z } from 'zod'
import { about, inputs, leaf, safeguard } from './safeguard.ts'

const CONSENT = /^(sms|mayPublish|mayShare|consent\w*|publish\w*Photo|subscribe)$/
type Schema = { properties?: Record<string, { default?: unknown }>; required?: string[] }

/** Consent is asked, never assumed, and taken back without consequence. */
export const s6 = safeguard({
  id: 'S6',
  title: { zh: '同意与撤回', en: 'Consent and withdrawal' },
  guards: (g) => g.operations.flatMap((op) => inputs(op).filter((f) => CONSENT.test(leaf(f)))).length,
  check: (g) => {
    const asks = g.operations.filter((op) => inputs(op).some((f) => CONSENT.test(leaf(f))))
    const gives = asks.filter((op) => !/consent/.test(op.id))
    const takesBack = (field: string) =>
      g.operations.some(
        (op) =>
          /consent/.test(op.id) && op.kind === 'command' && op.lookers.includes('raiser') && inputs(op).includes(field),
      )
    return gives.flatMap((op) => {
      const json = z.toJSONSchema(op.input, { io: 'input', unrepresentable: 'any' }) as Schema
      return inputs(op)
        .filter((f) => CONSENT.test(leaf(f)))
        .flatMap((f) => [
          ...(json.properties?.[f]?.default === false ? [] : [about(op, `${f} is not "no" until the person says yes`)]),
          ...(takesBack(f) ? [] : [about(op, `${f} cannot be taken back`)]),
        ])
    })
  },
})
