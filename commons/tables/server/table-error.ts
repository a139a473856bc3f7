import {
  type ProblemPlace,
  sayTableProblem,
  type TableProblem,
  type TableProblemCode,
  tableProblem,
} from '../contract/problem.ts'

/** A table that cannot be read on: carries the problem for people; its message is the English sentence for logs. */
export class TableError extends Error {
  override readonly name = 'TableError'
  readonly problem: TableProblem
  constructor(code: TableProblemCode, place?: ProblemPlace) {
    const problem = tableProblem(code, place)
    super(sayTableProblem(problem, 'en'))
    this.problem = problem
  }
}
