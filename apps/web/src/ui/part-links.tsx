import { Link } from '@tanstack/react-router';
import classes from './part-links.module.css';

type PartLinksProps = {
  /** Names the row for readers. */
  readonly label: string;
  readonly links: readonly { readonly to: string; readonly label: string; readonly search?: Readonly<Record<string, string>> }[];
};

/** The further pages of what this page shows, in one row that scrolls within itself. */
export function PartLinks({ label, links }: PartLinksProps) {
  return (
    <nav aria-label={label} className={classes.row}>
      {links.map(({ to, label: name, search = {} }) => (
        <Link key={to} to={to} search={search}>
          {name}
        </Link>
      ))}
    </nav>
  );
}
