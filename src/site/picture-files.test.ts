import sharp from 'sharp';
import { expect, test } from 'vitest';
import { pictureNames } from '#demos/examples/pictures.ts';
import { picturePng, pictureSvg } from './picture-files.ts';

test.each(pictureNames)('%s: a PNG of 1600 pixels that is not blank', async (name) => {
  const png = await picturePng(name, 'en');
  const { width, format } = await sharp(png).metadata();
  expect([format, width]).toEqual(['png', 1600]);
  const { channels } = await sharp(png).greyscale().stats();
  expect(channels[0]!.stdev).toBeGreaterThan(5);
});

test('its text is drawn from the bundled font: with other words, other pixels', async () => {
  const [english, spanish] = await Promise.all([
    picturePng('attention_basic', 'en'),
    picturePng('attention_basic', 'es'),
  ]);
  // The title stands in the first 60 rows: black on white there, and not the same in both.
  const title = (png: Buffer) =>
    sharp(png).extract({ left: 0, top: 0, width: 1600, height: 110 }).greyscale();
  const inked = await title(english).stats();
  expect(inked.channels[0]!.min).toBeLessThan(80);
  const [a, b] = await Promise.all([english, spanish].map((png) => title(png).raw().toBuffer()));
  expect(Buffer.compare(a!, b!)).not.toBe(0);
});

test.each(pictureNames)(
  '%s: an SVG with its font, its title and no page’s colours',
  async (name) => {
    const svg = await pictureSvg(name, 'es');
    expect(svg.startsWith('<svg')).toBe(true);
    expect(svg).toContain('@font-face');
    expect(svg).not.toMatch(/var\(--|light-dark|https?:\/\/(?!www\.w3\.org)/);
  },
);
