import { useQuery } from '@tanstack/react-query'
import { Finder } from '@yiwang/matters/web/shared'
import { Button, Field, useT } from '@yiwang/ui'
import { useApi } from '../../../shell/face-root.tsx'
import { intakeMessages } from './messages.ts'

const HOUR = 3_600_000
/** All grids now in force, read once an hour. */
export const useGrids = () => {
  const api = useApi()
  return useQuery({
    queryKey: ['grids'],
    queryFn: async () => (await api.GET('/api/grids', { params: { query: { limit: 1000 } } })).data?.items ?? [],
    staleTime: HOUR,
  })
}

/** One grid by name, initials, village or code. */
export const GridField = ({
  value,
  onChange,
  hint,
  error,
}: {
  value: string
  onChange: (code: string) => void
  /** What happens without one; none where one is chosen. */
  hint?: string | undefined
  error?: string | undefined
}) => {
  const t = useT(intakeMessages)
  const { data = [], isPending } = useGrids()
  const chosen = data.find((g) => g.code === value)
  const options = data.map((g) => ({
    id: g.code,
    name: g.name,
    more: `${g.townName} ${g.divisionName}`,
    match: [g.name, g.divisionName, g.code],
  }))
  return (
    <Field id="register-grid" label={t('gridField')} optional hint={hint} error={error}>
      {(ids) =>
        value === '' ? (
          <Finder
            ids={ids}
            options={options}
            loading={isPending}
            hint={t('gridFind')}
            none={t('gridNone')}
            onPick={onChange}
          />
        ) : (
          <div className="yw-picked">
            <strong>{chosen ? `${chosen.townName} ${chosen.name}` : value}</strong>
            <Button plain {...ids} onClick={() => onChange('')}>
              {t('change')}
            </Button>
          </div>
        )
      }
    </Field>
  )
}
