import { describe, expect, test } from 'vitest'
import { renderDocx } from './bulletin-docx.ts'
import { figure, text } from './bulletin-model.ts'
import { everything, paragraphTexts, paragraphWith, partText } from './testing/package-text.ts'
import { sampleBulletin, sampleSpecialReport, sampleSupervisionNotice } from './testing/sample-documents.ts'
import { packageDigest, readPackage } from './zip-package.ts'

const bulletin = await renderDocx(sampleBulletin())
const xml = partText(bulletin, 'word/document.xml')
const words = paragraphTexts(xml)

describe('layout after GB/T 9704-2012', () => {
  test('A4 with margins of 37, 35, 28 and 26 mm', () => {
    expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838"')
    const margin = (side: string) =>
      Math.round((Number(new RegExp(`w:${side}="(\\d+)"`).exec(xml.match(/<w:pgMar[^>]*>/)![0])![1]) * 25.4) / 1440)
    expect(['top', 'bottom', 'left', 'right'].map(margin)).toEqual([37, 35, 28, 26])
  })

  test('22 lines of 29 pt fit between the margins, and no 23rd', () => {
    const at = (side: string) => Number(new RegExp(`<w:pgMar[^>]*w:${side}="(\\d+)"`).exec(xml)![1])
    expect(Math.floor((16838 - at('top') - at('bottom')) / 580)).toBe(22)
  })

  test('red head and red rule', () => {
    const head = paragraphWith(xml, '民声“9”线情况通报')
    expect(head).toContain('w:eastAsia="方正小标宋简体"')
    expect(head).toContain('<w:color w:val="FF0000"/>')
    expect(paragraphWith(xml, '2021年9月30日')).toMatch(/<w:pBdr><w:bottom [^>]*w:color="FF0000"/)
  })

  test('a document number carries the rule itself and no issue line', async () => {
    const notice = partText(await renderDocx(sampleSupervisionNotice()), 'word/document.xml')
    expect(paragraphWith(notice, '民督〔2021〕31号')).toMatch(/<w:pBdr><w:bottom [^>]*w:color="FF0000"/)
  })

  test('title in size 2, body in size 3 with two characters of indent and 29 pt exact lines', () => {
    const title = paragraphWith(xml, '关于2021年9月群众诉求办理情况的通报')
    expect(title).toContain('w:eastAsia="方正小标宋简体"')
    expect(title).toContain('<w:sz w:val="44"/>')
    const body = paragraphWith(xml, '共收集诉求')
    expect(body).toContain('w:eastAsia="仿宋_GB2312"')
    expect(body).toContain('<w:sz w:val="32"/>')
    expect(body).toContain('w:firstLineChars="200"')
    expect(body).toContain('w:line="580" w:lineRule="exact"')
  })

  test('headings: 黑体, 楷体, then as the body', () => {
    expect(paragraphWith(xml, '一、总体情况')).toContain('w:eastAsia="黑体"')
    expect(paragraphWith(xml, '（一）类别')).toContain('w:eastAsia="楷体_GB2312"')
    expect(paragraphWith(xml, '1.督办通知')).toContain('w:eastAsia="仿宋_GB2312"')
  })

  test('page numbers between dashes, odd right, even left', () => {
    const foot = (n: number) => partText(bulletin, `word/footer${n}.xml`)
    for (const n of [1, 2]) expect(foot(n)).toMatch(/>— <[\s\S]*>\s?PAGE\s?<[\s\S]*> —</)
    expect([foot(1), foot(2)].map((footer) => /<w:jc w:val="(\w+)"/.exec(footer)![1])).toEqual(['right', 'left'])
    expect(partText(bulletin, 'word/settings.xml')).toContain('<w:evenAndOddHeaders')
  })

  test('tables: whole text width, header row repeated, rows unbroken', () => {
    const tables = xml.match(/<w:tbl>[\s\S]*?<\/w:tbl>/g)!
    expect(tables).toHaveLength(2)
    for (const table of tables) {
      expect(table).toContain('<w:tblW w:type="dxa" w:w="8844"/>')
      const grid = [...table.matchAll(/<w:gridCol w:w="(\d+)"/g)].reduce((sum, found) => sum + Number(found[1]), 0)
      expect(grid).toBe(8844)
      expect(table.match(/<w:tblHeader\/>/g)).toHaveLength(1)
      expect(table.indexOf('<w:tblHeader/>')).toBeLessThan(table.indexOf('</w:tr>'))
      expect(table.match(/<w:cantSplit\/>/g)).toHaveLength(table.match(/<w:tr>/g)!.length)
    }
  })
})

describe('content', () => {
  test('figures and rates in the words of official print', () => {
    expect(words).toContain(
      '共收集诉求9942件。其中当场办结9629件，占96.9%；通过市热线转办313件。参加环境整治和志愿服务的群众2.5万余人次。',
    )
    expect(words).toContain('614/639（96.1%）')
    expect(words).toContain('样本太少')
    expect(words).toContain('少于5')
  })

  test('parts in the order of the standard', () => {
    const order = [
      '民声“9”线情况通报',
      '第18期',
      '（2021年9月）',
      '各镇街，县直各承办单位：',
      '一、总体情况',
      '附件：1.各承办单位办理情况',
      '2.名词和计算口径',
      '附件1',
      '附件2',
      '　抄送：县委办公室，县政府办公室，县委组织部。',
      '　示例县民声“9”线专班2021年9月30日印发',
    ]
    const places = order.map((each) => words.indexOf(each))
    expect(places).not.toContain(-1)
    expect(places).toEqual([...places].sort((one, other) => one - other))
  })

  test('a draft says so on every page, a released document nowhere', async () => {
    const draft = await renderDocx(sampleSpecialReport())
    for (const n of [1, 2]) expect(partText(draft, `word/header${n}.xml`)).toContain('草稿')
    expect(everything(bulletin)).not.toContain('草稿')
  })

  test('a correction names what it corrects', async () => {
    const corrected = await renderDocx({ ...sampleBulletin(), correctionOf: '第17期' })
    expect(paragraphTexts(partText(corrected, 'word/document.xml'))).toContain('（更正第17期）')
  })

  test('without signatory, copies, definitions and annex tables nothing stands for them', async () => {
    const doc = { ...sampleSpecialReport(), signatory: '', copyTo: [] }
    const bare = paragraphTexts(partText(await renderDocx(doc), 'word/document.xml'))
    expect(bare.filter((each) => /附件|抄送/.test(each))).toEqual([])
    expect(bare).not.toContain('示例县民声“9”线专班')
  })

  test('English labels when the document is English', async () => {
    const doc = { ...sampleBulletin(), language: 'en' as const, draft: true }
    const english = await renderDocx(doc)
    expect(partText(english, 'word/header1.xml')).toContain('DRAFT')
    expect(paragraphTexts(partText(english, 'word/document.xml'))).toContain('Annex1')
  })
})

describe('what leaves the house', () => {
  test('no part holds a hidden value, a query id, a clock or another author', async () => {
    const doc = sampleBulletin()
    doc.tables[0]!.rows[2]!.count = figure(987_654_321, { suppressed: true, query: 'canary-query' })
    const all = everything(await renderDocx(doc))
    expect(all).not.toMatch(/987.?654.?321|canary-query|unit-\d|w:rsid|w:author|comments\.xml/)
    const core = partText(bulletin, 'docProps/core.xml')
    expect(core).toContain('<dc:creator>一网</dc:creator><cp:lastModifiedBy>一网</cp:lastModifiedBy>')
    expect(core.match(/>\d{4}-[^<]*</g)).toEqual(['>2021-09-30T00:00:00Z<', '>2021-09-30T00:00:00Z<'])
  })

  test('markup and control signs in text stay text', async () => {
    const doc = { ...sampleBulletin(), title: '<w:p>&\u0000\ud800"\u202e题' }
    doc.paragraphs.unshift({ kind: 'text', runs: [text('<script>&\u0001\ud800')] })
    const file = await renderDocx(doc)
    expect(partText(file, 'word/document.xml')).toContain('&lt;script&gt;&amp;\ufffd<')
    expect(partText(file, 'docProps/core.xml')).toContain('<dc:title>&#60;w:p&#62;&#38;\ufffd&#34;题</dc:title>')
    expect(everything(file)).not.toContain('\u0000')
  })

  test('the same document gives the same bytes; another does not', async () => {
    const again = await renderDocx(sampleBulletin())
    expect(again.equals(bulletin)).toBe(true)
    expect(packageDigest(again)).toBe(packageDigest(bulletin))
    const other = await renderDocx({ ...sampleBulletin(), draft: true })
    expect(packageDigest(other)).not.toBe(packageDigest(bulletin))
    expect(readPackage(bulletin)[0]!.name).toBe('[Content_Types].xml')
  })
})
