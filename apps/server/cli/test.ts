import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { Command } from 'commander'
import { ROOT } from '../database-place.ts'

/** `test`: the gate, in a process of its own. */
export const registerTest = (program: Command): void => {
  program
    .command('test')
    .description('全部检查和测试 · every check and test')
    .option('--quick', '不含浏览器和长测试 · without browser and long tests')
    .action((o: { quick?: boolean }) => {
      const args = [join(ROOT, 'tools/test/main.ts'), ...(o.quick ? ['--quick'] : [])]
      process.exitCode = spawnSync(process.execPath, args, { stdio: 'inherit', cwd: ROOT }).status ?? 1
    })
}
