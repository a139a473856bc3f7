import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../demo/county.ts'
import { ownCommand } from './own-command.ts'

export type Greeted = {
  readonly address: string
  readonly real: boolean
  readonly staff: number
  readonly web: boolean
}

const first = (): string[] => [
  '  还没有用户。另开一个终端，建第一位管理员（会显示一次性密码）：',
  '  No account yet. In another terminal make the first administrator (prints a one-time password):',
  `    ${ownCommand('user add --admin --username admin --name 姓名 --county 370828')}`,
]
const demoAccounts = (): string[] => [
  '  演示模式：人名、电话都是编的，请不要填真实信息。',
  '  Demo mode: all people and numbers are made up; do not enter real data.',
  '',
  `  演示账号（密码都是 ${DEMO_PASSWORD}）· Demo accounts (password ${DEMO_PASSWORD}):`,
  ...DEMO_ACCOUNTS.flatMap(({ username, words, tries }) => [
    `    ${username.padEnd(18)} ${words.zh}：${tries.zh}`,
    `    ${' '.repeat(18)} ${words.en}: ${tries.en}`,
  ]),
]

/** What a newcomer sees when it is ready. `address` is empty where only the worker runs. */
export const greeting = (g: Greeted): string[] => [
  '',
  '一网已就绪 · Yiwang is ready',
  ...(g.address && g.web
    ? [
        `  群众 Resident   ${g.address}/`,
        `  工作人员 Staff   ${g.address}/staff/`,
        `  公开 Public     ${g.address}/public/`,
      ]
    : []),
  ...(g.address ? [`  接口 API        ${g.address}/api/docs`] : ['  只跑后台任务 · Worker only']),
  '',
  ...(g.real ? (g.staff === 0 ? first() : ['  正式运行 · Real use']) : demoAccounts()),
  '',
  '  Ctrl-C 停止 · Ctrl-C stops',
]
