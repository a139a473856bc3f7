import type { Actor, Cond } from '@yiwang/kernel'
import type { Words } from '@yiwang/kernel/message'
import type { z } from 'zod'
import type { ActionView, FieldView, Unavailable } from '../../contract/index.ts'
import type { Action, FormField } from '../../pack/index.ts'
import type { MattersDeps } from '../deps.ts'
import { askOf, blocked, caseOf, openActions, specOf } from '../domain/step.ts'
import type { Release } from '../pack-book.ts'
import { mayAct } from '../policy.ts'
import type { Subject } from '../store/load.ts'
import { unitFinder } from '../unit-finder.ts'
import { actionWords, bodyName, ownText, roleWords, saidOr, w } from './wording.ts'

export type Reading = { deps: MattersDeps; tenant: string; actor: Actor; r: Release; now: number }

const OPTIONS: Readonly<Record<string, Words>> = { true: w('是', 'Yes'), false: w('否', 'No') }
export const fieldView = (r: Release, f: FormField): z.input<typeof FieldView> => ({
  id: f.id,
  kind: f.kind,
  words: saidOr(r, `field.${f.id}`, w(f.id, f.id)),
  hint: r.words[`field.${f.id}.hint`] ?? null,
  required: f.required ?? false,
  max: f.max ?? null,
  pool: f.pool ?? null,
  options: (f.options ?? []).map((o) => ({
    id: o,
    words: saidOr(r, `option.${f.id}.${o}`, OPTIONS[o] ?? w(o, o)),
  })),
  when: f.when ? { ...f.when } : null,
})

/** An objection has its class, and only an objection does: the verb's own guard says the same. */
const OBJECTION: Cond = { op: 'eq', field: 'answer', value: 'objection' }
const asked = (a: Action, f: FormField): FormField =>
  a.verb === 'opine' && f.id === 'reasonClass' ? { ...f, required: true, when: OBJECTION } : f

/** Where a kind calls its first words by a name of its own, that name is no label for what an act adds to them. */
const ADDED: Partial<Record<Action['verb'], Words>> = {
  step: w('补充说明', 'Remark'),
  note: w('补充说明', 'Remark'),
  explain: w('答复', 'Answer'),
}
const verbField = (r: Release, a: Action, f: FormField): z.input<typeof FieldView> => {
  const view = fieldView(r, f)
  const added = f.id === 'text' && ownText(r) ? ADDED[a.verb] : undefined
  return added ? { ...view, words: added, hint: null } : view
}

/** An answer waits for its check, and what a helping unit writes is the lead's; of the rest she learns as it is done. */
const reachesOf = (r: Release, a: Action, helps: boolean): z.input<typeof ActionView>['reaches'] => {
  if (!specOf(a).open) return 'never'
  if (a.verb !== 'reply') return 'now'
  return !helps && r.type.actions.some((x) => x.verb === 'check-accept') ? 'checked' : 'never'
}

/** `helps`: the reader's unit is asked to help, and does not lead. */
export const actionView = (r: Release, a: Action, helps = false): z.input<typeof ActionView> => {
  const spec = specOf(a)
  return {
    action: a.id,
    verb: a.verb,
    words: actionWords(r, a.id),
    form: [
      ...spec.form.map((f) => verbField(r, a, asked(a, f))),
      ...(a.form ?? []).map((f) => fieldView(r, asked(a, f))),
    ],
    bulk: a.bulk ?? false,
    leaves: spec.leaves ?? false,
    reaches: reachesOf(r, a, helps),
  }
}

/**
 * The same for the raiser: her own button and her own field, where the staff's words for one act are not hers
 * (记一笔 / 补充一句; what a reply asks of a unit is no hint for her note).
 */
export const raiserActionView = (r: Release, a: Action): z.input<typeof ActionView> => {
  const view = actionView(r, a)
  const form = (view.form ?? []).map((f) => ({
    ...f,
    words: saidOr(r, `field.${f.id}.resident`, f.words),
    hint: r.words[`field.${f.id}.hint.resident`] ?? f.hint,
  }))
  return { ...view, words: saidOr(r, `action.${a.id}.button.resident`, view.words), form }
}

/** Reading draws nothing at random and makes nothing; a guard that tried would show. */
const groundOf = (g: Reading) => ({
  actor: g.actor,
  as: '',
  now: g.now,
  random: (n: number) => new Uint8Array(n),
  newId: () => '',
  unit: unitFinder(g.deps, g.tenant),
})

export const actionsOpen = (s: Subject, g: Reading): Action[] => openActions(s, g.r, groundOf(g))

const whoWords = (a: Action, s: Subject, g: Reading): Words => {
  const names = a.who
    .filter((x) => x !== 'system')
    .map((x) => {
      if (x !== 'lead-unit' || !s.m.unit) return roleWords(g.r, x)
      const name = bodyName(g, s.m)
      return w(name, name)
    })
  return w(`由${names.map((n) => n.zh).join('或')}办`, `Done by ${names.map((n) => n.en).join(' or ')}`)
}

const OTHERS: ReadonlySet<string> = new Set(['system', 'raiser'])
/**
 * The steps of this stage that the reader of the staff cannot take, each with the reason. What only the system or the
 * raiser herself does is left out.
 */
export const actionsShut = (s: Subject, open: readonly Action[], g: Reading): z.input<typeof Unavailable>[] => {
  const ground = groundOf(g)
  const ask = askOf(s, g.r, g.now)
  return g.r.type.actions
    .filter((a) => a.from.includes(s.m.stage) && !open.includes(a) && a.who.some((x) => !OTHERS.has(x)))
    .map((action) => {
      const mine = mayAct(g.actor, action, ask).ok
      const no = mine
        ? blocked(caseOf({ subject: s, release: g.r, action, form: {}, unit: ground.unit }, ground))
        : undefined
      return { action: action.id, words: actionWords(g.r, action.id), why: no?.words ?? whoWords(action, s, g) }
    })
}
