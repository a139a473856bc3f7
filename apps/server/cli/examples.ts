/** The examples at the end of a help page. */
export const examples = (...lines: string[]): string => `\n例子 · Examples:\n${lines.map((l) => `  ${l}`).join('\n')}`
