import { list, str, verb } from './verb.ts'

/** A superior watches: a numbered notice follows, written by the engine's notice command. */
export const supervise = verb({
  verb: 'supervise',
  open: true,
  leaves: true,
  form: [
    { id: 'grade', kind: 'choice', required: true, options: ['blue', 'yellow', 'red'] },
    { id: 'reason', kind: 'long', required: true, min: 4, max: 500 },
  ],
  apply: (c) => ({ internal: str(c, 'reason'), data: { grade: str(c, 'grade') } }),
})

/** A note changes no clock. */
export const note = verb({
  verb: 'note',
  // Only with words of the raiser's own; a note of the staff has none that are open.
  open: true,
  form: [
    { id: 'text', kind: 'long', required: true, max: 1000 },
    { id: 'files', kind: 'files', max: 9 },
  ],
  apply: (c) =>
    c.actor.kind === 'staff' || c.actor.kind === 'system'
      ? { internal: str(c, 'text'), files: list(c, 'files') }
      : { text: str(c, 'text'), files: list(c, 'files') },
})

/** A local step: form and attachments, nothing else. */
export const step = verb({
  verb: 'step',
  open: false,
  form: [{ id: 'text', kind: 'long', max: 1000 }],
  apply: (c) => ({ internal: str(c, 'text') }),
})

export const watching = [supervise, note, step]
