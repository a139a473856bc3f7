import { formBody, type IntakeForm, kindRef } from '@yiwang/matters/web/shared'
import { cleanPhone } from '../../../shell/phone-code/phone-fault.ts'
import type { Draft, DraftPlace } from './draft.ts'

/** The place fields of `matters.open` and `matters.similar-open`. */
export type PlaceBody = {
  point?: { lon: number; lat: number }
  datum?: 'wgs84'
  grid?: string
  division?: string
  placeWords?: string
}

/** Body of `POST /api/matters` without its files, which get their ids on the way out. */
export type OpeningBody = PlaceBody & {
  /** The kind of matter and the version of its form, so that one kept offline can be told it is old. */
  pack?: string
  type?: string
  version?: number
  fields?: Record<string, unknown>
  text: string
  phone?: string
  sms: boolean
  mayPublish: boolean
  confidential: boolean
  accusedUnit?: string
}

const UNKNOWN = 'unknown'

const pointed = (place: DraftPlace): PlaceBody =>
  place.way === 'here' && place.point
    ? { point: { lon: place.point.lon, lat: place.point.lat }, datum: 'wgs84' as const }
    : {}

/** Only the fields of the chosen way travel: a position tried first and given up stays on the device. */
export const placeBody = (place: DraftPlace): PlaceBody => {
  const words = place.words.trim()
  return {
    ...pointed(place),
    ...(place.way !== 'words' && place.grid && place.grid !== UNKNOWN ? { grid: place.grid } : {}),
    ...(place.way === 'pick' && place.division ? { division: place.division } : {}),
    ...(words ? { placeWords: words } : {}),
  }
}

type Form = Pick<IntakeForm, 'pack' | 'type' | 'version' | 'fields' | 'placeless'>
const kindBody = (draft: Draft, form: Form | undefined) =>
  form ? { ...kindRef(form), fields: formBody(form.fields, draft.own) } : draft.kind

/** What a draft becomes when it is sent. `onlyPhotos` stands in for the text when there is none. */
export const openingBody = (draft: Draft, onlyPhotos: string, form?: Form): OpeningBody => {
  const phone = cleanPhone(draft.phone)
  return {
    text: draft.text.trim() || onlyPhotos,
    ...kindBody(draft, form),
    ...(form?.placeless ? {} : placeBody(draft.place)),
    ...(phone ? { phone } : {}),
    sms: draft.sms && phone !== '',
    mayPublish: draft.mayPublish && !draft.complaint,
    confidential: draft.complaint,
    ...(draft.complaint && draft.accused ? { accusedUnit: draft.accused.id } : {}),
  }
}
