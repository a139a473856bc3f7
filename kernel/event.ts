/** What happened, said once. It is the subject's timeline, the outbox row and the base of every count. */
export type Event = {
  /** `engine.past-tense@version`, e.g. `matters.signed@1`. */
  readonly kind: `${string}.${string}@${number}`
  readonly subject: { readonly kind: string; readonly id: string }
  /** Facts for machines and staff. Never holds the reporter's name or phone. */
  readonly data: Readonly<Record<string, unknown>>
  /** Whether the subject's own timeline for residents shows it. */
  readonly open: boolean
}
