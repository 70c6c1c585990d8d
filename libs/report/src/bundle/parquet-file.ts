import { type BasicType, ByteWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import type { BundleFolder } from './bundle-folder';

/** One column of a Parquet file. */
export interface ParquetColumn {
  readonly name: string;
  readonly type: Extract<BasicType, 'INT32' | 'DOUBLE' | 'STRING'>;
  readonly nullable: boolean;
}

/** Values of each column, in the columns' order, all of one length. */
export type ParquetRows = readonly (readonly (number | string | null)[])[];

/** A Parquet file of the bundle, written one row group at a time: memory holds one group. */
export interface ParquetFile {
  writeRows(rows: ParquetRows): Promise<void>;
  close(): Promise<void>;
}

/** Opens a Parquet file (snappy, no statistics of text beyond the format's own) in the bundle. */
export async function openParquet(
  bundle: BundleFolder,
  path: string,
  columns: readonly ParquetColumn[],
): Promise<ParquetFile> {
  const file = await bundle.open(path);
  const writer = new ByteWriter();
  const schema = schemaFromColumnData({
    columnData: columns.map((column) => ({ ...column, data: [] })),
  });
  const parquet = new ParquetWriter({ writer, schema, createdBy: 'equ-ihome' });
  const drain = async (): Promise<void> => {
    await file.append(writer.getBytes().slice());
    writer.index = 0;
  };
  return {
    writeRows: async (rows) => {
      const length = rows[0]?.length ?? 0;
      if (length === 0) return;
      await parquet.write({
        columnData: columns.map((column, index) => ({ name: column.name, data: [...(rows[index] ?? [])] })),
        rowGroupSize: length,
      });
      await drain();
    },
    close: async () => {
      await parquet.finish();
      await drain();
      await file.close();
    },
  };
}
