import { createMessages } from '@yiwang/ui'

export const shellMessages = createMessages({
  'zh-CN': {
    home: '首页',
    navLabel: '主菜单',
    resident: '首页',
    staff: '工作台',
    public: '公开',
    broken: '这一页没有打开',
    missing: '没有这一页',
    toHome: '回首页',
    missingRemedy: '看看地址是不是少了一截，或回首页。',
    homeRemedy: '再试一次，或回首页。',
    elsewhere: '没有手机，打电话或到村社区窗口一样办。',
  },
  en: {
    home: 'Home',
    navLabel: 'Main menu',
    resident: 'Home',
    staff: 'Desk',
    public: 'Public',
    broken: 'This page did not open',
    missing: 'No such page',
    toHome: 'To the start',
    missingRemedy: 'Check whether the address was cut short, or go to the start.',
    homeRemedy: 'Try again, or go to the start.',
    elsewhere: 'Without a phone, the hotline and the community counter do the same.',
  },
})
