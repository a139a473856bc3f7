import { existsSync } from 'node:fs'
import { run } from './run.ts'

export const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((p) =>
  existsSync(p),
)
const fontHere = async (): Promise<boolean> =>
  /CJK|WenQuanYi|Noto Sans SC|Source Han/i.test((await run('fc-list', [':lang=zh'])).out)

/** Debian's browser and a Chinese font, installed when missing and allowed; otherwise what to install. */
export const browserReady = async (): Promise<{ ok: true } | { ok: false; why: string }> => {
  if (existsSync('/usr/bin/chromium') && (await fontHere())) return { ok: true }
  const what = 'chromium fonts-noto-cjk'
  const root = process.getuid?.() === 0
  if (!root || !existsSync('/usr/bin/apt-get'))
    return { ok: false, why: `没有浏览器或中文字体，请安装：${what} · install ${what}` }
  process.stderr.write(`正在安装浏览器测试所需：${what} · Installing ${what}\n`)
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update'], { env, minutes: 5 })
  const r = await run('apt-get', ['install', '-y', '--no-install-recommends', ...what.split(' ')], { env, minutes: 10 })
  return r.code === 0 ? { ok: true } : { ok: false, why: `安装失败：${what}` }
}
