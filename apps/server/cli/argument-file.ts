import { existsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { refusal } from './cli-error.ts'

/** A FILE argument, meant from where the user stands (the launcher changes folder and says where in YIWANG_CWD). */
export const argumentFile = (file: string): string => resolve(process.env.YIWANG_CWD ?? process.cwd(), file)

/** A file that is to be made: its folder must be there and it must not, unless `force`. */
export const fileToMake = (file: string, force = false): string => {
  const path = argumentFile(file)
  if (!existsSync(dirname(path)))
    throw refusal(
      'NO_FOLDER',
      `没有文件夹 ${dirname(path)}。请先建好，或换一个位置。`,
      `There is no folder ${dirname(path)}. Make it first, or choose another place.`,
    )
  if (existsSync(path) && !force)
    throw refusal(
      'FILE_EXISTS',
      `${path} 已经存在，没有改动。请换个名字，或加 --force 覆盖。`,
      `${path} exists and was not touched. Choose another name, or add --force to overwrite.`,
    )
  return path
}

export const existingFile = (file: string): string => {
  const path = argumentFile(file)
  if (!statSync(path, { throwIfNoEntry: false }))
    throw refusal('NO_FILE', `没有这个文件：${path}。请检查路径。`, `No such file: ${path}. Check the path.`)
  return path
}
