import type { Qualifier } from './numbers-in.ts'

/** The place of the last digit that is not zero: 600 gives 100, 613 gives 1. */
const roundness = (n: number): number => {
  if (!Number.isInteger(n) || n === 0) return 1
  let step = 1
  while (n % (step * 10) === 0) step *= 10
  return step
}

/**
 * Whether a printed number says the truth about the counted one. 余 is up to one step of its roundness above
 * (600余: 601 to 699), 近 as much below, 约 within half a step each way, 以上 at least.
 */
export const agrees = (said: { value: number; qualifier: Qualifier }, counted: number): boolean => {
  const step = roundness(said.value)
  switch (said.qualifier) {
    case 'exact':
      return said.value === counted
    case '余':
      return counted > said.value && counted < said.value + step
    case '近':
      return counted < said.value && counted > said.value - step
    case '约':
      return Math.abs(counted - said.value) <= step / 2
    case '以上':
      return counted >= said.value
  }
}
