import { describe, expect, it } from 'vitest';
import { principal, principalSteps } from '../../src/stages/pca.ts';

/** Rows without a pattern, the same every time. */
const rowsOf = (count: number, width: number) =>
  Array.from({ length: count }, (_, r) =>
    Float32Array.from({ length: width }, (_, c) => Math.sin(r * 12.9898 + c * 78.233) * (1 + 3 / (c + 1))),
  );
const dot = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from({ length: a.length }, (_, n) => (a[n] as number) * (b[n] as number)).reduce((x, y) => x + y, 0);

describe('principal components', () => {
  it('of points on a line are the line, and explain everything', () => {
    const { points, axes, shares } = principal([-2, -1, 0, 3].map((t) => [5 + 3 * t, 1 - 4 * t, 7]));
    expect(axes[0][0]).toBeCloseTo(-0.6);
    expect(axes[0][1]).toBeCloseTo(0.8);
    expect(shares[0]).toBeCloseTo(1);
    expect(shares[1]).toBeCloseTo(0);
    expect(points.map(([x]) => x)).toEqual([-2, -1, 0, 3].map((t) => expect.closeTo(-5 * t, 6)));
    for (const [, y] of points) expect(y).toBeCloseTo(0);
  });

  it('of a cross are its arms, although the longest arm is a direction of its own', () => {
    const { axes, shares } = principal([
      [3, 0, 0],
      [-3, 0, 0],
      [0, 1, 0],
      [0, -1, 0],
    ]);
    expect([...axes[0]]).toEqual([1, 0, 0].map((n) => expect.closeTo(n)));
    expect([...axes[1]]).toEqual([0, 1, 0].map((n) => expect.closeTo(n)));
    expect(shares).toEqual([expect.closeTo(0.9), expect.closeTo(0.1)]);
  });

  it('of points on a plane keep every distance', () => {
    const flat = Array.from({ length: 12 }, (_, n) => {
      const [u, v] = [Math.sin(n * 2.3) * 4, Math.cos(n * 1.7)];
      return [u * 0.6, v, u * 0.8, 2];
    });
    const { points, shares } = principal(flat);
    expect(shares[0] + shares[1]).toBeCloseTo(1);
    const far = (a: ArrayLike<number>, b: ArrayLike<number>) =>
      Math.hypot(...Array.from(a as number[], (x, n) => x - (b[n] as number)));
    for (const [i, a] of flat.entries()) {
      for (const [j, b] of flat.entries()) {
        expect(far(points[i] ?? [], points[j] ?? [])).toBeCloseTo(far(a, b));
      }
    }
  });

  it.each([
    [26, 64],
    [91, 512],
    [300, 8],
  ])('of %i rows of %i columns are at right angles, of length 1, and eigenvectors', (count, width) => {
    const rows = rowsOf(count, width);
    const { axes, shares, points } = principal(rows);
    expect(dot(axes[0], axes[0])).toBeCloseTo(1);
    expect(dot(axes[1], axes[1])).toBeCloseTo(1);
    expect(dot(axes[0], axes[1])).toBeCloseTo(0);
    expect(shares[0]).toBeGreaterThanOrEqual(shares[1]);
    expect(shares[0] + shares[1]).toBeLessThanOrEqual(1 + 1e-9);
    // XᵀX·axis = value·axis: the covariance only stretches it.
    const mean = Array.from(
      { length: width },
      (_, c) => rows.reduce((sum, row) => sum + (row[c] ?? 0), 0) / count,
    );
    const image = new Float64Array(width);
    for (const [r, row] of rows.entries()) {
      for (let c = 0; c < width; c++)
        image[c] = (image[c] ?? 0) + (points[r]?.[0] ?? 0) * ((row[c] ?? 0) - (mean[c] ?? 0));
    }
    expect(dot(image, axes[0]) / Math.sqrt(dot(image, image))).toBeCloseTo(1, 6);
    // Neither axis depends on the order of the rows, sign included.
    const turned = principal([...rows].reverse());
    expect(dot(turned.axes[0], axes[0])).toBeCloseTo(1, 5);
    expect(dot(turned.axes[1], axes[1])).toBeCloseTo(1, 5);
  });

  it('are the same when found with pauses, and no step goes through many numbers', () => {
    const rows = Array.from({ length: 500 }, (_, r) =>
      Array.from({ length: 500 }, (_, c) => Math.sin((r + 1) * (c + 1) * 0.7)),
    );
    let [read, most, count] = [0, 0, 0];
    const counted = rows.map(
      (row) =>
        new Proxy(row, {
          get(target, key) {
            if (typeof key === 'string' && /^\d+$/.test(key)) read++;
            return Reflect.get(target, key, target);
          },
        }),
    );
    const steps = principalSteps(counted);
    let step = steps.next();
    for (; !step.done; step = steps.next()) {
      most = Math.max(most, read);
      read = 0;
      count++;
    }
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(200_000);
    // Each of the 40 directions that are searched through goes over the 250,000 numbers in two steps.
    expect(count).toBeGreaterThan(40 * 2);
    expect(step.value).toEqual(principal(rows));
  });

  it('of equal rows are nothing at all', () => {
    const { points, shares } = principal([
      [1, 2],
      [1, 2],
    ]);
    expect(points).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect(shares).toEqual([0, 0]);
  });

  it('of one row stand at 0', () => {
    expect(principal([[4, 5, 6]]).points).toEqual([[0, 0]]);
  });
});
