import { z } from 'zod'
import { about, leaf, outputs, safeguard } from './safeguard.ts'

type Schema = { properties?: Record<string, { enum?: string[] }> }
const actions = (op: { input: z.ZodType }): string[] =>
  (z.toJSONSchema(op.input, { io: 'input', unrepresentable: 'any' }) as Schema).properties?.action?.enum ?? []
const PUBLISHES = new Set(['bulletin', 'publicity', 'announcement', 'list'])

/** What is published can be objected to, corrected and recalled, passes two people, and holds the least about persons. */
export const s11 = safeguard({
  id: 'S11',
  title: { zh: '先公示、可异议', en: 'Publicity with objection' },
  guards: (g) => g.operations.filter((op) => PUBLISHES.has(op.subject) && actions(op).includes('release')).length,
  check: (g) =>
    g.operations
      .filter((op) => PUBLISHES.has(op.subject) && op.kind === 'command')
      .flatMap((op) => {
        const can = actions(op)
        if (!can.some((a) => a === 'release' || a === 'publish')) return []
        return [
          ...['check', 'correct', 'recall']
            .filter((a) => !can.includes(a))
            .map((a) => about(op, `releases without ${a}`)),
          ...(op.errors?.OTHER_PERSON ? [] : [about(op, 'one person alone may publish')]),
        ]
      })
      .concat(
        g.operations
          .filter(
            (op) =>
              op.dataClass === 'public' &&
              PUBLISHES.has(op.subject) &&
              outputs(op).some((f) => /^(phone|birthday|idCard|address)$/.test(leaf(f))),
          )
          .map((op) => about(op, 'publishes more of a person than it must')),
      ),
})
