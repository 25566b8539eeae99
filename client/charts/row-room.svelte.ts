import { emOf } from './room.ts';
import { lettersIn, planRows, type RowPlan, type RowSteps } from './row-plan.ts';

interface Given<Row> {
  rows: readonly Row[];
  /** The name at a row, which may want more lines than one. */
  name: (row: Row) => string;
  /** In the order they are tried; null lets the rows be as high as they need to be. */
  steps: RowSteps | null;
  flowing: RowPlan;
  /** The page in sight, from 0. */
  page: number;
}

/** Rows of a chart in the room there is: as large as fits, and in pages when they must be. Make it while a component is being set up. */
export class RowRoom<Row> {
  /** To be bound to the box the rows stand in. */
  box = $state<HTMLElement>();
  width = $state(0);
  height = $state(0);
  readonly #given: () => Given<Row>;

  /** @param told how many pages there are, whenever that changes */
  constructor(given: () => Given<Row>, told: (pages: number) => void) {
    this.#given = given;
    $effect(() => told(this.#pages));
  }

  readonly plan: RowPlan = $derived.by(() => {
    const { rows, name, steps, flowing } = this.#given();
    if (steps === null) return flowing;
    const em = this.width > 0 && this.box ? emOf(this.box) : 16;
    const longest = Math.max(0, ...rows.map((row) => lettersIn(name(row))));
    return planRows(steps, rows.length, longest, { width: this.width / em, height: this.height / em });
  });

  /** The place of the first row in sight among all. */
  get first(): number {
    return Math.min(this.#given().page, this.#pages - 1) * this.plan.perPage;
  }

  /** The rows in sight. */
  get shown(): readonly Row[] {
    const { first } = this;
    return this.#given().rows.slice(first, first + this.plan.perPage);
  }

  get #pages(): number {
    return Math.max(1, Math.ceil(this.#given().rows.length / this.plan.perPage));
  }
}
