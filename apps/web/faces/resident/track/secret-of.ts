import { type DeviceMatter, deviceMatters } from '../device/device-matters.ts'
import { deviceShelf, type Shelf, shelfOver } from '../device/shelf.ts'

const NAME = 'typed-secrets'
const session: Shelf = shelfOver('yiwang.', () => sessionStorage)

const typed = (): Record<string, string> => {
  const kept = session.read(NAME)
  return typeof kept === 'object' && kept !== null ? (kept as Record<string, string>) : {}
}

/** Keeps a secret typed by hand until the window closes; it never stands in an address or a title. */
export const keepSecret = (ref: string, secret: string): void => session.write(NAME, { ...typed(), [ref]: secret })

/** The secret of a number: typed in this window, else remembered by this device. */
export const secretOf = (
  ref: string,
  matters: readonly DeviceMatter[] = deviceMatters(deviceShelf),
): string | undefined => typed()[ref] ?? matters.find((m) => m.ref === ref)?.secret
