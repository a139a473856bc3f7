import { describe, expect, it } from 'vitest'
import { type Chunk, deskLeaks } from './face-purity.ts'

const chunk = (fileName: string, moduleIds: string[], rest: Partial<Chunk> = {}): Chunk => ({
  fileName,
  moduleIds,
  facadeModuleId: null,
  isEntry: false,
  imports: [],
  dynamicImports: [],
  ...rest,
})
const resident = (rest: Partial<Chunk>) => chunk('r.js', ['/x/faces/resident/main.tsx'], { isEntry: true, ...rest })
const staff = chunk('s.js', ['/x/faces/staff/main.tsx', '/x/node_modules/antd/es/index.js'], { isEntry: true })

describe('face purity', () => {
  it('lets the desk have antd', () => expect(deskLeaks([staff, resident({})])).toEqual([]))
  it('finds antd behind a shared and a lazy chunk', () => {
    const shared = chunk('shared.js', ['/x/node_modules/@rc-component/table/es/a.js'], { dynamicImports: ['lazy.js'] })
    const lazy = chunk('lazy.js', ['/x/node_modules/antd/es/table.js'], { imports: ['shared.js'] })
    const leaks = deskLeaks([staff, shared, lazy, resident({ imports: ['shared.js'] })])
    expect(leaks).toEqual([
      'resident: /x/node_modules/@rc-component/table/es/a.js',
      'resident: /x/node_modules/antd/es/table.js',
    ])
  })
  it('does not take antd-mobile for antd', () => {
    const mobile = resident({ moduleIds: ['/x/faces/resident/main.tsx', '/x/node_modules/antd-mobile/es/list.js'] })
    expect(deskLeaks([mobile])).toEqual([])
  })
})
