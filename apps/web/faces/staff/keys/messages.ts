import { createMessages } from '@yiwang/ui'

export const keyMessages = createMessages({
  'zh-CN': {
    keysTitle: '快捷键',
    keysOn: '用单键快捷键',
    keysHint: '在输入框里和打拼音时不起作用。',
    close: '关上',
    paletteTitle: '命令',
    paletteFind: '写字或拼音首字母',
    paletteNone: '没有找到；试试少写几个字',
    palette: '打开命令',
    showKeys: '看快捷键',
    search: '搜索',
  },
  en: {
    keysTitle: 'Keyboard shortcuts',
    keysOn: 'Use single-key shortcuts',
    keysHint: 'They rest in fields and while composing.',
    close: 'Close',
    paletteTitle: 'Commands',
    paletteFind: 'Words or pinyin initials',
    paletteNone: 'Nothing found; try fewer letters',
    palette: 'Open commands',
    showKeys: 'Show shortcuts',
    search: 'Search',
  },
})
