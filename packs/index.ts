import type { Pack } from '@yiwang/kernel/pack'
import caringMembers from './caring-members/pack.ts'
import communityHeart from './community-heart-matters/pack.ts'
import delegateStudio from './delegate-studio/pack.ts'
import fineGrids from './fine-grids/pack.ts'
import firstSecretary from './first-secretary-studio/pack.ts'
import jinxiang from './jinxiang-five-moves/pack.ts'
import organisationPortal from './organisation-portal/pack.ts'
import ruleOfLaw from './rule-of-law/pack.ts'
import serviceRequests from './service-requests/pack.ts'
import threeGates from './three-gates/pack.ts'

/** A pack with the folder of its tables and words; `words` names the shared vocabularies it speaks beside its own. */
export type PackEntry = {
  readonly pack: Pack
  readonly dir: URL
  readonly demo: boolean
  readonly words: readonly ('appeal' | 'ladder')[]
}
/** The folder of the shared vocabularies: `<name>.<language>.json`. */
export const SHARED_WORDS = new URL('./shared/locales/', import.meta.url)
/** The versions ever committed, with the hash of each: what is published is a promise. */
export const RELEASED = new URL('./released.json', import.meta.url)

/** Every mechanism pack this build carries. */
export const packs: readonly PackEntry[] = [
  { pack: jinxiang, dir: new URL('./jinxiang-five-moves/', import.meta.url), demo: true, words: ['appeal'] },
  {
    pack: communityHeart,
    dir: new URL('./community-heart-matters/', import.meta.url),
    demo: false,
    words: ['appeal', 'ladder'],
  },
  {
    pack: fineGrids,
    dir: new URL('./fine-grids/', import.meta.url),
    demo: false,
    words: ['appeal', 'ladder'],
  },
  {
    pack: caringMembers,
    dir: new URL('./caring-members/', import.meta.url),
    demo: false,
    words: ['appeal', 'ladder'],
  },
  {
    pack: delegateStudio,
    dir: new URL('./delegate-studio/', import.meta.url),
    demo: false,
    words: ['appeal', 'ladder'],
  },
  {
    pack: firstSecretary,
    dir: new URL('./first-secretary-studio/', import.meta.url),
    demo: false,
    words: ['appeal', 'ladder'],
  },
  { pack: threeGates, dir: new URL('./three-gates/', import.meta.url), demo: false, words: [] },
  { pack: ruleOfLaw, dir: new URL('./rule-of-law/', import.meta.url), demo: false, words: [] },
  { pack: serviceRequests, dir: new URL('./service-requests/', import.meta.url), demo: false, words: [] },
]

/** Packs of the public front alone: no matter runs under them, so no release is stored; every tenant has the first. */
export const fronts: readonly { readonly pack: Pack; readonly dir: URL }[] = [
  { pack: organisationPortal, dir: new URL('./organisation-portal/', import.meta.url) },
]
