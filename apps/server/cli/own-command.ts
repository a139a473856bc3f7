const plainWord = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`

/** A command line to copy: with YIWANG_VAR as it was given, so that it means the same data folder. */
export const ownCommand = (rest: string): string => {
  const given = process.env.YIWANG_VAR
  return `${given ? `YIWANG_VAR=${plainWord(given)} ` : ''}./yiwang ${rest}`
}
