/** Words and key runs that stand in every list of stolen passwords, and those of this trade. */
const PIECES = [
  ...'password passwd pass word admin administrator root user guest test demo welcome hello login system manager master'.split(
    ' ',
  ),
  ...'secret default changeme letmein iloveyou woaini dragon monkey sunshine princess football superman'.split(' '),
  ...'mima guanliyuan zhengfu gongan shequ wangge xinfang zhongguo china yiwang'.split(' '),
  ...'qwertyuiop qwerty qwert qwer asdfghjkl asdfgh asdf zxcvbnm zxcvb zxcv 1qaz 2wsx 3edc 4rfv qaz wsx edc rfv'.split(
    ' ',
  ),
  ...'abcdefgh abcdef abcde abcd abc aaa bbb xxx 1q2w3e4r 1q2w3e q1w2e3'.split(' '),
].sort((a, b) => b.length - a.length)
const LOOKS: Readonly<Record<string, string>> = { '@': 'a', '0': 'o', $: 's', '1': 'i', '3': 'e', '5': 's', '!': 'i' }
/** Letters that must be left when every known piece, digit and sign is taken away. */
const OWN_LETTERS = 4

const left = (text: string): number =>
  PIECES.reduce((rest, piece) => rest.replaceAll(piece, ' '), text).replace(/[^\p{L}]/gu, '').length

/**
 * Whether a password is one of those tried first: a common word, a run of keys or a date with the usual signs
 * around it, as `Admin@123`, `P@ssw0rd2026!` or `1qaz@WSX` (NIST SP 800-63B 3.1.1.2; OWASP ASVS 5.0 6.2.4).
 */
export const isCommon = (password: string): boolean => {
  const plain = password.toLowerCase()
  const meant = plain.replace(/[@0$135!]/g, (c) => LOOKS[c] as string)
  return left(plain) < OWN_LETTERS || left(meant) < OWN_LETTERS
}
