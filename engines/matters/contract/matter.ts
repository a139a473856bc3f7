import { Point, Time, WordsShape } from '@yiwang/kernel/shape'
import { z } from 'zod'

export const Channel = z.enum(['web', 'grid', 'counter', 'phone', 'import', 'hotline'])
export const Level = z.enum(['grid', 'community', 'town', 'county'])
export const ClockState = z.enum(['running', 'paused', 'met', 'breached', 'missed', 'void'])

/** A named limit as a reader sees it. `breached` runs on late; `missed` was ended late. */
export const ClockView = z
  .object({
    id: z.string(),
    kind: z.string(),
    words: WordsShape,
    state: ClockState,
    round: z.number(),
    start: Time,
    due: Time.nullable(),
    ended: Time.nullable(),
    pausedSince: Time.nullable(),
    unit: z.string().nullable(),
    provisional: z.boolean(),
    /** Share of the time used, 0 to 1 and above. */
    used: z.number().nullable(),
    /** Why this date, in sentences. */
    why: z.object({ zh: z.array(z.string()), en: z.array(z.string()) }),
  })
  .meta({ id: 'ClockView' })

export const PlaceView = z
  .object({
    point: Point.nullable(),
    words: z.string(),
    grid: z.string().nullable(),
    gridName: z.string().nullable(),
    community: z.string().nullable(),
    communityName: z.string().nullable(),
    town: z.string().nullable(),
    townName: z.string().nullable(),
    nearBorder: z.boolean(),
  })
  .meta({ id: 'PlaceView' })

export const FieldView = z
  .object({
    id: z.string(),
    kind: z.enum([
      'text',
      'long',
      'choice',
      'choices',
      'yesno',
      'number',
      'date',
      'units',
      'unit',
      'files',
      'matter',
      'sitting',
      'member',
      'time',
    ]),
    words: WordsShape,
    hint: WordsShape.nullable(),
    required: z.boolean(),
    max: z.number().nullable(),
    pool: z.string().nullable(),
    options: z.array(z.object({ id: z.string(), words: WordsShape })),
    /** Asked only while this holds over the other fields (a condition of the pack's). */
    when: z.record(z.string(), z.unknown()).nullable(),
  })
  .meta({ id: 'FieldView' })
/** An action open to this reader now. `form` is drawn as it stands; the verb fixes icon and key. */
export const ActionView = z
  .object({
    action: z.string(),
    verb: z.string(),
    words: WordsShape,
    form: z.array(FieldView),
    bulk: z.boolean(),
    leaves: z.boolean(),
    /** When who raised it learns of the act and of words meant for her: at once, once a check let it pass, or never. */
    reaches: z.enum(['now', 'checked', 'never']),
  })
  .meta({ id: 'ActionView' })
export const Unavailable = z
  .object({ action: z.string(), words: WordsShape, why: WordsShape })
  .meta({ id: 'Unavailable' })

export const RaiserView = z
  .object({
    appeal: z.string(),
    label: z.string(),
    ref: z.string(),
    channel: Channel,
    at: Time,
    phone: z.string().nullable(),
    shielded: z.boolean(),
    onBehalf: z.boolean(),
  })
  .meta({ id: 'RaiserView' })
export const DispatchView = z
  .object({
    id: z.string(),
    unit: z.string().nullable(),
    unitName: z.string(),
    role: z.enum(['lead', 'co', 'party']),
    channel: z.enum(['internal', '12345']),
    outboundNo: z.string().nullable(),
    inboundNo: z.string().nullable(),
    at: Time,
    signedAt: Time.nullable(),
    autoSigned: z.boolean(),
    repliedAt: Time.nullable(),
    handedBackAt: Time.nullable(),
    endedAt: Time.nullable(),
    state: z.enum(['open', 'signed', 'returned', 'replied', 'ended']),
    designated: z.boolean(),
    task: z.string().nullable(),
    round: z.number(),
    level: Level.nullable(),
    /** Called to the place (吹哨报到): by when, and when it came. */
    call: z.object({ by: Time.nullable(), arrived: Time.nullable(), late: z.boolean() }).nullable(),
    /** A party's answer in a parallel review; null while it is awaited or where none was asked. */
    answer: WordsShape.nullable(),
    /** The class of an objection. */
    reason: WordsShape.nullable(),
  })
  .meta({ id: 'DispatchView' })
/** On the hold list (挂账): why, what is done meanwhile, and the day it will be. */
export const HoldView = z
  .object({ state: z.enum(['asked', 'held']), reason: WordsShape, measure: z.string(), until: Time })
  .meta({ id: 'HoldView' })
export const MilestoneView = z
  .object({ name: z.string(), due: Time, reached: Time.nullable(), late: z.boolean() })
  .meta({ id: 'MilestoneView' })
export const TimelineEntry = z
  .object({
    id: z.string(),
    kind: z.string(),
    at: Time,
    words: WordsShape,
    text: z.string().nullable(),
    internal: z.boolean(),
    /** Meant for who raised it, and not hers to read before a check lets it pass. */
    held: z.boolean(),
    who: z.string().nullable(),
    files: z.array(z.string()),
  })
  .meta({ id: 'TimelineEntry' })
export const FileView = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: z.string(),
    bytes: z.number(),
    url: z.string(),
    thumb: z.string().nullable(),
  })
  .meta({ id: 'FileView' })

export const MatterView = z
  .object({
    id: z.string(),
    ref: z.string(),
    seq: z.number(),
    pack: z.string(),
    packWords: WordsShape,
    /** Release of the mechanism it runs under. */
    version: z.number(),
    type: z.string(),
    typeWords: WordsShape,
    title: z.string(),
    text: z.string(),
    stage: z.string(),
    stageWords: WordsShape,
    super: z.enum(['open', 'fixed', 'closed']),
    round: z.number(),
    level: Level,
    /** Now, next, who, by when: the first line of every record. */
    now: z.object({ who: WordsShape, next: WordsShape, due: Time.nullable(), clock: z.string().nullable() }),
    place: PlaceView,
    category: z.object({ code: z.string(), path: z.array(z.string()) }).nullable(),
    labels: z.array(z.string()),
    channel: Channel,
    /** What this kind of matter calls its first words, its way in and who stands behind it, where it says so. */
    said: z.object({ text: WordsShape.nullable(), channel: WordsShape.nullable(), raiser: WordsShape.nullable() }),
    openedAt: Time,
    closedAt: Time.nullable(),
    unitName: z.string().nullable(),
    raisers: z.array(RaiserView),
    joins: z.number(),
    dispatches: z.array(DispatchView),
    clocks: z.array(ClockView),
    timeline: z.array(TimelineEntry),
    files: z.array(FileView),
    publicReply: z.string().nullable(),
    /** Whether the unit says it is solved; null without an answer. */
    replySolved: z.boolean().nullable(),
    hold: HoldView.nullable(),
    milestones: z.array(MilestoneView),
    /** Answers to the pack's own questions, in their order. */
    fields: z.array(z.object({ id: z.string(), words: WordsShape, value: WordsShape })),
    /** A request to leave it out of the figures, and how far it is. */
    exclusion: z.enum(['asked', 'half', 'granted']).nullable(),
    merged: z.object({ into: z.string(), ref: z.string() }).nullable(),
    children: z.array(z.object({ id: z.string(), ref: z.string(), title: z.string() })),
    rating: z
      .object({
        solved: z.boolean().nullable(),
        satisfied: z.enum(['yes', 'fair', 'no']).nullable(),
        words: z.string().nullable(),
      })
      .nullable(),
    can: z.array(ActionView),
    cannot: z.array(Unavailable),
    looks: z.number(),
  })
  .meta({ id: 'MatterView' })

export const InboxRow = z
  .object({
    id: z.string(),
    ref: z.string(),
    seq: z.number(),
    /** The mechanism it runs under, and its kind of matter. */
    pack: z.string(),
    packWords: WordsShape,
    typeWords: WordsShape,
    title: z.string(),
    stage: z.string(),
    stageWords: WordsShape,
    place: z.string(),
    gridName: z.string().nullable(),
    category: z.string().nullable(),
    channel: Channel,
    priority: z.number(),
    unitName: z.string().nullable(),
    joins: z.number(),
    files: z.number(),
    due: Time.nullable(),
    clock: z.string().nullable(),
    clockState: z.enum(['running', 'soon', 'late', 'paused', 'none']),
    openedAt: Time,
    act: z.string().nullable(),
  })
  .meta({ id: 'InboxRow' })

/** What a resident reads of her own matter: plain words, the next promised time, nothing internal. */
export const TrackView = z
  .object({
    appeal: z.string(),
    ref: z.string(),
    seq: z.number(),
    title: z.string(),
    text: z.string(),
    /** What this kind of matter calls its first words; null where they are simply what she said. */
    textWords: WordsShape.nullable(),
    super: z.enum(['open', 'fixed', 'closed']),
    stage: z.string(),
    now: z.object({
      words: WordsShape,
      who: WordsShape,
      due: Time.nullable(),
      state: z.enum(['running', 'soon', 'late', 'paused', 'none']),
      why: z.object({ zh: z.array(z.string()), en: z.array(z.string()) }),
    }),
    promised: z.array(z.object({ due: Time, replaced: z.boolean(), words: WordsShape })),
    lines: z.array(z.object({ at: Time, words: WordsShape, text: z.string().nullable(), files: z.array(z.string()) })),
    question: z.object({ text: z.string(), options: z.array(z.string()), until: Time.nullable() }).nullable(),
    reply: z.object({ text: z.string(), unitName: z.string(), at: Time, explained: z.boolean() }).nullable(),
    rating: z
      .object({ solved: z.boolean().nullable(), satisfied: z.enum(['yes', 'fair', 'no']).nullable() })
      .nullable(),
    mergedInto: z.string().nullable(),
    can: z.array(ActionView),
    files: z.array(FileView),
    openedAt: Time,
    closedAt: Time.nullable(),
    reopenUntil: Time.nullable(),
    hold: HoldView.nullable(),
    milestones: z.array(MilestoneView),
    /** Answers of its forms that the pack has words for on her page, such as why something was declined. */
    fields: z.array(z.object({ id: z.string(), words: WordsShape, value: WordsShape })),
    /** What the units asked side by side answered: source and class, once all have. */
    opinions: z.array(z.object({ unitName: z.string(), answer: WordsShape, reason: WordsShape.nullable() })),
  })
  .meta({ id: 'TrackView' })

export const CategoryView = z
  .object({
    code: z.string(),
    parent: z.string().nullable(),
    level: z.number(),
    name: z.string(),
    nameEn: z.string().nullable(),
  })
  .meta({ id: 'CategoryView' })
export const Suggestion = z
  .object({
    unit: z.string(),
    unitName: z.string(),
    strength: z.enum(['strong', 'fair', 'weak']),
    reasons: z.array(WordsShape),
    allowed: z.boolean(),
    refused: WordsShape.nullable(),
  })
  .meta({ id: 'Suggestion' })
export const SimilarRow = z
  .object({
    id: z.string().nullable(),
    ref: z.string(),
    title: z.string(),
    metres: z.number().nullable(),
    stageWords: WordsShape,
    super: z.enum(['open', 'fixed', 'closed']),
    unitName: z.string().nullable(),
    due: Time.nullable(),
    openedAt: Time,
    joins: z.number(),
    reasons: z.array(WordsShape),
  })
  .meta({ id: 'SimilarRow' })
export const NoticeRow = z
  .object({
    id: z.string(),
    series: z.enum(['supervision', 'special-report']),
    year: z.number(),
    number: z.number(),
    label: z.string(),
    grade: z.enum(['blue', 'yellow', 'red']).nullable(),
    title: z.string(),
    unitName: z.string().nullable(),
    cause: z.string(),
    issuedAt: Time,
    due: Time.nullable(),
    state: z.enum(['draft', 'checked', 'open', 'answered', 'accepted', 'released']),
    matters: z.array(z.object({ id: z.string(), ref: z.string(), title: z.string() })),
    feedback: z.array(z.object({ at: Time, text: z.string(), accepted: z.boolean().nullable() })),
    can: z.array(ActionView),
  })
  .meta({ id: 'NoticeRow' })
