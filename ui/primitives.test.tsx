import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import * as ui from './index.ts'
import { uiMessages } from './messages.ts'

const now = Date.parse('2026-06-03T10:12:00+08:00')
const HOUR = 3_600_000
const render = (node: ReactNode, locale: ui.Locale = 'zh-CN') =>
  renderToStaticMarkup(
    <ui.LocaleProvider initial={locale}>
      <ui.ServerClock fixedNow={now}>{node}</ui.ServerClock>
    </ui.LocaleProvider>,
  )
const nothing = () => {}

describe('texts', () => {
  it('are complete on both faces', () => expect(ui.messageGaps(uiMessages)).toEqual([]))
  it('gaps are found', () => {
    const bad = { 'zh-CN': { a: '交给{unit}', b: '好', c: 'Open 一下', d: '有' }, en: { a: 'to', c: 'Open', d: '有' } }
    expect(ui.messageGaps(bad)).toHaveLength(4)
  })
  it('fill their params', () => {
    const texts = ui.createMessages({ 'zh-CN': { to: '已交给{unit}，{n} 件' }, en: { to: '{n} to {unit}' } })
    expect(ui.translate(texts, 'en')('to', { unit: 'Power', n: 2 })).toBe('2 to Power')
  })
})

describe('ClockBadge', () => {
  it('carries form, word and spoken sentence and is no live region', () => {
    const html = render(<ui.ClockBadge name="答复" clock={{ state: 'running', dueAt: now - 2 * HOUR }} />)
    expect(html).toContain('data-code="late"')
    expect(html).toContain('aria-label="答复 已超时，已超 2 小时"')
    expect(html).toContain('<svg')
    expect(html).not.toMatch(/aria-live|role="(status|timer|alert)"/)
  })
})

describe('NowCard', () => {
  it('says now, next, who, by when in this order and strikes the old promise', () => {
    const due = { at: now + 47 * HOUR, before: now + 26 * HOUR }
    const html = render(<ui.NowCard now="供电公司在办。" next="答复" who="承办岗" due={due} why={<p>从派单算起</p>} />)
    const order = [
      '供电公司在办。',
      '答复',
      '承办岗',
      '6月5日（周五）9:12 前',
      '<s class="yw-old">明天 12:12 前</s>',
      '从派单算起',
    ]
    const found = order.map((text) => html.indexOf(text))
    expect(found).toEqual([...found].sort((a, b) => a - b))
    expect(found[0]).toBeGreaterThan(0)
  })
})

describe('Timeline', () => {
  const entry = (at: number | undefined) =>
    render(<ui.Timeline label="经过" entries={[{ id: '1', title: '签收', ...(at === undefined ? {} : { at }) }]} />)
  it('what was done since the last tick of the page is done, not to come', () => {
    expect(entry(now + 50_000)).toMatch(/data-done.*刚刚/)
    expect(entry(now - HOUR)).toContain('data-done')
  })
  it('what lies further ahead, or has no time, is to come', () => {
    expect(entry(now + 2 * HOUR)).toContain('data-future')
    expect(entry(undefined)).toContain('data-future')
  })
})

describe('ActionBar', () => {
  const actions: ui.BarAction[] = [
    { id: 'ask', label: '问一句', onAct: nothing },
    { id: 'extend', label: '要延期', disabledReason: '已过答应的时间。', onAct: nothing },
    { id: 'reply', label: '答复', primary: true, onAct: nothing },
  ]
  it('puts the primary act first and never greys without a sentence', () => {
    const html = render(<ui.ActionBar label="可做的事" actions={actions} />)
    expect(html.indexOf('data-action="reply"')).toBeLessThan(html.indexOf('data-action="ask"'))
    const described = /data-action="extend" aria-disabled="true" aria-describedby="([^"]+)"/.exec(html)?.[1]
    expect(html).toContain(`id="${described}">要延期：已过答应的时间。`)
    expect(html).not.toContain('<details')
  })
  it('explains an absent act behind 更多', () => {
    const absent = [{ id: 'return', question: '为什么不能退单？', reason: '裁定后不能再退。' }]
    const html = render(<ui.ActionBar label="可做的事" actions={actions} absent={absent} shown={1} />)
    expect(html).toMatch(/更多.*data-action="ask".*<dt>为什么不能退单？<\/dt><dd>裁定后不能再退。/)
  })
})

describe('Field', () => {
  it('ties label, hint and error to the input', () => {
    const html = render(
      <ui.TextField
        id="phone"
        label="手机号"
        hint="发短信用"
        error="手机号少一位"
        value="1"
        onText={nothing}
        optional
      />,
    )
    expect(html).toContain('<label for="phone">手机号 <span class="yw-field-optional">（可不填）')
    expect(html).toContain('aria-describedby="phone-hint phone-error" aria-invalid="true"')
    expect(html).toContain('id="phone-error"')
  })
  it('has no error parts without an error', () => {
    expect(render(<ui.TextField label="手机号" value="" onText={nothing} />)).not.toMatch(
      /aria-invalid|aria-describedby|-error/,
    )
  })
  it('preselects nothing', () => {
    const choices = [{ value: 'yes', label: '解决了' }] as const
    expect(
      render(<ui.RadioList label="解决了没有？" choices={choices} value={undefined} onChoose={nothing} />),
    ).not.toContain('checked')
  })
})

describe('ErrorSummary', () => {
  it('counts and links', () => {
    const html = render(<ui.ErrorSummary problems={[{ fieldId: 'phone', message: '手机号少一位' }]} />)
    expect(html).toContain('role="alert"')
    expect(html).toContain('有 1 处要改')
    expect(html).toContain('<a href="#phone">手机号少一位</a>')
  })
  it('is nothing without problems', () => expect(render(<ui.ErrorSummary problems={[]} />)).toBe(''))
})

describe('figures', () => {
  it('state n of m, share, window and state', () => {
    const html = render(
      <ui.Figure label="按时" value={79} of={86} unit="件" window="6月1日至7日" state="provisional" href="#x" />,
    )
    for (const part of ['79 / 86', '91.9%', '6月1日至7日', '初步', '看明细']) expect(html).toContain(part)
  })
  it('give no share under ten', () => {
    const html = render(<ui.RateBar label="解决" n={5} m={7} unit="件" />)
    expect(html).toContain('样本太少（7 件），不下结论。')
    expect(html).not.toMatch(/%|width/)
  })
  it('draw hidden and missing apart from zero, with a table twin', () => {
    const bars = [
      { id: 'a', label: '路灯', value: 0 },
      { id: 'b', label: '漏水', value: 'hidden' },
      { id: 'c', label: '噪声', value: 'missing' },
    ] as const
    const chart = render(<ui.BarChart title="哪几类最多？" finding="都很少。" unit="件" bars={bars} />)
    expect(chart).toMatch(/url\(#[^)]*-dots\)/)
    expect(chart).toMatch(/url\(#[^)]*-hatch\)/)
    expect(chart).toContain('看表格')
    const table = render(<ui.BarChart title="哪几类最多？" finding="都很少。" unit="件" bars={bars} startAsTable />)
    expect(table).toContain('<th scope="row">漏水</th><td data-number="">少于 5</td>')
  })
  it('word the share of the step before in a funnel', () => {
    const bars = [
      { id: 'a', label: '收到', value: 313 },
      { id: 'b', label: '签收', value: 290 },
    ]
    expect(render(<ui.FunnelChart title="走到哪？" finding="多数。" unit="件" bars={bars} />)).toContain('92.7%')
  })
})

describe('SchematicMap', () => {
  const geometry = {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 0],
      ],
    ],
  } as const
  const regions = [
    { id: 'n', name: '北湖镇', geometry, value: 12 },
    { id: 's', name: '南关镇', geometry, value: 'hidden' as const },
  ]
  it('names the picture', () => {
    expect(render(<ui.SchematicMap label="各镇街在办" regions={regions} />)).toContain(
      'role="img" aria-label="各镇街在办"',
    )
  })
  it('has the same regions as a list with the choice marked', () => {
    const html = render(<ui.SchematicMap label="各镇街在办" unit="件" regions={regions} selected="s" startAsList />)
    expect(html).toContain('aria-pressed="true"><span>南关镇</span><span>少于 5')
    expect(html).toContain('aria-pressed="false"><span>北湖镇</span><span>12 件')
  })
  it('says what the picture is under the picture, not under the list', () => {
    const of = (startAsList: boolean) =>
      render(<ui.SchematicMap label="各镇街在办" regions={regions} source="示意图" startAsList={startAsList} />)
    expect(of(false)).toContain('示意图')
    expect(of(true)).not.toContain('示意图')
  })
})

describe('MapChart', () => {
  const square = (w: number) =>
    ({
      type: 'Polygon',
      coordinates: [
        [
          [w, 0],
          [w + 1, 0],
          [w + 1, 1],
          [w, 0],
        ],
      ],
    }) as const
  const places = [
    { id: 'n', name: '北湖镇', value: 12, aloud: '12 件' },
    { id: 's', name: '南关镇', value: 'hidden' as const, aloud: '不显示' },
    { id: 'w', name: '西关镇', value: 0, aloud: '0 件' },
  ].map((p, i) => ({ ...p, geometry: square(116 + i) }))
  const lines = [{ id: 'n', label: '北湖镇', said: <a href="/cases">12 件</a> }]
  const chart = (more: object = {}) =>
    render(
      <ui.MapChart
        {...{ title: '在办', finding: '一句话。', unit: '件', layer: 'town', regions: places, lines }}
        hint="点一处看它的数"
        dots="不显示"
        {...more}
      />,
    )
  it('is a list for the keyboard, says every number aloud, and gives nothing and what is hidden no class', () => {
    const html = chart({ beside: [{ title: '最多的', lines }] })
    expect(html).toMatch(/role="listbox" tabindex="0" aria-label="在办"/)
    expect(html).toMatch(/data-step="3" id="[^"]+" role="option" aria-selected="false" aria-label="北湖镇 12 件"/)
    expect(html).toMatch(/data-step="0" [^>]*aria-label="西关镇 0 件"/)
    expect(html).toMatch(/style="fill:url[^>]*aria-label="南关镇 不显示"/)
    expect(html).toContain('最多的')
    expect(html).not.toContain('少于 5')
  })
  it('on a wall it is a picture with its table for the ear, and nothing to press', () => {
    const html = chart({ fixed: true })
    expect(html).toContain('role="img" aria-label="在办"')
    expect(html).not.toMatch(/<button|tabindex|点一处/)
    expect(html).toContain('<caption class="yw-sr">在办</caption>')
  })
})

describe('SmallTrends', () => {
  it('draws every place to one scale and has a table of places by steps', () => {
    const trend = (id: string, ...n: number[]) => ({
      id,
      label: id,
      note: `${n.at(-1)} 件`,
      steps: n.map((value, i) => ({ id: String(i), label: `${i + 1}月`, value, said: String(value) })),
    })
    const all = {
      title: '各镇街',
      finding: '',
      top: '最高 20 件',
      trends: [trend('甲镇', 5, 10), trend('乙镇', 20, 0)],
    }
    expect([...render(<ui.SmallTrends {...all} />).matchAll(/ height="([\d.]+)%"/g)].map((m) => m[1])).toEqual([
      '25',
      '50',
      '100',
      '0',
    ])
    const table = render(<ui.SmallTrends {...all} startAsTable />)
    expect(table).toMatch(/甲镇.*5.*10.*乙镇.*20.*0/)
  })
})

describe('waiting, empty, trouble', () => {
  it('shows nothing at first, words after 2 s, a way out after 8 s', () => {
    expect(render(<ui.Skeleton shape="rows" />)).toBe('')
    expect(render(<ui.Skeleton shape="rows" stage={1} />)).not.toContain('正在取')
    expect(render(<ui.Skeleton shape="rows" stage={2} />)).toContain('正在取……')
    expect(render(<ui.Skeleton shape="rows" stage={3} onRetry={nothing} />)).toMatch(/还在取.*再试/)
  })
  it('shows age with old content and safe text with trouble', () => {
    const old = render(
      <ui.LoadState state="ready" ageOf={now - 12 * 60_000}>
        内容
      </ui.LoadState>,
    )
    expect(old).toContain('内容停在 12 分钟前')
    const trouble = { what: '出错了。', textIsSafe: true, errorNo: '7F3A-22' }
    expect(
      render(
        <ui.LoadState state="error" trouble={trouble}>
          内容
        </ui.LoadState>,
      ),
    ).toMatch(/出错了。您写的还在。.*7F3A-22/)
  })
  it('says offline only while offline', () => {
    expect(render(<ui.OfflineBar online kept={4} />)).not.toContain('没有网络')
    expect(render(<ui.OfflineBar online={false} kept={4} />)).toContain('没有网络 · 本机存着 4 件')
  })
})

describe('Page', () => {
  it('has one focusable h1, the grouped number and the skip target', () => {
    const html = render(
      <ui.Page title="路灯不亮" recordNo="2606018734">
        x
      </ui.Page>,
    )
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(html).toContain('<h1 tabindex="-1">')
    expect(html).toContain('2606 0187 34')
    expect(html).toContain('id="content"')
  })
  it('titles the window', () => {
    expect(ui.pageTitle({ title: '路灯不亮', ref: '2606018734', brand: '一网' })).toBe('路灯不亮 · 2606 0187 34 · 一网')
    expect(ui.pageTitle({ title: '登录', brand: '一网', fix: '要改' })).toBe('要改: 登录 · 一网')
  })
})

describe('English face', () => {
  it('shows no Chinese from the primitives themselves', () => {
    const html = render(
      <>
        <ui.NowCard now="x" due={{ at: now + HOUR, before: now, clock: { state: 'paused', usedMs: HOUR } }} why="y" />
        <ui.Timeline
          label="t"
          entries={[
            { id: '1', at: now - HOUR, title: 't', side: 'inside' },
            { id: '2', title: 'u' },
          ]}
        />
        <ui.Figure label="l" value={5} of={7} unit="" state="corrected" href="#" />
        <ui.ElderSwitch />
        <ui.ThemeSwitch />
        <ui.DemoBanner />
        <ui.PrintSheet title="t">p</ui.PrintSheet>
      </>,
      'en',
    )
    expect(html).not.toMatch(/\p{Script=Han}/u)
  })
})
