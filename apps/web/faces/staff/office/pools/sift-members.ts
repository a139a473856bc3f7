import type { Schemas } from '../answers.ts'

export type Member = Schemas['PoolMember']
/** What a list of members is narrowed to; empty says nothing. */
export type Sieve = { field: string; standing: '' | 'ready' | 'soon' | 'over'; words: string }

/** Members that fit, those whose term has run out or runs out soonest before the others when that is asked. */
export const siftMembers = (items: readonly Member[], { field, standing, words }: Sieve): readonly Member[] => {
  const typed = words.trim()
  const fits = items.filter(
    (m) =>
      (field === '' || m.fields.includes(field)) &&
      (standing === '' || (standing === 'ready' ? m.ready : m.standing === standing)) &&
      (typed === '' || [m.name, m.unitName, m.certificate ?? ''].some((part) => part.includes(typed))),
  )
  if (standing !== 'soon' && standing !== 'over') return fits
  return [...fits].sort((a, b) => (a.validUntil ?? '').localeCompare(b.validUntil ?? ''))
}
