import { Command } from 'commander'
import { registerTrust } from './cli/trust.ts'

const p = new Command('yiwang')
registerTrust(p)
await p.parseAsync(process.argv)
