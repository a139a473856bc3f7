import { useT } from '@yiwang/ui'
import { usersMessages } from './messages.ts'

/** Shown once; gone with the page. */
export const FirstPassword = ({ password }: { password: string }) => {
  const t = useT(usersMessages)
  return (
    <div data-part="first-password">
      <p>
        {t('first')} <output className="yw-once">{password}</output>
      </p>
      <p className="yw-muted">{t('firstHint')}</p>
    </div>
  )
}
