import { writeFileSync } from 'node:fs'
import { openApi } from '@yiwang/platform/openapi'
import { allOperations } from '@yiwang/server-app/operations'

/** Writes the document the web client's types are made from. */
writeFileSync(process.argv[2] ?? '/dev/stdout', `${JSON.stringify(openApi(allOperations), null, 1)}\n`)
