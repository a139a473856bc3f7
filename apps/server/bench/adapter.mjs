// The product's side of the yardstick: the same three operations, through login, rights, clocks, history and audit.
const env = process.env
const units = (env.BENCH_UNITS ?? '').split(',')
let n0
const J = { 'content-type': 'application/json', accept: 'application/json', 'x-yiwang-device': 'bench-device-01' }
export default {
  base: env.BENCH_BASE,
  headers: { ...J, authorization: `Bearer ${env.BENCH_TOKEN}` },
  create: (n) => ({
    method: 'POST',
    path: '/api/staff/matters',
    body: {
      title: `Street light out near lane ${n}`,
      text: 'The lamp has been dark for three nights; the crossing is unsafe after six. ',
      channel: 'phone',
      name: `citizen${n % 50}`,
      phone: `1990001${String(n % 50).padStart(4, '0')}`,
      grid: env.BENCH_GRID,
      priority: 1 + (n % 5),
    },
  }),
  list: (n) => ({
    method: 'GET',
    path: `/api/inbox?view=open&owner=unit:${units[n % units.length]}&minPriority=2&limit=20`,
  }),
  act: (n) => {
    n0 ??= n
    // Seven of ten seeded matters are open: the k-th open one.
    const k = Number(env.BENCH_FROM ?? 0) + n - n0
    const at = (Math.floor(k / 7) * 10 + (k % 7)) % Math.max(1, Number(env.BENCH_COUNT))
    return { method: 'POST', path: `/api/matters/${idOf(at)}/actions/sign`, body: { form: {} } }
  },
  rows: (j) => j.items.length,
}
// Seeded ids are made from their number, so that the adapter can name any of them without a list.
const idOf = (i) => `01980000-0000-7000-8000-${(0x100000000000 + i).toString(16).padStart(12, '0')}`
