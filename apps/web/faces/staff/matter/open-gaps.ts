/** The places a prepared text left to fill in, as they stand: `{日期}`. A resident must never read one. */
export const openGaps = (text: string): readonly string[] => [...new Set(text.match(/\{[^{}\n]{1,20}\}/g) ?? [])]
