import type { Shape } from '#body/cropping.ts';
import { check, date, index, integer, jsonb, pgTable, real, text, uniqueIndex } from '#db/pgCore.ts';
import { sql } from '#db/query.ts';
import { deletedAt, descending, foreignKey, identity, instantColumn } from './columns.ts';
import type { AssetId } from './ids.ts';
import { user } from './people.ts';

export type Rendition = {
  /** file name in the address /media/{id}/{name} */
  name: string;
  format: 'avif' | 'webp' | 'jpeg';
  /** px */
  width: number;
  height: number;
  bytes: number;
  /** key in the storage */
  key: string;
};

/** A rendition of a part of the picture, stored beside the others under its name. */
export type Crop = Omit<Rendition, 'key'> & { shape: Shape };

/** Metadata embedded in a picture's file, by our column names; absent members are unknown. */
export type EmbeddedMetadata = Partial<
  Record<'alt' | 'caption' | 'credit' | 'creator' | 'rights' | 'takenOn', string>
>;

/** A picture. The storage contains the bytes, under their hash; this row contains the metadata that staff edit. */
export const asset = pgTable(
  'asset',
  {
    id: identity<AssetId>(),
    /** SHA-256 (hex) of the stripped original */
    hash: text('hash').notNull(),
    fileName: text('file_name').notNull(),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    colour: text('colour').notNull(),
    alt: text('alt').notNull().default(''),
    caption: text('caption').notNull().default(''),
    credit: text('credit').notNull().default(''),
    rights: text('rights').notNull().default(''),
    rightsUntil: instantColumn('rights_until'),
    /** who took or drew it; readers see the credit */
    creator: text('creator').notNull().default(''),
    /** YYYY-MM-DD */
    takenOn: date('taken_on'),
    /**
     * from the file, not confirmed yet, and visible to staff only. Null when everything has been confirmed or rejected
     */
    embeddedMetadata: jsonb('embedded_metadata').$type<EmbeddedMetadata>(),
    focalX: real('focal_x').notNull().default(0.5),
    focalY: real('focal_y').notNull().default(0.5),
    renditions: jsonb('renditions').$type<Rendition[]>().notNull(),
    /**
     * crops for the present focus; empty until the worker has made them for a picture that is older than this feature
     */
    crops: jsonb('crops').$type<Crop[]>().notNull().default([]),
    /** crops for earlier focuses: pages and other sites may still use their addresses */
    formerCrops: jsonb('former_crops').$type<Crop[]>().notNull().default([]),
    createdBy: foreignKey('created_by', () => user.id),
    createdAt: instantColumn('created_at').notNull().defaultNow(),
    deletedAt: deletedAt(),
    deletedBy: foreignKey('deleted_by', () => user.id),
  },
  (table) => [
    uniqueIndex('asset_hash').on(table.hash),
    index('asset_rights_until').on(table.rightsUntil).where(sql`${table.rightsUntil} is not null`),
    index('asset_created').on(...descending(table.createdAt, table.id)),
    index('asset_bin').on(table.deletedAt).where(sql`${table.deletedAt} is not null`),
    check('asset_focal', sql`${table.focalX} between 0 and 1 and ${table.focalY} between 0 and 1`),
    check('asset_colour', sql`${table.colour} ~ '^#[0-9a-f]{6}$'`),
  ],
);
