import { createServer } from 'node:net'
import { refusal, wrongUse } from './cli-error.ts'

export type Address = { readonly port: number; readonly host: string }

/** PORT and HOST as given in the environment. @throws CliError of wrong use. */
export const addressFrom = (env: NodeJS.ProcessEnv): Address => {
  const given = env.PORT ?? ''
  const port = given === '' ? 8311 : Number(given)
  if (!/^\d*$/.test(given) || port > 65_535)
    throw wrongUse(
      `PORT=${given} 不是端口号。要 0 到 65535 的整数，例如 PORT=8312 ./yiwang up。`,
      `PORT=${given} is no port. Give a whole number from 0 to 65535, such as PORT=8312 ./yiwang up.`,
    )
  const host = env.HOST ?? '127.0.0.1'
  if (!/^[A-Za-z0-9.:_-]+$/.test(host))
    throw wrongUse(
      `HOST=${host} 不是地址。本机用 127.0.0.1，对外用 0.0.0.0。`,
      `HOST=${host} is no address. Use 127.0.0.1 for this machine only, 0.0.0.0 for everybody.`,
    )
  return { port, host }
}

/** Words for a door that would not open. */
export const listenRefusal = (e: unknown, a: Address): unknown => {
  const { code } = e as NodeJS.ErrnoException
  if (code === 'EADDRINUSE')
    return refusal(
      'PORT_TAKEN',
      `端口 ${a.port} 已被别的程序占用。请停掉它，或换一个端口：PORT=${a.port + 1} ./yiwang up。`,
      `Port ${a.port} is taken by another program. Stop it, or choose another: PORT=${a.port + 1} ./yiwang up.`,
    )
  if (code === 'EACCES')
    return refusal(
      'PORT_RIGHTS',
      `没有权限使用端口 ${a.port}。请用 1024 以上的端口：PORT=8311 ./yiwang up。`,
      `Port ${a.port} is not allowed for you. Use one above 1023: PORT=8311 ./yiwang up.`,
    )
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return refusal(
      'NO_HOST',
      `HOST=${a.host} 不是这台机器的地址。本机用 127.0.0.1，对外用 0.0.0.0。`,
      `HOST=${a.host} is no address of this machine. Use 127.0.0.1 for this machine only, 0.0.0.0 for everybody.`,
    )
  return e
}

/** Tries the door before the long work behind it. @throws CliError saying what to do. */
export const checkDoor = (a: Address): Promise<void> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (e) => reject(listenRefusal(e, a)))
    probe.listen(a.port, a.host, () => probe.close(() => resolve()))
  })
