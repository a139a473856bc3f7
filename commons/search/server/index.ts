export { documentRows, type SearchDocument } from './store/document-rows.ts'
export { anyWordSql, type SearchCondition, searchSql, tailSql } from './store/search-sql.ts'
export {
  type Comparable,
  metresBetween,
  type NearDuplicate,
  nearDuplicates,
  type Point,
  type Reason,
} from './text/near-duplicates.ts'
export { type SearchParts, searchVector } from './text/search-vector.ts'
export { compareWords, senseWords, similarity } from './text/similarity.ts'
