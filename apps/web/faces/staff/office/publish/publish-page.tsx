import { Link, useNavigate } from '@tanstack/react-router'
import { say } from '@yiwang/kernel/message'
import { Loaded, useAsk } from '@yiwang/portal/web/load'
import { Button, dayWords, Empty, Page, useLocale, useNow, useT, Written } from '@yiwang/ui'
import { type FormEvent, useState } from 'react'
import { useApi } from '../../../../shell/face-root.tsx'
import { ActNote, Fold, SelectField, useAct } from '../act/index.ts'
import type { Answer } from '../answers.ts'
import { blank, bodyOf, type Columns } from './content.ts'
import { ContentFields } from './content-form.tsx'
import { publishMessages } from './messages.ts'
import { useColumns } from './use-columns.ts'

type Row = Answer<'portal.article-desk'>['items'][number]

const DraftForm = ({ columns }: { columns: Columns }) => {
  const api = useApi()
  const t = useT(publishMessages)
  const { locale } = useLocale()
  const navigate = useNavigate()
  const [column, setColumn] = useState('')
  const [content, setContent] = useState(blank)
  const [lacks, setLacks] = useState(false)
  const act = useAct(
    async (body: ReturnType<typeof bodyOf>) => {
      const answer = await api.POST('/api/articles', { body: { column, ...body } })
      if (answer.data) void navigate({ to: '/office/publish/$id', params: { id: answer.data.id } as never })
      return answer
    },
    () => t('drafted'),
  )
  const submit = (e: FormEvent) => {
    e.preventDefault()
    setLacks(column === '')
    if (column !== '') act.send(bodyOf(content))
  }
  return (
    <form className="yw-form" onSubmit={submit}>
      <SelectField
        label={t('column')}
        error={lacks ? t('chooseColumn') : undefined}
        options={columns.columns.map((c) => ({ value: c.id, label: say(c.words, locale) }))}
        value={column}
        onPick={setColumn}
      />
      {column !== '' && (
        <ContentFields
          of={content}
          change={setContent}
          columns={columns}
          column={column}
          self={null}
          released={false}
        />
      )}
      <div className="yw-actions">
        <Button type="submit" primary>
          {t('save')}
        </Button>
      </div>
      <ActNote act={act} />
    </form>
  )
}

const ArticleRow = ({ row, columns }: { row: Row; columns: Columns | undefined }) => {
  const t = useT(publishMessages)
  const { locale } = useLocale()
  const now = useNow()
  const column = columns?.columns.find((c) => c.id === row.column)
  return (
    <tr data-article={row.id}>
      <th scope="row">
        <Link to="/office/publish/$id" params={{ id: row.id }}>
          <Written>{row.title}</Written>
        </Link>
      </th>
      <td data-label={t('column')}>{column ? say(column.words, locale) : row.column}</td>
      <td data-label={t('state')}>
        {t(row.state)} {row.findings > 0 && <span className="yw-state">{t('toMend', { n: row.findings })}</span>}
        {row.pending && <span className="yw-state">{t('waitsCorrection')}</span>}
      </td>
      <td data-label={t('changed')}>{dayWords(row.changedAt, { now, locale })}</td>
    </tr>
  )
}

/** All articles of the desk with their state and what is still wrong; writing a new one. */
export const PublishPage = () => {
  const api = useApi()
  const t = useT(publishMessages)
  const list = useAsk(['office', 'articles'], () => api.GET('/api/article-desk', { params: { query: { limit: 200 } } }))
  const columns = useColumns()
  return (
    <Page title={t('title')}>
      <div className="yw-stack">
        <p>{t('lead')}</p>
        {columns.data && list.data?.may.includes('edit') && (
          <Fold label={t('newOne')}>
            <DraftForm columns={columns.data} />
          </Fold>
        )}
        <Loaded of={list} skeleton="rows" isEmpty={(d) => d.items.length === 0} empty={<Empty cause={t('none')} />}>
          {({ items }) => (
            <table className="yw-table" data-cards="">
              <thead>
                <tr>
                  <th scope="col">{t('name')}</th>
                  <th scope="col">{t('column')}</th>
                  <th scope="col">{t('state')}</th>
                  <th scope="col">{t('changed')}</th>
                </tr>
              </thead>
              <tbody>
                {items.map((row) => (
                  <ArticleRow key={row.id} row={row} columns={columns.data} />
                ))}
              </tbody>
            </table>
          )}
        </Loaded>
      </div>
    </Page>
  )
}
