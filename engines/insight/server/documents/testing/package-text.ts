import { readPackage } from '../zip-package.ts'

/** Text of one part of a .docx or .xlsx; throws when it is not there. */
export const partText = (file: Buffer, name: string): string => {
  const part = readPackage(file).find((each) => each.name === name)
  if (part === undefined) throw new RangeError(`No part ${name}.`)
  return part.data.toString('utf8')
}

/** Everything in the container, names included, as one text. */
export const everything = (file: Buffer): string =>
  readPackage(file)
    .map((part) => `${part.name}\n${part.data.toString('utf8')}`)
    .join('\n')

/** The words of WordprocessingML, a line per paragraph. */
export const paragraphTexts = (xml: string): string[] =>
  xml
    .split('</w:p>')
    .slice(0, -1)
    .map((each) => [...each.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map((found) => found[1]).join(''))

/** The XML of the first paragraph that holds the words. */
export const paragraphWith = (xml: string, words: string): string => {
  const found = xml.split('</w:p>').find((each) => paragraphTexts(`${each}</w:p>`)[0]?.includes(words))
  if (found === undefined) throw new RangeError(`No paragraph says ${words}.`)
  return found.slice(found.lastIndexOf('<w:p>'))
}
