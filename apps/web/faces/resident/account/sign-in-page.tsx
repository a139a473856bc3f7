import { useNavigate } from '@tanstack/react-router'
import { ErrorSummary, Page, useAnnounce, useT } from '@yiwang/ui'
import { PhoneCode } from '../../../shell/phone-code/phone-code.tsx'
import { usePhoneCode } from '../../../shell/phone-code/use-phone-code.ts'
import { BackLink } from '../back-link.tsx'
import { useTrouble } from '../trouble.tsx'
import { accountMessages } from './messages.ts'

/** Phone, then code. Signing in only widens the list; nothing else asks for it. */
export const SignInPage = () => {
  const t = useT(accountMessages)
  const navigate = useNavigate()
  const announce = useAnnounce()
  const trouble = useTrouble()
  const onSigned = async () => {
    announce(t('signedIn'))
    await navigate({ to: '/mine', replace: true })
  }
  const code = usePhoneCode({ wordsOf: (error) => trouble(error).what, onSigned })
  return (
    <Page
      title={t('signIn')}
      problems={code.problems.length}
      above={
        <>
          <BackLink to="/" />
          <ErrorSummary problems={code.problems} />
        </>
      }
    >
      <PhoneCode of={code} lead={<p>{t('signInLead')}</p>} act={t('check')} />
    </Page>
  )
}
