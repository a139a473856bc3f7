import { Loaded, useAsk } from '@yiwang/portal/web/load'
import { Empty, Page, TextField, useT, Written } from '@yiwang/ui'
import { useState } from 'react'
import type { components, operations } from '../../../api.gen.ts'
import { useApi } from '../../../shell/face-root.tsx'
import { useCategoryName } from '../use-category-name.ts'
import { unitsMessages } from './messages.ts'

type Item = operations['matters.duty-list']['responses'][200]['content']['application/json']['items'][number]
type Unit = components['schemas']['UnitView']

type TableProps = { items: readonly Item[]; version: number; nameOf: (item: Item) => string }
const DutyTable = ({ items, version, nameOf }: TableProps) => {
  const t = useT(unitsMessages)
  return (
    <table className="yw-table" data-cards="">
      <caption>
        {t('list', { version })} · {t('shown', { n: items.length })}
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('what')}</th>
          <th scope="col">{t('who')}</th>
          <th scope="col">{t('basis')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((i) => (
          <tr key={`${i.item}-${i.category}-${i.unitName}`}>
            <th scope="row">
              <Written>{nameOf(i)}</Written>
            </th>
            <td data-label={t('who')}>
              <Written>{i.unitName ?? t('town')}</Written>
            </td>
            <td data-label={t('basis')}>
              <Written>{i.basis}</Written>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const UnitCards = ({ units }: { units: readonly Unit[] }) => (
  <ul className="yw-cards">
    {units.map((u) => (
      <li key={u.id} className="yw-card">
        <h3>
          <Written>{u.name}</Written>
        </h3>
        <p>
          <Written>{u.duties}</Written>
        </p>
        {u.phone && <a href={`tel:${u.phone.replace(/[^\d+]/g, '')}`}>{u.phone}</a>}
      </li>
    ))}
  </ul>
)

/** The duty list and the units behind it, narrowed by one box. */
export const UnitsPage = () => {
  const api = useApi()
  const t = useT(unitsMessages)
  const [words, setWords] = useState('')
  const list = useAsk(['public', 'duty-list'], () => api.GET('/api/duty-list'))
  const category = useCategoryName()
  const nameOf = (i: Item) => category(i.category, i.categoryName)
  const units = useAsk(['public', 'units'], () => api.GET('/api/units'))
  const hit = (...texts: string[]) => texts.some((text) => text.toLowerCase().includes(words.trim().toLowerCase()))
  const nothing = words.trim() ? t('none', { words: words.trim() }) : t('empty')
  return (
    <Page title={t('title')}>
      <div className="yw-stack">
        <p>{t('lead')}</p>
        <div className="yw-toolbar">
          <TextField label={t('find')} type="search" maxLength={40} value={words} onText={setWords} />
        </div>
        <Loaded of={list} skeleton="rows">
          {(data) => {
            const items = data.items.filter((i) => hit(i.categoryName, nameOf(i), i.unitName ?? t('town')))
            return items.length === 0 ? (
              <Empty cause={nothing} />
            ) : (
              <DutyTable items={items} version={data.version} nameOf={nameOf} />
            )
          }}
        </Loaded>
        <h2>{t('units')}</h2>
        <Loaded of={units} skeleton="rows">
          {(data) => <UnitCards units={data.items.filter((u) => u.active && hit(u.name, u.short, u.duties))} />}
        </Loaded>
      </div>
    </Page>
  )
}
