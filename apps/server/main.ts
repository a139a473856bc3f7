import module from 'node:module'
import { join } from 'node:path'
import { varDir } from './database-place.ts'

// Sources are stripped of types and compiled once, not at every start.
if (!process.env.NODE_COMPILE_CACHE) module.enableCompileCache?.(join(varDir(), 'cache', 'node'))
const { main } = await import('./cli/main.ts')
process.exit(await main(process.argv))
