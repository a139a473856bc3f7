import { say } from '@yiwang/kernel/message'
import { useLocale, useT, Written } from '@yiwang/ui'
import { type FigureTableData, figureText } from './figure-text.ts'
import { bulletinMessages } from './messages.ts'

/** A table of figures with its total; small counts stay words. Scrolls sideways inside itself on a phone. */
export const FigureTableView = ({ table }: { table: FigureTableData }) => {
  const { locale } = useLocale()
  const t = useT(bulletinMessages)
  const cell = (cells: FigureTableData['rows'][number]['cells'], key: string) => {
    const f = cells[key]
    return f ? figureText(f, locale) : ''
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className="yw-scroll" tabIndex={0} aria-label={say(table.title, locale)}>
      <table className="yw-table">
        <caption>{say(table.title, locale)}</caption>
        <thead>
          <tr>
            <th scope="col" aria-label={say(table.title, locale)} />
            {table.columns.map((c) => (
              <th key={c.key} scope="col" data-number="">
                {say(c.words, locale)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                <Written>{row.label}</Written>
              </th>
              {table.columns.map((c) => (
                <td key={c.key} data-number="">
                  {cell(row.cells, c.key)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {table.total && (
          <tfoot>
            <tr>
              <th scope="row">{t('total')}</th>
              {table.columns.map((c) => (
                <td key={c.key} data-number="">
                  {cell(table.total ?? {}, c.key)}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  )
}
