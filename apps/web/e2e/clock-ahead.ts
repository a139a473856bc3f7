/**
 * Loaded before the server by a journey that must see a month end: the machine's clock, some days ahead. The server itself
 * has no such switch, and a real one never loads this file.
 */
const ahead = Number(process.env.YIWANG_CLOCK_AHEAD ?? 0)
const Machine = globalThis.Date

const Ahead = new Proxy(Machine, {
  construct: (target, given, self) =>
    Reflect.construct(target, given.length ? given : [Machine.now() + ahead], self === Ahead ? target : self),
  get: (target, name) => (name === 'now' ? () => Machine.now() + ahead : Reflect.get(target, name)),
})
globalThis.Date = Ahead

export {}
