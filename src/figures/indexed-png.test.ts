import sharp from 'sharp';
import { expect, test } from 'vitest';
import { indexedPng, pngAddress } from './indexed-png.ts';

async function pixels(png: Uint8Array): Promise<{ width: number; height: number; data: Buffer }> {
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

test('another decoder reads the pixels, row by row from the top', async () => {
  const png = indexedPng(3, 2, Uint8Array.of(0, 1, 2, 2, 1, 0), ['#010203', '#ff0080', '#ffffff']);
  const { width, height, data } = await pixels(png);
  expect([width, height]).toEqual([3, 2]);
  const [first, second, third] = [
    [1, 2, 3],
    [255, 0, 128],
    [255, 255, 255],
  ];
  expect([...data]).toEqual([first, second, third, third, second, first].flat());
});

test('a picture larger than one block of deflate, all 256 colours', async () => {
  const colours = Array.from({ length: 256 }, (_, i) => `#${i.toString(16).padStart(2, '0')}00ff`);
  const indices = Uint8Array.from({ length: 300 * 260 }, (_, i) => (i * 7) % 256);
  const { data } = await pixels(indexedPng(300, 260, indices, colours));
  const reds = data.filter((_, byte) => byte % 3 === 0);
  expect(Buffer.compare(reds, Buffer.from(indices))).toBe(0);
});

test('its address holds the same bytes', () => {
  const png = indexedPng(200, 200, new Uint8Array(40_000), ['#000000']);
  const address = pngAddress(png);
  expect(address.startsWith('data:image/png;base64,')).toBe(true);
  expect(Buffer.from(address.split(',')[1]!, 'base64')).toEqual(Buffer.from(png));
});

test('refuses what is no picture', () => {
  expect(() => indexedPng(2, 2, new Uint8Array(3), ['#000000'])).toThrow(
    new RangeError('indexedPng: width · height pixels, at least one, got 2 · 2 and 3'),
  );
  expect(() => indexedPng(0, 2, new Uint8Array(0), ['#000000'])).toThrow(RangeError);
  expect(() => indexedPng(1, 1, Uint8Array.of(1), ['#000000'])).toThrow(
    new RangeError('indexedPng: a colour for each index, at most 256, got 1 colours, index 1'),
  );
});
