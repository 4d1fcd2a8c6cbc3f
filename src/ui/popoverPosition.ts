/**
 * Where a floating box goes: below its anchor if it fits, else above, else on the larger side; shifted sideways until it
 * is inside the window. Pure, so that it can be tested without a browser.
 */

/** In pixels of the window. */
export interface AnchorBox {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** In pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

const gap = 4
const margin = 8

/** The top left corner of the floating box, in pixels of the window. */
export function popoverPosition(
  anchor: AnchorBox,
  floating: Size,
  window: Size,
  align: 'start' | 'end' | 'middle' = 'start',
): { readonly left: number; readonly top: number } {
  const below = anchor.top + anchor.height + gap
  const above = anchor.top - gap - floating.height
  const fitsBelow = below + floating.height <= window.height - margin
  const spaceBelow = window.height - below
  const top = fitsBelow || (above < margin && spaceBelow >= anchor.top) ? below : above
  const left =
    align === 'start'
      ? anchor.left
      : align === 'end'
        ? anchor.left + anchor.width - floating.width
        : anchor.left + (anchor.width - floating.width) / 2
  return {
    left: clamp(left, margin, window.width - floating.width - margin),
    top: clamp(top, margin, window.height - floating.height - margin),
  }
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, Math.max(low, high)))
}
