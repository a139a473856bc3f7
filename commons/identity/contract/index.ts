import { command, query } from '@yiwang/kernel/operation'
import { Done, Flag, Phone, Text, Time, WordsShape } from '@yiwang/kernel/shape'
import { z } from 'zod'

const own = {
  subject: 'account',
  purpose: 'access',
  dataClass: 'personal',
  retention: 'P3Y',
  lookers: ['self', 'system-admin'],
} as const

export const HeldPostView = z
  .object({
    id: z.string(),
    kind: z.string(),
    kindWords: WordsShape,
    level: z.enum(['grid', 'community', 'town', 'county']),
    unit: z.string().nullable(),
    unitName: z.string().nullable(),
    grid: z.string().nullable(),
    area: z.string().nullable(),
    areaName: z.string().nullable(),
    from: Time,
    to: Time.nullable(),
  })
  .meta({ id: 'HeldPostView' })

export const Me = z
  .object({
    kind: z.enum(['anonymous', 'resident', 'staff', 'system']),
    name: z.string(),
    account: z.string().nullable(),
    tenant: z.string(),
    tenantName: WordsShape,
    demo: z.boolean(),
    mustChange: z.boolean(),
    posts: z.array(HeldPostView),
    /** Reads that are for holders of certain posts, where the caller holds one: ids of operations, for menus. */
    opens: z.array(z.string()),
    /** Server time, so that a face can show countdowns by it. */
    now: Time,
  })
  .meta({ id: 'Me' })

export const me = query({
  id: 'identity.me',
  http: 'GET /me',
  title: { zh: '我是谁', en: 'Who am I' },
  ...own,
  caller: 'anyone',
  input: z.object({}),
  output: Me,
})

export const signIn = command({
  id: 'identity.sign-in',
  http: 'POST /sign-in',
  title: { zh: '登录', en: 'Sign in' },
  ...own,
  caller: 'anyone',
  // A whole office, or a street of phones, may stand behind one address; names and phones have limits of their own.
  perMinute: 120,
  input: z.object({ username: Text(64), password: z.string().min(1).max(200) }),
  output: z.object({ token: z.string(), expires: Time, me: Me }),
  errors: { WRONG_PASSWORD: 401, LOCKED: 429 },
})
export const requestCode = command({
  id: 'identity.request-code',
  http: 'POST /sign-in/code',
  title: { zh: '发短信码', en: 'Send a one-time code' },
  ...own,
  caller: 'anyone',
  perMinute: 60,
  input: z.object({ phone: Phone }),
  output: z.object({ ok: z.literal(true), validMinutes: z.number() }),
  errors: { TOO_MANY_CODES: 429 },
})
export const signInWithCode = command({
  id: 'identity.sign-in-code',
  http: 'POST /sign-in/code/check',
  title: { zh: '用短信码登录', en: 'Sign in with a code' },
  ...own,
  caller: 'anyone',
  perMinute: 120,
  input: z.object({ phone: Phone, code: z.string().regex(/^\d{6}$/) }),
  output: z.object({ token: z.string(), expires: Time, me: Me }),
  errors: { WRONG_CODE: 401, LOCKED: 429 },
})
export const signOut = command({
  id: 'identity.sign-out',
  http: 'POST /sign-out',
  title: { zh: '退出', en: 'Sign out' },
  ...own,
  caller: 'anyone',
  input: z.object({}),
  output: Done,
})
export const changePassword = command({
  id: 'identity.change-password',
  http: 'POST /me/password',
  title: { zh: '改密码', en: 'Change password' },
  ...own,
  caller: 'staff',
  input: z.object({ current: z.string().min(1).max(200), next: z.string().min(1).max(200) }),
  output: Done,
  errors: { WRONG_PASSWORD: 401, WEAK_PASSWORD: 422, LOCKED: 429 },
})

export const AccountView = z
  .object({
    id: z.string(),
    username: z.string().nullable(),
    name: z.string(),
    kind: z.enum(['staff', 'resident']),
    disabled: z.boolean(),
    mustChange: z.boolean(),
    lastSignIn: Time.nullable(),
    posts: z.array(HeldPostView),
  })
  .meta({ id: 'AccountView' })
const admin = {
  subject: 'account',
  purpose: 'access',
  dataClass: 'personal',
  retention: 'P3Y',
  lookers: ['system-admin'],
  caller: 'staff',
} as const
export const accounts = query({
  id: 'identity.accounts',
  http: 'GET /accounts',
  title: { zh: '用户名册', en: 'Accounts' },
  ...admin,
  auditRead: true,
  input: z.object({
    find: z.string().max(60).optional(),
    disabled: Flag.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(100),
    after: z.string().optional(),
  }),
  output: z.object({ items: z.array(AccountView), next: z.string().nullable() }),
})
export const createAccount = command({
  id: 'identity.create-account',
  http: 'POST /accounts',
  title: { zh: '建用户', en: 'Create an account' },
  ...admin,
  input: z.object({
    username: z.string().regex(/^[a-z][a-z0-9.-]{2,40}$/),
    name: Text(40),
    phone: Phone.optional(),
    person: z.uuid().optional(),
  }),
  output: z.object({ id: z.string(), firstPassword: z.string() }),
  errors: { USERNAME_TAKEN: 409 },
})
export const setDisabled = command({
  id: 'identity.set-disabled',
  http: 'POST /accounts/{id}/disabled',
  title: { zh: '停用或恢复用户', en: 'Disable or enable an account' },
  ...admin,
  input: z.object({ id: z.uuid(), disabled: z.boolean(), reason: Text(200) }),
  output: Done,
})
export const resetPassword = command({
  id: 'identity.reset-password',
  http: 'POST /accounts/{id}/password',
  title: { zh: '重设密码', en: 'Reset a password' },
  ...admin,
  input: z.object({ id: z.uuid() }),
  output: z.object({ firstPassword: z.string() }),
})

export const MyData = z
  .object({
    stored: z.array(
      z.object({
        what: WordsShape,
        /** As it is kept; a pair where it is kept as words of the system. */
        value: z.union([z.string(), WordsShape]),
        source: WordsShape,
        since: Time.nullable(),
      }),
    ),
    matters: z.array(z.object({ ref: z.string(), title: z.string(), at: Time, stage: WordsShape })),
    looks: z.array(z.object({ at: Time, who: z.string(), what: WordsShape, purpose: z.string(), reason: z.string() })),
    consents: z.array(z.object({ what: WordsShape, given: z.boolean(), at: Time.nullable() })),
    replies: z.array(z.object({ about: z.string(), text: z.string(), at: Time })),
  })
  .meta({ id: 'MyData' })
export const myData = query({
  id: 'identity.my-data',
  http: 'GET /me/data',
  title: { zh: '我的资料与谁看过', en: 'My data and who looked' },
  ...own,
  caller: 'person',
  input: z.object({}),
  output: MyData,
})
export const replyToRecord = command({
  id: 'identity.reply-to-record',
  http: 'POST /me/data/replies',
  title: { zh: '对关于我的记录说明或申诉', en: 'Reply to or appeal a record about me' },
  ...own,
  caller: 'person',
  input: z.object({ about: Text(200), text: Text(1000), appeal: z.boolean().default(false) }),
  output: Done,
})

/** Kind of the post by which an official of the city looks into a county. No one is appointed to it: it comes from a grant. */
export const OVERSIGHT_POST = 'oversight'

export const OversightGrant = z
  .object({
    id: z.string(),
    city: z.string(),
    cityAccount: z.string(),
    name: z.string(),
    postName: z.string(),
    reason: z.string(),
    from: Time,
    until: Time,
    grantedAt: Time,
    endedAt: Time.nullable(),
    inForce: z.boolean(),
    lastEntered: Time.nullable(),
  })
  .meta({ id: 'OversightGrant' })
const oversight = { ...admin, purpose: 'oversight' } as const
/** 90 days at most, for one account of the city above the county; `cityAccount` is what that person reads in `identity.me`. */
export const grantOversight = command({
  id: 'identity.grant-oversight',
  http: 'POST /oversight-grants',
  title: { zh: '给上级督看授权', en: 'Grant oversight to the city' },
  ...oversight,
  input: z.object({
    cityAccount: z.uuid(),
    name: Text(40),
    postName: Text(60),
    reason: Text(200),
    from: Time,
    until: Time,
  }),
  output: z.object({ id: z.string() }),
  errors: { NO_CITY: 409 },
})
export const endOversight = command({
  id: 'identity.end-oversight',
  http: 'POST /oversight-grants/{id}/end',
  title: { zh: '收回督看授权', en: 'End a grant of oversight' },
  ...oversight,
  input: z.object({ id: z.uuid(), reason: Text(200) }),
  output: Done,
  errors: { GRANT_OVER: 409 },
})
export const oversightGrants = query({
  id: 'identity.oversight-grants',
  http: 'GET /oversight-grants',
  title: { zh: '督看授权', en: 'Grants of oversight' },
  ...oversight,
  auditRead: true,
  input: z.object({}),
  output: z.object({ items: z.array(OversightGrant) }),
})
/** In the city: a ticket for the county's door, good once and for a minute. One refusal whatever is wanting. */
export const openCounty = command({
  id: 'identity.open-county',
  http: 'POST /counties/{county}/open',
  title: { zh: '打开县区的页面', en: "Open a county's pages" },
  ...own,
  purpose: 'oversight',
  caller: 'staff',
  input: z.object({ county: z.string().max(64) }),
  output: z.object({ ticket: z.string(), expires: Time }),
  errors: { NO_GRANT: 403 },
})
/** In the county: the ticket for a session that only reads, and ends with the grant. */
export const enterByGrant = command({
  id: 'identity.enter-by-grant',
  http: 'POST /enter-by-grant',
  title: { zh: '凭督看授权进入', en: 'Enter by a grant of oversight' },
  ...own,
  purpose: 'oversight',
  caller: 'anyone',
  perMinute: 60,
  input: z.object({ ticket: z.string().min(1).max(100) }),
  output: z.object({ token: z.string(), expires: Time, me: Me }),
  errors: { WRONG_TICKET: 401 },
})

export const operations = [
  me,
  signIn,
  requestCode,
  signInWithCode,
  signOut,
  changePassword,
  accounts,
  createAccount,
  setDisabled,
  resetPassword,
  myData,
  replyToRecord,
  grantOversight,
  endOversight,
  oversightGrants,
  openCounty,
  enterByGrant,
]
