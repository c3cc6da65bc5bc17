import { Link } from '@tanstack/react-router';
import type { MouseEventHandler, ReactNode, Ref } from 'react';
import classes from './button.module.css';

/** primary: the one main act of a screen · outline: beside it · plain: cancel, back · quiet: inside rows and toasts · danger: can't be undone · accent: a flag */
export type Look = 'primary' | 'outline' | 'plain' | 'quiet' | 'danger' | 'accent';

type Shared = {
  readonly children: ReactNode;
  readonly look?: Look;
  /** An icon (18–20 px) before or after the words. */
  readonly before?: ReactNode;
  readonly after?: ReactNode;
  readonly wide?: boolean;
  readonly size?: 'normal' | 'large';
  readonly 'aria-label'?: string;
  readonly 'aria-describedby'?: string;
};

type ButtonProps = Shared & {
  readonly onClick?: MouseEventHandler<HTMLButtonElement>;
  readonly type?: 'button' | 'submit';
  readonly form?: string;
  readonly disabled?: boolean;
  /** Work is going on: keeps the width, says so to readers, takes no second click. */
  readonly busy?: boolean;
  readonly 'aria-pressed'?: boolean;
  readonly 'aria-expanded'?: boolean;
  readonly 'aria-controls'?: string;
  readonly ref?: Ref<HTMLButtonElement>;
};

function Content({ before, after, children }: Pick<Shared, 'before' | 'after' | 'children'>) {
  return (
    <>
      {before === undefined ? null : <span aria-hidden="true">{before}</span>}
      <span className={classes.words}>{children}</span>
      {after === undefined ? null : <span aria-hidden="true">{after}</span>}
    </>
  );
}

export function Button({ children, look = 'primary', before, after, wide = false, size = 'normal', busy = false, type = 'button', onClick, ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={classes.button}
      data-look={look}
      data-wide={wide}
      data-size={size}
      aria-busy={busy}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {busy ? <span className={classes.spinner} aria-hidden="true" /> : null}
      <Content before={before} after={after}>
        {children}
      </Content>
    </button>
  );
}

type ButtonLinkProps = Shared & {
  readonly to: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly search?: Readonly<Record<string, unknown>>;
};

/** Looks like a button, goes somewhere. */
export function ButtonLink({ children, look = 'primary', before, after, wide = false, size = 'normal', to, params = {}, search = {}, ...rest }: ButtonLinkProps) {
  return (
    <Link {...rest} to={to} params={params} search={search} className={classes.button} data-look={look} data-wide={wide} data-size={size}>
      <Content before={before} after={after}>
        {children}
      </Content>
    </Link>
  );
}

/** A download or another page that is not part of the app. */
export function ButtonAnchor({ children, look = 'primary', before, after, wide = false, size = 'normal', href, download, ...rest }: Shared & { readonly href: string; readonly download?: string | true }) {
  return (
    <a {...rest} href={href} download={download} className={classes.button} data-look={look} data-wide={wide} data-size={size}>
      <Content before={before} after={after}>
        {children}
      </Content>
    </a>
  );
}

type IconButtonProps = {
  /** What it does; also shown as a tooltip. */
  readonly label: string;
  /** 20–22 px */
  readonly children: ReactNode;
  readonly onClick?: MouseEventHandler<HTMLButtonElement>;
  readonly disabled?: boolean;
  /** Out of the Tab order, where a key does the same. */
  readonly tabIndex?: -1;
  readonly 'aria-pressed'?: boolean;
  readonly 'aria-expanded'?: boolean;
  readonly 'aria-controls'?: string;
  readonly ref?: Ref<HTMLButtonElement>;
};

/** 44 × 44 px around an icon. */
export function IconButton({ label, children, ...rest }: IconButtonProps) {
  return (
    <button {...rest} type="button" className={classes.icon} aria-label={label} title={label}>
      {children}
    </button>
  );
}

/** The same around a link. */
export function IconLink({ label, children, to }: { readonly label: string; readonly children: ReactNode; readonly to: string }) {
  return (
    <Link to={to} className={classes.icon} aria-label={label} title={label}>
      {children}
    </Link>
  );
}
