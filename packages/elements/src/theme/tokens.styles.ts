import { css } from 'lit'

/**
 * The tokens. Each public `--aether-*` property has a default here, so that no style sheet is required; inside, only
 * the private names are used, so that a value set on any ancestor reaches nested elements.
 */
export const tokens = css`
  :host {
    --_font: var(--aether-font, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif);
    --_font-mono: var(--aether-font-mono, ui-monospace, 'SF Mono', Menlo, Consolas, 'Liberation Mono', monospace);
    --_font-size: var(--aether-font-size, 13px);
    --_font-size-small: var(--aether-font-size-small, 12px);
    --_font-size-large: var(--aether-font-size-large, 16px);
    --_space: var(--aether-space, 4px);
    --_radius: var(--aether-radius, 4px);
    --_row-height: var(--aether-row-height, 30px);
    --_control-height: var(--aether-control-height, 30px);
    --_background: var(--aether-background, light-dark(#ffffff, #14181d));
    --_surface: var(--aether-surface, light-dark(#f5f7f9, #1b2128));
    --_surface-strong: var(--aether-surface-strong, light-dark(#e8ecf1, #262e37));
    --_text: var(--aether-text, light-dark(#17202a, #e6eaee));
    --_text-muted: var(--aether-text-muted, light-dark(#4f5d6b, #a3b0bd));
    --_border: var(--aether-border, light-dark(#d4dbe2, #323c47));
    --_border-strong: var(--aether-border-strong, light-dark(#7b8794, #748292));
    --_accent: var(--aether-accent, light-dark(#0b5cad, #6cb2f5));
    --_accent-strong: var(--aether-accent-strong, light-dark(#084b8f, #8fc5f9));
    --_accent-text: var(--aether-accent-text, light-dark(#ffffff, #0b1a29));
    --_accent-surface: var(--aether-accent-surface, light-dark(#e4effa, #1a3147));
    --_warning-text: var(--aether-warning-text, light-dark(#6b4300, #f2c879));
    --_warning-surface: var(--aether-warning-surface, light-dark(#fdf3dc, #352a14));
    --_warning-border: var(--aether-warning-border, light-dark(#b87a0e, #a97c2c));
    --_error-text: var(--aether-error-text, light-dark(#a11b1b, #ff9d97));
    --_error-surface: var(--aether-error-surface, light-dark(#fdecec, #3a1b1c));
    --_chart-estimate: var(--aether-chart-estimate, light-dark(#0b5cad, #6cb2f5));
    --_chart-other: var(--aether-chart-other, light-dark(#5b6875, #a3b0bd));
    --_chart-rule: var(--aether-chart-rule, light-dark(#17202a, #e6eaee));
    --_chart-grid: var(--aether-chart-grid, light-dark(#e3e8ed, #2c353f));

    display: block;
    box-sizing: border-box;
    color: var(--_text);
    background: var(--_background);
    font-family: var(--_font);
    font-size: var(--_font-size);
    line-height: 1.4;
    font-variant-numeric: tabular-nums;
    text-align: start;
  }

  :host([theme='auto']) {
    color-scheme: light dark;
  }

  :host([theme='light']) {
    color-scheme: light;
  }

  :host([theme='dark']) {
    color-scheme: dark;
  }

  :host([hidden]) {
    display: none;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  @media (forced-colors: active) {
    :host {
      --_background: Canvas;
      --_surface: Canvas;
      --_surface-strong: Canvas;
      --_text: CanvasText;
      --_text-muted: CanvasText;
      --_border: CanvasText;
      --_border-strong: CanvasText;
      --_accent: LinkText;
      --_accent-strong: LinkText;
      --_accent-text: Canvas;
      --_accent-surface: Canvas;
      --_warning-text: CanvasText;
      --_warning-surface: Canvas;
      --_warning-border: CanvasText;
      --_error-text: CanvasText;
      --_error-surface: Canvas;
      --_chart-estimate: LinkText;
      --_chart-other: CanvasText;
      --_chart-rule: CanvasText;
      --_chart-grid: Canvas;
    }
  }
`
