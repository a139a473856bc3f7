import { createMessages } from '@yiwang/ui'

export const loadMessages = createMessages({
  'zh-CN': {
    noNet: '没有网络，这一块没有取到。',
    refused: '您的岗位看不到这一页。',
    refusedNext: '要看，请找管理员核对岗位。',
    signIn: '要先登录才能看。',
    toSignIn: '去登录',
    missing: '没有找到。看看地址是不是少了一截。',
    broken: '我们这边出错了，这一块没有取到。',
  },
  en: {
    noNet: 'Offline; this part was not loaded.',
    refused: 'Your post cannot see this page.',
    refusedNext: 'To see it, ask the administrator to check your post.',
    signIn: 'Sign in to see this.',
    toSignIn: 'Sign in',
    missing: 'Not found. Check whether the address was cut short.',
    broken: 'Our fault; this part was not loaded.',
  },
})
