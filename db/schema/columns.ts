import { type AnyPgColumn, bigint, customType, type ExtraConfigColumn, timestamp } from '#db/pgCore.ts';

export const bytea = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => 'bytea',
  toDriver: (bytes) => Buffer.from(bytes),
  fromDriver: (buffer) => new Uint8Array(buffer),
});

/**
 * A half-open range of instants, in Postgres' notation. Only SQL decides whether something is live.
 */
export const tstzrange = customType<{ data: string }>({ dataType: () => 'tstzrange' });

export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

export const instantColumn = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

export const identity = <Id extends number>() =>
  bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity().$type<Id>();

/**
 * When the row was moved to the bin; null: it is not in the bin. Lists, pickers and acts leave out rows in the bin
 * (`editorial/bin/binFilters.ts`). Each table declares the reference to the user itself, as this file imports no table.
 */
export const deletedAt = () => instantColumn('deleted_at');

/** The id of a row of another table, without a foreign key. */
export const reference = <Id extends number>(name: string) => bigint(name, { mode: 'number' }).$type<Id>();

/** The id of a row of the table that `target` names; the database checks that the row exists. */
export const foreignKey = <Target extends AnyPgColumn>(
  name: string,
  target: () => Target,
  actions?: { onDelete: 'cascade' | 'set null' },
) => reference<Target['_']['data'] & number>(name).references(target, actions);

/** The columns of an index in descending order, as `order by … desc` reads them. */
export const descending = (
  first: ExtraConfigColumn,
  ...others: ExtraConfigColumn[]
): [Partial<ExtraConfigColumn>, ...Partial<ExtraConfigColumn>[]] => [
  first.desc().nullsFirst(),
  ...others.map((column) => column.desc().nullsFirst()),
];
