import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const runs = (command: string, args: string[]): boolean =>
  spawnSync(command, args, { stdio: 'ignore' }).error === undefined

/** Why documents cannot be laid out on this machine; undefined when they can. */
export const officeMissing = (): string | undefined => {
  if (!runs('soffice', ['--version'])) return 'LibreOffice (soffice) is not installed'
  return runs('pdftotext', ['-v']) ? undefined : 'poppler-utils (pdftotext) is not installed'
}

/** What LibreOffice makes of the file in another format; undefined when it has no filter for it. */
export const converted = (file: Buffer, from: 'docx' | 'xlsx', to: 'pdf' | 'fods'): Buffer | undefined => {
  const folder = mkdtempSync(join(tmpdir(), 'yiwang-office-'))
  try {
    writeFileSync(join(folder, `in.${from}`), file)
    const profile = `-env:UserInstallation=file://${folder}/profile`
    const args = ['--headless', profile, '--convert-to', to, '--outdir', folder, join(folder, `in.${from}`)]
    spawnSync('soffice', args, { stdio: 'ignore', timeout: 60_000 })
    const out = join(folder, `in.${to}`)
    return existsSync(out) ? readFileSync(out) : undefined
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export type Word = { page: number; text: string; left: number; top: number; right: number; bottom: number }

/** Every word of a PDF with its place in points from the top left, and the page sizes. */
export const wordsOf = (pdf: Buffer): { words: Word[]; pages: { width: number; height: number }[] } => {
  const html = spawnSync('pdftotext', ['-bbox', '-', '-'], { input: pdf, maxBuffer: 1e8 }).stdout.toString('utf8')
  const pages = [...html.matchAll(/<page width="([\d.]+)" height="([\d.]+)">([\s\S]*?)<\/page>/g)]
  const word = /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</g
  return {
    pages: pages.map((page) => ({ width: Number(page[1]), height: Number(page[2]) })),
    words: pages.flatMap((page, at) =>
      [...page[3]!.matchAll(word)].map((found) => {
        const [left = 0, top = 0, right = 0, bottom = 0] = found.slice(1, 5).map(Number)
        return { page: at + 1, text: found[5]!, left, top, right, bottom }
      }),
    ),
  }
}
