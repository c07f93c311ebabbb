import { bigint, customType, timestamp } from '#db/pgCore.ts';

export const bytea = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => 'bytea',
  toDriver: (bytes) => Buffer.from(bytes),
  fromDriver: (buffer) => new Uint8Array(buffer),
});

/**
 * A half-open range of instants, in Postgres' own notation; whether something is live is decided in SQL, never here.
 */
export const tstzrange = customType<{ data: string }>({ dataType: () => 'tstzrange' });

export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

export const instantColumn = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

export const identity = <Id extends number>() =>
  bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity().$type<Id>();

/**
 * When something was moved to the bin; null: it is not in the bin. Lists, pickers and acts leave out what is in the bin
 * (`editorial/bin/binFilters.ts`). Each table declares the reference to the user itself, as this file imports no table.
 */
export const deletedAt = () => instantColumn('deleted_at');

export const reference = <Id extends number>(name: string) => bigint(name, { mode: 'number' }).$type<Id>();
