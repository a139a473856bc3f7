export { categoryName, type NamedCategory } from './category-name.ts'
