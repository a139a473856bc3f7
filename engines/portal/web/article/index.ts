export { ArticleBody, CorrectionList, type LinkTo } from './article-body.tsx'
export { type ArticleView, StandingBadge } from './article-facts.tsx'
export { figureText } from './figure-text.ts'
export { articleMessages } from './messages.ts'
