import { dealing, type Ground, inputs, named, safeguard } from './safeguard.ts'

const FIELDS = /(^|_)(child_name|child_code|child_age|minors?|guardian|pupils?|juvenile|patients?)(_|$)/
const SUBJECT = /child|minor|pupil|kite|juvenile|vulnerable/
const found = (g: Ground) => [
  ...dealing(g, SUBJECT).map((op) => ({ where: op.id, name: op.subject })),
  ...named(g, FIELDS),
]

/** Guardian's consent, two adults, codes instead of names, no recordings, short retention. Nothing deals with children yet. */
export const s7 = safeguard({
  id: 'S7',
  title: { zh: '未成年人和弱势群体', en: 'Children and vulnerable people' },
  guards: (g) => found(g).length,
  check: (g) => {
    if (found(g).length === 0) return []
    const ops = dealing(g, SUBJECT)
    const has = (re: RegExp) => ops.some((op) => inputs(op).some((f) => re.test(f)))
    const rules = [
      ...(has(/guardianConsent/) ? [] : ['no consent of a guardian']),
      ...(has(/secondAdult|adults/) ? [] : ['no second adult']),
      ...(has(/[nN]ame$|recording|video|audio/) ? ['a name or a recording of a child'] : []),
      ...ops
        .filter((op) => !/^P([1-9]\d?D|[1-6]M)$/.test(op.retention))
        .map((op) => `${op.id} is kept for ${op.retention}`),
    ]
    return rules.map((what) => ({ where: found(g)[0]?.where ?? 'children', what }))
  },
})
