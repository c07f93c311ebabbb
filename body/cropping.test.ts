import fc from 'fast-check';
import { expect, test } from 'vitest';
import { focusWithin, type Shape, shapes, windowOf } from './cropping.ts';

const side = fc.integer({ min: 1, max: 50_000 });
const hundredths = fc.integer({ min: 0, max: 100 });
const inputs = {
  picture: fc.record({ width: side, height: side }),
  focus: fc.record({ x: hundredths, y: hundredths }),
  shape: fc.constantFrom(...(Object.keys(shapes) as Shape[])),
};

test('a crop is within its picture, as large as possible, has its shape, and contains the focus', () => {
  fc.assert(
    fc.property(inputs.picture, inputs.focus, inputs.shape, (picture, focus, shape) => {
      const part = windowOf(picture, shape, focus);
      for (const value of Object.values(part)) expect(Number.isInteger(value)).toBe(true);
      expect(part.left).toBeGreaterThanOrEqual(0);
      expect(part.top).toBeGreaterThanOrEqual(0);
      expect(part.width).toBeGreaterThanOrEqual(1);
      expect(part.height).toBeGreaterThanOrEqual(1);
      expect(part.left + part.width).toBeLessThanOrEqual(picture.width);
      expect(part.top + part.height).toBeLessThanOrEqual(picture.height);
      expect(part.width === picture.width || part.height === picture.height).toBe(true);
      // The proportions are exact to half a px, unless the crop is too small for that.
      const ideal = Math.max(1, part.width / shapes[shape]);
      expect(Math.abs(part.height - ideal)).toBeLessThanOrEqual(Math.max(1, 0.5 / shapes[shape] + 0.5));
      const [x, y] = [(picture.width * focus.x) / 100, (picture.height * focus.y) / 100];
      expect(part.left).toBeLessThanOrEqual(x);
      expect(part.left + part.width).toBeGreaterThanOrEqual(x);
      expect(part.top).toBeLessThanOrEqual(y);
      expect(part.top + part.height).toBeGreaterThanOrEqual(y);
    }),
  );
});

test('the focus is in the middle of a crop unless an edge of the picture is nearer', () => {
  fc.assert(
    fc.property(inputs.picture, inputs.focus, inputs.shape, (picture, focus, shape) => {
      const { left, width } = windowOf(picture, shape, focus);
      const away = Math.abs(left + width / 2 - (picture.width * focus.x) / 100);
      const isAtEdge = left === 0 || left + width === picture.width;
      expect(away <= 1 || isAtEdge).toBe(true);
    }),
  );
});

test('the focus within a crop is in hundredths of the crop', () => {
  const picture = { width: 2000, height: 1000 };
  expect(focusWithin(picture, '1:1', { x: 50, y: 30 })).toEqual({ x: 50, y: 30 });
  expect(focusWithin(picture, '1:1', { x: 10, y: 30 })).toEqual({ x: 20, y: 30 });
  expect(focusWithin(picture, '1:1', { x: 100, y: 0 })).toEqual({ x: 100, y: 0 });
  fc.assert(
    fc.property(inputs.picture, inputs.focus, inputs.shape, (size, focus, shape) => {
      const { x, y } = focusWithin(size, shape, focus);
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
      expect(Math.max(x, y)).toBeLessThanOrEqual(100);
    }),
  );
});
