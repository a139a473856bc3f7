/**
 * Loaded before the server by a journey that must see a month end: the machine's clock, some days ahead. The server itself
 * has no such switch, and a real one never loads this file.
 */
const ahead = Number(process.env.YIWANG_CLOCK_AHEAD ?? 0)
const Machine = globalThis.Date

globalThis.Date = new Proxy(Machine, {
  construct: (target, given: unknown[]): object =>
    Reflect.construct(target, given.length ? given : [Machine.now() + ahead]),
  get: (target, name): unknown => (name === 'now' ? () => Machine.now() + ahead : Reflect.get(target, name)),
})

export {}
