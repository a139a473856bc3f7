/** Sentences one after the other: a space between them, none after a Chinese full stop, which has its own room. */
export const sentences = (parts: readonly (string | false | null | undefined)[]): string =>
  parts
    .filter(Boolean)
    .reduce<string>((all, next) => `${all}${/(^|[。；：！？）”])$/u.test(all) ? '' : ' '}${next}`, '')
