import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** What a browser says by itself when a journey cuts the net or is refused; no fault of the page. */
const EXPECTED =
  /Failed to load resource: (the server responded with a status of 4\d\d|net::ERR_(INTERNET_DISCONNECTED|CONNECTION_RESET|FAILED|ABORTED))/

export type Watch = {
  /** Everything that must not happen on any page, said once each. */
  readonly faults: Set<string>
  /** Adds what is wrong with the page as it stands to the faults, so that one run names them all. */
  look(page: Page, o?: Look): Promise<void>
  /** The last picture of every page, closed ones too. */
  pictures(): Promise<Buffer[]>
  /** Stops listening and closes what a failed journey left open. */
  end(): Promise<void>
}

const listen = (page: Page, origin: string, fault: (what: string) => void): void => {
  page.on('pageerror', (error) => fault(`page error at ${page.url()}: ${error.stack ?? error.message}`))
  page.on('console', (message) => {
    const text = message.text()
    if (message.type() === 'error' && !EXPECTED.test(text)) fault(`console at ${page.url()}: ${text}`)
    if (/Content.Security.Policy/i.test(text)) fault(`policy at ${page.url()}: ${text}`)
  })
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(`${origin}/`) && !/^(data|blob):/.test(url)) fault(`request to elsewhere: ${url}`)
  })
}

/** Watches every context the browser opens from now on. */
export const watch = (browser: Browser, baseUrl: string): Watch => {
  const faults = new Set<string>()
  const origin = new URL(baseUrl).origin
  const kept = new Map<BrowserContext, Buffer>()
  const contexts: BrowserContext[] = []
  const picture = async (context: BrowserContext): Promise<void> => {
    const page = context.pages().at(-1)
    const png = await page?.screenshot({ timeout: 5000 }).catch(() => undefined)
    if (png) kept.set(context, png)
  }
  const opened = (context: BrowserContext): void => {
    contexts.push(context)
    context.on('page', (page) => listen(page, origin, (what) => faults.add(what)))
    const close = context.close.bind(context)
    // a journey closes its desk before its error is heard
    context.close = async (options) => {
      await picture(context)
      await close(options)
    }
  }
  browser.on('context', opened)
  const pictures = async () => {
    for (const context of contexts) await picture(context)
    return [...kept.values()]
  }
  const end = async () => {
    browser.off('context', opened)
    for (const context of contexts) await context.close().catch(() => undefined)
  }
  const look = async (page: Page, o?: Look) => {
    for (const what of await lookAt(page, o)) faults.add(what)
  }
  return { faults, look, pictures, end }
}

/** Bars that stick to the edge of the window. What one covers can be scrolled to, so a check of sizes lets them go. */
const STICKY = '.yw-nav[data-place=bottom], .yw-actions[data-stick]'

/** Rules of WCAG 2.2 A and AA; every finding with its place. */
export const axe = async (page: Page): Promise<string[]> => {
  await page.evaluate((sticky) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(`:is(${sticky}) { position: static !important }`)
    document.adoptedStyleSheets = [sheet]
  }, STICKY)
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze()
  await page.evaluate(() => {
    document.adoptedStyleSheets = []
  })
  return violations.flatMap((v) => v.nodes.map((n) => `${v.id} ${n.target.join(' ')}: ${n.failureSummary ?? v.help}`))
}

/** Words in Latin letters that a Chinese reader may meet: formats, keys, the language switch, codes and file names. */
const ALLOWED =
  /\b(English|Ctrl|Shift|Enter|Esc|Tab|[A-Z]|API|CSV|XLSX|DOCX|PDF|JPG|JPEG|PNG|HEIC|WebP|MB|KB|GB|GIS|SHA-256|sha256|[A-Z]+-?\d[\w-]*|[\w.-]+\.(csv|xlsx|docx|pdf|jpg|png|json))\b/g

/** Latin words in what can be read on the page; codes marked as not to be translated are left out. */
export const latinWords = async (page: Page): Promise<string[]> => {
  const text = await page.evaluate(() => {
    const lines: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let at = walker.nextNode(); at; at = walker.nextNode()) {
      const by = at.parentElement
      if (!by || by.closest('script,style,noscript,[lang=en],[translate=no],code,kbd')) continue
      if (by.checkVisibility({ visibilityProperty: true })) lines.push(at.textContent ?? '')
    }
    for (const el of document.querySelectorAll('[aria-label],[title],[placeholder]'))
      for (const name of ['aria-label', 'title', 'placeholder']) lines.push(el.getAttribute(name) ?? '')
    return lines.filter((line) => line.trim())
  })
  return [...new Set(text)].filter((line) => /[A-Za-z]{2,}/.test(line.replace(ALLOWED, '')))
}

/** Things to press on a phone that are smaller than 44 px in height or width, links in running text apart. */
export const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const least = 43.5
    const found: string[] = []
    for (const el of document.querySelectorAll('a[href],button,input,select,textarea,summary,[role=button]')) {
      if (!el.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
      const inText = el.matches('a') && getComputedStyle(el).display === 'inline'
      // a box or a dot is pressed by its label
      const label =
        el instanceof HTMLInputElement && /^(checkbox|radio|file)$/.test(el.type) ? el.labels?.[0] : undefined
      const box = (label ?? el.closest('label') ?? el).getBoundingClientRect()
      if (inText || box.width === 0 || box.right < 0 || box.bottom < 0) continue
      if (box.height < least || box.width < least)
        found.push(
          `${el.tagName} ${(el.textContent ?? '').trim().slice(0, 20)} ${el.className} ${box.width}x${box.height}`,
        )
    }
    return found
  })

/** Whether the page scrolls sideways, in px. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)

export type Look = { chinese?: boolean; phone?: boolean }
/** All that must hold on a page as it stands; the answer is empty when it does. */
export const lookAt = async (page: Page, o: Look = {}): Promise<string[]> => {
  const at = new URL(page.url()).pathname
  const over = await sideways(page)
  return [
    ...(await axe(page)).map((what) => `${at} axe ${what}`),
    ...((o.chinese ?? true) ? (await latinWords(page)).map((what) => `${at} latin: ${what}`) : []),
    ...(o.phone ? (await smallTargets(page)).map((what) => `${at} small: ${what}`) : []),
    ...(over > 1 ? [`${at} scrolls sideways by ${over} px`] : []),
  ]
}
