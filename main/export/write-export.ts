import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Exchange } from '#app/exchange/exchange.ts';
import { type ExportFormat, exportWriting } from '#app/exchange/export.ts';
import { faultOf } from '#main/storage/write.ts';

/** Writes exchanges to a file. Returns why it could not, in words. */
export function writeExport(
  file: string,
  format: ExportFormat,
  exchanges: AsyncIterable<Exchange>,
): Promise<string | null> {
  return writeTexts(file, texts(format, exchanges));
}

/**
 * Writes texts to a file, one behind the other: to a temporary one beside it, checked, then renamed, so that the file is
 * whole or not there. Returns why it could not, in words.
 */
export async function writeTexts(file: string, parts: AsyncIterable<string>): Promise<string | null> {
  const temporary = `${file}.${process.pid}.part`;
  let bytes = 0;
  async function* chunks() {
    for await (const chunk of parts) {
      const encoded = Buffer.from(chunk);
      bytes += encoded.length;
      yield encoded;
    }
  }
  try {
    await pipeline(Readable.from(chunks()), createWriteStream(temporary, { flush: true }));
    if ((await stat(temporary)).size !== bytes) throw new Error('What was written is not whole.');
    await rename(temporary, file);
    return null;
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    return faultOf(error);
  }
}

async function* texts(format: ExportFormat, exchanges: AsyncIterable<Exchange>): AsyncGenerator<string> {
  const { before, one, between, after } = exportWriting(format);
  yield before;
  let first = true;
  for await (const exchange of exchanges) {
    yield first ? one(exchange) : between + one(exchange);
    first = false;
  }
  yield after;
}
