import { readFileSync } from 'node:fs'
import { Command, type CommanderError, type Help } from 'commander'
import { wrongUse } from './cli-error.ts'

const TITLES: Record<string, string> = {
  'Usage:': '用法 · Usage:',
  'Arguments:': '参数 · Arguments:',
  'Options:': '选项 · Options:',
  'Commands:': '命令 · Commands:',
  'Global Options:': '通用选项 · Global options:',
}

const version = (): string =>
  (JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }).version

/** The root command: Chinese first, wrong use ends with 2, and nothing is printed twice. */
export const createProgram = (): Command =>
  new Command('yiwang')
    .description('一网 · one net for grassroots governance')
    .usage('<命令 command> [选项 options]')
    .version(version(), '-V, --version', '显示版本 · show the version')
    .helpOption('-h, --help', '显示帮助 · show help')
    .helpCommand(false)
    .configureHelp({ styleTitle: (t) => TITLES[t] ?? t, optionDescription, argumentDescription })
    .configureOutput({ outputError: () => undefined })
    .exitOverride()

const withDefault = (text: string, value: unknown): string =>
  value === undefined || typeof value === 'boolean' || (Array.isArray(value) && value.length === 0)
    ? text
    : `${text}（默认 · default: ${String(value)}）`
const optionDescription: Help['optionDescription'] = (option) =>
  option.mandatory ? `${option.description}（必填 · required）` : withDefault(option.description, option.defaultValue)
const argumentDescription: Help['argumentDescription'] = (a) =>
  withDefault(a.description, a.defaultValueDescription ?? a.defaultValue)

const quoted = (message: string): string => /'([^']*)'/.exec(message)?.[1] ?? ''
const WRONG: Record<string, (what: string, e: CommanderError) => [string, string]> = {
  'commander.unknownOption': (w) => [`没有选项 ${w}`, `unknown option ${w}`],
  'commander.unknownCommand': (w) => [`没有命令 ${w}`, `unknown command ${w}`],
  'commander.missingArgument': (w) => [`缺少参数 <${w}>`, `missing argument <${w}>`],
  'commander.optionMissingArgument': (w) => [`选项 ${w} 后面缺少值`, `option ${w} needs a value`],
  'commander.missingMandatoryOptionValue': (w) => [`缺少必填选项 ${w}`, `option ${w} is required`],
  'commander.excessArguments': () => ['参数太多', 'too many arguments'],
  'commander.invalidArgument': (w, e) => {
    const why = e.message.split('. ').slice(1).join('. ') || e.message
    const [zh = why, en = why] = why.split(' · ')
    return [`${w} 不对：${zh}`, `${w} is not valid: ${en}`]
  },
}

/** What commander ends with: undefined when that was a help page, else a refusal of wrong use. */
export const ofCommander = (e: CommanderError, named: string): Error | undefined => {
  if (e.exitCode === 0 || e.code === 'commander.help' || e.code === 'commander.helpDisplayed') return undefined
  const [zh, en] = WRONG[e.code]?.(quoted(e.message), e) ?? [e.message, e.message]
  return wrongUse(`${zh}。看看 ./yiwang ${named}--help`, `${en}. See ./yiwang ${named}--help`)
}
