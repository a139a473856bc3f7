import { createMessages } from '@yiwang/ui'

export const atlasMessages = createMessages({
  'zh-CN': {
    runs: '已在运行',
    waits: '还没有运行',
    waitsFor: '还要等：{parts}',
    also: '还有没做的：{parts}',
    statements: '{total} 条要求，做到 {run} 条',
    enter: '进去看看',
    enterOf: '进去看看：{name}',
    stop: '、',
  },
  en: {
    runs: 'Runs here',
    waits: 'Does not run yet',
    waitsFor: 'Waits for: {parts}',
    also: 'Still missing: {parts}',
    statements: '{run} of {total} requirements met',
    enter: 'Go in',
    enterOf: 'Go in: {name}',
    stop: ', ',
  },
})
