import { Link } from '@tanstack/react-router'
import { WhySentences } from '@yiwang/matters/web/shared'
import { Button, dueWords, formatRef, spokenRef, useAnnounce, useLocale, useNow, useT } from '@yiwang/ui'
import { contactLine } from '../device/contact-kept.ts'
import type { DeviceMatter } from '../device/device-matters.ts'
import { useTenant } from '../use-tenant.ts'
import { receiptMessages } from './messages.ts'
import { savePicture } from './save-picture.ts'

const copyText = async (text: string): Promise<boolean> => {
  try {
    // absent on plain http
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

const Keep = ({ matter }: { matter: DeviceMatter }) => {
  const t = useT(receiptMessages)
  const { locale } = useLocale()
  const announce = useAnnounce()
  const name = useTenant()?.name
  const ref = formatRef(matter.ref)
  const copy = async () =>
    announce(t((await copyText(t('copyText', { ref, secret: matter.secret }))) ? 'copied' : 'noCopy'))
  const picture = () => {
    const place = (locale === 'en' ? name?.en : name?.zh) ?? ''
    const secretLine = `${t('secret')} ${matter.secret}`
    const lines = { place, numberName: t('number'), number: ref, secretLine, note: t('secretHint') }
    void savePicture(lines, t('pictureName', { ref: matter.ref }))
  }
  return (
    <div className="yw-actions">
      {'clipboard' in navigator && <Button onClick={() => void copy()}>{t('copy')}</Button>}
      <Button onClick={picture}>{t('picture')}</Button>
    </div>
  )
}

const Next = ({ matter }: { matter: DeviceMatter }) => {
  const t = useT(receiptMessages)
  const { locale } = useLocale()
  const now = useNow()
  const { dispatchBy = null, replyBy = null, why, asked = true } = matter.promised ?? {}
  return (
    <section className="yw-card yw-stack" aria-labelledby="next-head">
      <h2 id="next-head">{t('nextTitle')}</h2>
      <ol className="yw-steps">
        {dispatchBy && <li>{t('handed', { due: dueWords(dispatchBy, { now, locale }) })}</li>}
        {replyBy && (
          <li>
            <strong>{t('answered', { due: dueWords(replyBy, { now, locale }) })}</strong>
          </li>
        )}
        {!dispatchBy && !replyBy && !matter.joined && <li>{t('noDue')}</li>}
        {asked && <li>{t('asked')}</li>}
      </ol>
      {why && (why.zh.length > 0 || why.en.length > 0) && (
        <details className="yw-why">
          <summary>{t('why')}</summary>
          <WhySentences why={why} />
        </details>
      )}
    </section>
  )
}

/** R3: number, code, what happens next and by when; the worst case, so that it can only come true or earlier. */
export const Receipt = ({ matter }: { matter: DeviceMatter }) => {
  const t = useT(receiptMessages)
  return (
    <div className="yw-stack">
      <section className="yw-card yw-stack" aria-label={t('number')}>
        <dl className="yw-number">
          <dt>{t('number')}</dt>
          <dd>
            <span className="yw-number-big" role="img" aria-label={spokenRef(matter.ref)}>
              {formatRef(matter.ref)}
            </span>
          </dd>
          <dt>{t('secret')}</dt>
          <dd className="yw-number-code" translate="no">
            {matter.secret}
          </dd>
        </dl>
        <p className="yw-muted">{t('secretHint')}</p>
        <Keep matter={matter} />
      </section>
      {matter.joined && <p>{t('joined')}</p>}
      {(matter.photosLost ?? 0) > 0 && (
        <p className="yw-card yw-trouble">{t('photosLost', { n: matter.photosLost ?? 0 })}</p>
      )}
      <Next matter={matter} />
      <p>{t(contactLine(matter.contact), { phone: matter.contact?.phone ?? '' })}</p>
      <div className="yw-actions">
        <Link className="yw-button" data-primary="" to="/track/$ref" params={{ ref: matter.ref }}>
          {t(matter.promised?.asked === false ? 'look' : 'progress')}
        </Link>
        <Link className="yw-button" to="/report">
          {t('another')}
        </Link>
      </div>
    </div>
  )
}
