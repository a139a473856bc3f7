/** What of a key press decides; a KeyboardEvent fits. */
export type Press = {
  code: string
  shiftKey: boolean
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  isComposing: boolean
  keyCode: number
}

const IME = 229
const MODIFIERS = /^(Shift|Control|Alt|Meta)(Left|Right)?$/

/** `Ctrl+KeyK`, `Shift+KeyX`, `KeyJ`: by physical key, so that any layout and input method agrees. Empty when no command. */
export const comboOf = (press: Press): string => {
  if (press.isComposing || press.keyCode === IME || press.altKey || MODIFIERS.test(press.code)) return ''
  const ctrl = press.ctrlKey || press.metaKey ? 'Ctrl+' : ''
  const shift = press.shiftKey ? 'Shift+' : ''
  const code = press.code === 'NumpadEnter' ? 'Enter' : press.code.replace(/^Numpad(\d)$/, 'Digit$1')
  return `${ctrl}${shift}${code}`
}

/** Fields and lists where letters belong to the person, not to commands. */
export const isEditable = (
  target: { tagName?: string; type?: string; isContentEditable?: boolean } | null,
): boolean => {
  if (!target) return false
  if (target.isContentEditable) return true
  const tag = target.tagName?.toLowerCase()
  if (tag === 'input') return !['checkbox', 'radio', 'button', 'submit', 'file'].includes(target.type ?? '')
  return tag === 'textarea' || tag === 'select'
}

/** Only combinations with Ctrl work while typing. */
export const worksInField = (combo: string): boolean => combo.startsWith('Ctrl+')

export type Bound = { combo: string }
/** What a press means after an open prefix (`KeyG` of `KeyG KeyI`): a binding, a new prefix, or nothing. */
export const resolve = <B extends Bound>(
  bindings: readonly B[],
  combo: string,
  prefix: string,
): { run?: B; prefix: string } => {
  const full = prefix ? `${prefix} ${combo}` : combo
  const run = bindings.findLast((b) => b.combo === full)
  if (run) return { run, prefix: '' }
  if (bindings.some((b) => b.combo.startsWith(`${full} `))) return { prefix: full }
  return prefix ? resolve(bindings, combo, '') : { prefix: '' }
}

const NAMES: Record<string, string> = {
  Slash: '/',
  BracketRight: ']',
  BracketLeft: '[',
  ArrowDown: '↓',
  ArrowUp: '↑',
  Escape: 'Esc',
}
/** `Shift+KeyX` → `Shift+X`, for the list of keys and hints. */
export const comboWords = (combo: string): string =>
  combo
    .split(' ')
    .map((part) => {
      if (part === 'Shift+Slash') return '?'
      return part
        .split('+')
        .map((p) => NAMES[p] ?? p.replace(/^(Key|Digit)/, ''))
        .join('+')
    })
    .join(' ')
