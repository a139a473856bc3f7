/** Fullwidth digits and any separators are allowed; what is not a digit is dropped. */
export const refDigits = (text: string): string => text.normalize('NFKC').replace(/\D/g, '')

/** Ten-digit public number in groups of 4-4-2 (`2606 0187 34`); anything else comes back as it was. */
export const formatRef = (ref: string): string =>
  /^\d{10}$/.test(ref) ? `${ref.slice(0, 4)} ${ref.slice(4, 8)} ${ref.slice(8)}` : ref

/** Grouping while typing: up to ten digits, split 4-4-2, no trailing blank. */
export const formatRefTyping = (text: string): string => {
  const d = refDigits(text).slice(0, 10)
  return [d.slice(0, 4), d.slice(4, 8), d.slice(8)].filter(Boolean).join(' ')
}

/** The number read digit by digit, so that speech does not say "twenty-six million". */
export const spokenRef = (ref: string): string => formatRef(ref).split('').join(' ').replace(/ {3}/g, ', ')
