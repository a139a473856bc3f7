import { refusal } from './cli-error.ts'

/** The built pages; built anew only when a source changed. @throws CliError where the program folder cannot be written. */
export const webPages = async (say: (line: string) => void): Promise<string> => {
  const { buildWeb } = await import('@yiwang/web-app/build')
  const slow = setTimeout(() => say('正在打包网页，约半分钟…… · Building the pages, about half a minute…'), 1_000)
  try {
    return (await buildWeb({ quiet: true })).dist
  } catch (e) {
    if (!/^(EACCES|EPERM|EROFS)$/.test((e as NodeJS.ErrnoException).code ?? '')) throw e
    throw refusal(
      'FOLDER_READ_ONLY',
      `网页还没有打包，而程序文件夹不能写入（${(e as Error).message}）。请先以能写入的用户运行一次 ./yiwang up，或加 --no-web 只提供接口。`,
      `The pages are not built and the program folder cannot be written (${(e as Error).message}). Run ./yiwang up once as a user who may write it, or add --no-web for the API alone.`,
    )
  } finally {
    clearTimeout(slow)
  }
}
