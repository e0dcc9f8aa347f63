/**
 * A picture of up to 256 colours as the bytes of a PNG, one byte a pixel. The pixels are stored, not
 * compressed: what makes it must be as quick as a finger on a slider.
 *
 * @param indices one a pixel, row by row from the top
 * @param colours `#rrggbb`, one for each index
 * @throws RangeError if there are not width · height pixels, at least one, or an index has no colour
 *
 * Source: PNG Specification, third edition (W3C, 2025), §11.2; RFC 1950 (zlib), RFC 1951 (deflate).
 */
export function indexedPng(
  width: number,
  height: number,
  indices: Uint8Array,
  colours: readonly string[],
): Uint8Array<ArrayBuffer> {
  if (width * height !== indices.length || indices.length === 0) {
    throw new RangeError(
      `indexedPng: width · height pixels, at least one, got ${width} · ${height} and ${indices.length}`,
    );
  }
  if (colours.length > 256 || indices.some((index) => index >= colours.length)) {
    throw new RangeError(
      `indexedPng: a colour for each index, at most 256, got ${colours.length} colours, index ${Math.max(...indices)}`,
    );
  }
  const header = concat([uint32(width), uint32(height), Uint8Array.of(8, INDEXED, 0, 0, 0)]);
  return concat([
    SIGNATURE,
    chunk('IHDR', header),
    paletteChunk(colours),
    chunk('IDAT', zlibStored(scanLines(width, height, indices))),
    chunk('IEND', new Uint8Array()),
  ]);
}

/** The bytes as a `data:` address of a PNG. */
export function pngAddress(bytes: Uint8Array): string {
  const text: string[] = [];
  for (let start = 0; start < bytes.length; start += LONGEST_CALL)
    text.push(String.fromCharCode(...bytes.subarray(start, start + LONGEST_CALL)));
  return `data:image/png;base64,${btoa(text.join(''))}`;
}

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const INDEXED = 3;
/** Engines limit the number of arguments of one call. */
const LONGEST_CALL = 0x4000;
const LONGEST_BLOCK = 0xffff;

/** Palettes that were made already: the same few ramps are used again and again. */
const palettes = new WeakMap<readonly string[], Uint8Array>();

function paletteChunk(colours: readonly string[]): Uint8Array {
  const known = palettes.get(colours);
  if (known) return known;
  const channels = colours.flatMap((hex) =>
    [1, 3, 5].map((start) => parseInt(hex.slice(start, start + 2), 16)),
  );
  const made = chunk('PLTE', Uint8Array.from(channels));
  palettes.set(colours, made);
  return made;
}

/** Each row after a byte that says it is not filtered. */
function scanLines(width: number, height: number, indices: Uint8Array): Uint8Array {
  const lines = new Uint8Array(height * (width + 1));
  for (let row = 0; row < height; row++)
    lines.set(indices.subarray(row * width, (row + 1) * width), row * (width + 1) + 1);
  return lines;
}

/** A zlib stream of stored blocks. */
function zlibStored(bytes: Uint8Array): Uint8Array {
  const blocks: Uint8Array[] = [Uint8Array.of(0x78, 0x01)];
  for (let start = 0; start < bytes.length; start += LONGEST_BLOCK) {
    const block = bytes.subarray(start, start + LONGEST_BLOCK);
    const isLast = start + LONGEST_BLOCK >= bytes.length;
    const size = block.length;
    blocks.push(
      Uint8Array.of(isLast ? 1 : 0, size & 0xff, size >> 8, ~size & 0xff, (~size >> 8) & 0xff),
      block,
    );
  }
  return concat([...blocks, uint32(adler32(bytes))]);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const typed = concat([Uint8Array.from(type, (letter) => letter.charCodeAt(0)), data]);
  return concat([uint32(data.length), typed, uint32(crc32(typed))]);
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ CRC_TABLE[(crc ^ byte) & 0xff]!;
  return ~crc >>> 0;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

function adler32(bytes: Uint8Array): number {
  const prime = 65521;
  let [low, high] = [1, 0];
  for (const byte of bytes) {
    low = (low + byte) % prime;
    high = (high + low) % prime;
  }
  return high * 0x10000 + low;
}

function uint32(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff);
}

function concat(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let start = 0;
  for (const part of parts) {
    whole.set(part, start);
    start += part.length;
  }
  return whole;
}
