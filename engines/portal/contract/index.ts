import {
  actOnArticle,
  addPicture,
  article,
  articleDesk,
  articles,
  columns,
  corrections,
  draftArticle,
  editArticle,
  feed,
  picture,
} from './articles.ts'
import { atlas, tenantInfo } from './front.ts'
import { subscribe, subscription, unsubscribe } from './subscriptions.ts'

export * from './articles.ts'
export * from './front.ts'
export * from './subscriptions.ts'
export const operations = [
  atlas,
  tenantInfo,
  columns,
  articles,
  article,
  corrections,
  feed,
  picture,
  articleDesk,
  draftArticle,
  editArticle,
  actOnArticle,
  addPicture,
  subscription,
  subscribe,
  unsubscribe,
]
