/** What rows or columns are, and which of them. */
interface Place {
  readonly title: string;
  readonly label: string;
}

const en = {
  query: 'query',
  key: 'key',
  kind: 'heat map',
  /** What there is to see, one clause a query. */
  label: (clauses: readonly string[]) => `Attention weights. ${clauses.join('; ')}.`,
  strongest: (query: string, key: string, weight: string) =>
    `“${query}” attends most to “${key}”, ${weight}`,
  cell: (row: Place, col: Place, value: string) =>
    `${row.title} ${row.label}, ${col.title} ${col.label}: ${value}`,
  hint: 'Arrow keys move the cursor; Enter says how the number was computed.',
};

const es: typeof en = {
  query: 'consulta',
  key: 'clave',
  kind: 'mapa de calor',
  label: (clauses) => `Pesos de atención. ${clauses.join('; ')}.`,
  strongest: (query, key, weight) => `«${query}» atiende sobre todo a «${key}», ${weight}`,
  cell: (row, col, value) => `${row.title} ${row.label}, ${col.title} ${col.label}: ${value}`,
  hint: 'Las flechas mueven el cursor; Enter dice cómo se calculó el número.',
};

export const heatMapText = { en, es };
