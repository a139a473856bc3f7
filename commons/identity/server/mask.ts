/** 李建国 → 李**; the family name stays, how long the name is does not show. */
export const maskName = (name: string): string => {
  const first = [...name.trim()][0]
  return first === undefined ? '' : `${first}**`
}
/** 13812348867 → 138****8867. */
export const maskPhone = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`

/** How an account is called on a screen: staff by masked name, residents by masked phone. */
export const displayName = (a: { kind: string; name: string; phone: string | null }): string =>
  a.kind === 'resident' && a.phone ? maskPhone(a.phone) : maskName(a.name)
