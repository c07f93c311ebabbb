import { describe, expect, test } from 'vitest';
import { type Box, placeBeside, placeDocked } from './floatingPlace.ts';

const area: Box = { top: 60, bottom: 500, left: 0, right: 390 };
const size = { width: 300, height: 50 };
const lineAt = (top: number, left = 100, right = 200): Box => ({ top, bottom: top + 24, left, right });

describe('an element beside an anchor', () => {
  const above = { size, area, prefer: 'above', align: 'center' } as const;

  test('is on the preferred side, with the same middle', () => {
    expect(placeBeside({ ...above, anchor: lineAt(300, 120, 220) })).toEqual({
      top: 242,
      left: 20,
      height: 50,
    });
  });

  test('is on the other side if a bar or the keyboard leaves no room', () => {
    expect(placeBeside({ ...above, anchor: lineAt(100) }).top).toBe(132);
    expect(placeBeside({ ...above, prefer: 'below', anchor: lineAt(450) }).top).toBe(392);
  });

  test('never leaves the area, whatever the anchor', () => {
    for (const anchor of [
      lineAt(-900),
      lineAt(900),
      lineAt(60, 380, 390),
      { top: -500, bottom: 2_000, left: 0, right: 390 },
    ]) {
      const { top, left } = placeBeside({ ...above, anchor });
      expect(top).toBeGreaterThanOrEqual(area.top);
      expect(top + size.height).toBeLessThanOrEqual(area.bottom);
      expect(left).toBeGreaterThanOrEqual(area.left);
      expect(left + size.width).toBeLessThanOrEqual(area.right);
    }
  });

  test('shrinks to the larger side if it may, and does not cover the anchor', () => {
    const menu = {
      ...above,
      prefer: 'below',
      align: 'left',
      size: { width: 260, height: 320 },
      canShrink: true,
    } as const;
    expect(placeBeside({ ...menu, anchor: lineAt(200) })).toEqual({ top: 232, left: 100, height: 260 });
    expect(placeBeside({ ...menu, anchor: lineAt(400) })).toEqual({ top: 72, left: 100, height: 320 });
    expect(placeBeside({ ...menu, anchor: lineAt(330) })).toEqual({ top: 68, left: 100, height: 254 });
  });

  test('shares the right edge of its anchor in text from right to left', () => {
    expect(placeBeside({ ...above, align: 'right', anchor: lineAt(300, 340, 340) }).left).toBe(40);
  });
});

describe('an element at the bottom of a touch screen', () => {
  test('stays above the keyboard', () => {
    expect(placeDocked({ anchor: lineAt(200), size, area })).toMatchObject({ top: 442, left: 45 });
  });

  test('is at the top when the selection and its handles are at the bottom', () => {
    expect(placeDocked({ anchor: lineAt(400), size, area }).top).toBe(68);
    expect(placeDocked({ anchor: { ...lineAt(70), bottom: 460 }, size, area }).top).toBe(442);
  });
});
