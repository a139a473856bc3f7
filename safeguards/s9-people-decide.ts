import { about, safeguard } from './safeguard.ts'

/** All that the software does by itself, and why it decides nothing about a person. */
export const BY_ITSELF: Readonly<Record<string, string>> = {
  'matters.ring': 'notes that a time has passed, and takes the steps below',
  'matters.issue-notice': 'numbers a notice whose trigger the pack names; people answer it and accept the answer',
  'matters.draft-report': 'drafts; people check and release',
  'matters.purge': 'takes out what the mechanism says may not be kept; the result people decided stays',
  'insight.count-matters': 'counts what people did; nobody is judged by it',
  'insight.rebuild-figures': 'counts the same anew',
  'insight.recheck-figures': 'compares two counts and tells people where they differ',
  'insight.publish-figures': 'fixes the numbers of an ended period, small groups hidden',
  'rhythm.begin': 'notes that a rhythm is in force; nothing before is held against anybody',
  'rhythm.close': 'notes that a deadline passed without a holding; what follows is for people',
  'matters.record-level': 'numbers what people at a level did with a matter',
}
/** Verbs of a pack that the software may take, and where they may lead. */
export const STEPS: Readonly<Record<string, readonly string[]>> = {
  submit: ['open'],
  'auto-sign': ['open'],
  resume: ['open'],
  'deadline-visit': ['open'],
  'hand-back': ['open'],
  // Silence after the answer: counted as silent, never as satisfied; may be reopened.
  lapse: ['fixed', 'open'],
  archive: ['closed', 'open'],
  // Nobody acted in time: the next level, or its joint review, has to; nothing is decided by that.
  escalate: ['open'],
  enrol: ['open'],
  // The day that people named has come; the work goes on.
  'lift-hold': ['open'],
}
/** Single steps of a pack that no verb explains, each with why it decides nothing about a person. */
export const BY_NAME: Readonly<Record<string, string>> = {
  'service-requests close':
    'plays back what people of another city decided and wrote down; never in force for a county that works here',
  'three-gates lapse-entry': 'the day that people named when they wrote the entry has come; it ends in her favour',
}
const DECIDES = /reject|sanction|punish|promote|admit|dismiss|refuse|benefit|apprais/

/** Promotion, sanction, admission, benefits and rejections are people's; software proposes and computes. */
export const s9 = safeguard({
  id: 'S9',
  title: { zh: '由人决定', en: 'People decide' },
  guards: (g) =>
    g.operations.filter((op) => op.caller === 'system').length +
    g.packs.flatMap((p) => p.actions.filter((a) => a.who.includes('system'))).length,
  check: (g) => [
    ...g.operations
      .filter((op) => op.caller === 'system' && (BY_ITSELF[op.id] === undefined || DECIDES.test(op.id)))
      .map((op) => about(op, 'is done by the software alone')),
    ...g.packs.flatMap((p) =>
      p.actions
        .filter(
          (a) =>
            a.who.includes('system') &&
            BY_NAME[`${p.id} ${a.id}`] === undefined &&
            (STEPS[a.verb] === undefined || DECIDES.test(a.id) || (STEPS[a.verb]?.includes(a.to) ?? false) === false),
        )
        .map((a) => ({ where: `${p.id} ${a.id}`, what: `${a.verb} to ${a.to} without a person` })),
    ),
  ],
})
