import { useRouter } from '@tanstack/react-router'
import { Button, useT } from '@yiwang/ui'
import { residentMessages } from './messages.ts'

/** ‹ 返回: the step before; what was typed stays. */
export const BackLink = ({ to }: { to: string }) => {
  const router = useRouter()
  const t = useT(residentMessages)
  const back = () => (router.history.canGoBack() ? router.history.back() : void router.navigate({ to }))
  return (
    <p className="yw-back">
      <Button plain onClick={back}>
        <span aria-hidden>‹ </span>
        {t('back')}
      </Button>
    </p>
  )
}
