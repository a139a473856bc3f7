import { ProblemError } from '../../../client.ts'

const PREFIX = 'yiwang.kept.'

const read = (name: string): unknown => {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name) ?? 'null')
  } catch {
    return null
  }
}
/** Keeps an answer that came by another way, as the person signing in comes with the sign-in. */
export const keepAnswer = (name: string, value: unknown): void => {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value))
  } catch {}
}

/** Forgets every kept answer; for signing out. */
export const dropKeptAnswers = (): void => {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key)
  } catch {}
}

/**
 * Asks, keeps the answer on this device, and gives the kept one while there is no net. Only for what the person in the
 * field needs to begin (who they are, what can be chosen), never for matters or people.
 * @throws what was asked threw, when it is no lost net or nothing is kept
 */
export const keptAnswer = async <T>(name: string, ask: () => Promise<T>): Promise<T> => {
  try {
    const answer = await ask()
    keepAnswer(name, answer)
    return answer
  } catch (error) {
    const kept = error instanceof ProblemError && error.code === 'NETWORK' ? read(name) : null
    if (kept === null) throw error
    return kept as T
  }
}
