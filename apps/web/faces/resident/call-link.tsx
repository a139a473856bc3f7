import { useT } from '@yiwang/ui'
import { residentMessages } from './messages.ts'
import { useTenant } from './use-tenant.ts'

/** Dials the place's hotline; nothing while no number is known. */
export const CallLink = ({ big = false }: { big?: boolean }) => {
  const t = useT(residentMessages)
  const hotline = useTenant()?.hotline
  if (!hotline) return null
  return (
    <a className={big ? 'yw-door' : 'yw-button'} href={`tel:${hotline}`}>
      {t('call', { phone: hotline })}
    </a>
  )
}
