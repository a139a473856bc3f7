import { expect, it } from 'vitest'
import { planOf } from './keep-files.ts'

const chunk = (fileName: string, more: object = {}) => ({
  fileName,
  facadeModuleId: null,
  isEntry: false,
  imports: [],
  dynamicImports: [],
  moduleIds: [],
  ...more,
})
const chunks = (shared: string) => [
  chunk('assets/staff-1.js', {
    isEntry: true,
    moduleIds: ['/x/faces/staff/main.tsx'],
    imports: [shared],
    dynamicImports: ['assets/late-1.js'],
    viteMetadata: { importedCss: new Set(['assets/staff-1.css']), importedAssets: new Set(['assets/mark-1.svg']) },
  }),
  chunk('assets/resident-1.js', { isEntry: true, moduleIds: ['/x/faces/resident/main.tsx'], imports: [shared] }),
  chunk(shared),
  chunk('assets/late-1.js'),
]

it('holds what the face can reach, its styles and late parts too, and nothing of another face', () => {
  const { files, page } = planOf('staff', chunks('assets/shared-1.js'))
  expect(page).toBe('/staff/')
  expect(files.filter((f) => f.startsWith('/assets/'))).toEqual([
    '/assets/late-1.js',
    '/assets/mark-1.svg',
    '/assets/shared-1.js',
    '/assets/staff-1.css',
    '/assets/staff-1.js',
  ])
})
it('another file gives another stamp, the same the same', () => {
  const stamp = (shared: string) => planOf('resident', chunks(shared)).stamp
  expect(stamp('assets/shared-1.js')).toBe(stamp('assets/shared-1.js'))
  expect(stamp('assets/shared-2.js')).not.toBe(stamp('assets/shared-1.js'))
})
it('a bundle without the face is refused', () => expect(() => planOf('staff', [])).toThrow(/staff/))
